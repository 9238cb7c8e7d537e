"""Which stored sessions are meant, and which one a change or a deletion is for: one training day and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from core.conversation.sessions_stored import FRIDAY, LOG, MONDAY, stored

from bot.coaching.session import HIP_THRUST
from bot.conversation.sessions.choosing import counted_from, lift_meant, session_to_touch, sessions_meant
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.edits import Which
from bot.understanding.sessions.wish import PastSessions
from bot.understanding.units import Unit

LOAD = SaidLoad(LoadKind.WEIGHT, Decimal("87.5"))


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (PastSessions(), [3, 1, 2]),
        (PastSessions(days=(MONDAY,)), [3]),
        (PastSessions(since=date(2026, 11, 24), until=FRIDAY), [1, 2]),
        (PastSessions(since=date(2026, 11, 1), until=date(2026, 11, 22)), []),
        (PastSessions(back=1), [1, 2]),
        (PastSessions(back=2), [3]),
        (PastSessions(back=3), []),
        (PastSessions(count=1), [1, 2]),
        (PastSessions(count=9), [3, 1, 2]),
        (PastSessions(lifts=("squat",)), [2]),
        (PastSessions(lifts=("deadlift",)), []),
        (PastSessions(legs=True), [3, 1, 2]),
        (PastSessions(sets=Which(load=LOAD)), [1]),
        (PastSessions(sets=Which(load=replace(LOAD, unit=Unit.LB))), []),
    ],
)
def test_sessions_are_meant_by_day_by_time_by_count_and_by_lift(which: PastSessions, ids: list[int]) -> None:
    assert [one.id for one in sessions_meant(LOG, which)] == ids


def test_a_leg_day_is_no_bench_day() -> None:
    bench = stored(9, FRIDAY, (5, "60"), lift="bench press")
    assert sessions_meant([bench], PastSessions(legs=True)) == ()


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (PastSessions(days=(FRIDAY, MONDAY), either=True), [1, 2]),
        (PastSessions(days=(date(2026, 11, 20), MONDAY), either=True), [3]),
        (PastSessions(days=(FRIDAY, MONDAY)), [3, 1, 2]),
        (PastSessions(days=(date(2026, 11, 20),), either=True), []),
        (PastSessions(lifts=("barbell hip thrust",)), [1]),
        (PastSessions(lifts=("lunge",)), []),
        (PastSessions(back=1), [1, 2]),
    ],
)
def test_a_change_is_for_one_day_unless_several_were_named(which: PastSessions, ids: list[int]) -> None:
    assert [one.id for one in session_to_touch(LOG, which)] == ids


def test_that_one_is_what_was_shown_or_else_what_was_saved_last() -> None:
    assert [one.id for one in session_to_touch(LOG, PastSessions(), shown=[2])] == [2]
    assert [one.id for one in session_to_touch(LOG, PastSessions(), shown=[77])] == [3]
    assert session_to_touch([], PastSessions()) == ()


def test_a_question_is_for_the_lift_that_it_names_else_for_hip_thrusts_else_for_the_last() -> None:
    assert lift_meant(LOG, PastSessions(lifts=("squat",))) == "back squat"
    assert lift_meant(LOG, PastSessions()) == HIP_THRUST
    assert lift_meant(LOG[2:], PastSessions()) == "back squat"
    assert lift_meant(LOG, PastSessions(lifts=("deadlift",))) is None


def test_the_one_before_is_counted_from_what_was_shown() -> None:
    before = PastSessions(back=2)
    assert counted_from(before, LOG, [1, 2]).back == 2
    assert counted_from(before, LOG, [3]).back == 3
    assert counted_from(before, LOG, []) == before
    assert counted_from(PastSessions(back=1), LOG, [3]) == PastSessions(back=1)
    assert counted_from(replace(before, lifts=("back squat",)), LOG, [2]).back == 2
