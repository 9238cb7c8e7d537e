"""A lifter's own maximum, records and aims from their log, each with how it was computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from bot.coaching.load import Load, plain
from bot.coaching.progress.results import best_of
from bot.coaching.progress.strength import best_single, reps_to_the_limit, times_the_load
from bot.coaching.progress.words import load_words, set_words
from bot.coaching.progression.day import FORM_TROUBLES, days_of
from bot.coaching.session import Session, WorkSet
from bot.coaching.spoken import spoken
from bot.guide import Sentence

_HALVES: Final = Decimal("0.5")


@dataclass(frozen=True)
class _Done:
    """A set that counts, with its day."""

    day: date
    work: WorkSet


def maximum(
    history: Iterable[Session], lift: str, *, today: date, reps: int = 1, percent: int = 0
) -> tuple[Sentence, ...]:
    """The 1-rep max of a lift, lifted or estimated, with a share of it or the load for so many reps if it is wanted.

    Args:
        history: sessions of any lift in any order.
        lift: its name.
        today: the lifter's date.
        reps: to the limit, 1 to 12, that a load is wanted for.
        percent: the share that is wanted; 0 for none.
    """
    done = _counted(history, lift)
    sets = [one for one in done if best_single(one.work) is not None]
    best = best_of(one.work for one in sets)
    single = best_single(best) if best else None
    if best is None or single is None:
        return (_say("max_unknown", lift=lift),)
    # Whose load is the heaviest that was ever moved once needs no formula.
    lifted = max((one for one in sets if one.work.reps == 1), key=lambda one: _kg(one.work), default=None)
    facts = {"lift": lift, "single": str(single), "best": set_words(best), "day": _day_of(best, sets, today)}
    if lifted is not None and lifted.work.load is not None and lifted.work.load.kg >= single.kg * Decimal("0.995"):
        single = lifted.work.load
        facts |= {"best": str(single), "day": spoken(lifted.day, today)}
        told = [_say("max_lifted", **facts)]
    else:
        told = [_say("max_estimated", **facts), *_effort_of(best), _say("max_limits")]
    if percent:
        told.append(_say("share", percent=str(percent), share=_rounded(single, Decimal(percent) / 100)))
    if reps > 1:
        share = _rounded(single, 1 / times_the_load(Decimal(reps)))
        told.append(_say("for_reps", reps=str(reps), share=share))
    return tuple(told)


def records(history: Iterable[Session], lift: str, *, today: date) -> tuple[Sentence, ...]:
    """The heaviest set of a lift, and the one that is worth most; empty where nothing counts.

    Args:
        history: sessions of any lift in any order.
        lift: its name.
        today: the lifter's date.
    """
    done = _counted(history, lift)
    loaded = [one for one in done if one.work.load is not None]
    if not loaded:
        most = max(done, key=lambda one: one.work.reps, default=None)
        if most is None:
            return ()
        return (_say("record_reps", lift=lift, heaviest=set_words(most.work), day=spoken(most.day, today)),)
    heaviest = max(loaded, key=lambda one: (_kg(one.work), one.work.reps, one.day))
    told = [
        _say("record_heaviest", lift=lift, heaviest=set_words(heaviest.work), day=spoken(heaviest.day, today)),
    ]
    best = best_of(one.work for one in loaded)
    single = best_single(best) if best else None
    if best is not None and single is not None and best.reps > 1:
        facts = {"best": set_words(best), "single": str(single), "day": _day_of(best, loaded, today)}
        told += [_say("record_best", **facts), _say("max_limits")]
    return tuple(told)


def until_a_load(history: Iterable[Session], lift: str, asked: Load, *, today: date) -> tuple[Sentence, ...]:
    """How far a load is from what was lifted, and how fast that grew. No date is promised.

    Args:
        history: sessions of any lift in any order.
        lift: its name.
        asked: the load.
        today: the lifter's date.
    """
    loaded = [one for one in _counted(history, lift) if one.work.load is not None]
    if not loaded:
        return (_say("no_date", asked=str(asked)), _say("max_unknown", lift=lift))
    heaviest = max(loaded, key=lambda one: (_kg(one.work), one.day))
    facts = {"heaviest": set_words(heaviest.work), "day": spoken(heaviest.day, today), "asked": str(asked)}
    if _kg(heaviest.work) >= asked.kg:
        return (_say("already_there", **facts),)
    told = [
        _say("no_date", **facts),
        _say("far_off", percent=f"{(asked.kg / _kg(heaviest.work) - 1) * 100:.0f}", **facts),
    ]
    first = min(loaded, key=lambda one: (one.day, -_kg(one.work)))
    if first.day < heaviest.day:
        days = {"first": spoken(first.day, today), "last": spoken(heaviest.day, today)}
        told.append(_say("pace_so_far", from_load=str(first.work.load), to_load=str(heaviest.work.load), **days))
    return tuple(told)


def compared_with_last(history: Iterable[Session], lift: str, asked: Load) -> tuple[Sentence, ...]:
    """What another load would be beside the last working load; empty without one.

    Args:
        history: sessions of any lift in any order.
        lift: its name.
        asked: the load.
    """
    days = [day for day in days_of(history, lift) if day.load is not None]
    last = days[-1].load if days else None
    if last is None:
        return ()
    change = (asked.kg / last.kg - 1) * 100
    if abs(change) < _HALVES:
        return (_say("same_load", asked=str(asked)),)
    more = "more" if change > 0 else "less"
    return (_say("compared", asked=str(asked), percent=f"{abs(change):.0f}", more=more, heaviest=str(last)),)


def _counted(history: Iterable[Session], lift: str) -> list[_Done]:
    """The sets of a lift that count, oldest first: full reps, no warm-ups."""
    return [
        _Done(day.day, work)
        for day in days_of(history, lift)
        if not day.troubles & FORM_TROUBLES
        for work in day.sets
        if work.reps
    ]


def _effort_of(best: WorkSet) -> list[Sentence]:
    limit = reps_to_the_limit(best)
    if best.rpe is None or limit == best.reps:
        return []
    return [_say("max_effort", effort=f"RPE {plain(best.rpe)}", limit=plain(limit))]


def _day_of(best: WorkSet, done: Sequence[_Done], today: date) -> str:
    return spoken(next(one.day for one in reversed(done) if one.work == best), today)


def _kg(work: WorkSet) -> Decimal:
    return work.load.kg if work.load else Decimal(0)


def _rounded(load: Load, times: Decimal) -> str:
    halves = (load.amount * times / _HALVES).quantize(Decimal(1), ROUND_HALF_EVEN)
    return str(Load(max(halves, Decimal(1)) * _HALVES, load.unit))


def _say(name: str, **facts: str) -> Sentence:
    return load_words().says[name].sentence(0, facts)
