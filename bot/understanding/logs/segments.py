"""A message cut into lifts: which sets belong to which lift, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.understanding.lifts import LiftEntry
from bot.understanding.logs.clause_reader import QUANTITIES
from bot.understanding.logs.draft import Question
from bot.understanding.quantities.items import Item

CUTS: Final = frozenset({"comma", "semicolon", "stop", "line", "then", "and", "plus", "mark", "slash"})
_TELLS: Final = QUANTITIES | {"effort", "body", "amrap", "failed"}


@dataclass
class Segment:
    """What was told of one lift.

    Attributes:
        lift: None if none was named.
        items: of its sets.
        day: place of its day among the mentions; None if none was named for it.
        named_at: place of the first word of its name.
        stray: no lift was named for it, though others were on that day.
        sides: asks which reps count, if those of the left and of the right differ.
    """

    lift: LiftEntry | None = None
    items: list[Item] = field(default_factory=list)
    day: int | None = None
    named_at: int = -1
    stray: bool = False
    sides: Question | None = None

    @property
    def tells(self) -> bool:
        """Return True if it holds a quantity."""
        return any(item.what in _TELLS for item in self.items)


def segments_of(items: Sequence[Item], lifts: dict[int, LiftEntry], days: dict[int, int]) -> list[Segment]:
    """The segments of a message, in order.

    Args:
        items: of the message, remarks marked.
        lifts: each lift by the place of its first word; those only spoken of left out.
        days: the number of each day's mention by the place of its first word.
    """
    return [segment for part, day in _by_day(items, days) for segment in _by_lift(part, lifts, day)]


def _by_day(items: Sequence[Item], days: dict[int, int]) -> list[tuple[list[Item], int | None]]:
    """The items of each day. A day stands before its sets, or behind them if sets come first."""
    places = [at for at, item in enumerate(items) if item.what == "day" and item.first in days]
    joined: list[int] = []
    for at in places:
        if not joined or any(item.what in _TELLS for item in items[joined[-1] : at]):
            joined.append(at)
        elif _turns_to_another_day(items, joined[-1], at):
            # "squat 3x5 yesterday, today bench 3x5"
            joined.append(at)
    if len(places) == 1 and _begins_another_day(items, places[0]):
        return [(list(items[: places[0]]), None), (list(items[places[0] :]), days[items[places[0]].first])]
    if len({days[items[at].first] for at in places}) < 2 or len(joined) < 2:
        return [(list(items), days[items[places[-1]].first] if places else None)]
    first_tells = next((at for at, item in enumerate(items) if item.what in _TELLS or item.what == "lift"), 0)
    ends = (next((i for i in range(at, len(items)) if items[i].what in CUTS), len(items)) for at in joined[:-1])
    cuts = [0, *(joined[1:] if first_tells > joined[0] else ends)]
    parts = [list(items[start:end]) for start, end in zip(cuts, [*cuts[1:], len(items)], strict=True)]
    return [(part, next((days[i.first] for i in part if i.what == "day" and i.first in days), None)) for part in parts]


def _heads_clause(items: Sequence[Item], at: int) -> bool:
    """Whether a day begins a clause behind another: ", yesterday", "and on friday"."""
    before = at - 1 - (at > 1 and items[at - 1].what == "word")
    return before > 0 and items[before].what in CUTS


def _turns_to_another_day(items: Sequence[Item], first: int, second: int) -> bool:
    """Whether the first of two days closes sets told before it, and the second heads those behind it."""
    cut = _heads_clause(items, second) and second > first + 1
    told = [any(item.what in _TELLS for item in part) for part in (items[:first], items[second:])]
    return cut and all(told)


def _begins_another_day(items: Sequence[Item], at: int) -> bool:
    """Whether a day heads sets of its own behind others: "rdl 3x10 at 60, and yesterday leg press 3x12 at 120"."""
    heads = at < len(items) - 1 and _heads_clause(items, at) and items[at + 1].what not in CUTS
    lifts = [any(item.what == "lift" for item in part) for part in (items[:at], items[at:])]
    told = [any(item.what in ("times", "sets", "reps") for item in part) for part in (items[:at], items[at:])]
    return heads and all(told) and all(lifts)


def _by_lift(items: list[Item], lifts: dict[int, LiftEntry], day: int | None) -> list[Segment]:
    places = [at for at, item in enumerate(items) if item.what == "lift" and item.first in lifts]
    if len(places) == 1 and not any(item.what in _TELLS for item in items[places[0] :]) and not _is_headed(items):
        # "60 kg x 10, then 2x8 at 70 hip thrusts"
        return [Segment(lifts[items[places[0]].first], items, day, items[places[0]].first)]
    found: list[Segment] = [Segment(day=day)]
    for clause in _clauses(items):
        named = [at for at, item in enumerate(clause) if item.what == "lift" and item.first in lifts]
        if not named:
            found[-1].items += clause
            continue
        if len(named) == 1 and _tells_twice(clause, named[0]):
            found[-1].items += clause[: named[0]]
            clause, named = clause[named[0] :], [0]
        for part in _cut(clause, named):
            at = next(i for i, item in enumerate(part) if item.what == "lift" and item.first in lifts)
            lift = lifts[part[at].first]
            begun = found[-1]
            if (
                begun.lift is None
                and not any(one.lift for one in found)
                and not (_is_scheme(begun.items) and _is_scheme(part))
            ):
                begun.lift, begun.named_at = lift, part[at].first
                begun.items += part
            else:
                found.append(Segment(lift, list(part), day, part[at].first))
    kept = _joined(found)
    for segment in kept:
        segment.stray = segment.lift is None and segment.tells and len(kept) > 1
    return kept


def _is_headed(items: Sequence[Item]) -> bool:
    """Whether words and a colon stand over several lots of sets, each with its load, so that a lift named last is that
    of the last: "legs: 100kg 3x12, 140kg 3x5 thrusts".
    """
    told = next((at for at, item in enumerate(items) if item.what in _TELLS), 0)
    whats = [{item.what for item in clause} for clause in _clauses(items[told:])]
    lots = sum({"load", "times"} <= one for one in whats)
    return told > 1 and items[told - 1].what == "colon" and lots > 1


def _tells_twice(clause: Sequence[Item], named: int) -> bool:
    """Whether sets stand before a lift and others behind it, so that it is not clear which are its own."""
    products = [any(item.what == "times" for item in part) for part in (clause[:named], clause[named:])]
    return all(products)


def _is_scheme(items: Sequence[Item]) -> bool:
    """Whether items tell sets by themselves: a number, and "x", "sets" or "reps"."""
    whats = {item.what for item in items}
    return "number" in whats and bool(whats & {"times", "sets", "reps"})


def _clauses(items: Sequence[Item]) -> list[list[Item]]:
    found: list[list[Item]] = [[]]
    depth = 0
    for at, item in enumerate(items):
        depth += (item.what == "open") - (item.what == "close")
        found[-1].append(item)
        if item.what in CUTS and depth <= 0 and not _in_row(items, at):
            found.append([])
    return found


def _in_row(items: Sequence[Item], at: int) -> bool:
    """Whether a sign stands between numbers of one row, "8/8/8" or "8, 8, 8", and divides nothing else."""
    if items[at].what not in ("slash", "comma") or not 0 < at < len(items) - 1:
        return False
    if [items[at - 1].what, items[at + 1].what] != ["number", "number"]:
        return False
    glued = items[at].glued and items[at + 1].glued
    behind = items[at + 2].what if at + 2 < len(items) else "line"
    return (items[at].what == "slash" and glued) or behind in CUTS | {"dash", "close", "at", "with"}


def _cut(clause: list[Item], named: list[int]) -> list[list[Item]]:
    """A clause with several lifts: cut before each if the first stands before its sets, else behind each."""
    if len(named) == 1:
        return [clause]
    tells = next((at for at, item in enumerate(clause) if item.what in _TELLS), len(clause))
    cuts = [0, *named[1:]] if tells > named[0] else [0, *(at + 1 for at in named[:-1])]
    return [clause[start:end] for start, end in zip(cuts, [*cuts[1:], len(clause)], strict=True)]


def _joined(found: list[Segment]) -> list[Segment]:
    """Segments of one lift put together, and lifts that are named again without sets left out."""
    kept: list[Segment] = []
    for segment in found:
        same = next((one for one in kept if one.lift and segment.lift and one.lift.id == segment.lift.id), None)
        if same is None and segment.lift and not segment.tells:
            same = next((one for one in kept if one.lift and one.lift.group == segment.lift.group and one.tells), None)
        if same is None:
            kept.append(segment)
        elif segment.tells:
            same.items += segment.items
    return kept


def parted_by_sets(told: list[Segment]) -> tuple[list[Segment], tuple[str, ...]]:
    """The lifts to be read, and the names of those that stand apart and tell no sets; all if none tells any."""
    rounds = any(item.what == "count" and item.number for segment in told for item in segment.items)
    telling = [at for at, segment in enumerate(told) if segment.tells and not rounds]
    apart = [
        segment
        for at, segment in enumerate(told)
        if telling and not segment.tells and segment.lift and _stands_apart(told, at, last=telling[-1])
    ]
    return [one for one in told if one not in apart], tuple(one.lift.name for one in apart if one.lift)


def _stands_apart(told: Sequence[Segment], at: int, *, last: int) -> bool:
    """Whether sets told of other lifts are none of a lift's own: "squats, RDL 3x10" may tell those of both."""
    if at < last:
        return any(item.what in ("line", "stop", "semicolon") for item in told[at].items)
    return told[at - 1].items[-1].what in CUTS
