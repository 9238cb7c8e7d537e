"""A small training log for tests: three days, two lifts."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal

from bot.coaching.load import Load, Unit
from bot.coaching.session import HIP_THRUST, LoggedSession, Session, WorkSet

TODAY = date(2026, 11, 28)
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def stored(
    number: int, day: date, *sets: tuple[int, str | None], lift: str = HIP_THRUST, log: str = "", notes: str = ""
) -> LoggedSession:
    """A stored session of sets of (reps, kilograms); None is body weight."""
    work = tuple(WorkSet(reps, Load(Decimal(kg), Unit.KG) if kg else None) for reps, kg in sets)
    session = Session(day, work, lift, notes=(notes,) if notes else ())
    return LoggedSession(number, log or f"log{number}", datetime(2026, 11, 28, tzinfo=timezone.utc), session)


LOG = (
    stored(3, MONDAY, (8, "85"), (8, "85")),
    stored(1, FRIDAY, (8, "60"), (8, "87.5"), notes="slept badly"),
    stored(2, FRIDAY, (10, "70"), lift="back squat", log="log1"),
)
