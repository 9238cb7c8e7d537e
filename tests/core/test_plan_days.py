"""The days of a plan: as many as the lifter has, each with its lifts, told short."""

from __future__ import annotations

import pytest
from cleared import build_plan

from bot.coaching.plan import (
    Back,
    Equipment,
    Experience,
    Goal,
    Job,
    LowerLift,
    OtherLift,
    Plan,
    PlanProfile,
    day_lines,
    days_of,
    lines_for,
    plan_answer,
    plan_card,
)
from bot.guide import Guide

GLUTES, TRAINED = Goal.GLUTES, Experience.TRAINED
SQUATS, RDLS = OtherLift(LowerLift.SQUAT, 1, 1), OtherLift(LowerLift.ROMANIAN_DEADLIFT, 1, 1)


def plan(
    goal: Goal = GLUTES,
    days: int = 2,
    *others: OtherLift,
    back: Back = Back.FINE,
    weekdays: tuple[int, ...] = (),
    picked: tuple[LowerLift, ...] = (),
    left_out: tuple[Job, ...] = (),
) -> Plan:
    profile = PlanProfile(
        goal, TRAINED, days, others, back, Equipment.BARBELL, weekdays=weekdays, picked=picked, left_out=left_out
    )
    made = build_plan(profile)
    assert isinstance(made, Plan)
    return made


def told(made: Plan) -> list[str]:
    return [line.text for line in day_lines(made)]


@pytest.mark.parametrize("days", range(1, 7))
def test_a_plan_has_as_many_days_as_the_lifter(days: int) -> None:
    assert [day.number for day in days_of(plan(GLUTES, days))] == list(range(1, days + 1))


def test_three_days_are_three_days() -> None:
    first, second, third = told(plan(GLUTES, 3))
    assert first.startswith("Day 1: barbell hip thrust, 3 sets of 8 to 12")
    assert second.startswith("Day 2: Romanian deadlift, 3 sets")
    assert third.startswith("Day 3: barbell hip thrust")


def test_days_that_were_named_are_used_in_the_order_of_the_week() -> None:
    assert [day.name for day in days_of(plan(weekdays=(4, 1)))] == ["Day 1, Tuesday", "Day 2, Friday"]


def test_hip_thrusts_lead_the_first_day_and_keep_off_the_heavy_pull() -> None:
    first, second = told(plan(GLUTES, 2, SQUATS, RDLS))
    assert first.index("barbell hip thrust") < first.index("your squats")
    assert second.index("your Romanian deadlifts") < second.index("barbell hip thrust")


def test_with_a_heavy_pull_on_each_day_the_pull_goes_first() -> None:
    deadlifts = OtherLift(LowerLift.DEADLIFT, 2, 2)
    assert all(line.index("your") < line.index("barbell hip thrust") for line in told(plan(GLUTES, 2, deadlifts)))


def test_main_lifts_and_practice_come_before_everything() -> None:
    assert told(plan(Goal.STRENGTH, 2))[0].startswith("Day 1: your main lifts; ")
    assert told(plan(Goal.SPORT, 2))[1].startswith("Day 2: your sport first")


def test_a_tired_back_has_its_hinges_lighter_and_thrusts_in_their_place() -> None:
    lifts = (OtherLift(LowerLift.SQUAT, 2), OtherLift(LowerLift.DEADLIFT, 2))
    first, second = told(plan(Goal.GENERAL, 2, *lifts, back=Back.TIRED))
    assert first == "Day 1: your squats and deadlifts, hinges lighter for now."
    assert second == (
        f"{first[:-1]}; barbell hip thrust in place of hinge sets, 2 sets of 8 to 12 at RPE 7 to 8."
    ).replace("Day 1", "Day 2")


def test_more_days_than_three_are_told_together_where_they_are_the_same() -> None:
    many = [OtherLift(lift, 6) for lift in (LowerLift.SQUAT, LowerLift.LUNGE, LowerLift.LEG_PRESS, LowerLift.STEP_UP)]
    assert told(plan(GLUTES, 6, *many)) == [
        "Day 1, Day 2, Day 3, Day 5 and Day 6: your squats, lunges and the rest.",
        "Day 4: your squats, lunges and the rest; Romanian deadlift, 3 sets of 8 to 12 at RPE 7 to 8.",
    ]


def test_what_three_days_hold_is_not_stretched_over_six(guide: Guide) -> None:
    general = plan(Goal.GENERAL, 6, weekdays=(0, 1, 2, 3, 4, 5))
    assert [day.name for day in days_of(general)] == ["Day 1, Monday", "Day 2, Wednesday", "Day 3, Friday"]
    said = [sentence.text for sentence in plan_answer(general, guide).sentences]
    assert said[0] == "You need only 3 days for this. To fill 6, name a lift."


