"""How far the talk before a plan has come, and what a message does to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from bot.coaching.plan_talk.answers import Answers, Question
from bot.coaching.plan_talk.reading import possible, read
from bot.coaching.plan_talk.signs import asks_back, without_questions

MOST_MISSES: Final = 2
"""Messages in a row that were not understood, after which asking on would only annoy."""


_NOTHING: Final = Answers()


class Note(str, Enum):
    """What has to be said before the question is asked again."""

    NOTHING = ""
    WHY = "why"
    UNCLEAR = "unclear"
    NO_SUCH_WEEK = "no_such_week"
    BACK = "back"


@dataclass(frozen=True)
class PlanTalk:
    """The talk so far.

    Attributes:
        answers: what is known.
        taken: questions that were not asked, as the answer was known from before.
        news: questions that the last message answered.
        note: what to say before the next question.
        misses: messages in a row that were not understood.
        before: the answers behind the plan that this one changes.
    """

    answers: Answers = _NOTHING
    taken: tuple[Question, ...] = ()
    news: tuple[Question, ...] = ()
    note: Note = Note.NOTHING
    misses: int = 0
    before: Answers | None = None

    @property
    def open(self) -> Question | None:
        """The question to ask; None when all is known, or when something hurts and no plan will be made."""
        return None if self.answers.pain else self.answers.open

    @property
    def lost(self) -> bool:
        """Whether asking on makes no sense."""
        return self.misses >= MOST_MISSES

    def as_json(self) -> dict[str, Any]:
        """Plain values for a slot."""
        return {
            "answers": self.answers.as_json(),
            "taken": [question.value for question in self.taken],
            "news": [question.value for question in self.news],
            "note": self.note.value,
            "misses": self.misses,
            "before": None if self.before is None else self.before.as_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PlanTalk:
        """The talk that ``as_json`` wrote.

        Raises:
            ValueError: a value does not fit.
            KeyError: a part is missing.
        """
        return cls(
            Answers.from_json(data["answers"]),
            tuple(map(Question, data["taken"])),
            tuple(map(Question, data["news"])),
            Note(data["note"]),
            data["misses"],
            None if data["before"] is None else Answers.from_json(data["before"]),
        )


def begin(text: str, known: Answers) -> PlanTalk:
    """The talk after the message that asked for a plan.

    Args:
        text: that message; what it answers is not asked again.
        known: what was known before; pain is asked anew each time.
    """
    said, note = _sorted_out(read(text, None, Answers()))
    known = known.without((Question.PAIN,))
    taken = tuple(question for question in known.given if question not in said.given)
    return PlanTalk(known.overridden(said), taken, said.given, note)


def change(text: str, stored: Answers) -> PlanTalk | None:
    """The talk that a message opens by changing the plan there is; None if it changes nothing.

    Args:
        text: such as "only two days now".
        stored: the answers behind the plan.
    """
    found = read(text, None, stored)
    said, note = _sorted_out(found)
    news = stored.differing(said)
    if note is Note.NOTHING and not news:
        return None
    answers = stored.overridden(said)
    if note is Note.NO_SUCH_WEEK:
        answers = answers.without((Question.DAYS,))
    taken = tuple(question for question in stored.given if question not in (*news, Question.PAIN))
    return PlanTalk(answers, taken, news, note, before=stored)


def heard(talk: PlanTalk, text: str, *, elsewhere: bool = False) -> PlanTalk | None:
    """The talk after one more message; None if the message is about something else.

    Args:
        talk: the talk so far, with a question open.
        text: the message.
        elsewhere: whether it was understood as a question or wish of another kind. Then only what stands beside
            the question counts, and where nothing does, it is no failure to answer.
    """
    found = read(without_questions(text) if elsewhere else text, talk.open, talk.answers)
    said, note = _sorted_out(found)
    news = talk.answers.differing(said)
    if note is Note.NOTHING and not news:
        if elsewhere or asks_back(text):
            return None
        return replace(talk, news=(), note=Note.UNCLEAR, misses=talk.misses + 1)
    return replace(
        talk,
        answers=talk.answers.overridden(said),
        taken=tuple(question for question in talk.taken if question not in news),
        news=news,
        note=note,
        misses=talk.misses + 1 if note is Note.NO_SUCH_WEEK and not news else 0,
    )


def answered(talk: PlanTalk, said: Answers) -> PlanTalk:
    """The talk after a tap on a button, which needs no reading."""
    return replace(
        talk,
        answers=talk.answers.overridden(said),
        taken=tuple(question for question in talk.taken if question not in said.given),
        news=said.given,
        note=Note.NOTHING,
        misses=0,
    )


def wondered(talk: PlanTalk) -> PlanTalk:
    """The talk after "why do you ask?"."""
    return replace(talk, news=(), note=Note.WHY)


def interrupted(talk: PlanTalk) -> PlanTalk:
    """The talk after something else was answered in between."""
    return replace(talk, news=(), note=Note.BACK)


def _sorted_out(said: Answers) -> tuple[Answers, Note]:
    """The answers that can be, and what to say of one that cannot."""
    if said.days is None or possible(said.days):
        return said, Note.NOTHING
    return said.without((Question.DAYS,)), Note.NO_SUCH_WEEK
