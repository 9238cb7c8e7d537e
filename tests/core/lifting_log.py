"""Short ways to write a log down."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from cleared import next_time

from bot.coaching.load import Load, Unit
from bot.coaching.progression import Aim, Suggestion
from bot.coaching.session import HIP_THRUST, Session, WorkSet
from bot.understanding.facts import Trouble

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


TOP = (12, 12, 12)
"""Reps of a session that stands at the top of the span."""


def after(*history: Session, aim: Aim | None = None, **known: object) -> Suggestion:
    """What is suggested after these sessions."""
    return next_time(history, today=TODAY, aim=aim, **known)  # type: ignore[arg-type]


def told(found: Suggestion) -> tuple[str, str, str]:
    """Decision, rule and target of a suggestion."""
    return found.decision.value, found.rule, str(found.target)


FALLING = [session(12, (12, 11, 11)), session(8, (11, 10, 10)), session(4, (10, 9, 9))]
"""Reps that fall over three sessions at one load."""
