"""What cannot have been lifted is refused where it is written down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.coaching.load import Load, Unit, plain
from bot.coaching.session import Session, WorkSet


@pytest.mark.parametrize("amount", ["0", "-5", "601", "NaN", "Infinity"])
def test_a_load_is_above_nothing_and_below_any_record(amount: str) -> None:
    with pytest.raises(ValueError, match="at most 600 kg"):
        Load(Decimal(amount), Unit.KG)


def test_pounds_are_kept_and_compared_exactly() -> None:
    assert Load(Decimal(135), Unit.LB).kg == Decimal("61.23496995")
    assert str(Load(Decimal("135.0"), Unit.LB)) == "135 lb"
    assert [plain(Decimal(number)) for number in ("1E+2", "62.50", "100")] == ["100", "62.5", "100"]


@pytest.mark.parametrize("reps", [-1, 101])
def test_reps_are_counted(reps: int) -> None:
    with pytest.raises(ValueError, match="expected 0 to 100"):
        WorkSet(reps)


@pytest.mark.parametrize("rpe", ["0.5", "10.5", "7.3"])
def test_rpe_goes_from_1_to_10_in_halves(rpe: str) -> None:
    with pytest.raises(ValueError, match="in halves"):
        WorkSet(8, rpe=Decimal(rpe))


@pytest.mark.parametrize("sets", [0, 21])
def test_a_session_has_a_sensible_number_of_sets(sets: int) -> None:
    with pytest.raises(ValueError, match="expected 1 to 20"):
        Session(date(2026, 3, 3), (WorkSet(8),) * sets)


@pytest.mark.parametrize("planned", [(0, 8), (3, 0), (21, 8), (3, 101)])
def test_a_plan_has_sets_and_reps(planned: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="both above 0"):
        Session(date(2026, 3, 3), (WorkSet(8),), planned=planned)


def test_warm_ups_are_no_work() -> None:
    warm_up, work = WorkSet(10, warm_up=True), WorkSet(8)
    assert Session(date(2026, 11, 23), (warm_up, work)).work == (work,)
