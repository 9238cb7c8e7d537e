"""Sums for lifters: a bar with its plates, a load in the other unit, a share of a load, a 1-rep max, a volume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Final

from bot.coaching.load import HEAVIEST_KG, KG_IN_A_POUND, Load, Unit, plain
from bot.coaching.progress.results import best_of
from bot.coaching.progress.strength import best_single
from bot.coaching.progress.words import load_words
from bot.coaching.session import MOST_REPS, WorkSet
from bot.guide import Sentence
from bot.understanding.bar_total import BarSum
from bot.understanding.logs.draft import DraftSet
from bot.understanding.reckoning import Reckoning, Sum

_STEP: Final = {Unit.KG: Decimal("2.5"), Unit.LB: Decimal(5)}
"""The smallest jump on most bars: two of the smallest plates that gyms have."""
_OTHER: Final = {Unit.KG: Unit.LB, Unit.LB: Unit.KG}
_TENTH: Final = Decimal("0.1")
_LEAST_STEP: Final = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount that was told or worked out; ``unit`` is None while nobody said one."""

    amount: Decimal
    unit: Unit | None

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit.value}" if self.unit else plain(self.amount)


@dataclass(frozen=True, slots=True)
class Worked:
    """The result of a sum.

    Attributes:
        sentences: it in words; those of a dose are marked.
        result: that "in pounds?" or "75% of that" starts from next.
        base: that another share is a share of; None where no share was told.
    """

    sentences: tuple[Sentence, ...]
    result: Figure
    base: Figure | None = None


def worked_out(
    asked: Reckoning, *, last: Figure | None = None, base: Figure | None = None, unit: Unit | None = None
) -> Worked | None:
    """The result of a sum; None without a number to start from, or above any load that people lift.

    Args:
        asked: what.
        last: the amount that was told last.
        base: what the share told last was a share of.
        unit: that the lifter counts in; None until they said so.
    """
    if asked.wants is Sum.BAR and asked.bar is not None:
        return _bar(asked.bar)
    if asked.wants in (Sum.SINGLE, Sum.VOLUME):
        return _of_sets(asked, unit)
    start = _start(asked, last, base, unit)
    if start is None or not 0 < start.amount <= HEAVIEST_KG / KG_IN_A_POUND:
        return None
    if asked.wants is Sum.SHARE:
        return _share(asked, start)
    if asked.wants is Sum.TOLD_SINGLE:
        return Worked((_say("told_single", single=str(start)),), start)
    return _in_other_unit(start, asked.unit)


def _bar(bar: BarSum) -> Worked:
    total = Figure(bar.total, bar.unit)
    weighs = Figure(bar.total - 2 * bar.side, bar.unit)
    facts = {"total": str(total), "side": str(Figure(bar.side, bar.unit)), "bar": str(weighs)}
    told = [_say("bar_sum", **facts), *([] if bar.bar is not None else [_say("bar_guessed")])]
    return Worked(tuple(told), total)


def _in_other_unit(start: Figure, into: Unit | None) -> Worked | None:
    if into is None or start.unit is into:
        return None
    amount = start.amount * KG_IN_A_POUND if into is Unit.KG else start.amount / KG_IN_A_POUND
    result = Figure(_to(amount, _TENTH), into)
    return Worked((_say("in_unit", asked=str(Figure(start.amount, _OTHER[into])), share=str(result)),), result)


def _share(asked: Reckoning, start: Figure) -> Worked:
    exact = start.amount * asked.percent / 100
    step = max(asked.step or _STEP[start.unit or Unit.KG], _LEAST_STEP)
    result = Figure(_to(exact, step), start.unit)
    facts = {"percent": str(asked.percent), "of": str(start), "exact": str(Figure(_to(exact, _TENTH), start.unit))}
    said = _say("share_of", share=str(result), step=str(Figure(step, start.unit)), **facts)
    return Worked((said,), result, base=start)


def _of_sets(asked: Reckoning, unit: Unit | None) -> Worked | None:
    named = next((one.load.unit for one in asked.sets if one.load and one.load.unit), unit)
    done = [work for work in map(_work_set, asked.sets) if work is not None]
    if not done or len(done) < len(asked.sets):
        return None
    if asked.wants is Sum.VOLUME:
        total = Figure(sum((work.reps * work.load.amount for work in done if work.load), Decimal(0)), named)
        in_all = f"{total.amount:,f} {named.value}" if named else f"{total.amount:,f}"
        return Worked((_say("volume", sets=_in_words(done, named), total=in_all),), total)
    best = best_of(done)
    single = best_single(best) if best else None
    if best is None or single is None:
        return Worked((_say("single_unknown"),), _loaded(done[0], named))
    result = Figure(single.amount, named)
    if best.reps == 1:
        return Worked((_say("single_lifted", single=str(result)),), result)
    told = _say("single_of", single=str(result), best=f"{best.reps} reps at {_loaded(best, named)}")
    return Worked((told, _say("max_limits")), result)


def _work_set(one: DraftSet) -> WorkSet | None:
    """A set as it counts; a load without a unit counts as kilograms, which changes no ratio."""
    total = one.load.total(Unit.KG) if one.load else None
    if total is None or not one.reps or one.reps > MOST_REPS:
        return None
    try:
        return WorkSet(one.reps, Load(*total), one.rpe)
    except ValueError:
        return None  # more than anybody lifts


def _start(asked: Reckoning, last: Figure | None, base: Figure | None, unit: Unit | None) -> Figure | None:
    """The amount that a sum starts from: the one it names, what the last share was of, or the one told last."""
    if asked.load is not None:
        return Figure(asked.load.amount, asked.load.unit or unit)
    return base if asked.wants is Sum.SHARE and base is not None else last


def _loaded(work: WorkSet, unit: Unit | None) -> Figure:
    return Figure(work.load.amount if work.load else Decimal(0), unit)


def _in_words(done: Sequence[WorkSet], unit: Unit | None) -> str:
    first = done[0]
    if all(work == first for work in done):
        sets = f"{len(done)} {'set' if len(done) == 1 else 'sets'} of {first.reps}"
        return f"{sets} at {_loaded(first, unit)}"
    return f"{len(done)} sets"


def _to(amount: Decimal, step: Decimal) -> Decimal:
    """An amount to the nearest step."""
    rounding = ROUND_HALF_UP if step == _TENTH else ROUND_HALF_EVEN
    return (amount / step).quantize(Decimal(1), rounding) * step


def _say(name: str, **facts: str) -> Sentence:
    return load_words().says[name].sentence(0, facts)
