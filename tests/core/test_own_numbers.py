"""A lifter's own maximum, records and aims: from the log, with how they were computed, and without a promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from bot.coaching.load import Load, Unit
from bot.coaching.progress import compared_with_last, maximum, own_answer, records, until_a_load
from bot.coaching.session import HIP_THRUST, Session, WorkSet
from bot.guide import Sentence, load_guide
from bot.understanding.facts import Trouble

TODAY = date(2026, 11, 28)


def done(day: int, *sets: tuple[int, str | None], rpe: str | None = None, lift: str = HIP_THRUST) -> Session:
    work = [
        WorkSet(reps, Load(Decimal(kg), Unit.KG) if kg else None, Decimal(rpe) if rpe else None) for reps, kg in sets
    ]
    return Session(date(2026, 11, day), tuple(work), lift)


def words(told: Sequence[Sentence]) -> str:
    return " ".join(one.text for one in told)


def test_a_maximum_is_estimated_from_the_best_set_and_says_how() -> None:
    told = words(maximum([done(1, (10, "60")), done(8, (9, "65"))], HIP_THRUST, today=TODAY))
    assert "about 83.5 kg" in told
    assert "9 reps at 65 kg on 8 November" in told
    assert "Epley" in told
    assert "Brzycki" in told
    assert "not made for hip thrusts" in told


def test_reps_that_were_left_count_and_it_says_so() -> None:
    assert "counted 10 reps to the limit" in words(maximum([done(1, (8, "65"), rpe="8")], HIP_THRUST, today=TODAY))
    assert "counted" not in words(maximum([done(1, (8, "65"), rpe="10")], HIP_THRUST, today=TODAY))


def test_a_single_that_was_lifted_is_not_estimated() -> None:
    told = words(maximum([done(1, (1, "150")), done(2, (5, "100"))], HIP_THRUST, today=TODAY))
    assert "1-rep max at barbell hip thrust is 150 kg, on 1 November" in told
    assert "about" not in told


def test_a_light_single_does_not_hide_a_better_estimate() -> None:
    assert "about" in words(maximum([done(1, (1, "60")), done(2, (5, "100"))], HIP_THRUST, today=TODAY))


def test_a_share_and_a_load_for_reps_are_doses() -> None:
    history = [done(1, (1, "150"))]
    share = maximum(history, HIP_THRUST, today=TODAY, percent=80)[-1]
    five = maximum(history, HIP_THRUST, today=TODAY, reps=5)[-1]
    assert (share.text, share.dose) == ("80% of that is about 120 kg.", True)
    assert "about 133.5 kg" in five.text
    assert five.dose


@pytest.mark.parametrize("sets", [(20, "60"), (10, None), (0, "60")])
def test_no_maximum_without_a_fair_estimate(sets: tuple[int, str | None]) -> None:
    assert "no set of barbell hip thrust" in words(maximum([done(1, sets)], HIP_THRUST, today=TODAY))


def test_reps_that_were_cut_short_count_for_nothing() -> None:
    short = Session(date(2026, 11, 1), done(1, (5, "200")).sets, troubles=frozenset({Trouble.SHORT_RANGE}))
    assert records([short], HIP_THRUST, today=TODAY) == ()


def test_records_are_the_heaviest_set_and_the_one_worth_most() -> None:
    told = words(records([done(1, (1, "100")), done(8, (10, "90"))], HIP_THRUST, today=TODAY))
    assert "heaviest set of barbell hip thrust in the log is 1 rep at 100 kg, on 1 November" in told
    assert "worth most is 10 reps at 90 kg, on 8 November" in told


def test_a_record_that_was_lifted_once_needs_no_formula() -> None:
    assert "Epley" not in words(records([done(1, (1, "100"))], HIP_THRUST, today=TODAY))


def test_records_without_a_load_are_reps() -> None:
    assert "15 reps at body weight" in words(records([done(1, (12, None), (15, None))], HIP_THRUST, today=TODAY))
    assert records([done(1, (5, "60"))], "squat", today=TODAY) == ()


def test_no_date_is_promised_for_a_load() -> None:
    asked = Load(Decimal(100), Unit.KG)
    told = words(until_a_load([done(1, (8, "70")), done(20, (8, "80"))], HIP_THRUST, asked, today=TODAY))
    assert "can't promise a date for 100 kg" in told
    assert "8 reps at 80 kg, on 20 November, so 100 kg is 25% more" in told
    assert "from 70 kg to 80 kg" in told


def test_one_day_shows_no_pace() -> None:
    asked = Load(Decimal(100), Unit.KG)
    assert "went from" not in words(until_a_load([done(1, (8, "70"))], HIP_THRUST, asked, today=TODAY))


def test_a_load_that_was_lifted_is_told_as_such() -> None:
    asked = Load(Decimal(70), Unit.KG)
    assert "has it already" in words(until_a_load([done(1, (8, "70"))], HIP_THRUST, asked, today=TODAY))


def test_without_a_load_in_the_log_there_is_nothing_to_go_by() -> None:
    asked = Load(Decimal(70), Unit.KG)
    assert "no set" in words(until_a_load([done(1, (8, None))], HIP_THRUST, asked, today=TODAY))


@pytest.mark.parametrize(
    ("kg", "words_of_it"),
    [("90", "90 kg would be 12% more than 80 kg"), ("70", "12% less"), ("80", "the load that you worked with last")],
)
def test_another_load_is_compared_with_the_last_one(kg: str, words_of_it: str) -> None:
    asked = Load(Decimal(kg), Unit.KG)
    assert words_of_it in words(compared_with_last([done(1, (8, "80"))], HIP_THRUST, asked))


def test_nothing_is_compared_with_body_weight() -> None:
    assert compared_with_last([done(1, (8, None))], HIP_THRUST, Load(Decimal(60), Unit.KG)) == ()


def test_a_dose_from_the_own_log_needs_a_clearance() -> None:
    told = maximum([done(1, (1, "150"))], HIP_THRUST, today=TODAY, percent=80)
    with pytest.raises(ValueError, match="without a clearance"):
        own_answer("Your maximum", told, load_guide(), None)
