"""What a lifter wants of the sessions that they logged: typed, with the sessions that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from bot.understanding.loads import SaidLoad
from bot.understanding.logs.edits import LAST_TOLD, Which
from bot.understanding.units import Unit

SURE: Final = 0.5
"""Likelihood from which a message is taken to be about the log: 89 of 100 are, of rows kept aside (recall 0.56)."""
LIKELY: Final = 0.15
"""Likelihood that is enough while the log is spoken of: 4 of 5 of its rows reach it (precision 0.79)."""


class Wants(Enum):
    """What is to be told of past sessions, or done to them."""

    LIST = "list"
    SHOW = "show"
    CHANGE = "change"
    DELETE = "delete"
    UNDO = "undo"
    """To take back what was saved or deleted last."""
    NEXT = "next"
    """What to do next time, by the own log."""
    ESTIMATE = "estimate"
    """The own maximum, or a share of it, or the load for so many reps."""
    RECORD = "record"
    """The best set, the heaviest one."""
    TOTAL = "total"
    WHEN = "when"
    """When a load will be reached."""
    WHY = "why"
    """Why this load is suggested and not another."""
    PACE = "pace"
    """Whether that is good progress."""
    SAVED = "saved"
    """Whether the log that is spoken of is stored."""
    UNIT = "unit"
    """Its loads in another unit."""


@dataclass(frozen=True)
class PastSessions:
    """Which sessions are meant; what is empty was not said.

    Attributes:
        days: they were on one of these, the likeliest first.
        either: it is not clear on which of these days.
        since: first day of a stretch of time.
        until: last day of it.
        back: so many training days back: 1 is the last, 2 the one before it.
        count: so many of the last.
        lifts: names of the lifts.
        legs: those that train the legs.
        sets: which sets of them.
    """

    days: tuple[date, ...] = ()
    either: bool = False
    since: date | None = None
    until: date | None = None
    back: int = 0
    count: int = 0
    lifts: tuple[str, ...] = ()
    legs: bool = False
    sets: Which = LAST_TOLD

    @property
    def named(self) -> bool:
        """Return True if anything says which sessions."""
        return bool(self.days or self.since or self.back or self.count or self.lifts or self.legs)


@dataclass(frozen=True)
class SessionWish:
    """What is wanted of past sessions.

    Attributes:
        wants: the kind.
        which: the sessions that it is about.
        load: that is asked about; its unit may be open.
        reps: that a maximum is wanted for; 1 for the 1-rep max.
        percent: share of the maximum; 0 for all of it.
        unit: that loads are wanted in.
    """

    wants: Wants
    which: PastSessions = PastSessions()
    load: SaidLoad | None = None
    reps: int = 1
    percent: int = 0
    unit: Unit | None = None
