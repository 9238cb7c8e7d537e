"""Replies that tell a lifter what they told before: the profile for a plan, and what is known of bodies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.coaching.spoken import listed
from bot.conversation.health_entry import Entry, State
from bot.conversation.health_record import HealthRecord
from bot.conversation.plan.answers import Answers, Question
from bot.conversation.plan.summary import words_of
from bot.understanding.recall import Recall

_NOTHING: Final = {
    Recall.GOAL: "your goal",
    Recall.EXPERIENCE: "how long you have trained",
    Recall.DAYS: "how many days a week you train",
    Recall.EQUIPMENT: "what you train with",
    Recall.OTHERS: "which other lifts you do",
    Recall.HEALTH: "anything about your health",
}
_PROFILE: Final = tuple(question for question in Question if question is not Question.PAIN)
_STATES: Final = {State.SETTLED: "over", State.CLEARED: "cleared for training"}


def told_before(recall: Recall, answers: Answers, record: HealthRecord) -> str:
    """What is asked for of what was told, in words; what was never told is said to be so.

    Args:
        recall: what is asked for.
        answers: the profile, of the plan or from before one.
        record: what was told of bodies.
    """
    wanted = [one for one in _PROFILE if recall in (Recall.ALL, one.value) and one in answers.given]
    said = [f"I have noted: {listed([words_of(answers, one) for one in wanted], 'and')}."] if wanted else []
    if recall in (Recall.ALL, Recall.HEALTH):
        said += _of_bodies(record)
    if said:
        return " ".join([*said, "Tell me if any of that is different."])
    if recall is Recall.ALL:
        return "You have told me nothing about yourself yet. Tell me what you train for, or what I should know."
    return f"You have not told me {_NOTHING[recall]} yet."


def _of_bodies(record: HealthRecord) -> Iterable[str]:
    """What was told of each person's body, the lifter's own first."""
    told = [entry for entry in record.entries if entry.state is not State.DENIED]
    for person in dict.fromkeys(["", *(entry.person for entry in told)]):
        own = [_named(entry) for entry in told if entry.person == person]
        if own:
            yield f"About {person or 'your health'}: {listed(list(dict.fromkeys(own)), 'and')}."


def _named(entry: Entry) -> str:
    """One entry as it was put, with its part of the body and how it stands where the words do not say so."""
    part = "" if entry.part.replace("_", " ") in entry.words.lower() else entry.part.replace("_", " ")
    beside = ", ".join(filter(None, (part, _STATES.get(entry.state))))
    return f"“{entry.words}”" + (f" ({beside})" if beside else "")
