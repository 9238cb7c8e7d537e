"""What can be asked of a plan that a lifter has, or wanted changed in it. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.understanding import meant
from bot.understanding.units import Unit

SURE: Final = 0.4
"""Likelihood from which the meaning of a message goes before its words: 3 of 100 that are not of the plan reach it."""

LIKELY: Final = 0.15
"""Likelihood that is enough while the plan is spoken of, where words say nothing: 3 of 4 of the plan's reach it."""


class Wonder(Enum):
    """What is asked about a plan."""

    DAYS = "days"
    ON_DAY = "on_day"
    LIST = "list"
    AGAIN = "again"
    REASON = "reason"
    IF_MISSED = "if_missed"
    MISSES = "misses"
    HOW_LONG = "how_long"
    WEIGHT = "weight"
    DAY_FITS = "day_fits"
    WEEKS = "weeks"
    """How it goes on from week to week."""
    PROOF = "proof"
    """What it rests on."""
    DONE = "done"
    """How far the week is, and what comes next."""
    BEFORE = "before"
    """The plan that stood before this one."""


class Turn(Enum):
    """What of a plan is to change."""

    SWAP = "swap"
    DROP = "drop"
    ADD = "add"
    DAYS = "number"
    """Another number of them a week."""
    WEEKDAYS = "weekdays"
    MOVE = "move"
    KIT = "kit"
    THRUST_DAYS = "thrust_days"
    """Hip thrusts on more of the days."""
    SETS = "sets"
    """More or fewer sets of hip thrusts on their days."""
    BACK = "back"
    """The plan that stood before this one comes back."""


@dataclass(frozen=True, slots=True)
class Meant(meant.Meant):
    """What a message wants of a plan by its meaning: a value of ``Wonder`` or ``Turn``."""

    @property
    def asks_for_days(self) -> bool:
        """Return True if it likely asks which days suit."""
        return self.near and self.act == Wonder.DAYS.value and self.likelihood >= LIKELY

    @property
    def asks_for_a_new_one(self) -> bool:
        """Return True if it surely asks for another plan in the place of this one."""
        return self.near and self.act == "new" and self.likelihood >= SURE


NOTHING_MEANT: Final = Meant()


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day of the plan as a message names it.

    Attributes:
        weekday: 0 for Monday to 6 for Sunday; None where none is named.
        number: of the plan's day, from 1; -1 for the last; 0 where none is named.
        ahead: days from today, 0 for today; None where no day is named so.
    """

    weekday: int | None = None
    number: int = 0
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class LoadNamed:
    """A load that the lifter says they use, with the reps if they say them."""

    load: Decimal
    unit: Unit
    reps: int | None = None


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """A question about the plan.

    Attributes:
        about: what is asked.
        days: the days that it names, in the order of the message.
        lift: the group of the lift that it names; "" for none.
        load: what the lifter lifts now.
    """

    about: Wonder
    days: tuple[DayNamed, ...] = ()
    lift: str = ""
    load: LoadNamed | None = None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A wish to change the plan.

    Attributes:
        turn: what is to change.
        lift: the group of the lift that goes, or comes with ``ADD``; "" for none.
        other: of the lift that comes in its place; "" where the coach is to choose.
        number: of days a week, or of sets; 0 where none is named. With ``SETS``, ``more`` says which way it goes.
        more: 1 for more, -1 for less, 0 where a number is named.
        days: named, in the order of the message; with ``SETS``, those that are to take less.
        kit: what there is to train with now, as ``facts.Equipment`` has it.
    """

    turn: Turn
    lift: str = ""
    other: str = ""
    number: int = 0
    days: tuple[DayNamed, ...] = ()
    kit: str = ""
    more: int = 0