def test_named_days_that_are_neighbours_do_not_both_have_hip_thrusts() -> None:
    squats, deadlifts = (
        OtherLift(LowerLift.SQUAT, 1, 1, weekdays=(0,)),
        OtherLift(LowerLift.DEADLIFT, 1, 1, weekdays=(3,)),
    )
    week = plan(GLUTES, 5, squats, deadlifts, weekdays=(0, 1, 3, 4, 5))
    assert [line.split(":")[0] for line in told(week)] == [
        "Day 1, Monday",
        "Days 2 and 4 (Tuesday and Saturday)",
        "Day 3, Thursday",
    ]


def test_lifts_go_to_days_that_would_be_empty() -> None:
    assert told(plan(GLUTES, 5, OtherLift(LowerLift.SQUAT, 1))) == [
        "Day 1, Day 3 and Day 5: barbell hip thrust, 3 sets of 8 to 12 at RPE 7 to 9.",
        "Day 2: your squats.",
        "Day 4: Romanian deadlift, 3 sets of 8 to 12 at RPE 7 to 8.",
    ]
    assert [line.split(":")[1] for line in told(plan(Goal.GENERAL, 3))] == [
        " barbell hip thrust, 3 sets of 8 to 12 at RPE 7 to 8.",
        " squat or leg press, 3 sets of 8 to 12 at RPE 7 to 8.",
        " Romanian deadlift, 3 sets of 8 to 12 at RPE 7 to 8.",
    ]


def test_lifts_with_the_same_dose_share_it_and_a_day_like_an_earlier_one_says_so() -> None:
    made = build_plan(PlanProfile(GLUTES, Experience.BEGINNER, 2))
    assert isinstance(made, Plan)
    assert told(made) == [
        "Day 1: barbell hip thrust, squat or leg press and Romanian deadlift, 2 sets of 8 to 12 at RPE 7 to 8 each.",
        "Day 2: as day 1, with barbell hip thrust last.",
    ]
    general = build_plan(PlanProfile(Goal.GENERAL, Experience.BEGINNER, 2))
    assert isinstance(general, Plan)
    assert told(general)[1] == "Day 2: as day 1."


def test_a_lift_that_was_picked_fills_the_job_and_one_left_out_leaves_it() -> None:
    assert "good mornings, 3 sets" in told(plan(picked=(LowerLift.GOOD_MORNING,)))[1]
    assert not any("deadlift" in line for line in told(plan(left_out=(Job.HINGE,))))


def test_leg_curls_suit_a_tired_back_as_they_are() -> None:
    made = plan(back=Back.TIRED, picked=(LowerLift.LEG_CURL,))
    assert "leg curls, 3 sets" in told(made)[1]


def test_as_many_weekdays_as_days_or_none() -> None:
    with pytest.raises(ValueError, match="2 days and 1 weekdays"):
        plan(weekdays=(1,))


@pytest.mark.parametrize(
    ("lift", "ids"),
    [
        ("hip_thrust", ("thrust-first", "thrust-again")),
        ("squat", ("squat-add",)),
        ("leg_curl", ("hinge-add",)),
        ("abduction", ("side-hip",)),
        ("bench", ()),
        ("", ("thrust-first", "thrust-again", "squat-add", "hinge-add")),
    ],
)
def test_a_lift_is_looked_up_by_what_it_does(lift: str, ids: tuple[str, ...]) -> None:
    assert lines_for(plan(), lift) == ids


def test_a_plan_is_told_in_lines_and_its_examples_go_when_days_are_named(guide: Guide) -> None:
    shown = plan_answer(plan(), guide)
    assert shown.listed
    assert "For example on Monday and Thursday." in [sentence.text for sentence in shown.sentences]
    assert not any("example" in sentence.text for sentence in plan_answer(plan(weekdays=(1, 4)), guide).sentences)


def test_the_card_has_every_day_with_its_lines_in_the_place_of_the_sentences_that_tell_them(guide: Guide) -> None:
    found = plan(GLUTES, 3, SQUATS, weekdays=(0, 2, 4))
    said = plan_answer(found, guide).sentences
    card = plan_card(found, said)
    assert card is not None
    assert [said[place] for place in card["sentences"]] == list(day_lines(found))
    assert [(day["number"], day["weekday"]) for day in card["days"]] == [(1, "Monday"), (2, "Wednesday"), (3, "Friday")]
    for day, drawn in zip(days_of(found), card["days"], strict=True):
        for item, line in zip(day.items, drawn["lines"], strict=True):
            assert (line["lift"], line["own"]) == (item.lift, item.own)
            dose = item.dose and {"sets": item.dose.sets, "reps": list(item.dose.reps), "rpe": list(item.dose.rpe)}
            assert {name: line[name] for name in ("sets", "reps", "rpe") if name in line} == (dose or {})
    assert any("sets" in line for day in card["days"] for line in day["lines"])


def test_days_that_the_sentences_tell_as_one_are_cards_of_their_own(guide: Guide) -> None:
    found = plan(GLUTES, 5)
    card = plan_card(found, plan_answer(found, guide).sentences)
    assert card is not None
    assert len(card["days"]) == 5
    assert {day["weekday"] for day in card["days"]} == {None}


def test_an_answer_about_one_day_is_no_card() -> None:
    found = plan(GLUTES, 2)
    assert plan_card(found, day_lines(found, 1)) is None
