"""The next session fits the person: the kind of work they do, how long they were away, what they train with."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from cleared import build_plan
from core.lifting_log import TOP, after, session, told

from bot.coaching.load import Load, Unit
from bot.coaching.plan import Equipment, Experience, Goal, LowerLift, OtherLift, Plan, PlanProfile, thrust_aim
from bot.coaching.progression import Aim, Decision, aim_of
from bot.coaching.progression.own_aim import own_aim
from bot.coaching.session import Session
from bot.understanding.facts import Trouble

PLANNED = Aim(3, 8, 12)


def planned(*history: Session, aim: Aim = PLANNED) -> tuple[str, str, str]:
    """What is suggested to somebody with a plan."""
    return told(after(*history, aim=aim_of(history, aim)))


# It speaks for its own lifts only


@pytest.mark.parametrize(
    ("lift", "reps", "at"),
    [
        ("deadlift", (1,), "220 kg"),
        ("squat", (3,) * 5, "160 kg"),
        ("bench press", (5,) * 5, "90 kg"),
        ("calf raise", (15,) * 3, None),
        ("my own invention", (10,) * 3, "20 kg"),
    ],
)
def test_no_load_is_suggested_for_a_lift_of_another_family(lift: str, reps: tuple[int, ...], at: str | None) -> None:
    found = after(session(3, reps, at, 7, lift=lift), lift=lift)
    assert (found.decision, found.rule, found.target) == (Decision.ADVICE, "other-lift", None)
    assert lift in found.do.text


@pytest.mark.parametrize(
    "lift",
    ["hip thrust machine", "single-leg hip thrust", "glute bridge", "B-stance hip thrust", "smith machine hip thrust"],
)
def test_every_hip_thrust_and_bridge_has_a_next_time(lift: str) -> None:
    assert after(session(3, (9, 9, 9), "40 kg", lift=lift), lift=lift).rule == "below-top"


# Heavy singles


@pytest.mark.parametrize(
    ("history", "loads"),
    [
        ([session(3, (1,), "150 kg", 9)], "105 to 112.5 kg"),
        ([session(3, (1,) * 5, "200 kg", 8)], "140 to 150 kg"),
        ([session(7, (2,), "150 kg", 9), session(3, (1,), "150 kg", 9)], "105 to 112.5 kg"),
    ],
)
def test_a_heavy_single_says_what_work_sets_weigh_and_counts_no_reps_up(history: list[Session], loads: str) -> None:
    for aim in (None, PLANNED):
        found = after(*history, aim=aim)
        assert (found.rule, found.target) == ("heavy-single", None)
        assert loads in found.do.text


def test_a_single_after_a_break_points_lower_and_an_empty_bar_no_lower_than_itself() -> None:
    assert "about 67.5 to 72.5 kg" in after(session(60, (1,), "150 kg", 9)).do.text
    assert after(session(3, (1,), "20 kg", 9), lift="barbell hip thrust").rule == "heavy-single"


def test_a_load_that_did_not_move_goes_back_to_what_did() -> None:
    assert told(after(session(3, (0,), "150 kg", 10))) == ("ease", "not-one-rep", "3 sets of 8 at 105 kg")
    before = session(7, (9, 9, 8), "90 kg")
    assert str(after(before, session(3, (0,), "150 kg", 10)).target) == "3 sets of 8 at 90 kg"
    close = session(7, (9, 9, 8), "145 kg")
    assert str(after(close, session(3, (0,), "150 kg", 10)).target) == "3 sets of 8 at 135 kg"


# The kind of work that is done


def test_fixed_reps_stay_and_the_load_goes_up() -> None:
    fives = session(7, (5,) * 5, "130 kg", 8)
    assert told(after(fives)) == ("add_load", "add-load", "5 sets of 5 at 132.5 kg")
    assert after(fives, session(3, (5,) * 5, "132.5 kg", 8)).decision is Decision.ADD_LOAD
    assert told(after(session(3, (5, 5, 5), "90 kg", 9))) == ("hold", "fixed-and-hard", "3 sets of 5 at 90 kg")
    assert after(session(3, (5, 5, 5), "90 kg", None)).rule == "effort-unknown"


def test_fixed_reps_on_a_plan_of_more_reps_are_no_missed_reps() -> None:
    fives = [session(ago, (5,) * 5, "130 kg", 8) for ago in (7, 3)]
    assert planned(*fives) == ("add_load", "add-load", "5 sets of 5 at 132.5 kg")
    at_the_limit = [session(ago, (5,) * 5, "130 kg", 10) for ago in (7, 3)]
    assert planned(*at_the_limit)[1] == "short-twice"
    assert aim_of((), PLANNED) == PLANNED


def test_the_plan_gives_sets_and_range() -> None:
    assert planned(session(3, (12, 12), "45 kg", 7), aim=Aim(2, 8, 12)) == (
        "add_load",
        "add-load",
        "2 sets of 8 at 47.5 kg",
    )
    sport = [session(ago, (6, 6), "90 kg", 7) for ago in (7, 3)]
    assert planned(*sport, aim=Aim(2, 6, 8)) == ("add_reps", "below-top", "2 sets of 7 at 90 kg")


def test_later_sets_may_drop() -> None:
    assert told(after(session(7, (12, 8, 7), "85 kg"), session(3, (12, 10, 7), "85 kg"))) == (
        "add_reps",
        "below-top",
        "3 sets of 12, 11 and 8 at 85 kg",
    )
    assert planned(session(7, (12, 8, 7), "85 kg"), session(3, (12, 10, 7), "85 kg"))[1] == "below-top"


def test_heavy_and_light_days_are_each_judged_by_their_own_kind() -> None:
    light, heavy = session(7, TOP, "85 kg"), session(3, (6, 6, 6), "105 kg")
    assert told(after(light, heavy)) == ("add_reps", "below-top", "3 sets of 7 at 105 kg")
    assert planned(light, heavy)[1] == "below-top"
    assert after(session(7, (6, 6, 6), "105 kg"), session(3, TOP, "85 kg")).decision is Decision.ADD_LOAD


@pytest.mark.parametrize(
    ("reps", "aim"),
    [
        ((4, 4, 4), Aim(3, 4, 4)),
        ((7, 6), Aim(2, 6, 10)),
        ((15,), Aim(1, 8, 12)),
        ((20,) * 8, Aim(5, 15, 20)),
        ((28, 25), Aim(2, 20, 30)),
        ((1,), Aim(1, 8, 12)),
        ((0, 0), Aim()),
    ],
)
def test_the_log_shows_what_somebody_works_with(reps: Sequence[int], aim: Aim) -> None:
    assert aim_of([session(3, tuple(reps))], None) == aim
    assert own_aim(()) == Aim()


def test_two_sessions_on_a_day_are_two_and_sets_told_one_by_one_are_one() -> None:
    assert str(after(session(3, (9, 9, 9)), session(3, (9, 9, 8))).target).startswith("3 sets of")
    assert str(after(*[session(3, (9,)) for _ in range(3)]).target) == "3 sets of 10 at 60 kg"


# How much more


def test_a_small_step_costs_few_reps_and_a_larger_one_more() -> None:
    assert str(after(session(3, TOP, "210 kg")).target) == "3 sets of 11 at 212.5 kg"
    assert str(after(session(3, TOP, "110 kg")).target) == "3 sets of 10 at 112.5 kg"
    assert str(after(session(3, TOP, "50 kg")).target) == "3 sets of 8 at 52.5 kg"


def test_a_load_of_another_unit_goes_up_by_a_real_step() -> None:
    assert str(after(session(3, TOP, "264.5 lb")).target) == "3 sets of 10 at 270 lb"


def test_light_loads_go_up_after_twenty_reps() -> None:
    dumbbell, machine = "dumbbell hip thrust", "hip thrust machine"
    assert told(after(session(3, (30, 30), "6 kg", 6, lift=dumbbell), lift=dumbbell)) == (
        "add_load",
        "bridged",
        "2 sets of 20 at 8 kg",
    )
    assert str(after(session(3, (20, 20), "15 kg", 8, lift=machine), lift=machine).target) == "2 sets of 15 at 20 kg"
    assert after(session(3, (13, 13), "15 kg", 8, lift=machine), lift=machine).rule == "bridge"


def test_reps_that_fall_by_less_than_a_tenth_ask_for_no_easy_week() -> None:
    level = [session(12, (12, 12, 12)), session(8, (12, 12, 11)), session(4, (12, 11, 11))]
    assert after(*level).rule == "below-top"


# Breaks and pain


@pytest.mark.parametrize(
    ("days", "target"),
    [
        (9, "3 sets of 10 at 112.5 kg"),
        (13, "3 sets of 11 at 110 kg"),
        (20, "3 sets of 10 at 110 kg"),
        (23, "3 sets of 8 at 92.5 kg"),
        (60, "3 sets of 8 at 70 kg"),
        (200, "3 sets of 8 at 55 kg"),
        (700, "3 sets of 12 with body weight"),
    ],
)
def test_the_longer_away_the_lower_the_start(days: int, target: str) -> None:
    assert str(after(session(days, TOP, "110 kg")).target) == target


def test_who_trains_every_two_weeks_has_had_no_pause() -> None:
    assert after(session(28, (9, 9, 9)), session(14, (10, 10, 10))).rule == "below-top"
    assert after(session(18, (9, 9, 9)), session(14, (10, 10, 10))).rule == "pause"


def test_one_session_without_pain_brings_no_number_back() -> None:
    found = after(session(7, TOP, "70 kg", 8, Trouble.PAIN), session(3, TOP, "70 kg"))
    assert (found.decision, found.target) == (Decision.STOP, None)
    assert not any(sign.isdigit() for sign in found.do.text.replace("3 March", ""))


# What there is to train with


@pytest.mark.parametrize("lift", ["single-leg hip thrust", "frog pump", "glute bridge"])
def test_an_easy_body_weight_lift_gets_harder_and_no_bar(lift: str) -> None:
    found = after(session(3, (15,) * 3, None, 7, lift=lift), lift=lift)
    assert found.rule == "body-weight-harder"
    assert found.target
    assert found.target.load is None
    assert "dumbbell" in found.do.text


def test_who_has_body_weight_only_is_offered_no_load() -> None:
    found = after(session(3, (15,) * 3, None, 7), can_load=False)
    assert found.rule == "body-weight-harder"
    assert "one leg" in found.do.text
    assert "dumbbell" not in found.do.text


def test_a_band_stays_a_band() -> None:
    lift = "banded hip thrust"
    easy = after(session(3, (15,) * 3, None, 7, lift=lift), lift=lift)
    assert "a stronger band" in easy.do.text
    more = after(session(3, (12,) * 3, None, 7, lift=lift), lift=lift)
    assert "3 sets of 13 with the same band" in more.do.text
    assert "body weight" not in more.do.text + more.why[0].text


def test_a_light_load_on_one_leg_is_a_dumbbell() -> None:
    lift = "single-leg hip thrust"
    assert str(after(session(3, TOP, "12 kg", 8, lift=lift), lift=lift).target) == "3 sets of 13 at 12 kg"
    assert str(after(session(3, (15,) * 3, "12 kg", 8, lift=lift), lift=lift).target) == "3 sets of 8 at 14 kg"


def test_a_log_can_be_read_in_the_other_unit() -> None:
    shown = session(3, TOP, "100 kg").shown_in(Unit.LB)
    assert str(after(shown).target) == "3 sets of 10 at 225 lb"
    assert str(Load(shown.sets[0].load.amount, Unit.LB).shown_in(Unit.KG)) == "99.5 kg"  # type: ignore[union-attr]
    assert shown.shown_in(Unit.LB) == shown
    assert session(3, TOP, None).shown_in(Unit.LB) == session(3, TOP, None)


# The stored plan


@pytest.mark.parametrize(
    ("equipment", "lift", "aim"),
    [
        (Equipment.BARBELL, "barbell hip thrust", Aim(2, 8, 12)),
        (Equipment.BARBELL, "banded hip thrust", None),
        (Equipment.MACHINE, "hip thrust machine", Aim(2, 8, 12)),
        (Equipment.BARBELL, "deadlift", None),
    ],
)
def test_a_plan_is_the_aim_of_its_own_lift(equipment: Equipment, lift: str, aim: Aim | None) -> None:
    plan = build_plan(PlanProfile(Goal.GLUTES, equipment=equipment))
    assert isinstance(plan, Plan)
    assert thrust_aim(plan, lift) == aim


def test_a_plan_without_hip_thrusts_has_no_aim() -> None:
    heavy = (OtherLift(LowerLift.SQUAT, 2, 2), OtherLift(LowerLift.DEADLIFT, 1, 1))
    plan = build_plan(PlanProfile(Goal.STRENGTH, Experience.TRAINED, 3, heavy))
    assert isinstance(plan, Plan)
    assert thrust_aim(plan, "barbell hip thrust") is None
