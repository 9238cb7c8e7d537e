"""The talk about a log, from the first message to a yes: pure, so that it can be tested without a bot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from bot.coaching.load import Unit
from bot.coaching.session import Session
from bot.coaching.training_log.answering import complete
from bot.coaching.training_log.as_json import from_json, question_from_json, question_to_json, to_json
from bot.coaching.training_log.correcting import correct
from bot.coaching.training_log.draft import Ask, Draft, Question
from bot.coaching.training_log.reading import read_log
from bot.coaching.training_log.wording import day_in_words, in_words, question_in_words
from bot.understanding.facts import Trouble

PATIENCE: Final = 2
"""Messages in a row that were not understood before the talk is given up: a third try seldom goes better."""

_CORRECTS: Final = re.compile(
    r"\W*(?:no|nope|actually|sorry|wait|oops|i mean|i meant|wrong|correction|my bad|scratch that|that was|it was)\b",
    re.IGNORECASE,
)
_OF_THE_LOG: Final = re.compile(
    r"\b(?:sets?|reps?|kgs?|kilos?|lbs?|pounds?|rpe|rir|yesterday|(?:first|second|third|last) one)\b", re.IGNORECASE
)
_BEYOND_BELIEF: Final = re.compile(r"\d{5}")

Choice = tuple[str, str]
"""What a button says, and the words that it stands for."""
_UNITS: Final = (("Kilograms", "kg"), ("Pounds", "lb"))
_BAR: Final = (("Plus the bar", "with the bar"), ("No bar", "no bar"))


@dataclass(frozen=True)
class LogTalk:
    """How far a log has come.

    Attributes:
        id: names this log for good: under it, it is stored once.
        drafts: what is understood, a draft for each lift and day; empty until a session was heard.
        misses: messages in a row that were not understood.
        question: what to ask while there is no draft.
        changing: the lifter said that the echo is wrong, and not yet how.
        replaces: id of the saved log that a yes puts this one in the place of.
    """

    id: str
    drafts: tuple[Draft, ...] = ()
    misses: int = 0
    question: Question | None = None
    changing: bool = False
    replaces: str | None = None

    @property
    def open(self) -> int | None:
        """The first draft with something to ask; None if all could be stored."""
        return next((number for number, draft in enumerate(self.drafts) if draft.questions), None)

    @property
    def waits_for_yes(self) -> bool:
        """Whether all is understood, so that the lifter only has to agree."""
        return bool(self.drafts) and self.open is None

    @property
    def sessions(self) -> tuple[Session, ...]:
        """What a yes stores.

        Raises:
            ValueError: something is still to be asked.
        """
        found = tuple(draft.session for draft in self.drafts)
        if not found or None in found:
            raise ValueError("a log with open questions: expected an answer to each before it is stored")
        return tuple(session for session in found if session)

    @property
    def unit(self) -> Unit | None:
        """The unit that the lifter used or chose; None if no load was named."""
        return next((draft.unit for draft in self.drafts if draft.unit), None)

    @property
    def given_up(self) -> bool:
        """Whether asking again would only annoy."""
        return self.misses >= PATIENCE

    def missed(self) -> LogTalk:
        """After a message that said nothing to the point."""
        return replace(self, misses=self.misses + 1)

    def resumed(self) -> LogTalk:
        """After something else was talked about: that was no failed answer."""
        return replace(self, misses=0)

    def hurt(self) -> LogTalk:
        """With pain noted in each session."""
        drafts = tuple(replace(draft, troubles=draft.troubles | {Trouble.PAIN}) for draft in self.drafts)
        return replace(self, drafts=drafts)

    def as_json(self) -> dict[str, Any]:
        """For a slot."""
        return {
            "id": self.id,
            "drafts": [to_json(draft) for draft in self.drafts],
            "misses": self.misses,
            "changing": self.changing,
            "replaces": self.replaces,
            "question": question_to_json(self.question) if self.question else None,
        }


def talk_from_json(data: Mapping[str, Any]) -> LogTalk:
    """The talk that ``as_json`` wrote.

    Raises:
        ValueError: a draft in it is malformed.
    """
    drafts = tuple(from_json(draft) for draft in data["drafts"])
    asked = data.get("question")
    question = question_from_json(asked) if asked else None if drafts else Question(Ask.ANYTHING)
    return LogTalk(data["id"], drafts, data["misses"], question, data["changing"], data.get("replaces"))


def begin(text: str, *, id: str, today: date, unit: Unit | None, last: Session | None) -> LogTalk:
    """Read the first message.

    Args:
        text: as the lifter wrote it.
        id: a name for this log that no other has.
        today: the lifter's own date.
        unit: what bare numbers are in, if the lifter said so before.
        last: the session that "same as last time" means.
    """
    found = read_log(text, today=today, unit=unit, last=last)
    return LogTalk(id, found.drafts, question=found.question)


def reopened(
    saved: LogTalk, text: str, *, id: str, today: date, unit: Unit | None, last: Session | None
) -> LogTalk | None:
    """The talk about a log that was saved just before, if a message corrects it: "actually the second set was 11".

    Args:
        saved: what was stored.
        text: the message.
        id: a name for the corrected log that no other has.
        today: the lifter's own date.
        unit: what bare numbers are in, if the lifter said so before.
        last: the session that "same as last time" means, which is a log of its own.

    Returns:
        The corrected log, to be echoed for a yes; None if the message changes nothing, or is a log of its own.
    """
    if not _CORRECTS.match(text):
        alone = read_log(text, today=today, unit=unit, last=last)
        whole = any(one.reps and one.load for draft in alone.drafts for one in draft.sets)
        if whole or not _OF_THE_LOG.search(text):
            return None
    for number, draft in enumerate(saved.drafts):
        changed = correct(draft, text, today=today)
        if changed is not None:
            return replace(_with(saved, number, changed), id=id, replaces=saved.id)
    return None


def heard(talk: LogTalk, text: str, *, today: date, unit: Unit | None, last: Session | None) -> LogTalk | None:
    """Read what was said to the open question, or to the echo.

    Args:
        talk: as it stood.
        text: what the lifter wrote. A bare yes or no to the echo is the caller's to read.
        today: the lifter's own date.
        unit: what bare numbers are in, if the lifter said so before.
        last: the session that "same as last time" means.

    Returns:
        The talk as it stands now, or None if the text says nothing about it.
    """
    if not talk.drafts:
        found = begin(text, id=talk.id, today=today, unit=unit, last=last)
        return found if found.drafts or (found.question and found.question.ask is not Ask.ANYTHING) else None
    if _BEYOND_BELIEF.search(text):
        # Its other numbers would be read as if this one were not there.
        return None
    number = talk.open
    if number is not None:
        answered = complete(talk.drafts[number], text, today=today)
        if answered is not None:
            return _with(talk, number, answered)
    for number, draft in enumerate(talk.drafts):
        changed = correct(draft, text, today=today)
        # Of several sessions the one is meant that the words change at all.
        if changed is not None:
            return _with(talk, number, changed)
    return None


def words(talk: LogTalk, *, today: date) -> tuple[str, tuple[Choice, ...]]:
    """What to say now, and the answers to offer.

    Args:
        talk: as it stands.
        today: the lifter's own date.
    """
    if not talk.drafts:
        return question_in_words(talk.question or Question(Ask.ANYTHING), today=today), ()
    number = talk.open
    if number is None:
        echo = " ".join(in_words(draft, today=today) for draft in talk.drafts)
        ask = "What should I change?" if talk.changing else "Shall I save it?"
        return f"{echo} {ask}", ()
    question = talk.drafts[number].questions[0]
    asked = question_in_words(question, today=today)
    so_far = in_words(talk.drafts[number], today=today) if talk.drafts[number].sets else ""
    return f"{so_far} {asked}".strip(), _choices(question, today)


def _choices(question: Question, today: date) -> tuple[Choice, ...]:
    if question.ask is Ask.UNIT:
        return _UNITS
    if question.ask is Ask.BAR:
        return _BAR
    if question.ask is Ask.LIFT:
        return ((question.heard.capitalize(), question.heard), ("Hip thrusts", "hip thrusts"))
    return tuple((day_in_words(day, today), day.isoformat()) for day in question.days)


def _with(talk: LogTalk, number: int, draft: Draft) -> LogTalk:
    drafts = (*talk.drafts[:number], draft, *talk.drafts[number + 1 :])
    # Who says "kg" once means it for every lift of the message.
    if draft.unit:
        drafts = tuple(other if other.unit else replace(other, unit=draft.unit) for other in drafts)
    return replace(talk, drafts=drafts, misses=0, changing=False)
