"""Plates and bar are added up for who asks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.bar_total import bar_sum_asked
from bot.understanding.commands import Command, command_in
from bot.understanding.understand import understand
from bot.understanding.units import Unit


@pytest.mark.parametrize(
    ("text", "total", "unit"),
    [
        ("12.5 on each side and my bar weighs 15, what's the total?", "40", Unit.KG),
        ("a 7 kilo bar with 5 each side, how much is that", "17", Unit.KG),
        ("two plates a side, how much is that", "100", Unit.KG),
        ("I put a 10 and a 5 on both sides, how heavy is it", "50", Unit.KG),
        ("one 20 per side makes how much", "60", Unit.KG),
        ("25 lbs per side and a 35 lb bar, how many pounds is it", "85", Unit.LB),
        ("my bar has 9. 2 each side. in all?", "13", Unit.KG),
    ],
)
def test_both_sides_and_the_bar_are_added_up(text: str, total: str, unit: Unit) -> None:
    asked = bar_sum_asked(understand(text).words)
    assert asked is not None
    assert (asked.total, asked.unit) == (Decimal(total), unit)
    assert command_in(understand(text)) is Command.SUM_BAR


@pytest.mark.parametrize(
    "text",
    [
        "10 each side is heavy for me",
        "how much is that in total",
        "how heavy is that bar on each side",
        "what am i lifting with it on each side, " + "and so on " * 10,
    ],
)
def test_nothing_is_added_up_where_nothing_is_told_or_asked(text: str) -> None:
    assert bar_sum_asked(understand(text).words) is None


def test_sets_with_plates_a_side_are_a_log() -> None:
    assert command_in(understand("3x10 with 20 a side, that is 60 in total")) is None
