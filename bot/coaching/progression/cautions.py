"""The rules that keep the load or lower it. Each looks at the log and says what it found, or nothing.

They come before the rules that add (``steps``): pain, a lost range, missed reps or a set above RPE 9
can never raise anything.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import ceil
from typing import Final

from bot.coaching.progression.day import kilograms
from bot.coaching.progression.log import BREAK, Finding, Log, same_load
from bot.coaching.progression.suggestion import RPE_CAP, Target, in_sets
from bot.coaching.spoken import spoken
from bot.understanding.facts import Trouble

EASED: Final = Decimal("0.9")
"""10 % off after two sessions that fell short: common practice (guide, progress-it: missed reps)."""

AFTER_A_BREAK: Final = Decimal("0.5")
"""About half after a break: common practice (guide, progress-it: after a break)."""

_FORM_WORDS: Final = {
    Trouble.SHORT_RANGE: "the range got shorter",
    Trouble.LOST_CONTROL: "control was lost",
    Trouble.BOUNCED: "reps bounced",
}

PAIN_FREE_DAYS: Final = 3
"""Sessions without pain before anything is added again. Our own caution: no study gives a figure."""

FALLING_DAYS: Final = 3
"""Sessions over which falling reps call for an easier week: common practice, 2 or 3 (guide, progress-it: deload)."""


def pain(log: Log) -> Finding | None:
    """Pain in the last session of the lift, or on the newest day of any lift: a clinician decides (guide, caveats)."""
    newest = {log.newest, log.last.day} if log.days else {log.newest}
    hurt = [session for session in log.pains if session.day in newest]
    if not hurt:
        return None
    worst = max(hurt, key=lambda session: (session.day, session.lift))
    return Finding("pain", None, {"lift": worst.lift, "day": spoken(worst.day, log.today)})


def first_session(log: Log) -> Finding | None:
    """No session yet: body weight first (guide, progress-it: starting weight)."""
    if log.days:
        return None
    return Finding("first-session", Target((log.aim.low,) * log.aim.sets, None))


def long_break(log: Log) -> Finding | None:
    """More than three weeks away: start low (guide, progress-it: after a break)."""
    if log.away <= BREAK:
        return None
    again = log.again()
    reps = min(log.aim.low, *log.last.reps, *again)
    sets = min(log.aim.sets, len(log.last.working), len(again))
    return Finding("long-break", Target((reps,) * sets, log.lighter(AFTER_A_BREAK)), {"weeks": str(log.away.days // 7)})


def not_one_rep(log: Log) -> Finding | None:
    """Not a single rep: there is nothing to try again (guide, progress-it: too heavy)."""
    if log.last.reps:
        return None
    return Finding("not-one-rep", _eased(log))


def short_twice(log: Log) -> Finding | None:
    """Reps missed or spoilt twice in a row at a load: take 10 % off (guide, progress-it: missed reps)."""
    last, before = log.last, log.before
    if before is None or not (last.fell_short(log.aim) and before.fell_short(log.aim)):
        return None
    if kilograms(last.load) < kilograms(before.load):
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
    days = log.days[-FALLING_DAYS:]
    totals = [sum(day.reps) for day in days]
    if len(days) < FALLING_DAYS or sorted(set(totals), reverse=True) != totals:
        return None
    if not same_load(days) or len({len(day.working) for day in days}) > 1:
        return None
    first, last = days[0].effort, days[-1].effort
    if first is not None and last is not None and last < first:
        return None
    facts = {"trouble": ", then ".join(f"{in_sets(day.reps)} on {spoken(day.day, log.today)}" for day in days)}
    return Finding("falling-reps", _half(log), facts)


def pain_lately(log: Log) -> Finding | None:
    """Pain in one of the last sessions: nothing is added until three passed without (guide, caveats).

    Where a later rule would lower load or sets, that holds too.
    """
    since = log.days[-PAIN_FREE_DAYS:][0].day
    hurt = [session.day for session in log.pains if session.day >= since]
    if not hurt:
        return None
    lower = next((found for rule in _LOWER if (found := rule(log)) is not None), None)
    target = lower.target if lower is not None else Target(log.again(), log.last.load)
    return Finding("pain-lately", target, {"trouble": spoken(max(hurt), log.today)})


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
    long_break,
    not_one_rep,
    short_twice,
    sore_twice,
    falling,
)

CAUTIONS: Final[tuple[Callable[[Log], Finding | None], ...]] = (
    pain,
    first_session,
    pain_lately,
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
    return Target(tuple(min(reps, log.aim.low) for reps in log.again()), log.lighter(EASED))


def _half(log: Log) -> Target:
    reps = log.last.reps[: log.sets]
    return Target(reps[: ceil(len(reps) / 2)], log.last.load)
