"""What a lifter did: sets of one lift on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from bot.coaching.load import Load, Unit
from bot.understanding.facts import Trouble

HIP_THRUST: Final = "barbell hip thrust"
"""The lift that is meant when none is named."""

MOST_REPS: Final = 100
MOST_SETS: Final = 20


@dataclass(frozen=True)
class WorkSet:
    """One set as it was done.

    Attributes:
        reps: full repetitions, 0 to 100; 0 is a set that was tried and failed.
        load: what hung on the bar; None means body weight alone.
        rpe: rating of perceived exertion, 1 to 10 in halves (10 = no rep left, 9 = one; Zourdos 2016), or None.
        warm_up: it only prepared for the work: kept and shown, and counted for nothing.

    Raises:
        ValueError: a number is not in its range.
    """

    reps: int
    load: Load | None = None
    rpe: Decimal | None = None
    warm_up: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.reps <= MOST_REPS:
            raise ValueError(f"{self.reps} reps: expected 0 to {MOST_REPS}")
        if self.rpe is not None and (not 1 <= self.rpe <= 10 or self.rpe % Decimal("0.5")):
            raise ValueError(f"RPE {self.rpe}: expected 1 to 10 in halves")


@dataclass(frozen=True)
class Session:
    """The sets of one lift on one day.

    Attributes:
        day: when, in the lifter's own calendar.
        sets: 1 to 20, in the order they were done.
        lift: its name as the lifter says it, in lower case.
        planned: sets and reps that were planned, (sets, reps) with both above 0; None if no plan was named.
        troubles: what went wrong.
        notes: what the lifter told beside the sets, in their own words ("slept badly").

    Raises:
        ValueError: there is no set, or more than 20.
    """

    day: date
    sets: tuple[WorkSet, ...]
    lift: str = HIP_THRUST
    planned: tuple[int, int] | None = None
    troubles: frozenset[Trouble] = frozenset()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.sets) <= MOST_SETS:
            raise ValueError(f"{len(self.sets)} sets: expected 1 to {MOST_SETS}")
        if self.planned is not None and not (0 < self.planned[0] <= MOST_SETS and 0 < self.planned[1] <= MOST_REPS):
            raise ValueError(f"planned {self.planned}: expected sets x reps, both above 0")

    @property
    def work(self) -> tuple[WorkSet, ...]:
        """The sets that count: all but the warm-ups."""
        return tuple(one for one in self.sets if not one.warm_up)

    def shown_in(self, unit: Unit) -> Session:
        """The session with its loads for reading in a unit; what is stored stays as it was said."""
        return replace(
            self, sets=tuple(replace(one, load=one.load.shown_in(unit) if one.load else None) for one in self.sets)
        )


@dataclass(frozen=True)
class LoggedSession:
    """A session as it was stored.

    Attributes:
        id: its number, for good.
        log_id: of the log that it was saved with; sessions that one yes saved share it.
        created_at: when it was stored.
        session: what was done.
    """

    id: int
    log_id: str
    created_at: datetime
    session: Session
