"""Loads, sets and sessions refuse what cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.coaching.load import Load, Unit
from bot.coaching.session import Session, WorkSet

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amount", "unit"), [("0", Unit.KG), ("-5", Unit.LB), ("601", Unit.KG), ("1323", Unit.LB), ("NaN", Unit.KG)]
)
def test_a_load_is_more_than_nothing_and_at_most_600_kg(amount: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match="expected"):
        Load(Decimal(amount), unit)


def test_a_load_is_said_in_its_own_unit() -> None:
    assert str(Load(Decimal("62.50"), Unit.KG)) == "62.5 kg"
    assert str(Load(Decimal("135"), Unit.LB)) == "135 lb"


@pytest.mark.parametrize(("reps", "rpe"), [(-1, None), (101, None), (10, "0.5"), (10, "10.5"), (10, "8.3")])
def test_a_set_has_reps_and_a_rating_within_bounds(reps: int, rpe: str | None) -> None:
    with pytest.raises(ValueError, match="expected"):
        WorkSet(reps, rpe=Decimal(rpe) if rpe else None)


@pytest.mark.parametrize(("sets", "planned"), [(0, None), (21, None), (3, (0, 10)), (3, (3, 0)), (3, (3, 101))])
def test_a_session_has_sets_and_a_plan_within_bounds(sets: int, planned: tuple[int, int] | None) -> None:
    with pytest.raises(ValueError, match="expected"):
        Session(DAY, (WorkSet(10),) * sets, planned=planned)
