"""The days of hip thrusts are chosen beside what a week is filled with already."""

from __future__ import annotations

import pytest

from bot.coaching.plan import WEEKDAYS
from bot.conversation.plan import Answers, Question, answers_in, told_days
from bot.conversation.plan.days_beside import days_beside
from bot.understanding.plan.own_days import OwnDays, own_days
from bot.understanding.understand import understand

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def week(text: str) -> OwnDays:
    return own_days(understand(text))


@pytest.mark.parametrize(
    ("text", "busy", "hard", "open_"),
    [
        ("rowing tue and fri, a long ride sunday. which days for thrusts?", {TUE, FRI, SUN}, {SUN}, set()),
        ("track tuesday and the match saturday, gym is free mon thu", {TUE, SAT}, {TUE, SAT}, {MON, THU}),
        ("tempo runs on wednesdays and easy jogs on fridays", {WED, FRI}, {WED}, set()),
        ("I squat on mondays and deadlift on thursdays", set(), {THU}, set()),
        ("light deadlifts on friday", set(), set(), set()),
        ("late shifts thu fri sat", {THU, FRI, SAT}, set(), set()),
        ("I can train on tuesday + sunday", set(), set(), {TUE, SUN}),
        ("I don't run on mondays. is wednesday better?", set(), set(), set()),
        ("my week is full", set(), set(), set()),
        ("I row monday, wednesday and friday", {MON, WED, FRI}, set(), set()),
        ("judo on monday. free thursday", {MON}, set(), {THU}),
    ],
)
def test_a_week_is_read_day_by_day(text: str, busy: set[int], hard: set[int], open_: set[int]) -> None:
    told = week(text)
    assert (told.busy, told.hard, told.open) == (busy, hard, open_)


@pytest.mark.parametrize(
    ("text", "asks", "wanted"),
    [
        ("swim tue thu. which three days suit thrusts?", True, 3),
        ("judo on friday, where would you put hip thrusts", True, 2),
        ("which days are best for glutes", False, 2),
        ("regatta on sunday, monday or friday is free but only one. which?", True, 1),
        ("judo on friday and I love it", False, 2),
    ],
)
def test_days_are_asked_for_beside_what_is_told(text: str, asks: bool, wanted: int) -> None:
    assert (week(text).asks_beside, week(text).wanted) == (asks, wanted)


@pytest.mark.parametrize(
    ("told", "number", "days"),
    [
        (OwnDays(busy=frozenset({TUE, THU, SUN}), hard=frozenset({SUN})), 2, (MON, WED)),
        (OwnDays(hard=frozenset({TUE, SAT}), open=frozenset({MON, WED, FRI})), 1, (WED,)),
        (OwnDays(open=frozenset({TUE})), 3, (TUE,)),
        (OwnDays(hard=frozenset({MON})), 3, (TUE, THU, SAT)),
    ],
)
def test_hip_thrusts_keep_off_hard_days_and_the_day_before(told: OwnDays, number: int, days: tuple[int, ...]) -> None:
    assert days_beside(told, number) == days


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (OwnDays(busy=frozenset({TUE})), "beside what you do"),
        (OwnDays(hard=frozenset({SUN})), "fresh for Sunday"),
        (OwnDays(hard=frozenset(range(7))), "your week is full"),
    ],
)
def test_the_days_are_told_with_why(told: OwnDays, words: str) -> None:
    sentence = told_days(told)
    assert words in sentence.text
    assert any(day in sentence.text for day in WEEKDAYS)


def test_a_plan_keeps_off_the_days_of_a_runner() -> None:
    told = answers_in(
        understand(
            "plan please: bigger glutes, I jog mon wed fri, lift 2 days a week, lifting for 3 years, barbell, "
            "no other leg lifts, nothing hurts, my back is fine"
        ),
        None,
        Answers(),
    )
    assert (told.open, told.weekdays, told.busy) == (None, (), (MON, WED, FRI))
    assert told.profile().weekdays == (TUE, THU)


def test_days_that_were_named_for_lifting_come_before_those() -> None:
    known = Answers(busy=(MON,), weekdays=(TUE, THU))
    assert known.overridden(Answers(busy=(WED,))).busy == (WED,)
    assert known.overridden(Answers()).weekdays == (TUE, THU)
    assert Question.DAYS in known.overridden(Answers(days=3)).given
