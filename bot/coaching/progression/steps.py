"""The rules that add: reps first, then the smallest jump in load. They are asked only when no caution spoke."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import ceil
from typing import Final

from bot.coaching.load import Load, Unit
from bot.coaching.progression.log import BREAK, Finding, Log
from bot.coaching.progression.suggestion import Target, in_sets

LEAST_JUMP: Final = Decimal("0.005")
"""Of the load: less is no step, but a load of another rack or unit that was rounded."""

BIGGEST_JUMP: Final = Decimal("0.10")
"""Of the load, at once: the upper end of 2 to 10 % (ACSM, ratamess-2009)."""

BRIDGE_REPS: Final = 3
"""Reps past the top of the range that bridge a jump above 10 %: coaching practice (guide: small plates)."""

BIGGEST_BRIDGED_JUMP: Final = Decimal("0.20")
"""Of the load, after the bridge: a rep is worth about 3 % of the load, so 3 more carry about 10 % more (reasoned)."""

REP_WORTH: Final = Decimal("0.0125")
"""Of the load, for each rep that a jump takes back: about 5 % for a reset from 12 to 8 (coaching practice)."""

SMALL_STEP_KG: Final = Decimal("5.5")
"""Kilograms that are little for the hips, whatever they are of the load: 5 kg or 10 lb (coaching practice)."""

CARRYING_REPS: Final = 20
"""Reps in all sets that carry a larger part of a light load (coaching practice)."""

BIGGEST_CARRIED_JUMP: Final = Decimal("0.40")
"""Of the load, from 20 reps back to 8 at about 3 % a rep (reasoned). A small step may be more."""

TOO_EASY: Final = 6
"""RPE below which a bigger step is due (guide, progress-it: sets end at RPE 7 to 9)."""

FIXED_MOST: Final = 8
"""RPE up to which fixed reps earn a load: one more step costs about one more RPE, as no rep is taken back."""

EASY: Final = 7
"""RPE up to which body weight or a load after a break counts as easy (guide, progress-it: after a break)."""

EASY_BODY_WEIGHT_REPS: Final = 15
"""Clean, easy reps at body weight after which a load is added (guide, progress-it: starting weight)."""

MOST_BODY_WEIGHT_REPS: Final = 30
"""Reps up to which body weight still trains near the limit (guide, progress-it; schoenfeld-loads-2017)."""

LOADED_REPS: Final = 8
"""Reps to start from with a first load, or in a harder version."""

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


def too_easy(log: Log) -> Finding | None:
    """Below RPE 6: 5 to 10 % more for the same reps, as the work did not train yet (guide, progress-it)."""
    load, effort = log.last.load, log.last.effort
    if load is None or effort is None or effort >= TOO_EASY:
        return None
    reached = log.loads.at_most(Load(load.amount * (1 + BIGGEST_JUMP), load.unit))
    if reached is None or reached.kg <= load.kg:
        return None
    reps = tuple(min(reps, log.aim.high) for reps in log.last.reps[: log.sets])
    return Finding("too-easy", Target(reps, reached))


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
    reps = (min(log.aim.low, LOADED_REPS),) * log.sets
    if log.harder:
        return Finding("body-weight-harder", Target(reps, None), {"harder": log.harder, "work": in_sets(reps)})
    return Finding("body-weight-load", Target(reps, log.loads.lightest), {"next": str(log.loads.lightest)})


def below_top(log: Log) -> Finding | None:
    """A set below the top of the range: one more rep there (double progression; plotkin-2022)."""
    if min(log.last.reps) >= log.aim.high:
        return None
    return Finding("below-top", _one_more_rep(log, log.aim.high))


def effort_unknown(log: Log) -> Finding | None:
    """Top of the range, but nobody knows how hard: stay and ask. A load may go up only from RPE 9 or less."""
    return Finding("effort-unknown", Target(log.again(), log.last.load)) if log.last.effort is None else None


def fixed_and_hard(log: Log) -> Finding | None:
    """The same reps each time, above RPE 8: the same load until it gets easier."""
    effort = log.last.effort
    if not log.aim.fixed or effort is None or effort <= FIXED_MOST:
        return None
    return Finding("fixed-and-hard", Target(log.again(), log.last.load))


def add_load(log: Log) -> Finding:
    """All sets at the top, none above RPE 9: the smallest jump, bridged with reps where it is big."""
    load = log.last.load
    assert load is not None  # ``body_weight`` always speaks before
    above = log.loads.next_above(load)
    if above is not None and above.kg / load.kg - 1 < LEAST_JUMP:
        above = log.loads.next_above(above)
    if above is None:
        return Finding("no-heavier-load", Target(log.again(), load))
    least, jump = min(log.last.reps), above.kg / load.kg - 1
    small = above.kg - load.kg <= SMALL_STEP_KG
    if log.aim.fixed and (jump <= BIGGEST_JUMP or small):
        return Finding("add-load", _bottom(log, above), {"next": str(above), "start": str(log.aim.low)})
    start = max(log.aim.low, min(least, log.aim.high) - ceil(jump / REP_WORTH))
    facts = {"next": str(above), "start": str(start)}
    if jump <= BIGGEST_JUMP:
        return Finding("add-load", Target((start,) * log.sets, above), facts)
    if jump > BIGGEST_CARRIED_JUMP and not small:
        return Finding("jump-too-big", Target(log.again(), load), facts)
    bridge = log.aim.high + BRIDGE_REPS if jump <= BIGGEST_BRIDGED_JUMP else max(log.aim.high, CARRYING_REPS)
    if least < bridge:
        return Finding("bridge", _one_more_rep(log, bridge), {**facts, "reach": str(bridge)})
    return Finding("bridged", _bottom(log, above), facts)


STEPS: Final[tuple[Callable[[Log], Finding | None], ...]] = (
    build_back,
    not_all_sets,
    too_easy,
    body_weight,
    below_top,
    effort_unknown,
    fixed_and_hard,
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
