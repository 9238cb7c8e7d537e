"""Logs as people keep them, for property tests: mostly one lift going up slowly, with gaps, troubles, plans, mixed
units, odd loads, several sessions a day.

Most choices are a row of a table, as draws are what these tests spend their time on. The first row is the plainest:
examples shrink to it. A table has at most 100 rows: among larger numbers hypothesis mixes those that it finds in the
modules that are loaded, and examples would then depend on the tests that run beside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, product

from core.lifting_log import TODAY
from hypothesis import strategies as st

from bot.coaching.load import Load, Unit
from bot.coaching.plates import STANDARD
from bot.coaching.progression import Aim
from bot.coaching.session import HIP_THRUST, Session, WorkSet
from bot.understanding.facts import Trouble

Log = tuple[list[Session], Aim]
"""Sessions, newest first, and what they aim for."""
Spoiler = Callable[[st.DrawFn, list[Session], Aim], Session]
"""Makes of the newest session one with a trouble."""

AIM = st.sampled_from(tuple(product(range(2, 6), range(6, 13))))
"""Sets and fewest reps; the most reps follow."""
SESSIONS = st.sampled_from((0, 1, 2, 3, 4, 5, 1, 2, 3))
DAYS_AND_LIFT = st.sampled_from(tuple(product((3, 2, 4, 5, 7, 7, 7, 25, 0), (HIP_THRUST,) * 9 + ("deadlift",))))
"""Days from a session to what comes after it, and its lift."""
UNITS = st.sampled_from((Unit.KG, Unit.KG, Unit.LB))
LOAD_BEFORE = st.sampled_from(("same",) * 9 + ("less", "less", "more", "any", "any in either unit"))
"""The load of a session, from that of the session after it."""
REPS = st.sampled_from((0, 1, -1, 2, -2, 1, 2) * 2 + ("top",) * 5 + ("past the top", "far past it", "none"))
"""Reps of a first set, or how they differ from those of the session after it."""
SETS = st.sampled_from(tuple(product(("as aimed for",) * 14 + (1, 2, 3, 4, 5, 6), (0, 0, 1, 2))))
"""How many sets, and how many reps are fewer in the last ones."""
EXTRA_SETS = ((12, 30), (3, 90), (8, 61))
EFFORT_AND_EXTRA_SET = st.sampled_from(
    tuple(
        product((Decimal(8), *(Decimal(half) / 2 for half in (10, 12, *range(14, 21))), None), (None,) * 6 + EXTRA_SETS)
    )
)
"""RPE of all sets, and reps and kilograms of one more set."""
PLAN = st.sampled_from((None,) * 76 + tuple(product((3, 1, 2, 5), (8, 3, 10, 12, 15))))
TROUBLES = st.sampled_from(
    (frozenset[Trouble](),) * 52
    + (frozenset({Trouble.COSTLY_SORENESS}),) * 8
    + ("again",) * 10
    + tuple(frozenset({trouble}) for trouble in Trouble) * 4
    + tuple(frozenset(two) for two in combinations(Trouble, 2))
)


def _loads(unit: Unit) -> st.SearchStrategy[Load | None]:
    step, bar = (Decimal("2.5"), 20) if unit is Unit.KG else (Decimal(5), 45)
    usual = (bar + step * steps for steps in (16, *(0, 1, 2, 8, 16, 32) * 5, *range(3, 60, 3)))
    odd = (1, 14, 21, 33, 46, 61, 72, 99, 133, 298)
    return st.sampled_from((*(Load(Decimal(amount), unit) for amount in (*usual, *odd)), *(None,) * 7))


LOADS = {unit: _loads(unit) for unit in Unit}


@st.composite
def logs(draw: st.DrawFn, fewest: int = 0) -> Log:
    """A log as people keep it.

    Args:
        fewest: sessions in it. If it is one or more, the newest is of the lift that is asked about.
    """
    aim, unit, history = _aim(draw), draw(UNITS), list[Session]()
    day, reps, load = TODAY, aim.low + 1, draw(LOADS[unit])
    for _ in range(max(fewest, draw(SESSIONS))):
        days, lift = draw(DAYS_AND_LIFT)
        day -= timedelta(days=days)
        if history:
            load = _load_before(draw, load, unit, days)
        elif fewest:
            lift = HIP_THRUST
        reps = _reps(draw, reps, aim)
        history.append(Session(day, _sets(draw, reps, load, aim), lift, draw(PLAN), _troubles(draw, history)))
    return history, aim


def _aim(draw: st.DrawFn) -> Aim:
    sets, low = draw(AIM)
    return Aim(sets, low, draw(st.integers(low + 1, 15)))


def _load_before(draw: st.DrawFn, later: Load | None, unit: Unit, days: int) -> Load | None:
    """The load so many days before: mostly the same or one step less, and more before a break."""
    change = draw(LOAD_BEFORE) if days <= 21 else "more"
    if change.startswith("any"):
        return draw(LOADS[unit if change == "any" else draw(UNITS)])
    if later is None or change == "same":
        return later
    plates = STANDARD[later.unit]
    return (
        plates.next_above(later) if change == "more" else plates.at_most(replace(later, amount=later.amount * 96 / 100))
    )


def _reps(draw: st.DrawFn, later: int, aim: Aim) -> int:
    change = draw(REPS)
    if isinstance(change, int):
        return max(0, later + change)
    return {"top": aim.high, "past the top": aim.high + 3, "far past it": aim.high + 18, "none": 0}[change]


def _sets(draw: st.DrawFn, reps: int, load: Load | None, aim: Aim) -> tuple[WorkSet, ...]:
    (count, fewer), (rpe, extra) = draw(SETS), draw(EFFORT_AND_EXTRA_SET)
    many = count if isinstance(count, int) else aim.sets
    sets = tuple(WorkSet(max(0, reps - min(fewer, nth)), load, rpe) for nth in range(many))
    return (*sets, WorkSet(extra[0], Load(Decimal(extra[1]), Unit.KG), rpe)) if extra else sets


def _troubles(draw: st.DrawFn, later: list[Session]) -> frozenset[Trouble]:
    """What went wrong; "again" as troubles often stay for more than one session."""
    troubles = draw(TROUBLES)
    if isinstance(troubles, frozenset):
        return troubles
    return later[-1].troubles if later else frozenset()


ANY_LOG = logs()
WITH_A_LAST_DAY = logs(fewest=1)


@st.composite
def _at_the_top(draw: st.DrawFn) -> Log:
    history, aim = draw(WITH_A_LAST_DAY)
    best = replace(history[0].sets[0], reps=aim.high + draw(st.sampled_from((0, 0, 3, 18))))
    history[0] = replace(history[0], sets=(best,) * aim.sets, planned=None, troubles=frozenset())
    return history, aim


AT_THE_TOP = _at_the_top()
"""The newest session has all sets and reps and no trouble: only its effort or the days before can hold the load."""


@st.composite
def logs_that_end_with(draw: st.DrawFn, trouble: Spoiler) -> Log:
    """A log whose newest session went wrong; in half of them the load could go up otherwise."""
    history, aim = draw(AT_THE_TOP if draw(st.booleans()) else WITH_A_LAST_DAY)
    history[0] = trouble(draw, history, aim)
    return history, aim


@st.composite
def pain_lately(draw: st.DrawFn) -> Log:
    """A log with pain in one of the last three days of the lift; in half of them the load could go up otherwise."""
    history, aim = draw(AT_THE_TOP if draw(st.booleans()) else WITH_A_LAST_DAY)
    own = [nth for nth, session in enumerate(history) if session.lift == HIP_THRUST]
    nth = own[draw(st.integers(0, min(len(own), 3) - 1))]
    history[nth] = replace(history[nth], troubles=history[nth].troubles | {Trouble.PAIN})
    return history, aim


def pain(draw: st.DrawFn, history: list[Session], aim: Aim) -> Session:
    return replace(history[0], troubles=history[0].troubles | {Trouble.PAIN})


def lost_range(draw: st.DrawFn, history: list[Session], aim: Aim) -> Session:
    return replace(history[0], troubles=history[0].troubles | {Trouble.SHORT_RANGE})


def missed_reps(draw: st.DrawFn, history: list[Session], aim: Aim) -> Session:
    """Fewer sets than were planned, or fewer reps in all of them than the day was to have."""
    newest, day = history[0], last_day(history)
    if draw(st.booleans()):
        return replace(newest, planned=(sum(len(one.sets) for one in day) + 1, draw(st.integers(1, 15))))
    reps = draw(st.integers(0, asked(day, aim)[1] - 1))
    # Nothing else of that day counts: a set that is short by a rep may be made up for by the others.
    history[:] = [newest, *(session for session in history if session not in day)]
    return replace(newest, sets=tuple(replace(one, reps=reps) for one in newest.sets))


def effort_above_nine(draw: st.DrawFn, history: list[Session], aim: Aim) -> Session:
    """One set above RPE 9, be it not the last."""
    sets, nth = list(history[0].sets), draw(st.integers(0, len(history[0].sets) - 1))
    sets[nth] = replace(sets[nth], rpe=Decimal("9.5") if draw(st.booleans()) else Decimal(10))
    return replace(history[0], sets=tuple(sets))


def last_day(history: list[Session]) -> list[Session]:
    own = [session for session in history if session.lift == HIP_THRUST]
    return [session for session in own if session.day == max(one.day for one in own)]


def asked(day: list[Session], aim: Aim) -> tuple[int, int]:
    """Sets and reps that the day was to have, by the largest plan or else by the bottom of the span."""
    return max((session.planned for session in day if session.planned), default=(aim.sets, aim.low))
