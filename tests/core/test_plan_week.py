"""Logged days tick off the plan's week, in whatever order they come; a week without any is met kindly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cleared import build_plan
from plan_told import TOLD

from bot.coaching.plan import Plan
from bot.coaching.plan.done import PlanWeek, plan_week
from bot.conversation.plan.telling import tell, week_in_words
from bot.understanding.plan.asked import DayNamed, PlanQuestion, Wonder

MONDAY = date(2026, 11, 23)


def plan_of(days: int, *weekdays: int) -> Plan:
    found = build_plan(replace(TOLD, days=days, weekdays=weekdays).profile())
    assert isinstance(found, Plan)
    return found


def trained(*after_monday: int) -> list[date]:
    return [MONDAY + timedelta(days=after) for after in after_monday]


@pytest.mark.parametrize(
    ("plan", "days", "done", "left"),
    [
        (plan_of(3), (), (), (1, 2, 3)),
        (plan_of(3), (0, 2), (1, 2), (3,)),
        (plan_of(2, 1, 4), (4,), (2,), (1,)),
        (plan_of(2, 1, 4), (2,), (1,), (2,)),
        (plan_of(2, 1, 4), (4, 5), (2, 1), ()),
        (plan_of(2), (0, 1, 2), (1, 2), ()),
    ],
)
def test_a_day_in_the_log_ticks_off_a_day_of_the_plan(
    plan: Plan, days: tuple[int, ...], done: tuple[int, ...], left: tuple[int, ...]
) -> None:
    assert plan_week(plan, trained(*days), today=MONDAY + timedelta(days=6)) == PlanWeek(done, left, False)


def test_a_week_without_a_session_is_a_gap_only_after_an_earlier_one() -> None:
    plan, today = plan_of(2), MONDAY + timedelta(days=1)
    assert plan_week(plan, trained(-8), today=today).after_a_gap
    assert not plan_week(plan, trained(-3), today=today).after_a_gap
    assert not plan_week(plan, trained(0), today=today).after_a_gap


def test_the_week_is_told_with_what_is_done_and_what_comes_next() -> None:
    plan = plan_of(3)

    def told(*days: int) -> str:
        week = plan_week(plan, trained(*days), today=MONDAY + timedelta(days=4))
        return " ".join(one.text for one in week_in_words(week))

    assert told() == "This week you have logged no session of your plan yet. Day 1 comes next."
    assert told(0, 2) == "This week you have done days 1 and 2 of your plan. Day 3 comes next."
    assert told(0, 2, 4) == "This week you have done every day of your plan. The rest of the week is yours."
    assert told(-9).startswith("A week without a session costs little.")


def test_who_asks_how_far_the_week_is_gets_it_from_the_log() -> None:
    plan = plan_of(2)
    told = tell(plan, PlanQuestion(Wonder.DONE), trained=trained(0), today=MONDAY + timedelta(days=1))
    assert told[0].text == "This week you have done day 1 of your plan. Day 2 comes next."
    assert len(told) > 1, "with what that day holds"
    all_done = tell(plan, PlanQuestion(Wonder.DONE), trained=trained(0, 1), today=MONDAY + timedelta(days=2))
    assert len(all_done) == 1


def on(plan: Plan, ahead: int, days: list[date], today: date) -> list[str]:
    asked = PlanQuestion(Wonder.ON_DAY, (DayNamed(ahead=ahead),))
    return [line.text for line in tell(plan, asked, trained=days, today=today)]


def test_after_the_session_of_today_it_is_done_and_the_next_day_is_told() -> None:
    told = on(plan_of(2, 0, 3), 0, trained(0), MONDAY)
    assert told[0] == "You have done day 1 of your plan today. Day 2 comes next."
    assert told[1].startswith("Day 2, Thursday: ")
    assert on(plan_of(2, 0, 3), 0, trained(0, 3), MONDAY + timedelta(days=3)) == [
        "This week you have done every day of your plan. The rest of the week is yours."
    ]


def test_before_it_the_day_is_told_and_a_free_day_names_the_next() -> None:
    assert on(plan_of(2, 0, 3), 0, [], MONDAY)[0].startswith("Day 1, Monday: ")
    assert on(plan_of(2, 0, 3), 1, [], MONDAY)[0] == "Tuesday has no session. The next one is on Thursday."


def test_who_named_no_days_has_the_next_open_day_of_their_week() -> None:
    example, line = on(plan_of(3), 0, trained(0), MONDAY + timedelta(days=2))
    assert example.startswith("You have not told me your days.")
    assert line.startswith("Day 2: ")
    assert on(plan_of(1), 1, trained(0), MONDAY)[1].startswith("Day 1: ")
