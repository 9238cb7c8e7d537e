"""What keeps or lowers the load, and never raises it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from core.lifting_log import FALLING, TODAY, TOP, after, session, told

from bot.coaching.progression import Aim, Decision
from bot.coaching.session import Session
from bot.understanding.facts import Trouble


def test_pain_never_raises_the_load() -> None:
    found = after(session(4, TOP, "60 kg", 7, Trouble.PAIN))
    assert (found.decision, found.target) == (Decision.STOP, None)
    assert {caveat.id for caveat in found.caveats} == {"not-medical", "pain-stop"}
    assert "doctor or physio" in found.do.text


def test_pain_in_another_lift_stops_too_if_it_is_the_newest_news() -> None:
    found = after(session(4, TOP), session(2, (5,), "120 kg", 8, Trouble.PAIN, lift="deadlift"))
    assert found.rule == "pain"
    assert "deadlift on 8 March" in found.why[0].text


def test_pain_in_another_lift_before_any_hip_thrust_stops() -> None:
    assert after(session(2, (5,), "120 kg", 8, Trouble.PAIN, lift="deadlift")).decision is Decision.STOP


def test_nothing_is_added_until_three_sessions_passed_without_pain() -> None:
    hurt = session(20, TOP, "60 kg", 7, Trouble.PAIN)
    free = [session(ago, TOP, "60 kg", 7) for ago in (12, 8, 4)]
    assert told(after(hurt, *free[1:])) == ("stop", "pain-lately", "None")
    assert after(hurt, *free).decision is Decision.ADD_LOAD


def test_pain_long_ago_starts_lighter_than_the_load_that_hurt() -> None:
    hurt = session(80, TOP, "60 kg", 8, Trouble.PAIN)
    assert told(after(hurt, session(4, TOP))) == ("ease", "pain-settled", "3 sets of 8 at 47.5 kg")
    assert told(after(hurt, session(4, TOP, "50 kg"))) == ("ease", "pain-settled", "3 sets of 8 at 50 kg")
    elsewhere = session(80, (5,), "120 kg", 8, Trouble.PAIN, lift="deadlift")
    assert str(after(session(90, TOP), elsewhere, session(4, TOP)).target) == "3 sets of 8 at 60 kg"


def test_after_pain_long_ago_what_would_be_lowered_further_is_lowered() -> None:
    hurt = session(90, TOP, "60 kg", 8, Trouble.PAIN)
    assert told(after(hurt, session(50, TOP))) == ("ease", "pain-settled", "3 sets of 8 at 37.5 kg")


def test_pain_that_a_clinician_looked_at_starts_lighter_and_pain_since_then_stops() -> None:
    hurt = session(9, TOP, "60 kg", 8, Trouble.PAIN)
    seen = TODAY - timedelta(days=3)
    assert told(after(hurt, looked_at=seen)) == ("ease", "pain-settled", "3 sets of 8 at 47.5 kg")
    assert told(after(hurt, session(5, TOP), looked_at=seen)) == ("ease", "pain-settled", "3 sets of 8 at 47.5 kg")
    again = session(1, TOP, "40 kg", 8, Trouble.PAIN)
    assert told(after(hurt, again, looked_at=seen)) == ("stop", "pain", "None")


@pytest.mark.parametrize(("days", "rule"), [(60, "pain"), (84, "pain"), (85, "pain-settled"), (200, "pain-settled")])
def test_pain_without_a_session_since_is_settled_after_twelve_weeks(days: int, rule: str) -> None:
    assert after(session(days, TOP, "60 kg", 8, Trouble.PAIN)).rule == rule


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.SHORT_RANGE, "the range got shorter"),
        (Trouble.LOST_CONTROL, "control was lost"),
        (Trouble.BOUNCED, "reps bounced"),
    ],
)
def test_reps_of_another_kind_never_raise_the_load(trouble: Trouble, words: str) -> None:
    found = after(session(4, TOP, "60 kg", 8, trouble))
    assert told(found) == ("hold", "lost-form", "3 sets of 12 at 60 kg")
    assert words in found.why[0].text


def test_soreness_that_costs_other_work_never_raises_the_load() -> None:
    assert told(after(session(4, TOP, "60 kg", 8, Trouble.COSTLY_SORENESS))) == (
        "hold",
        "costly-soreness",
        "3 sets of 12 at 60 kg",
    )


def test_soreness_twice_in_a_row_asks_for_an_easy_week() -> None:
    sore = [session(ago, TOP, "60 kg", 8, Trouble.COSTLY_SORENESS) for ago in (8, 4)]
    assert told(after(*sore)) == ("deload", "sore-twice", "2 sets of 12 at 60 kg")


def test_missed_reps_are_tried_again() -> None:
    assert told(after(session(4, (8, 7, 6)))) == ("hold", "missed-reps", "3 sets of 8 at 60 kg")


def test_reps_that_were_planned_and_not_done_are_missed() -> None:
    found = after(session(4, (10, 10, 9), planned=(3, 10)))
    assert told(found) == ("hold", "missed-reps", "3 sets of 10 at 60 kg")


def test_sets_that_were_planned_and_not_done_are_missed() -> None:
    assert after(session(4, (12, 12), planned=(3, 12))).rule == "missed-reps"


def test_a_plan_below_the_span_that_was_met_is_no_miss() -> None:
    assert told(after(session(4, (5, 5, 5), planned=(3, 5)))) == ("add_load", "add-load", "3 sets of 5 at 62.5 kg")


def test_missing_twice_at_a_load_eases_by_ten_percent() -> None:
    found = after(session(8, (8, 8, 7)), session(4, (8, 7, 6)))
    assert told(found) == ("ease", "short-twice", "3 sets of 8 at 52.5 kg")
    assert after(session(8, (8, 7, 6)), session(4, (8, 8, 7))).rule == "missed-reps"
    assert "on 2 March at 60 kg and on 6 March at 60 kg" in found.why[0].text.replace("On", "on")


def test_a_lighter_second_try_is_no_second_miss() -> None:
    assert after(session(8, (8, 7, 6)), session(4, (8, 8, 7), "55 kg")).rule == "missed-reps"


def test_a_lighter_day_by_choice_is_no_failure() -> None:
    assert after(session(8, TOP, "80 kg"), session(4, TOP, "60 kg")).decision is Decision.ADD_LOAD


def test_an_empty_bar_that_is_too_heavy_goes_back_to_body_weight() -> None:
    short = [session(ago, (7, 6, 5), "20 kg") for ago in (8, 4)]
    assert told(after(*short, aim=Aim())) == ("ease", "short-twice", "3 sets of 8 with body weight")


def test_easing_goes_no_lower_than_the_empty_bar_at_once() -> None:
    short = [session(ago, (7, 6, 5), "21 kg") for ago in (8, 4)]
    assert str(after(*short, aim=Aim()).target) == "3 sets of 8 at 20 kg"


def test_body_weight_that_is_too_hard_is_made_easier() -> None:
    short = [session(ago, (7, 6, 5), None) for ago in (8, 4)]
    assert told(after(*short, aim=Aim())) == ("ease", "short-twice-body-weight", "2 sets of 8 with body weight")


def test_a_load_that_did_not_move_once_is_eased_at_once() -> None:
    assert told(after(session(4, (0, 0), "100 kg", 10))) == ("ease", "not-one-rep", "3 sets of 8 at 70 kg")


def test_a_set_above_rpe_9_never_raises_the_load() -> None:
    assert told(after(session(4, TOP, "60 kg", 9.5))) == ("hold", "above-rpe-9", "3 sets of 12 at 60 kg")
    assert after(session(4, TOP, "60 kg", 9)).decision is Decision.ADD_LOAD


def test_reps_that_fall_over_three_sessions_ask_for_an_easy_week() -> None:
    found = after(*FALLING)
    assert told(found) == ("deload", "falling-reps", "2 sets of 10 and 9 at 60 kg")
    assert "3 sets of 12, 11 and 11 on 26 February" in found.why[0].text


@pytest.mark.parametrize(
    "third",
    [
        session(12, (10, 10, 10)),
        session(12, (12, 12, 12), "65 kg"),
        session(12, (12, 12, 12, 12)),
        session(12, (12, 11, 11), "60 kg", 9),
    ],
    ids=["fell once only", "another load", "another number of sets", "stopped earlier on purpose"],
)
def test_reps_that_fall_for_another_reason_do_not(third: Session) -> None:
    assert after(third, *FALLING[1:], aim=Aim()).rule == "below-top"


def test_falling_reps_count_without_an_rpe() -> None:
    assert after(FALLING[0], FALLING[1], session(4, (10, 9, 9), "60 kg", None)).rule == "falling-reps"


def test_after_a_break_the_load_is_lighter() -> None:
    found = after(session(35, TOP, "85 kg"))
    assert told(found) == ("ease", "long-break", "3 sets of 8 at 70 kg")
    assert "5 weeks ago, on 3 February, at 85 kg. After that long, about 85%" in found.why[0].text


def test_three_weeks_are_no_long_break() -> None:
    assert told(after(session(21, TOP))) == ("hold", "pause", "3 sets of 10 at 60 kg")
    assert after(session(22, TOP)).rule == "long-break"


def test_half_of_a_light_load_is_the_empty_bar_or_body_weight() -> None:
    assert str(after(session(99, TOP, "30 kg")).target) == "3 sets of 8 at 20 kg"
    assert str(after(session(99, TOP, "20 kg")).target) == "3 sets of 8 with body weight"
    assert str(after(session(99, TOP, None)).target) == "3 sets of 8 with body weight"


def test_a_set_that_failed_is_no_set_to_repeat_after_a_break() -> None:
    assert str(after(session(25, (8, 0, 0), "60 kg", 8, Trouble.SHORT_RANGE)).target) == "1 set of 8 at 50 kg"


def test_after_a_break_no_more_is_asked_than_was_planned() -> None:
    assert str(after(session(25, (0, 0), planned=(1, 7))).target) == "1 set of 7 at 50 kg"


def test_a_session_of_last_year_is_told_with_its_year() -> None:
    assert "on 1 December 2025" in after(session(99, TOP)).why[0].text


def test_a_session_dated_tomorrow_counts_as_today() -> None:
    assert after(session(-1, TOP)).decision is Decision.ADD_LOAD
