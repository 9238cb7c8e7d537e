"""Promises that hold for every log. Hypothesis makes the logs up and shrinks one that breaks a promise."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from cleared import next_time
from core.lifting_log import TODAY
from core.log_strategies import (
    ANY_LOG,
    AT_THE_TOP,
    Log,
    asked,
    effort_above_nine,
    last_day,
    logs_that_end_with,
    lost_range,
    missed_reps,
    pain,
    pain_lately,
)
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from bot.coaching.load import Load, Unit
from bot.coaching.plates import STANDARD
from bot.coaching.progression import Aim, Decision, Suggestion
from bot.coaching.progression.cautions import SETTLED, SETTLED_UNTRIED
from bot.coaching.progression.day import days_of
from bot.coaching.progression.rulebook import load_rules
from bot.coaching.session import HIP_THRUST, Session
from bot.understanding.facts import Trouble

ONE_TROUBLE = settings(max_examples=400)
EVERY_TROUBLE = settings(max_examples=1_000)
"""Together 2,600 logs for the promise that matters most."""

NEVER_MORE = {Decision.HOLD, Decision.EASE, Decision.DELOAD, Decision.ADVICE, Decision.STOP}


def suggested(log: Log) -> Suggestion:
    history, aim = log
    return next_time(history, today=TODAY, aim=aim)


def heaviest(day: list[Session]) -> Decimal:
    return max((one.load.kg if one.load else Decimal(0)) for session in day for one in session.sets)


def missed(day: list[Session], aim: Aim) -> bool:
    """Something of a named plan was not done, or the sets at the working load together fell below the range."""
    sets, reps = asked(day, aim)
    done = [one for session in day for one in session.sets]
    if any(session.planned for session in day):
        return len(done) < sets or min(one.reps for one in done) < reps
    (worked,) = (one for one in days_of(day, HIP_THRUST))
    return sum(one.reps for one in worked.working) < aim.low * len(worked.working)


def troubles_of(day: list[Session]) -> set[Trouble]:
    return {trouble for session in day for trouble in session.troubles}


def went_wrong(day: list[Session], aim: Aim) -> bool:
    too_hard = any(one.rpe is not None and one.rpe > 9 for session in day for one in session.sets)
    return too_hard or bool(troubles_of(day)) or missed(day, aim)


def nothing_is_added(log: Log) -> Suggestion:
    """Neither load nor work is more than on the last day, whatever was decided."""
    (history, aim), found = log, suggested(log)
    assert found.decision in NEVER_MORE
    if found.target is not None:
        day = last_day(history)
        assert (found.target.load.kg if found.target.load else Decimal(0)) <= heaviest(day)
        done = sum(one.reps for session in day for one in session.sets)
        # Reps that were only missed are asked for again, as they were planned; nothing beyond that.
        only_missed = missed(day, aim) and not (troubles_of(day) and done)
        sets, reps = asked(day, aim)
        assert sum(found.target.reps) <= (max(done, sets * reps) if only_missed else done)
    return found


# Nothing that went wrong adds anything


@ONE_TROUBLE
@given(logs_that_end_with(pain))
def test_pain_never_raises_the_load(log: Log) -> None:
    found = nothing_is_added(log)
    assert (found.decision, found.target) == (Decision.STOP, None)


@ONE_TROUBLE
@given(logs_that_end_with(lost_range))
def test_a_lost_range_never_raises_the_load(log: Log) -> None:
    nothing_is_added(log)


@ONE_TROUBLE
@given(logs_that_end_with(missed_reps))
def test_missed_reps_never_raise_the_load(log: Log) -> None:
    assert missed(last_day(log[0]), log[1])
    nothing_is_added(log)


@ONE_TROUBLE
@given(logs_that_end_with(effort_above_nine))
def test_rpe_above_nine_never_raises_the_load(log: Log) -> None:
    nothing_is_added(log)


@EVERY_TROUBLE
@given(ANY_LOG)
def test_no_trouble_ever_raises_load_or_work(log: Log) -> None:
    day = last_day(log[0])
    if day and went_wrong(day, log[1]):
        nothing_is_added(log)


@given(pain_lately())
def test_pain_in_the_last_three_sessions_adds_nothing(log: Log) -> None:
    assert nothing_is_added(log).decision in {Decision.STOP, Decision.EASE, Decision.ADVICE}


@given(ANY_LOG)
def test_pain_on_the_last_day_or_lately_always_stops_and_nothing_else_does(log: Log) -> None:
    history, _ = log
    newest = {max((session.day for session in some), default=None) for some in (history, last_day(history))}
    own = sorted({session.day for session in history if session.lift == HIP_THRUST})
    pains = [session.day for session in history if Trouble.PAIN in session.troubles]
    lately = any(own and day >= own[-3:][0] and TODAY - day <= SETTLED for day in pains)
    assert (suggested(log).decision is Decision.STOP) is (
        lately or any(day in newest and TODAY - day <= SETTLED_UNTRIED for day in pains)
    )


# What is added


@given(AT_THE_TOP)
def test_a_load_never_goes_up_by_more_than_ten_percent_or_one_jump(log: Log) -> None:
    found, before = suggested(log), heaviest(last_day(log[0]))
    if found.decision is Decision.ADD_LOAD and found.rule != "body-weight-load":
        assert found.target
        assert found.target.load
        unit = found.target.load.unit
        jump = Load(STANDARD[unit].smallest_jump, unit).kg
        assert found.target.load.kg - before <= max(before / 10, jump)


@given(AT_THE_TOP)
def test_load_goes_up_only_from_a_known_effort_of_nine_or_less(log: Log) -> None:
    if suggested(log).decision is Decision.ADD_LOAD:
        known = [one.rpe for session in last_day(log[0]) for one in session.sets if one.rpe is not None]
        assert known
        assert max(known) <= 9


# What holds for every suggestion


@given(ANY_LOG)
def test_every_load_can_be_put_on(log: Log) -> None:
    target = suggested(log).target
    if target is not None and target.load is not None:
        logged = {one.load for session in log[0] for one in session.sets}
        assert STANDARD[target.load.unit].holds(target.load) or target.load in logged


@given(ANY_LOG.flatmap(lambda log: st.tuples(st.just(log), st.permutations(log[0]))))
def test_the_order_of_the_log_plays_no_part(logs: tuple[Log, list[Session]]) -> None:
    log, shuffled = logs
    assert suggested((shuffled, log[1])) == suggested(log)


@given(ANY_LOG)
def test_the_answer_is_in_a_unit_that_the_lifter_used(log: Log) -> None:
    target = suggested(log).target
    if target is not None and target.load is not None:
        own = [session for session in log[0] if session.lift == HIP_THRUST]
        units = {one.load.unit for session in own for one in session.sets if one.load} or {Unit.KG}
        assert target.load.unit in units


@given(ANY_LOG)
def test_every_suggestion_is_whole(log: Log) -> None:
    found = suggested(log)
    assert found.caveats
    assert found.sources
    assert "{" not in "".join(sentence.text for sentence in (found.do, *found.why))


def test_the_logs_reach_nearly_every_rule() -> None:
    # Some need a log of their own: another lift, a year away, or loads beyond the usual plates.
    special = {"jump-too-big", "no-heavier-load", "other-lift", "body-weight-harder", "start-over", "fixed-and-hard"}
    unreached = set(load_rules()) - special

    def reached_all(log: Log) -> bool:
        unreached.discard(suggested(log).rule)
        return not unreached

    with suppress(NoSuchExample):
        find(ANY_LOG | AT_THE_TOP, reached_all, settings=settings(max_examples=5_000, phases=[Phase.generate]))
    assert not unreached
