"""Sums come out right, say how they were made, and never pass what anybody lifts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.coaching.load import Unit
from bot.coaching.reckoning import Figure, Worked, worked_out
from bot.conversation import Memory
from bot.conversation.last_sum import LastSum, StoredFigure
from bot.understanding.logs.draft import DraftSet
from bot.understanding.reckoning import Reckoning, Sum, reckoning_asked
from bot.understanding.understand import understand

KG_120 = Figure(Decimal(120), Unit.KG)


def of(text: str, last: Figure | None = None, base: Figure | None = None, unit: Unit | None = None) -> Worked | None:
    asked = reckoning_asked(understand(text), goes_on=last is not None, shares=base is not None)
    assert asked is not None
    return worked_out(asked, last=last, base=base, unit=unit)


def words(worked: Worked | None) -> str:
    return " ".join(one.text for one in worked.sentences) if worked else ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what's 90 kg in pounds", "90 kg is 198.4 lb."),
        ("135 in kilos?", "135 lb is 61.2 kg."),
        ("75% of 100 kg", "75% of 100 kg is 75 kg, which is 75 kg in steps of 2.5 kg."),
        ("80% of 205 lb", "80% of 205 lb is 164 lb, which is 165 lb in steps of 5 lb."),
        ("60% of 81, rounded to 1", "60% of 81 is 48.6, which is 49 in steps of 1."),
        ("tonnage of 5x5 at 95 kg?", "5 sets of 5 at 95 kg: 2,375 kg in all."),
        ("tonnage of 1x5 at 95?", "1 set of 5 at 95: 475 in all."),
        (
            "two plates a side, how much is that",
            "40 kg on each side and a bar of 20 kg. That is a full-size bar.",
        ),
        ("my bar has 9. 2 each side. in all?", "13 kg: 2 kg on each side and a bar of 9 kg."),
        ("my real max is 130 kg", "I take 130 kg as your 1-rep max while we talk. It is not in your log."),
    ],
)
def test_a_sum_is_told_with_what_it_is_of(text: str, told: str) -> None:
    assert told in words(of(text))


def test_a_best_single_is_an_estimate_and_says_how_it_is_made() -> None:
    told = words(of("1rm from 100 kg x 8?"))
    assert "8 reps at 100 kg point to a 1-rep max of about 124 kg" in told
    assert "Epley" in told
    assert "Brzycki" in told
    assert "not made for hip thrusts" in told


def test_the_best_of_several_sets_counts_and_mixed_sets_are_counted_up() -> None:
    worked = of("1rm from 100x5, 110x3, 90x8?", unit=Unit.KG)
    assert worked is not None
    assert "8 reps at 90 kg" in words(worked) or "3 reps at 110 kg" in words(worked)
    assert "2 sets: 1,150 kg in all" in words(of("tonnage of 100x5, 130x5?", unit=Unit.KG))


def test_a_single_that_was_lifted_is_no_estimate() -> None:
    assert "no estimate" in words(of("what's my 1rm if i did 140 kg x 1?"))


def test_too_many_reps_make_no_estimate() -> None:
    assert "at most 12 reps" in words(of("1rm from 20 reps at 60 kg?"))


def test_a_load_that_nobody_lifts_is_worked_with_no_further() -> None:
    assert of("1rm from 5000 kg x 3?") is None
    assert of("75% of 5000 kg") is None


def test_a_sum_without_a_start_comes_to_nothing() -> None:
    assert worked_out(Reckoning(Sum.SHARE, percent=80)) is None
    assert worked_out(Reckoning(Sum.UNIT, unit=Unit.KG), last=KG_120) is None
    assert worked_out(Reckoning(Sum.UNIT), last=KG_120) is None


def test_that_is_the_number_told_last() -> None:
    assert "75% of 120 kg is 90 kg" in words(of("so 75% of that?", last=KG_120))
    assert "120 kg is 264.6 lb" in words(of("in pounds?", last=KG_120))


def test_another_share_is_of_the_same_load_and_not_of_the_last_share() -> None:
    first = of("so 75% of that?", last=KG_120)
    assert first is not None
    assert "80% of 120 kg is 96 kg" in words(of("and 80%?", last=first.result, base=first.base))


def test_a_share_is_a_dose_and_a_unit_is_none() -> None:
    share, unit = of("75% of 100 kg"), of("100 kg in lb")
    assert share is not None
    assert unit is not None
    assert [one.dose for one in share.sentences] == [True]
    assert [one.dose for one in unit.sentences] == [False]


def test_what_was_worked_out_is_remembered_for_some_messages() -> None:
    memory = Memory(turn=3).worked_out(LastSum(result=StoredFigure(amount="92.5", unit="kg")))
    assert memory.near_sum is not None
    assert Memory.from_json(memory.as_json()).near_sum == memory.near_sum
    assert memory.copy(update={"turn": 9}).near_sum is None
    assert Memory().near_sum is None


def test_a_set_without_a_load_says_nothing_of_a_single() -> None:
    assert worked_out(Reckoning(Sum.SINGLE, sets=(DraftSet(5, None),))) is None
