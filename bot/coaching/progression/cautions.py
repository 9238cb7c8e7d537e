"""The rules that keep the load or lower it. Each looks at the log and says what it found, or nothing.

They come before the rules that add (``steps``): pain, a lost range, missed reps or a set above RPE 9
can never raise anything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from math import ceil
from typing import Final

from bot.coaching.load import Load, plain
from bot.coaching.progression.day import FORM_TROUBLES, alike, kilograms
from bot.coaching.progression.log import BREAK, Finding, Log, same_load, share_after
from bot.coaching.progression.own_aim import HEAVY_SINGLE
from bot.coaching.progression.suggestion import RPE_CAP, Target, in_sets
from bot.coaching.session import Session
from bot.coaching.spoken import spoken
from bot.understanding.facts import Trouble

EASED: Final = Decimal("0.9")
"""10 % off after two sessions that fell short: coaching practice (guide, progress-it: missed reps)."""

UNMOVED: Final = Decimal("0.70")
"""Of a load that did not move: a load for 8 reps is at most about 75 % of the 1-rep max (coaching practice)."""

WORK_SETS: Final = (Decimal("0.70"), Decimal("0.75"))
"""Of a heavy single, for work sets (coaching practice; guide, progress-it: test-max)."""

AFTER_PAIN: Final = Decimal("0.8")
"""Of the old load, once pain is long settled. Our own caution: no study gives a figure."""

SETTLED: Final = timedelta(days=42)
"""Pain longer ago than this, with sessions free of it since, counts as settled. Our own caution."""

SETTLED_UNTRIED: Final = timedelta(days=84)
"""Pain longer ago than this counts as settled without a session since. Our own caution."""

PAUSE: Final = timedelta(days=10)
"""Time away from which a rep or two fewer are asked for: coaching practice (topic load_and_progression)."""

LONG_PAUSE: Final = timedelta(days=14)
START_OVER: Final = timedelta(days=365)
"""Time away after which the old load says nothing any more."""

FALLEN: Final = Decimal("0.9")
"""Reps over three sessions that ask for an easy week are down by a tenth: less is the noise of good and bad days."""

FIRST_REPS: Final = 15
"""Clean reps at body weight that come before any load (guide, progress-it: starting weight)."""

_FORM_WORDS: Final = {
    Trouble.SHORT_RANGE: "the range got shorter",
    Trouble.LOST_CONTROL: "control was lost",
    Trouble.BOUNCED: "reps bounced",
}

PAIN_FREE_DAYS: Final = 3
"""Sessions without pain before anything is added again. Our own caution: no study gives a figure."""

FALLING_DAYS: Final = 3
"""Sessions over which falling reps call for an easier week: coaching practice, 2 or 3 (guide, progress-it: deload)."""


def pain(log: Log) -> Finding | None:
    """Pain in the last session of the lift, or on the newest day of any lift: a clinician decides (guide, caveats)."""
    newest = {log.newest, log.last.day} if log.days else {log.newest}
    hurt = [session for session in log.open_pains if session.day in newest]
    worst = max(hurt, key=lambda session: (session.day, session.lift), default=None)
    if worst is None or log.today - worst.day > SETTLED_UNTRIED:
        return None
    return Finding("pain", None, {"lift": worst.lift, "day": spoken(worst.day, log.today)})


def pain_lately(log: Log) -> Finding | None:
    """Pain in one of the last sessions, and not long ago: no number, as nobody has looked at it (guide, caveats)."""
    hurt = [session for session in _hurt_lately(log) if session in log.open_pains]
    if not hurt or log.today - hurt[-1].day > SETTLED:
        return None
    return Finding("pain-lately", None, {"lift": hurt[-1].lift, "day": spoken(hurt[-1].day, log.today)})


def other_lift(log: Log) -> Finding | None:
    """A lift that is no hip thrust or bridge: the guide has no load for it."""
    return Finding("other-lift", None) if log.entry is None else None


def first_session(log: Log) -> Finding | None:
    """No session yet: body weight first (guide, progress-it: starting weight)."""
    if log.days:
        return None
    return Finding("first-session", Target((FIRST_REPS,) * log.aim.sets, None))


def start_over(log: Log) -> Finding | None:
    """More than a year away: like a first session (guide, progress-it: after a break)."""
    if log.away <= START_OVER:
        return None
    return Finding("start-over", _fewest(log, FIRST_REPS, None))


def heavy_single(log: Log) -> Finding | None:
    """Sets of 1 or 2 reps test strength: they say what work sets weigh, and no reps (guide, progress-it: test-max)."""
    if log.last.load is None or not log.last.reps or max(log.last.reps) > HEAVY_SINGLE:
        return None
    share = share_after(log.away)
    low, high = (log.lighter(of * share) or log.last.load for of in WORK_SETS)
    return Finding("heavy-single", None, {"from": plain(low.amount), "to": str(high)})


def pain_settled(log: Log) -> Finding | None:
    """Pain among the last sessions that is long ago or was looked at: lighter than the load that hurt (guide, caveats).

    Where a later rule would lower the load further, that holds too.
    """
    hurt = _hurt_lately(log)
    if not hurt:
        return None
    lower = next((found.target for rule in _LOWER if (found := rule(log)) and found.target), None)
    if lower is None:
        old = [day for day in log.days if day.day in {session.day for session in hurt}]
        at_it = any(kilograms(log.last.load) >= kilograms(day.load) for day in old)
        load = log.lighter(AFTER_PAIN) if at_it else log.last.load
        lower = Target(_bottom_again(log), load)
    return Finding("pain-settled", lower, {"trouble": spoken(hurt[-1].day, log.today)})


def pause(log: Log) -> Finding | None:
    """One to three weeks away: the last load with a rep or two fewer (guide, progress-it: after a break).

    Who trains the lift that seldom anyhow has had no pause.
    """
    usual = log.last.day - log.days[-2].day if len(log.days) > 1 else PAUSE
    if not max(PAUSE, usual) < log.away <= BREAK:
        return None
    fewer = 1 if log.away <= LONG_PAUSE else 2
    reps = tuple(max(1, reps - fewer) for reps in log.again())
    return Finding("pause", Target(reps, log.last.load), {"days": str(log.away.days)})


def long_break(log: Log) -> Finding | None:
    """More than three weeks away: the longer, the lighter (guide, progress-it: after a break)."""
    if log.away <= BREAK:
        return None
    share = share_after(log.away)
    facts = {"weeks": str(log.away.days // 7), "percent": str(int(share * 100))}
    return Finding("long-break", _fewest(log, log.aim.low, log.lighter(share)), facts)


def not_one_rep(log: Log) -> Finding | None:
    """Not a single rep: back to what went well, or to what a set of 8 may weigh (guide, progress-it: too heavy)."""
    if log.last.reps:
        return None
    well = [day for day in log.days[:-1] if day.reps and kilograms(day.load) < kilograms(log.last.load)]
    load = min(well[-1].load, log.lighter(EASED), key=kilograms) if well else log.lighter(UNMOVED)
    return Finding("not-one-rep", Target(_bottom_again(log), load))


def short_twice(log: Log) -> Finding | None:
    """Reps missed or spoilt twice in a row and no better: take 10 % off (guide, progress-it: missed reps)."""
    last, before = log.last, log.before
    if before is None or not (last.fell_short(log.aim) and before.fell_short(log.aim)):
        return None
    if kilograms(last.load) < kilograms(before.load):
        return None
    if not last.troubles & FORM_TROUBLES and sum(last.reps) > sum(before.reps):
        return None
    if last.load is None:
        reps = log.again()
        return Finding("short-twice-body-weight", Target(reps[: max(1, len(reps) - 1)], None))
    return Finding("short-twice", _eased(log))


def sore_twice(log: Log) -> Finding | None:
    """Soreness that costs other work twice in a row: half the sets (guide, progress-it: deload)."""
    if log.before is None or not all(Trouble.COSTLY_SORENESS in day.troubles for day in log.days[-2:]):
        return None
    return Finding("sore-twice", _half(log))


def falling(log: Log) -> Finding | None:
    """Fewer reps session after session, load and number of sets the same: half the sets (guide, progress-it: deload).

    Reps that fall because the lifter stopped earlier, at a lower RPE, do not count.
    """
    days = [day for day in log.days if alike(day, log.last)][-FALLING_DAYS:]
    totals = [sum(day.reps) for day in days]
    if len(days) < FALLING_DAYS or sorted(set(totals), reverse=True) != totals or totals[-1] > FALLEN * totals[0]:
        return None
    if not same_load(days) or len({len(day.working) for day in days}) > 1:
        return None
    first, last = days[0].effort, days[-1].effort
    if first is not None and last is not None and last < first:
        return None
    facts = {"trouble": ", then ".join(f"{in_sets(day.reps)} on {spoken(day.day, log.today)}" for day in days)}
    return Finding("falling-reps", _half(log), facts)


def lost_form(log: Log) -> Finding | None:
    """A shorter range, lost control or a bounce: stay (guide, progress-it)."""
    found = [words for trouble, words in _FORM_WORDS.items() if trouble in log.last.troubles]
    return _hold(log, "lost-form", trouble=" and ".join(found)) if found else None


def missed_reps(log: Log) -> Finding | None:
    """Not all planned reps: the same load once more (guide, progress-it: missed reps)."""
    if not log.last.missed(log.aim):
        return None
    return _hold(log, "missed-reps")


def too_hard(log: Log) -> Finding | None:
    """A set above RPE 9: stay until it gets easier (guide, progress-it)."""
    if log.last.hardest is None or log.last.hardest <= RPE_CAP:
        return None
    return _hold(log, "above-rpe-9")


def sore(log: Log) -> Finding | None:
    """Soreness that costs work that matters more: stay (guide, progress-it)."""
    return _hold(log, "costly-soreness") if Trouble.COSTLY_SORENESS in log.last.troubles else None


_LOWER: Final[tuple[Callable[[Log], Finding | None], ...]] = (
    pause,
    long_break,
    not_one_rep,
    short_twice,
    sore_twice,
    falling,
)

CAUTIONS: Final[tuple[Callable[[Log], Finding | None], ...]] = (
    pain,
    other_lift,
    first_session,
    pain_lately,
    start_over,
    heavy_single,
    pain_settled,
    *_LOWER,
    lost_form,
    missed_reps,
    too_hard,
    sore,
)
"""In this order; the first that finds something decides."""


def _hold(log: Log, rule: str, **facts: str) -> Finding:
    return Finding(rule, Target(log.again(), log.last.load), facts)


def _eased(log: Log) -> Target:
    return Target(_bottom_again(log), log.lighter(EASED))


def _bottom_again(log: Log) -> tuple[int, ...]:
    return tuple(min(reps, log.aim.low) for reps in log.again())


def _fewest(log: Log, reps: int, load: Load | None) -> Target:
    """Sets as many as were done, each of the fewest reps that were done, asked for or are a start."""
    again = log.again()
    sets = min(log.aim.sets, log.last.most or log.aim.sets, len(again))
    return Target((min(reps, *log.last.reps, *again),) * sets, load)


def _hurt_lately(log: Log) -> list[Session]:
    """Sessions of any lift that hurt since the third last of this one, oldest first."""
    since = log.days[-PAIN_FREE_DAYS:][0].day
    return sorted((session for session in log.pains if session.day >= since), key=lambda one: (one.day, one.lift))


def _half(log: Log) -> Target:
    reps = log.last.reps[: log.sets]
    return Target(reps[: ceil(len(reps) / 2)], log.last.load)
