"""How far the talk before a plan has come, and what a message does to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bot.conversation.plan.answers import Answers, Question
from bot.conversation.plan.from_facts import answers_in, is_possible
from bot.understanding.reading import Act, Reading
from bot.understanding.replies import is_question

MOST_MISSES: Final = 2
"""Messages in a row that were not understood, after which asking on would only annoy."""


MOST_ASIDES: Final = 1
"""Messages in a row about something else after which the question is asked again; then it waits for the lifter."""

_NOTHING: Final = Answers()


class Note(str, Enum):
    """What has to be said before the question is asked again."""

    NOTHING = ""
    WHY = "why"
    CHANGEABLE = "changeable"
    UNCLEAR = "unclear"
    NO_SUCH_WEEK = "no_such_week"
    BACK = "back"
    NOTED = "noted"
    OTHERS = "others"


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
        asides: messages in a row about something else.
        heard: wishes of the last message, in words.
        assumed: questions that nobody answered, as the plan was wanted at once.
        about: the question whose reason is asked for; None for the open one.
    """

    answers: Answers = _NOTHING
    taken: tuple[Question, ...] = ()
    news: tuple[Question, ...] = ()
    note: Note = Note.NOTHING
    misses: int = 0
    before: Answers | None = None
    asides: int = 0
    about: Question | None = None
    heard: tuple[str, ...] = ()
    assumed: tuple[Question, ...] = ()

    @property
    def open(self) -> Question | None:
        """The question to ask; None when all is known, or when something hurts and no plan will be made."""
        return None if self.answers.pain else self.answers.open

    @property
    def waits(self) -> bool:
        """Return True if the question was asked again already, and asking once more would only nag."""
        return self.asides > MOST_ASIDES

    @property
    def lost(self) -> bool:
        """Return True if asking on makes no sense."""
        return self.misses >= MOST_MISSES


def begin(reading: Reading, known: Answers, *, well: bool = False) -> PlanTalk:
    """The talk after the message that asked for a plan.

    Args:
        reading: that message; what it answers is not asked again.
        known: what was known before; pain is asked anew each time.
        well: it says that what hurt does so no more, which answers the question about pain.
    """
    said, note = _sorted_out(answers_in(reading, None, Answers()))
    said = replace(said, pain=False) if well else said
    known = known.without((Question.PAIN,))
    taken = tuple(question for question in known.given if question not in said.given)
    return PlanTalk(known.overridden(said), taken, said.given, note)


def change(reading: Reading, stored: Answers) -> PlanTalk | None:
    """The talk that a message opens by changing the plan there is; None if it changes nothing.

    Args:
        reading: such as "only two days now".
        stored: the answers behind the plan.
    """
    said, note = _sorted_out(answers_in(reading, None, stored))
    news = stored.differing(said)
    if note is Note.NOTHING and not news:
        return None
    answers = stored.overridden(said)
    if note is Note.NO_SUCH_WEEK:
        answers = answers.without((Question.DAYS,))
    taken = tuple(question for question in stored.given if question not in (*news, Question.PAIN))
    return PlanTalk(answers, taken, news, note, before=stored)


def take(talk: PlanTalk, reading: Reading, *, elsewhere: bool = False) -> PlanTalk | None:
    """The talk after one more message; None if the message is about something else.

    Args:
        talk: the talk so far, with a question open.
        reading: the message. What it asks, quotes or tells of others answers nothing.
        elsewhere: whether it was understood as a question or wish of another kind; then it is no failure to answer
            if it answers nothing.
    """
    said, note = _sorted_out(answers_in(reading, talk.open, talk.answers))
    news = talk.answers.differing(said)
    if note is Note.NOTHING and not said.given:
        if elsewhere or is_question(reading) or _is_small_talk(reading):
            return None
        return replace(talk, news=(), heard=(), note=Note.UNCLEAR, misses=talk.misses + 1)
    if note is Note.NOTHING and not news and (elsewhere or is_question(reading)):
        return None
    return replace(
        talk,
        answers=talk.answers.overridden(said),
        taken=tuple(question for question in talk.taken if question not in said.given),
        assumed=tuple(question for question in talk.assumed if question not in said.given),
        news=said.given,
        heard=(),
        note=note,
        misses=talk.misses + 1 if note is Note.NO_SUCH_WEEK and not news else 0,
        asides=0,
    )


def answered(talk: PlanTalk, said: Answers) -> PlanTalk:
    """The talk after a tap on a button, which needs no reading."""
    return replace(
        talk,
        answers=talk.answers.overridden(said),
        taken=tuple(question for question in talk.taken if question not in said.given),
        assumed=tuple(question for question in talk.assumed if question not in said.given),
        news=said.given,
        heard=(),
        note=Note.NOTHING,
        misses=0,
        asides=0,
    )


def wondered(talk: PlanTalk, about: Question | None = None) -> PlanTalk:
    """The talk after "why do you ask?".

    Args:
        talk: the talk so far.
        about: the question that is meant; None for the open one.
    """
    return replace(talk, news=(), heard=(), note=Note.WHY, about=about, asides=0)


def recounted(talk: PlanTalk) -> PlanTalk:
    """The talk after "what did you note down so far?"."""
    return replace(talk, news=(), heard=(), note=Note.NOTED, misses=0, asides=0)


def doubted(talk: PlanTalk) -> PlanTalk:
    """The talk after "can I change that later?"."""
    return replace(talk, news=(), heard=(), note=Note.CHANGEABLE, asides=0)


def told_of_others(talk: PlanTalk) -> PlanTalk:
    """The talk after news of somebody else, of which nothing is taken."""
    return replace(talk, news=(), heard=(), note=Note.OTHERS)


def interrupted(talk: PlanTalk) -> PlanTalk:
    """The talk after something else was answered in between."""
    return replace(talk, news=(), heard=(), note=Note.BACK, asides=talk.asides + 1)


def resumed(talk: PlanTalk) -> PlanTalk:
    """The talk after the lifter came back to it: the question is asked again."""
    return replace(talk, news=(), heard=(), note=Note.BACK, misses=0, asides=0)


def is_of_others(reading: Reading) -> bool:
    """Return True if a message tells what somebody else says or does."""
    return reading.does(Act.QUOTES) or any(not clause.person.is_lifter for clause in reading.clauses)


def _is_small_talk(reading: Reading) -> bool:
    """Return True if a message thanks, greets, or tells of others."""
    return is_of_others(reading) or reading.does(Act.THANKS) or reading.does(Act.GREETS)


def _sorted_out(said: Answers) -> tuple[Answers, Note]:
    """The answers that can be, and what to say of one that cannot."""
    if said.days is None or is_possible(said.days):
        return said, Note.NOTHING
    return said.without((Question.DAYS,)), Note.NO_SUCH_WEEK
