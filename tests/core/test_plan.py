"""What plan a lifter gets, when hip thrusts are not needed, and when there is no plan."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from cleared import build_plan, plan_from_json

from bot.channels.answer_view import as_text
from bot.coaching.kept import as_json
from bot.coaching.plan import (
    Back,
    Equipment,
    Experience,
    Goal,
    HandOff,
    LowerLift,
    OtherLift,
    Plan,
    PlanProfile,
    Verdict,
    plan_answer,
)
from bot.coaching.plan.wording import WORDS, load_wording
from bot.guide import Basis, GuideError, load_guide

GLUTES, STRENGTH, SPORT, GENERAL = Goal.GLUTES, Goal.STRENGTH, Goal.SPORT, Goal.GENERAL
TRAINED, BEGINNER = Experience.TRAINED, Experience.BEGINNER
SQUAT, DEADLIFT, RDL, LUNGE = LowerLift.SQUAT, LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT, LowerLift.LUNGE


def plan(
    goal: Goal,
    experience: Experience = TRAINED,
    days: int = 2,
    *others: OtherLift,
    back: Back = Back.FINE,
    equipment: Equipment = Equipment.BARBELL,
) -> Plan:
    made = build_plan(PlanProfile(goal, experience, days, others, back, equipment))
    assert isinstance(made, Plan)
    return made


def ids(made: Plan) -> list[str]:
    return [line.id for line in made.lines]


def line(made: Plan, id_: str) -> str:
    (found,) = [line for line in made.lines if line.id == id_]
    dose = "" if found.dose is None else f" {found.dose.sets} x {found.dose.reps} @ {found.dose.rpe}"
    return f"{found.slot}: {found.what}{dose}"


# Pain


def test_in_pain_there_is_a_hand_off_and_no_plan() -> None:
    made = build_plan(PlanProfile(GLUTES, pain=True))
    assert isinstance(made, HandOff)
    assert {caveat.id for caveat in made.caveats} == {"not-medical", "pain-stop"}
    assert {sentence.basis for sentence in made.sentences} == {Basis.SAFETY}
    assert not re.search(r"\b(sets|reps|RPE|kg)\b", as_text(plan_answer(made, load_guide())))


def test_a_plan_in_pain_cannot_be_built_by_any_way() -> None:
    good = plan(GLUTES)
    with pytest.raises(ValueError, match="in pain cannot be built"):
        dataclasses.replace(good, profile=dataclasses.replace(good.profile, pain=True))
    stored = as_json(good)
    stored["profile"]["pain"] = True
    with pytest.raises(ValueError, match="in pain cannot be built"):
        plan_from_json(stored)


@pytest.mark.parametrize("part", ["why", "lines", "sections", "caveats", "sources"])
def test_a_plan_without_a_part_cannot_be_built(part: str) -> None:
    with pytest.raises(ValueError, match=f"a plan without {part} cannot be built"):
        dataclasses.replace(plan(GLUTES), **{part: ()})


@pytest.mark.parametrize("part", ["sentences", "caveats"])
def test_a_hand_off_without_words_cannot_be_built(part: str) -> None:
    made = build_plan(PlanProfile(GLUTES, pain=True))
    assert isinstance(made, HandOff)
    with pytest.raises(ValueError, match="a hand-off without"):
        dataclasses.replace(made, **{part: ()})


# Whether they have a place


def test_for_glutes_they_fit_and_come_to_about_ten_sets_a_week() -> None:
    made = plan(GLUTES, TRAINED, 3, OtherLift(SQUAT, 2, 1), OtherLift(DEADLIFT, 2, 2))
    assert made.verdict is Verdict.USE
    assert line(made, "thrust-first") == "Lower day 1, first: barbell hip thrust 2 x (8, 12) @ (7, 9)"
    assert line(made, "thrust-after-pull") == "Lower day 3, after the pull: barbell hip thrust 2 x (8, 12) @ (7, 9)"
    assert (made.weekly.direct, made.weekly.other, made.weekly.total) == (4, 12, 10.0)
    assert "deadlift heavy twice a week" in next(one.why.text for one in made.lines if one.id == "thrust-after-pull")


def test_without_other_lifts_for_glutes_a_squat_and_a_hinge_join() -> None:
    made = plan(GLUTES, TRAINED, 2)
    assert line(made, "squat-add") == "Lower day 1: squat or leg press 3 x (8, 12) @ (7, 8)"
    assert line(made, "hinge-add") == "Lower day 2: Romanian deadlift 3 x (8, 12) @ (7, 8)"
    assert (made.weekly.direct, made.weekly.other, made.weekly.total) == (6, 6, 9.0)
    assert "9 to 12 in all" in made.weekly.words.text
    assert line(made, "build-up") == "Weeks 2 to 4: add a hip thrust set at a time, up to 4"


def test_when_squats_and_hinges_are_plenty_they_are_not_needed_for_glutes() -> None:
    made = plan(GLUTES, TRAINED, 4, OtherLift(SQUAT, 3), OtherLift(RDL, 2), OtherLift(LUNGE, 2))
    assert made.verdict is Verdict.NOT_NEEDED
    assert "squats, Romanian deadlifts and lunges" in made.why[0].text
    assert ids(made)[:3] == ["thrust-if-wanted", "squat-keep", "hinge-keep"]
    assert made.weekly.direct == 0
    assert "without hip thrusts" in made.weekly.words.text


def test_hip_thrusts_keep_a_day_between_where_the_week_has_one() -> None:
    assert line(plan(GLUTES, TRAINED, 3), "thrust-again").startswith("Lower day 3")
    assert line(plan(GLUTES, TRAINED, 4), "thrust-again").startswith("Lower day 3")
    assert line(plan(GLUTES, BEGINNER, 6), "thrust-again").startswith("Lower day 4")


def test_a_week_of_many_days_shares_the_sets_out_over_three() -> None:
    made = plan(GLUTES, TRAINED, 5)
    assert line(made, "thrust-again").startswith("Lower days 3 and 5")
    assert made.weekly.direct == 9
    assert plan(GLUTES, TRAINED, 5, back=Back.TIRED).weekly.direct == 4
    assert plan(GLUTES, TRAINED, 6, OtherLift(SQUAT, 2), OtherLift(DEADLIFT, 2)).weekly.direct == 4


def test_a_tired_back_keeps_off_the_day_of_the_pull() -> None:
    heavy = (OtherLift(SQUAT, 1, 1), OtherLift(DEADLIFT, 1, 1))
    assert ids(plan(GLUTES, TRAINED, 2, *heavy))[:2] == ["thrust-first", "thrust-after-pull"]
    tired = plan(GLUTES, TRAINED, 2, *heavy, back=Back.TIRED)
    assert "thrust-after-pull" not in ids(tired)
    assert tired.weekly.direct == 2


def test_a_tired_back_with_two_hinge_days_swaps_and_adds_nothing() -> None:
    made = plan(
        GLUTES, TRAINED, 3, OtherLift(SQUAT, 3), OtherLift(DEADLIFT, 2, 2), OtherLift(RDL, 1, 1), back=Back.TIRED
    )
    assert made.title == "Swap, do not add"
    assert not {"place-other-day", "place-after-pull", "build-up"} & set(ids(made))
    assert made.weekly.direct + made.weekly.other == 18


def test_a_tired_back_that_is_tested_cuts_the_extra_hinge_first() -> None:
    made = plan(STRENGTH, TRAINED, 3, OtherLift(DEADLIFT, 2, 2), OtherLift(RDL, 1), back=Back.TIRED)
    assert line(made, "hinge-cut") == "Cut first: your Romanian deadlifts, to half the sets or none for now"
    assert "squat-add" not in ids(made)
    assert made.weekly.direct + made.weekly.other == 9
    only_deadlifts = plan(STRENGTH, TRAINED, 3, OtherLift(DEADLIFT, 2, 2), back=Back.TIRED)
    assert "hinge-cut" not in ids(only_deadlifts)


def test_nobody_starts_with_more_than_three_sets_and_all_are_told_when_to_ease() -> None:
    for days in (1, 2, 3, 5):
        made = plan(GLUTES, TRAINED, days)
        assert line(made, "thrust-first").split(" x ")[0].endswith(" 3")
        assert "easy-week" in ids(made)
    assert line(plan(GLUTES, TRAINED, 1), "build-up").endswith("up to 5")
    assert "A second day would do more" in plan(GLUTES, TRAINED, 1).weekly.words.text


def test_every_plan_with_hip_thrusts_speaks_to_the_young_and_the_old() -> None:
    assert line(plan(GLUTES, BEGINNER, 2), "age") == "Under 18 or from 65: 1 or 2 sets, with somebody watching"


def test_side_work_is_not_offered_to_who_does_it() -> None:
    assert "side-hip" not in ids(plan(GLUTES, TRAINED, 2, OtherLift(LowerLift.ABDUCTION)))


def test_sport_leaves_reps_in_hand_with_any_equipment() -> None:
    assert line(plan(SPORT, TRAINED, 2, equipment=Equipment.HOME), "thrust-sport").endswith("(7, 8)")


def test_strength_without_a_bar_names_no_lift_that_needs_one() -> None:
    made = plan(STRENGTH, TRAINED, 2, equipment=Equipment.BODYWEIGHT)
    assert "squat or deadlift" not in line(made, "main-lifts")


def test_a_beginner_on_a_machine_starts_at_its_lightest() -> None:
    assert "the lightest setting" in line(plan(GENERAL, BEGINNER, 2, equipment=Equipment.MACHINE), "learn-first")


def test_a_lifter_who_squats_and_pulls_heavy_does_not_need_them_for_strength() -> None:
    made = plan(STRENGTH, TRAINED, 3, OtherLift(SQUAT, 2, 2), OtherLift(DEADLIFT, 1, 1))
    assert made.verdict is Verdict.NOT_NEEDED
    assert "squat heavy twice a week and deadlift heavy once a week" in made.why[0].text
    assert ids(made) == ["main-lifts", "thrust-if-wanted"]


def test_for_strength_the_tested_lift_comes_first() -> None:
    made = plan(STRENGTH, TRAINED, 3, OtherLift(SQUAT, 3, 3))
    assert made.verdict is Verdict.OPTIONAL
    assert ids(made)[:2] == ["main-lifts", "thrust-extra"]
    assert line(made, "thrust-extra").endswith("barbell hip thrust 2 x (6, 10) @ (7, 8)")
    assert "specific-practice" in {caveat.id for caveat in made.caveats}


def test_a_tired_back_gives_them_a_small_place_beside_heavy_lifts() -> None:
    made = plan(STRENGTH, TRAINED, 3, OtherLift(SQUAT, 2, 2), OtherLift(DEADLIFT, 1, 1), back=Back.TIRED)
    assert made.verdict is Verdict.OPTIONAL
    assert {"not-safer-for-all", "tired-is-not-pain"} <= {caveat.id for caveat in made.caveats}


def test_for_sport_practice_comes_first() -> None:
    made = plan(SPORT, TRAINED, 2, OtherLift(SQUAT, 1, 1), equipment=Equipment.MACHINE)
    assert ids(made)[:2] == ["practice-first", "thrust-sport"]
    assert "transfer-uncertain" in {caveat.id for caveat in made.caveats}
    assert line(made, "hinge-add").startswith("Lower day 2: back extension")


def test_for_general_fitness_a_squat_and_a_hinge_are_enough() -> None:
    made = plan(GENERAL, TRAINED, 2, OtherLift(SQUAT, 2), OtherLift(RDL, 1))
    assert made.verdict is Verdict.NOT_NEEDED
    assert plan(GENERAL, TRAINED, 2, OtherLift(SQUAT, 1), OtherLift(RDL, 1)).verdict is Verdict.OPTIONAL
    assert plan(GENERAL, TRAINED, 2, OtherLift(SQUAT, 2), OtherLift(LUNGE, 2)).verdict is Verdict.OPTIONAL


def test_with_a_tired_back_and_enough_work_they_are_a_swap() -> None:
    made = plan(GENERAL, TRAINED, 2, OtherLift(SQUAT, 2), OtherLift(RDL, 1), back=Back.TIRED)
    assert made.title == "Swap, do not add"
    assert line(made, "thrust-swap").startswith("One lower day: barbell hip thrust in place of hinge sets")
    assert line(made, "hinge-keep-tired").startswith("Keep, but light: your Romanian deadlifts")
    assert (made.weekly.direct, made.weekly.other) == (2, 7)


def test_without_a_hinge_there_is_nothing_to_swap() -> None:
    others = (OtherLift(SQUAT, 4), OtherLift(LUNGE, 3), OtherLift(LowerLift.LEG_CURL, 1))
    made = plan(GLUTES, TRAINED, 4, *others, back=Back.TIRED)
    assert made.verdict is Verdict.NOT_NEEDED
    assert line(made, "hinge-keep") == "Keep: your leg curls"


# How much and where


def test_a_beginner_starts_with_two_sets_and_body_weight() -> None:
    made = plan(GLUTES, BEGINNER, 2)
    assert line(made, "thrust-first").endswith("2 x (8, 12) @ (7, 8)")
    assert line(made, "squat-add").startswith("Lower days 1 and 2")
    assert "learn-first" in ids(made)


def test_a_heavy_pull_on_every_day_comes_before_hip_thrusts() -> None:
    made = plan(GLUTES, TRAINED, 2, OtherLift(DEADLIFT, 2, 1), OtherLift(RDL, 1, 1))
    assert line(made, "thrust-after-pull").startswith("Lower days 1 and 2, after the pull")
    assert not {"thrust-first", "place-after-pull"} & set(ids(made))
    assert "place-after-pull" in ids(plan(GENERAL, BEGINNER, 1, OtherLift(DEADLIFT, 1, 1)))


def test_one_day_a_week_is_named_as_one() -> None:
    assert line(plan(GLUTES, BEGINNER, 1), "thrust-first").startswith("Your lower day, first")
    assert "thrust-again" not in ids(plan(GLUTES, BEGINNER, 1))


def test_little_load_means_more_reps_and_other_ways_to_go_on() -> None:
    home = plan(GENERAL, TRAINED, 2, equipment=Equipment.HOME)
    assert line(home, "thrust-general").endswith("3 x (10, 20) @ (8, 9)")
    body = plan(GENERAL, BEGINNER, 2, equipment=Equipment.BODYWEIGHT)
    assert line(body, "thrust-general").endswith("2 x (10, 30) @ (7, 8)")
    assert "up to 30" in line(body, "progress-light")
    assert "learn-first" in ids(body)
    assert "two-leg hip thrust" in line(body, "thrust-general")
    assert "sliding leg curl" in line(body, "hinge-add")


def test_a_tired_back_gets_fewer_sets_and_no_new_hinge() -> None:
    made = plan(GENERAL, TRAINED, 2, back=Back.TIRED)
    assert "2 x" in line(made, "thrust-general")
    assert line(made, "hinge-add-tired").startswith("Lower day 2: leg curl")
    assert made.weekly.other == 3


def test_frequent_heavy_days_are_counted_in_words() -> None:
    made = plan(STRENGTH, TRAINED, 4, OtherLift(SQUAT, 3, 3), OtherLift(DEADLIFT, 1, 1))
    assert "squat heavy 3 times a week" in made.why[0].text


# What is refused


@pytest.mark.parametrize(("days", "heavy"), [(0, 0), (7, 0), (2, 3), (2, -1)])
def test_a_lift_has_a_sensible_number_of_days(days: int, heavy: int) -> None:
    with pytest.raises(ValueError, match="expected 1 to 6"):
        OtherLift(SQUAT, days, heavy)


def test_a_profile_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 1 to 6"):
        PlanProfile(GLUTES, days=7)
    with pytest.raises(ValueError, match="named twice"):
        PlanProfile(GLUTES, others=(OtherLift(SQUAT), OtherLift(SQUAT)))
    with pytest.raises(ValueError, match="no more than there are"):
        PlanProfile(GLUTES, days=1, others=(OtherLift(SQUAT, 2),))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("caveats: [not-superior, people-differ]", "caveats: [no-such-caveat]", "unknown caveat 'no-such-caveat'"),
        ("section: start-with-the-job", "section: nowhere", "unknown section 'nowhere'"),
        ("sources: [nunes-2021]", "sources: [nobody-2026]", "unknown source 'nobody-2026'"),
        ("Since you {heavy}, your", "Since you {colour}, your", "unknown fact {colour}"),
        ('what: "{thrust}"', 'what: "{lift}"', "unknown fact {lift}"),
        ("  - id: thrust-first", "  - id: main-lifts", "a second 'main-lifts'"),
        ("  squat: {verb: squat, name: squats}\n", "", "has no words for squat"),
        ("  barbell:\n    thrust", "  treadmill:\n    thrust", "equipment"),
        ("caveats: [not-medical, pain-stop]", "caveats: []", "is empty"),
    ],
)
def test_a_mistake_in_the_words_is_named_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = WORDS.read_text(encoding="utf-8")
    assert old in text
    spoilt = tmp_path / "plan.yml"
    spoilt.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as refusal:
        load_wording(spoilt)
    assert re.search(rf"plan\.yml:\d+: .*{re.escape(problem)}", str(refusal.value))
