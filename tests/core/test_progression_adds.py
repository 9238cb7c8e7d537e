"""What adds reps or load, and how much."""

from __future__ import annotations

from decimal import Decimal

import pytest
from core.lifting_log import TODAY, TOP, after, load, session, told

from bot.coaching.load import Unit
from bot.coaching.own_kit import OwnKit
from bot.coaching.progression import Aim, Decision
from bot.coaching.session import Session, WorkSet
from bot.understanding.facts import Trouble


def test_without_a_log_body_weight_comes_first() -> None:
    assert told(after()) == ("first", "first-session", "3 sets of 15 with body weight")


def test_other_lifts_do_not_count() -> None:
    assert after(session(4, TOP, "140 kg", lift="deadlift")).decision is Decision.FIRST


def test_reps_come_before_load() -> None:
    assert told(after(session(4, (12, 11, 9)))) == ("add_reps", "below-top", "3 sets of 12, 12 and 10 at 60 kg")


def test_all_sets_at_the_top_earn_the_smallest_jump() -> None:
    found = after(session(4, TOP))
    assert told(found) == ("add_load", "add-load", "3 sets of 8 at 62.5 kg")
    assert "on a 20 kg bar: 20 + 1.25 a side" in found.do.text
    assert "On 6 March you did 3 sets of 12 at 60 kg with RPE 8 at most" in found.why[0].text


def test_a_session_below_rpe_6_earns_a_bigger_step_for_the_same_reps() -> None:
    assert told(after(session(4, TOP, "60 kg", 4))) == ("add_load", "too-easy", "3 sets of 12 at 65 kg")
    assert str(after(session(4, (8, 8, 8), "100 kg", 5)).target) == "3 sets of 8 at 110 kg"
    assert after(session(4, (8, 8, 8), "22.5 kg", 5)).rule == "below-top"


def test_an_unknown_effort_may_add_reps_but_no_load() -> None:
    assert after(session(4, (11, 11, 11), "60 kg", None)).decision is Decision.ADD_REPS
    found = after(session(4, TOP, "60 kg", None))
    assert told(found) == ("hold", "effort-unknown", "3 sets of 12 at 60 kg")
    assert found.asks_rpe


def test_the_effort_of_the_last_set_is_the_one_that_counts() -> None:
    sets = tuple(WorkSet(12, load("60 kg"), rpe) for rpe in (Decimal(7), Decimal(7), None))
    assert after(Session(TODAY, sets)).rule == "effort-unknown"


def test_all_sets_come_before_more_load() -> None:
    assert told(after(session(4, (14, 12)), aim=Aim())) == ("hold", "not-all-sets", "3 sets of 12 at 60 kg")


def test_sets_at_rising_loads_are_judged_by_the_heaviest() -> None:
    sets = tuple(WorkSet(10, load(on), Decimal(7)) for on in ("40 kg", "50 kg", "60 kg"))
    assert told(after(Session(TODAY, sets))) == ("add_reps", "below-top", "1 set of 11 at 60 kg")


def test_a_load_that_no_rep_went_up_at_is_no_working_load() -> None:
    sets = (*[WorkSet(0, load("100 kg"))] * 2, WorkSet(8, load("60 kg")))
    cut_short = Session(TODAY, sets, troubles=frozenset({Trouble.SHORT_RANGE}))
    assert told(after(cut_short)) == ("hold", "lost-form", "1 set of 8 at 60 kg")


def test_more_sets_than_aimed_for_are_kept_up_to_five() -> None:
    assert str(after(session(4, (12,) * 4)).target) == "4 sets of 8 at 62.5 kg"
    assert str(after(session(4, (12,) * 8)).target) == "5 sets of 8 at 62.5 kg"


def test_a_big_jump_is_bridged_with_reps() -> None:
    assert told(after(session(4, TOP, "20 kg"))) == ("add_reps", "bridge", "3 sets of 13 at 20 kg")
    assert told(after(session(4, (15, 15, 15), "20 kg"))) == ("add_load", "bridged", "3 sets of 8 at 22.5 kg")


def test_a_jump_that_reps_cannot_bridge_is_not_made() -> None:
    heavy_plates = OwnKit(plates=(load("10 kg"),))
    assert told(after(session(4, TOP, "40 kg"), kit=heavy_plates)) == (
        "hold",
        "jump-too-big",
        "3 sets of 12 at 40 kg",
    )
    assert told(after(session(4, TOP, "60 kg"), kit=heavy_plates)) == ("add_reps", "bridge", "3 sets of 13 at 60 kg")
    assert after(session(4, TOP, "135 lb"), kit=heavy_plates).rule == "add-load"


def test_there_is_a_heaviest_load() -> None:
    assert told(after(session(4, TOP, "600 kg"))) == ("hold", "no-heavier-load", "3 sets of 12 at 600 kg")


def test_a_machine_goes_up_by_its_own_steps() -> None:
    found = after(session(4, TOP, "60 kg", lift="machine hip thrust"), lift="machine hip thrust")
    assert str(found.target) == "3 sets of 8 at 65 kg"
    assert "bar" not in found.do.text


def test_body_weight_goes_up_in_reps_until_it_is_easy() -> None:
    assert told(after(session(4, (14, 15, 12), None))) == (
        "add_reps",
        "body-weight-reps",
        "3 sets of 15, 15 and 13 with body weight",
    )
    assert after(session(4, (15, 15, 15), None, None)).rule == "effort-unknown"
    assert told(after(session(4, (15, 15, 15), None, 7))) == ("add_load", "body-weight-load", "3 sets of 8 at 20 kg")
    assert str(after(session(4, (15, 15, 15), None, 8)).target) == "3 sets of 16 with body weight"
    assert after(session(4, (30, 30, 30), None, 9)).decision is Decision.ADD_LOAD


def test_body_weight_is_answered_in_the_unit_that_the_lifter_uses() -> None:
    easy = session(4, (15, 15, 15), None, 7)
    assert str(after(easy, unit=Unit.LB).target) == "3 sets of 8 at 45 lb"
    assert str(after(session(8, (8, 8, 8), "45 lb"), easy).target) == "3 sets of 8 at 45 lb"


BEFORE_THE_BREAK = session(60, TOP, "80 kg")


def test_an_old_load_comes_back_by_up_to_ten_percent() -> None:
    found = after(BEFORE_THE_BREAK, session(4, (8, 8, 8), "40 kg", 6))
    assert told(found) == ("add_load", "build-back", "3 sets of 8 at 42.5 kg")
    assert "Before your break you used 80 kg" in found.why[0].text
    assert str(after(BEFORE_THE_BREAK, session(4, (8, 8, 8), "70 kg", 7)).target) == "3 sets of 8 at 75 kg"
    assert str(after(BEFORE_THE_BREAK, session(4, (8, 8, 8), "77.5 kg", 7)).target) == "3 sets of 8 at 80 kg"


@pytest.mark.parametrize(
    "back",
    [
        session(4, (8, 8, 8), "40 kg", 7.5),
        session(4, (8, 8, 8), "40 kg", None),
        session(4, (8, 8), "40 kg", 6),
        session(4, (8, 8, 8), "80 kg", 6),
        session(4, (8, 8, 8), "20 kg", 6),
        session(4, (8, 8, 8), None, 6),
    ],
    ids=["not easy", "effort unknown", "not all sets", "back already", "no load within ten percent", "body weight"],
)
def test_an_old_load_does_not_come_back_faster_otherwise(back: Session) -> None:
    assert after(BEFORE_THE_BREAK, back, aim=Aim()).rule in {"below-top", "not-all-sets", "body-weight-reps"}
