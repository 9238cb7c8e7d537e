"""A plan is changed as far as the guide goes, asks for what a wish leaves out, and says how it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cleared import build_plan
from core.plan_told import TOLD

from bot.coaching.plan import Back, Experience, LowerLift, OtherLift, Plan, changed_plan_answer
from bot.conversation import PLAN_MADE, Memory, PendingQuestion
from bot.conversation.plan import Answers, change_plan, tell
from bot.guide import load_guide
from bot.understanding.plan.asked import DayNamed, PlanChange, PlanQuestion, Turn, Wonder
from bot.understanding.plan.talk import read_plan_talk
from bot.understanding.understand import understand

ANSWERS = replace(TOLD, days=2, others=(OtherLift(LowerLift.SQUAT, 1, 1),))

MONDAY = date(2026, 11, 23)


def plan(answers: Answers) -> Plan:
    made = build_plan(answers.profile())
    assert isinstance(made, Plan)
    return made


def changed(answers: Answers, wish: PlanChange) -> tuple[Answers | None, str]:
    done = change_plan(plan(answers), answers, wish)
    return done.answers, " ".join(sentence.text for sentence in done.said)


def days(answers: Answers) -> str:
    return " ".join(one.text for one in tell(plan(answers), PlanQuestion(Wonder.LIST), today=MONDAY))


def test_another_set_is_put_on_each_day_with_hip_thrusts() -> None:
    answers, said = changed(ANSWERS, PlanChange(Turn.SETS, more=1))
    assert said == "Changed: 4 sets of hip thrusts on their days instead of 3 sets."
    assert answers is not None
    assert days(answers).count("hip thrust, 4 sets") == 2


def test_more_sets_than_the_guide_has_are_not_planned() -> None:
    answers, said = changed(ANSWERS, PlanChange(Turn.SETS, number=8))
    assert answers is not None
    assert answers.sets == 5
    assert "5 sets a day is where I stop" in said


@pytest.mark.parametrize(
    "careful", [replace(ANSWERS, experience=Experience.BEGINNER), replace(ANSWERS, back=Back.TIRED)]
)
def test_a_beginner_and_a_tired_back_stop_at_three_sets(careful: Answers) -> None:
    answers, said = changed(careful, PlanChange(Turn.SETS, number=5))
    assert answers is not None
    assert answers.sets == 3
    assert "3 sets a day is where I stop" in said


@pytest.mark.parametrize("text", ["make day 1 shorter", "the first day takes too long", "trim day 1 please"])
def test_a_day_that_takes_too_long_loses_a_set_of_hip_thrusts(text: str) -> None:
    wish = read_plan_talk(understand(text))
    assert isinstance(wish, PlanChange)
    answers, said = changed(ANSWERS, wish)
    assert answers is not None
    assert answers.sets == 2
    assert said == "Changed: 2 sets of hip thrusts on their days instead of 3 sets."


def test_a_day_without_hip_thrusts_has_none_to_lose() -> None:
    answers, said = changed(ANSWERS, PlanChange(Turn.SETS, more=-1, days=(DayNamed(number=9),)))
    assert answers is None
    assert "no hip thrusts to cut" in said


def test_two_sets_are_the_fewest() -> None:
    few = replace(ANSWERS, sets=2)
    answers, said = changed(few, PlanChange(Turn.SETS, more=-1))
    assert answers is None
    assert "2 sets are the fewest" in said


@pytest.mark.parametrize("turn", [Turn.DAYS, Turn.WEEKDAYS])
def test_days_that_a_wish_leaves_out_are_asked_for(turn: Turn) -> None:
    answers, said = changed(ANSWERS, PlanChange(turn))
    assert answers is None
    assert "Name the days that you would like" in said


def test_how_it_goes_on_is_told_from_its_lines() -> None:
    said = [one.text for one in tell(plan(ANSWERS), PlanQuestion(Wonder.WEEKS), today=MONDAY)]
    assert said[0].startswith("Weeks 2 to 4")
    assert said[-1].startswith("Easy week")


def test_no_study_has_tested_the_plan_and_it_says_so_first() -> None:
    said = tell(plan(ANSWERS), PlanQuestion(Wonder.PROOF), today=MONDAY)
    assert said[0].text.startswith("No study has tested this very plan.")
    assert len(said) > 1


def test_a_plan_is_near_for_some_messages_after_it_was_shown() -> None:
    shown = Memory(turn=3).asked(PendingQuestion(id="1", asks=PLAN_MADE, waits=True)).closed()
    assert shown.plan_is_near
    assert not shown.copy(update={"turn": 12}).plan_is_near
    assert not Memory().plan_is_near


def test_a_day_that_is_none_of_the_plan_needs_no_other() -> None:
    on_monday_and_thursday = plan(replace(ANSWERS, weekdays=(0, 3)))
    (said,) = tell(on_monday_and_thursday, PlanQuestion(Wonder.MISSES, (DayNamed(5),)), today=MONDAY)
    assert said.text == "Your plan has no session on Saturday. Its days are Monday and Thursday."


def test_a_changed_plan_tells_what_is_new_and_its_days_and_not_its_rules_again() -> None:
    done = change_plan(plan(ANSWERS), ANSWERS, PlanChange(Turn.DAYS, number=3))
    assert done.answers is not None
    told = [one.text for one in changed_plan_answer(plan(done.answers), load_guide(), done.said).sentences]
    assert told[0] == "Changed: 3 days a week instead of 2 days a week."
    assert any(line.startswith("Day 3") for line in told)
    assert not any(line.startswith(("Moving up", "Easy week")) for line in told)
