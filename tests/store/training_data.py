"""Sessions and lifters to store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from bot.coaching.load import Load, Unit
from bot.coaching.session import Session, WorkSet
from bot.understanding.facts import Trouble

DAY = date(2025, 3, 1)


def session_of(day: date = DAY, **parts: Any) -> Session:
    load = Load(Decimal("62.5"), Unit.KG)
    return Session(day, (WorkSet(10, load, Decimal("8.5")), WorkSet(9, load)), **parts)


def rich_session(lift: str = "barbell hip thrust") -> Session:
    """Every field in use: both units, body weight, an RPE, a warm-up, a failed set, a plan, a trouble, a note."""
    sets = (
        WorkSet(10, Load(Decimal("62.5"), Unit.KG), Decimal("8.5")),
        WorkSet(8, Load(Decimal("137.5"), Unit.LB), Decimal(10)),
        WorkSet(25, warm_up=True),
        WorkSet(0, Load(Decimal("62.6"), Unit.KG)),
    )
    return Session(DAY, sets, lift, (4, 10), frozenset({Trouble.BOUNCED, Trouble.SHORT_RANGE}), ("slept badly",))
