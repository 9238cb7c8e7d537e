"""Promises that hold for every log, tried on many random ones. The seeds are fixed, so a failure can be repeated."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from core.lifting_log import TODAY

from bot.coaching.load import Load, Unit
from bot.coaching.plates import STANDARD
from bot.coaching.progression import Aim, Decision, Suggestion, next_time
from bot.coaching.progression.rulebook import load_rules
from bot.coaching.session import HIP_THRUST, Session, Trouble, WorkSet

LOGS = 4_000
SEEDS = range(8)
Log = tuple[list[Session], Aim]


def random_log(chance: random.Random) -> Log:
    """A log as people keep it: mostly one lift going up slowly, with gaps, troubles, mixed units, odd loads."""
    low = chance.randint(6, 12)
    aim = Aim(chance.randint(2, 5), low, chance.randint(low + 1, 15))
    unit = chance.choice([Unit.KG, Unit.KG, Unit.LB])
    load = _random_load(chance, unit)
    reps = chance.randint(low - 2, aim.high + 1)
    ago, history = chance.randint(0, 30), []
    for _ in range(chance.randint(0, 7)):
        other = chance.random() < 0.1
        history.append(_random_session(chance, ago, reps, load, aim, "deadlift" if other else HIP_THRUST))
        ago += chance.choice([0, 2, 3, 4, 7, 7, 25])
        reps = max(0, reps + chance.randint(-2, 2))
        if chance.random() < 0.4:
            load = _random_load(chance, chance.choice([unit, unit, Unit.KG]))
    chance.shuffle(history)
    return history, aim


def _random_load(chance: random.Random, unit: Unit) -> Load | None:
    kind = chance.random()
    if kind < 0.1:
        return None
    if kind < 0.2:
        return Load(Decimal(chance.randint(1, 300)), unit)
    step, bar = (Decimal("2.5"), 20) if unit is Unit.KG else (Decimal(5), 45)
    return Load(bar + step * chance.choice([0, 1, 2, 8, 16, 32, chance.randint(0, 60)]), unit)


def _random_session(chance: random.Random, ago: int, reps: int, load: Load | None, aim: Aim, lift: str) -> Session:
    rpe = chance.choice([None, *(Decimal(half) / 2 for half in range(12, 21))])
    spread = chance.choice([0, 0, 1, 2])
    count = chance.choice([aim.sets, aim.sets, chance.randint(1, 6)])
    if chance.random() < 0.4:
        reps = aim.high + chance.choice([0, 0, 1, 3])
    sets = tuple(WorkSet(max(0, reps - chance.randint(0, spread)), load, rpe) for _ in range(count))
    if chance.random() < 0.1:
        sets += (WorkSet(chance.randint(0, 12), _random_load(chance, Unit.KG), rpe),)
    troubles = [trouble for trouble in Trouble if chance.random() < 0.07]
    planned = (chance.randint(1, 5), chance.randint(3, 15)) if chance.random() < 0.2 else None
    return Session(TODAY - timedelta(days=ago), sets, lift, planned, frozenset(troubles))


def suggested(log: Log) -> Suggestion:
    history, aim = log
    return next_time(history, today=TODAY, aim=aim)


def last_day(history: list[Session]) -> list[Session]:
    own = [session for session in history if session.lift == HIP_THRUST]
    return [session for session in own if session.day == max(one.day for one in own)]


def heaviest(day: list[Session]) -> Decimal:
    return max((one.load.kg if one.load else Decimal(0)) for session in day for one in session.sets)


def planned(day: list[Session], aim: Aim) -> int:
    """Reps in all that the day was to have, by the largest plan or else by the bottom of the span."""
    plans = [session.planned for session in day if session.planned]
    sets, reps = max(plans) if plans else (aim.sets, aim.low)
    return sets * reps


def missed(day: list[Session], aim: Aim) -> bool:
    plans = [session.planned for session in day if session.planned]
    sets, reps = max(plans) if plans else (1, aim.low)
    done = [one.reps for session in day for one in session.sets]
    return len(done) < sets or min(done) < reps


@pytest.fixture(scope="module", params=SEEDS)
def logs(request: pytest.FixtureRequest) -> list[tuple[Log, Suggestion]]:
    chance = random.Random(request.param)
    some = [random_log(chance) for _ in range(LOGS // len(SEEDS))]
    return [(log, suggested(log)) for log in some]


def test_trouble_never_raises_load_or_work(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, aim), found in logs:
        if found.target is None or not any(session.lift == HIP_THRUST for session in history):
            continue
        day = last_day(history)
        troubles = {trouble for session in day for trouble in session.troubles}
        too_hard = any(one.rpe is not None and one.rpe > 9 for session in day for one in session.sets)
        if not troubles and not too_hard and not missed(day, aim):
            continue
        load = found.target.load.kg if found.target.load else Decimal(0)
        assert load <= heaviest(day), (history, found)
        assert found.decision in {Decision.HOLD, Decision.EASE, Decision.DELOAD}, (history, found)
        done = sum(one.reps for session in day for one in session.sets)
        # Reps that were only missed are asked for again, as they were planned; nothing beyond that.
        only_missed = missed(day, aim) and (not troubles or not done)
        assert sum(found.target.reps) <= (max(done, planned(day, aim)) if only_missed else done), (history, found)


def test_pain_on_the_last_day_always_stops(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, _), found in logs:
        if not history:
            continue
        newest = max(session.day for session in history)
        own = [session for session in history if session.lift == HIP_THRUST]
        last = max((session.day for session in own), default=newest)
        hurts = any(Trouble.PAIN in session.troubles and session.day == newest for session in history) or any(
            Trouble.PAIN in session.troubles and session.day == last for session in history
        )
        assert (found.decision is Decision.STOP) is hurts, (history, found)


def test_every_load_can_be_put_on(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, _), found in logs:
        if found.target is not None and found.target.load is not None:
            logged = {one.load for session in history for one in session.sets}
            assert STANDARD[found.target.load.unit].holds(found.target.load) or found.target.load in logged


def test_a_load_never_goes_up_by_more_than_ten_percent_or_one_jump(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, _), found in logs:
        if found.decision is not Decision.ADD_LOAD or found.rule == "body-weight-load":
            continue
        assert found.target
        assert found.target.load
        before = heaviest(last_day(history))
        unit = found.target.load.unit
        jump = Load(STANDARD[unit].smallest_jump, unit).kg
        assert found.target.load.kg - before <= max(before / 10, jump), (history, found)


def test_load_goes_up_only_from_a_known_effort_of_nine_or_less(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, _), found in logs:
        if found.decision is Decision.ADD_LOAD:
            known = [one.rpe for session in last_day(history) for one in session.sets if one.rpe is not None]
            assert known
            assert max(known) <= 9


def test_the_order_of_the_log_plays_no_part(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, aim), found in logs:
        assert next_time(sorted(history, key=repr), today=TODAY, aim=aim) == found


def test_the_answer_is_in_the_unit_of_the_last_load(logs: list[tuple[Log, Suggestion]]) -> None:
    for (history, _), found in logs:
        if found.target is not None and found.target.load is not None:
            own = [session for session in history if session.lift == HIP_THRUST]
            units = {one.load.unit for session in own for one in session.sets if one.load} or {Unit.KG}
            assert found.target.load.unit in units


def test_every_suggestion_is_whole(logs: list[tuple[Log, Suggestion]]) -> None:
    for _, found in logs:
        assert found.caveats
        assert found.sources
        assert "{" not in "".join(sentence.text for sentence in (found.do, *found.why))


def test_the_random_logs_reach_nearly_every_rule() -> None:
    chance = random.Random(0)
    reached = Counter(suggested(random_log(chance)).rule for _ in range(2_500))
    # Two need a log of their own: the usual plates always have a next step, up to a load that nobody lifts.
    assert load_rules().keys() - reached.keys() <= {"jump-too-big", "no-heavier-load", "bridged"}, reached
