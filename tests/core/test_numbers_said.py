"""Numbers as lifters say them, and loads with the bar that they hang on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.loads import BODY_WEIGHT, LoadKind, SaidLoad
from bot.understanding.numbers import number_at, ordinal_at
from bot.understanding.units import Unit
from bot.understanding.words import words_of


def numbers(message: str) -> list[str]:
    words, place, found = words_of(message), 0, []
    while place < len(words):
        said = number_at(words, place)
        if said:
            found.append(f"{said.value}")
        place = said.after if said else place + 1
    return found


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("two seventy", ["270"]),
        ("at one ten", ["110"]),
        ("a set of one ten", ["110"]),
        ("one ten", ["1", "10"]),
        ("one ten kilos", ["110"]),
        ("four thirty five lbs", ["435"]),
        ("a hundred and ten", ["110"]),
        ("two hundred", ["200"]),
        ("hundred", ["100"]),
        ("a goat", []),
        ("eighty two point five", ["82.5"]),
        ("eight and a half", ["8.5"]),
        ("two oh five", ["205"]),
        ("two oh", ["2"]),
        ("two oh fifty", ["2", "50"]),
        ("half a dozen reps", ["6"]),
        ("a dozen", ["12"]),
        ("forty", ["40"]),
        ("fourty five", ["45"]),
        ("62,5 kg", ["62.5"]),
        ("8,8,7", ["8", "8", "7"]),
        ("12,10", ["12", "10"]),
        ("rpe 8,5", ["8.5"]),
        ("8,5", ["8", "5"]),
        ("4,820 kg", ["4820"]),
        ("17½kg", ["17.5"]),
        ("3x10", ["3", "10"]),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(message: str, expected: list[str]) -> None:
    assert numbers(message) == expected


@pytest.mark.parametrize(
    ("load", "total"),
    [
        (SaidLoad(LoadKind.WEIGHT, Decimal(60)), "60"),
        (SaidLoad(LoadKind.BAR), "20"),
        (SaidLoad(LoadKind.BAR, Decimal(40)), "60"),
        (SaidLoad(LoadKind.PLATES, Decimal(2)), "100"),
        (SaidLoad(LoadKind.SIDES_AND_BAR, Decimal(15)), "50"),
        (SaidLoad(LoadKind.PLATES_AND_MORE, Decimal(1), more=Decimal(5)), "70"),
        (SaidLoad(LoadKind.BODY, Decimal(10)), "10"),
    ],
)
def test_a_bar_and_its_plates_add_up(load: SaidLoad, total: str) -> None:
    assert load.total(Unit.KG) == (Decimal(total), Unit.KG)
    assert load.total(None) is None


@pytest.mark.parametrize("load", [BODY_WEIGHT, SaidLoad(LoadKind.UNKNOWN)])
def test_body_weight_and_a_band_have_no_total(load: SaidLoad) -> None:
    assert load.total(Unit.KG) is None
    assert not load.counts_bar


def test_a_load_is_shown_as_it_was_said() -> None:
    assert str(SaidLoad(LoadKind.WEIGHT, Decimal("62.50"), Unit.KG)) == "62.5 kg"
    assert str(SaidLoad(LoadKind.WEIGHT, Decimal(100))) == "100"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("first", (1, 1)),
        ("fifth set", (5, 1)),
        ("2nd set", (2, 2)),
        ("last one", (-1, 1)),
        ("2 nd", None),
        ("12", None),
    ],
)
def test_which_of_a_row_is_meant(text: str, counts: tuple[int, int] | None) -> None:
    assert ordinal_at(words_of(text), 0) == counts


@pytest.mark.parametrize("text", ["185.0,5", "82.5,5,5", "0.5,75 kg", "12.5,5 rpe"])
def test_a_number_with_a_point_takes_no_decimal_comma(text: str) -> None:
    found = number_at(words_of(text), 0)
    assert found is not None
    assert found.value == Decimal(text.split(",")[0])
