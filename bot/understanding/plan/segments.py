"""Parts of a message in which lifts and counts belong together: clauses, cut again at each "and"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.lifts import LiftMention
from bot.understanding.marked import Marked
from bot.understanding.plan.often import Count, sets_said
from bot.understanding.reading import Standing
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind

_JOINS: Final = frozenset({"and", "an", "n", "plus", "then", "&", "+", "also", "with"})
_CUTS: Final = _JOINS | set(",;.:!?\n")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words about one lift or a few.

    Attributes:
        first: place of its first word.
        after: place of the word behind its last.
        lifts: what it names.
        count: how often; of several the one that is said of the legs, else the first.
        heavy: it says heavy.
        light: it says light, or not heavy.
        elsewhere: it names something that is no lift, such as running.
        ends_in_weekdays: named days end it, with no comma behind them.
        sets: of a lift that it tells; 0 for none.
    """

    first: int
    after: int
    lifts: tuple[LiftMention, ...]
    count: Count | None
    heavy: bool
    light: bool
    elsewhere: bool
    ends_in_weekdays: bool
    sets: int


def segments(marked: Marked, lifts: Sequence[LiftMention], found: Sequence[Count]) -> Iterator[Segment]:
    """The segments of a message from left to right. Neither a lift nor a run of weekdays is cut."""
    taken = [(one.first, one.after) for one in found] + [(one.first, one.after) for one in lifts]
    inside = {place for first, after in taken for place in range(first + 1, after)}
    starts = {clause.first for clause in marked.clauses}
    bounds = [0]
    for place in range(1, len(marked.words)):
        if (place in starts or marked.words[place].text in _CUTS) and place not in inside:
            bounds.append(place)
    count_at, lift_at = {one.first: one for one in found}, {one.first: one for one in lifts}
    often, activities = load_table("often"), load_table("activities")
    for first, after in zip(bounds, [*bounds[1:], len(marked.words)], strict=True):
        part = marked.words[first:after]
        if all(word.kind in (Kind.SIGN, Kind.LINE_BREAK) or word.text in _JOINS for word in part):
            continue
        weight = [one for one in often.mentions(part) if one.id in ("heavy", "light")]
        held = [count_at[place] for place in range(first, after) if place in count_at]
        heavy = any(one.id == "heavy" and marked.put[first + one.first] is not Standing.DENIED for one in weight)
        yield Segment(
            first,
            after,
            tuple(lift_at[place] for place in range(first, after) if place in lift_at),
            next((one for one in held if one.of_legs), next(iter(held), None)),
            heavy,
            any(one.id == "light" for one in weight) or (bool(weight) and not heavy),
            any(one.id == "other" for one in activities.mentions(part)),
            bool(held) and held[-1].after == after and bool(held[-1].weekdays),
            sets_said(part),
        )
