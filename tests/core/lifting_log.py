"""Short ways to write a log down."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from bot.coaching.load import Load, Unit
from bot.coaching.session import HIP_THRUST, Session, Trouble, WorkSet

TODAY = date(2026, 3, 10)


def load(text: str) -> Load:
    """A load from words: ``60 kg``."""
    amount, unit = text.split()
    return Load(Decimal(amount), Unit(unit))


def session(
    ago: int,
    reps: tuple[int, ...],
    at: str | None = "60 kg",
    rpe: float | None = 8,
    *troubles: Trouble,
    lift: str = HIP_THRUST,
    planned: tuple[int, int] | None = None,
) -> Session:
    """A session ``ago`` days before ``TODAY``, all sets at one load and one RPE."""
    effort = None if rpe is None else Decimal(str(rpe))
    on = None if at is None else load(at)
    sets = tuple(WorkSet(one, on, effort) for one in reps)
    return Session(TODAY - timedelta(days=ago), sets, lift, planned, frozenset(troubles))
