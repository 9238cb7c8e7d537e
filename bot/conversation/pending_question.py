"""The one question that is open, and what a reply does to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, IntEnum
from typing import Final

from bot.conversation.stored import Stored

JUST_NOW: Final = timedelta(minutes=1)
"""Time in which what was just done is undone without a question."""


class Strength(IntEnum):
    """How plainly a reply agrees, and how plainly a question needs it. A noise ("huh", "right") is no clear yes."""

    AGREES = 1
    """Anything that agrees: enough where nothing is at stake."""
    CLEAR_YES = 2
    """A yes that can mean nothing else: enough to save a log."""
    LITERAL_YES = 3
    """The word itself and nothing beside it, or the question's own button: for what cannot be undone."""


@dataclass(frozen=True)
class Reply:
    """What a message is to the question that is open.

    Attributes:
        yes: how plainly it agrees; None if it does not.
        refuses: it says no, takes something back, or asks something else.
        denies: it says in plain words that something is not so.
        button: id of the question that the pressed button belongs to; "" for what was typed.
    """

    yes: Strength | None = None
    refuses: bool = False
    button: str = ""
    denies: bool = False


class Verdict(Enum):
    """What a reply settles."""

    YES = "yes"
    NO = "no"
    TOO_WEAK = "too_weak"
    """It agrees, and not plainly enough."""
    CLOSED = "closed"
    """It is the button of a question that is no longer open. Nothing changes."""
    OTHER = "other"
    """It answers something else, or nothing."""


class PendingQuestion(Stored):
    """A question with its id, so that a yes belongs to it alone.

    Attributes:
        id: its own, never used again.
        asks: what it asks, by name ("delete_first", "save_log").
        needs: how plainly a reply must agree.
        about: id of what it is about (a log's); "" where the name says it all.
        told: what the lifter told that is asked about, in their words.
        turn: number of the message after which it was asked.
        waits: it stays open while other things are said; others lapse with the next message.
        needs_denial: only a plain denial is a no to it; who waves it away has not answered.
        at: when it was asked; None in talks from before that was kept.
    """

    id: str
    asks: str
    needs: Strength = Strength.AGREES
    about: str = ""
    told: str = ""
    turn: int = 0
    waits: bool = False
    needs_denial: bool = False
    at: datetime | None = None

    def is_just_asked(self, now: datetime) -> bool:
        """Return True if no more than ``JUST_NOW`` lies between the question and ``now``."""
        return self.at is not None and now - self.at <= JUST_NOW


def verdict_on(question: PendingQuestion | None, reply: Reply) -> Verdict:
    """The verdict of a reply on the question that is open.

    Args:
        question: the newest open question; None if there is none.
        reply: what was typed or pressed.
    """
    if reply.button and (question is None or reply.button != question.id):
        return Verdict.CLOSED
    if question is None:
        return Verdict.OTHER
    if reply.refuses:
        return Verdict.NO if reply.button or reply.denies or not question.needs_denial else Verdict.OTHER
    if reply.yes is None:
        return Verdict.OTHER
    return Verdict.YES if reply.button or reply.yes >= question.needs else Verdict.TOO_WEAK
