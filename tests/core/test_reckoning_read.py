"""What is asked to be worked out is read as that, and never as a log; what was done is never read as a sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.bar_total import bar_sum_asked
from bot.understanding.reckoning import Sum, reckoning_asked
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
    asked = reckoning_asked(understand(text))
    assert asked is not None
    assert asked.bar is not None
    assert (asked.bar.total, asked.bar.unit) == (Decimal(total), unit)


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
    assert reckoning_asked(understand("3x10 with 20 a side, that is 60 in total")) is None
    assert reckoning_asked(understand("hip thrust 2 plates each side, 20kg bar (100 total), 10 9 9")) is None


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("what's 90 kg in pounds", Sum.UNIT),
        ("135 in kilos?", Sum.UNIT),
        ("60% of 80", Sum.SHARE),
        ("what would 85 percent of 150 kg be, rounded to 5", Sum.SHARE),
        ("1rm from 110 x 4?", Sum.SINGLE),
        ("estimate my max off the 90x7", Sum.SINGLE),
        ("if i did 70 kg for 9 whats my max", Sum.SINGLE),
        ("tonnage of 5x5 at 95 kg?", Sum.VOLUME),
        ("my real max is 130 kg", Sum.TOLD_SINGLE),
        ("200 pounds is how many kilos", Sum.UNIT),
        ("how many lbs are 75 kg", Sum.UNIT),
        ("4 sets of 9 with 55, what is that in total kilos", Sum.VOLUME),
        ("how much does 3x8 at 80 add up to", Sum.VOLUME),
    ],
)
def test_numbers_that_are_named_are_worked_with(text: str, wants: Sum) -> None:
    asked = reckoning_asked(understand(text))
    assert asked is not None
    assert asked.wants is wants


@pytest.mark.parametrize("text", ["in pounds?", "whats it in kg", "70% of that", "at 70%", "so 65 percent of it is?"])
def test_what_leans_on_a_number_needs_one_told_before(text: str) -> None:
    assert reckoning_asked(understand(text)) is None
    assert reckoning_asked(understand(text), goes_on=True) is not None


def test_a_bare_number_is_another_share_only_behind_a_share() -> None:
    assert reckoning_asked(understand("and 85?"), goes_on=True) is None
    assert reckoning_asked(understand("and 85?"), goes_on=True, shares=True) is not None
    assert reckoning_asked(understand("and 85 kg?"), goes_on=True, shares=True) is None


def test_a_step_is_no_load() -> None:
    asked = reckoning_asked(understand("75% of that, nearest 20"), goes_on=True)
    assert asked is not None
    assert (asked.load, asked.step) == (None, Decimal(20))


@pytest.mark.parametrize(
    "text",
    [
        "new max 120 kg x 1",
        "did 3x8 at 75% of my max today",
        "3x8 at 60 kg",
        "log it in kg",
        "use pounds please",
        "should i use 80% of 140?",
        "is 70% of my squat right",
        "do i need to test my max",
        "how do i estimate a max",
        "what is the volume of one workout",
        "80 kg in kg",
        "how many kilos should i add to 100 lb",
        "how many pounds do i need at 60 kg",
        "how many kilos is a lot",
        "how many reps is 3x8 at 60 in total",
        "60% or 70% of 100",
        "5% of 100",
        "what is 60% of 100 and 120",
        "tonnage of this",
        "what max for 60 min of 20 plates",
        "a long story about pounds " * 6,
        "",
    ],
)
def test_what_was_done_and_what_the_guide_answers_is_no_sum(text: str) -> None:
    assert reckoning_asked(understand(text), goes_on=False) is None


@pytest.mark.parametrize(
    "text", ["estimate my one rep max from that", "what max does that give me", "whats that as a 1rm"]
)
def test_that_means_the_sets_told_shortly_before(text: str) -> None:
    asked = reckoning_asked(understand(text), before=["i hip thrust 95 kg for 8, is that any good?", "thanks"])
    assert asked is not None
    assert asked.wants is Sum.SINGLE
    assert [(one.reps, one.load.amount) for one in asked.sets if one.load] == [(8, 95)]


def test_a_best_single_of_nothing_told_is_not_worked_out() -> None:
    text = understand("estimate my one rep max from that")
    assert reckoning_asked(text) is None
    assert reckoning_asked(text, before=["hello", "mom of 3 here"]) is None
    assert reckoning_asked(text, before=["60 kg for 5", "thanks", "ok", "bye"]) is None
