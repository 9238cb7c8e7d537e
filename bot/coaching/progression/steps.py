"""The rules that add: reps first, then the smallest jump in load. They are asked only when no caution spoke."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from bot.coaching.load import Load, Unit
from bot.coaching.progression.log import BREAK, Finding, Log
from bot.coaching.progression.suggestion import Target

BIGGEST_JUMP: Final = Decimal("0.10")
"""Of the load, at once: the upper end of 2 to 10 % (ACSM, ratamess-2009)."""

BRIDGE_REPS: Final = 3
"""Reps past the top of the span that bridge a jump above 10 %: common practice (guide, progress-it: small plates)."""

BIGGEST_BRIDGED_JUMP: Final = Decimal("0.20")
"""Of the load, after the bridge: a rep is worth about 3 % of the load, so 3 more carry about 10 % more (reasoned)."""

EASY: Final = 7
"""RPE up to which body weight or a load after a break counts as easy (guide, progress-it: after a break)."""

EASY_BODY_WEIGHT_REPS: Final = 15
"""Clean, easy reps at body weight after which a load is added (guide, progress-it: starting weight)."""

MOST_BODY_WEIGHT_REPS: Final = 30
"""Reps up to which body weight still trains near the limit (guide, progress-it; schoenfeld-loads-2017)."""

BUILDING_BACK_DAYS: Final = 12
"""Sessions after a break in which an old load may come back faster: our own limit, about six weeks at two a week."""


def build_back(log: Log) -> Finding | None:
    """After a break, back toward the old load by up to 10 % while it is easy (guide, progress-it: after a break)."""
    old = _load_before_break(log)
    load, effort = log.last.load, log.last.effort
    if old is None or load is None or load.kg >= old.kg or effort is None or effort > EASY or not _all_sets(log):
        return None
    wanted = min(load.kg * (1 + BIGGEST_JUMP), old.kg)
    reached = log.loads.at_most(Load(wanted, Unit.KG))
    if reached is None or reached.kg <= load.kg:
        return None
    return Finding("build-back", _bottom(log, reached), {"old_load": str(old), "next": str(reached)})


def not_all_sets(log: Log) -> Finding | None:
    """Fewer sets at the working load than aimed for: all of them first (guide, progress-it)."""
    if _all_sets(log):
        return None
    reps = (log.last.reps + log.last.reps[-1:] * log.sets)[: log.sets]
    return Finding("not-all-sets", Target(tuple(min(one, log.aim.high) for one in reps), log.last.load))


def body_weight(log: Log) -> Finding | None:
    """Body weight alone: up to 15 easy reps, or 30 harder ones, then a load (guide, progress-it: starting weight)."""
    if log.last.load is not None:
        return None
    least, effort = min(log.last.reps), log.last.effort
    if least < EASY_BODY_WEIGHT_REPS:
        return Finding("body-weight-reps", _one_more_rep(log, EASY_BODY_WEIGHT_REPS), {"top": "15"})
    if effort is None:
        return Finding("effort-unknown", Target(log.again(), None))
    if effort > EASY and least < MOST_BODY_WEIGHT_REPS:
        return Finding("body-weight-reps", _one_more_rep(log, MOST_BODY_WEIGHT_REPS), {"top": "30"})
    return Finding("body-weight-load", _bottom(log, log.loads.lightest), {"next": str(log.loads.lightest)})


def below_top(log: Log) -> Finding | None:
    """A set below the top of the span: one more rep there (double progression; plotkin-2022)."""
    if min(log.last.reps) >= log.aim.high:
        return None
    return Finding("below-top", _one_more_rep(log, log.aim.high))


def effort_unknown(log: Log) -> Finding | None:
    """Top of the span, but nobody knows how hard: stay and ask. A load may go up only from RPE 9 or less."""
    return Finding("effort-unknown", Target(log.again(), log.last.load)) if log.last.effort is None else None


def add_load(log: Log) -> Finding:
    """All sets at the top, none above RPE 9: the smallest jump, bridged with reps where it is big."""
    load = log.last.load
    assert load is not None  # ``body_weight`` always speaks before
    above = log.loads.next_above(load)
    if above is None:
        return Finding("no-heavier-load", Target(log.again(), load))
    facts = {"next": str(above)}
    jump = above.kg / load.kg - 1
    bridge = log.aim.high + BRIDGE_REPS
    if jump <= BIGGEST_JUMP:
        return Finding("add-load", _bottom(log, above), facts)
    if min(log.last.reps) < bridge:
        return Finding("bridge", _one_more_rep(log, bridge), {**facts, "reach": str(bridge)})
    if jump <= BIGGEST_BRIDGED_JUMP:
        return Finding("bridged", _bottom(log, above), facts)
    return Finding("jump-too-big", Target(log.again(), load), facts)


STEPS: Final[tuple[Callable[[Log], Finding | None], ...]] = (
    build_back,
    not_all_sets,
    body_weight,
    below_top,
    effort_unknown,
    add_load,
)
"""In this order; the first that finds something decides, and the last always does."""


def _all_sets(log: Log) -> bool:
    return len(log.last.reps) >= log.aim.sets


def _bottom(log: Log, load: Load) -> Target:
    return Target((log.aim.low,) * log.sets, load)


def _one_more_rep(log: Log, top: int) -> Target:
    return Target(tuple(min(reps + 1, top) for reps in log.last.reps[: log.sets]), log.last.load)


def _load_before_break(log: Log) -> Load | None:
    recent = log.days[-BUILDING_BACK_DAYS - 1 :]
    for earlier, later in zip(reversed(recent[:-1]), reversed(recent[1:]), strict=True):
        if later.day - earlier.day > BREAK:
            return earlier.load
    return None
