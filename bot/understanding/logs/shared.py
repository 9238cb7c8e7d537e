"""What is told once for several lifts: the rounds of a circuit, a scheme for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.logs.segments import Segment
from bot.understanding.quantities.items import Item, is_at
from bot.understanding.words import Word

_ROUNDS: Final = frozenset({"round", "rounds", "rds", "circuits"})
_CIRCUITS: Final = frozenset({"superset", "supersets", "circuit", "triset", "complex"})
_MOST_SETS: Final = 12
_LOADS: Final = frozenset({"load", "at", "with"})
_AMOUNTS: Final = frozenset({"number", "load", "body"})
_COUNTS: Final = frozenset({"sets", "count", "times", "reps"})


def share_rounds(told: Sequence[Segment], words: Sequence[Word]) -> None:
    """Give every lift of a circuit its rounds: "5 rounds: 10 hip thrusts, 20 swings", "3 x (8 squats, 8 lunges)".

    Args:
        told: the lifts in order; the first holds what was said before it.
        words: of the message.
    """
    if len(told) < 2:
        return
    tail = _rounds_at_end(told[-1].items, words)
    if tail and not any(_counts_sets(segment.items) for segment in told[:-1]):
        for segment in told[:-1]:
            segment.items += tail
        return
    if any(_counts_sets(segment.items) for segment in told[1:]):
        return
    items = told[0].items
    named = next((at for at, item in enumerate(items) if item.what == "lift"), 0)
    for at in range(named):
        after = at + 2
        listed = words[items[at + 1].first].text in _ROUNDS or items[-1].what in ("and", "plus")
        of = listed and items[after].what == "of"
        if after > named or not (of or _heads(items, after, named)):
            continue
        counted = items[at].what == "number" and items[at + 1].what == "sets" and not _scheme_at(items, at)
        times = items[at].what == "times" and items[at + 1].what == "number" and items[after].what == "colon"
        if not counted and not (times and (not at or items[at - 1].what != "number")):
            continue
        count = Item("count", items[at].first, items[at + 1].after, number=items[at + times].number)
        items[at:after] = [count]
        for segment in told[1:]:
            if segment.tells:
                segment.items.insert(0, count)
        return


def _counts_sets(items: Sequence[Item]) -> bool:
    """Whether it is told how many sets were done: "3x8", "3 sets", "8 twice"; "55 x 11" tells a load."""
    whats = [item.what for item in items]
    if {"sets", "count"} & set(whats):
        return True
    places = [at for at, what in enumerate(whats) if what == "times"]
    return any(
        at == 0 or items[at - 1].what != "number" or (items[at - 1].number or 0) <= _MOST_SETS or at + 2 in places
        for at in places
        if at == 0 or items[at - 1].what != "load"
    )


def _rounds_at_end(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """A comma and "3 rounds" behind the last lift."""
    for at in range(1, len(items) - 1):
        times = items[at + 1].what == "count" and at + 2 == len(items) and any(one.text in _CIRCUITS for one in words)
        rounds = items[at].what == "number" and (times or words[items[at + 1].first].text in _ROUNDS)
        if rounds and items[at - 1].what in ("comma", "semicolon", "stop", "line", "dash", "open", "for"):
            return list(items[at - 1 : at + 2])
    return []


def without_round_brackets(items: Sequence[Item]) -> list[Item]:
    """The items with "3 x (squat …, lunge …)" written as rounds over its lifts, so that commas inside part them."""
    found = list(items)
    for at in range(len(items) - 3):
        if [item.what for item in items[at : at + 3]] != ["number", "times", "open"]:
            continue
        end = next((i for i in range(at + 3, len(items)) if items[i].what == "close"), len(items))
        if sum(item.what == "lift" for item in items[at:end]) < 2:
            continue
        found[at + 1] = replace(items[at + 1], what="sets")
        found[at + 2] = replace(items[at + 2], what="colon")
        if end < len(items):
            found[end] = replace(items[end], what="semicolon")
    return found


def _heads(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a colon or a line stands between rounds and the first lift."""
    return any(item.what in ("colon", "line") for item in items[start:end])


def share_scheme(told: Sequence[Segment], words: Sequence[Word]) -> None:
    """Give every lift the scheme that is told for all: "squat 80, RDL 60, all 3x8", "3x8 each: squat 80, RDL 60".

    Args:
        told: the lifts in order; the first holds what was said before it.
        words: of the message.
    """
    if len(told) < 2 or _share_row(told):
        return
    first, last = told[0].items, told[-1].items
    named = next((at for at, item in enumerate(first) if item.what == "lift"), 0)
    head = _scheme_of_all(first[:named], words, heads=True)
    if head and not any(_COUNTS & _whats(segment.items) for segment in told[1:]):
        for segment in told[1:]:
            segment.items += head
    _share_load(told)
    tail = _scheme_of_all(last, words, heads=False)
    if tail and not any(_COUNTS & _whats(segment.items) for segment in told[:-1]):
        for segment in told[:-1]:
            segment.items += tail


def _scheme_of_all(items: Sequence[Item], words: Sequence[Word], *, heads: bool) -> list[Item]:
    """The sets and reps beside "all" or "each", or before a colon or a line if they head the lifts; none if not told.

    Args:
        items: of a lift, or those before the first.
        words: of the message.
        heads: they stand before all lifts.
    """
    signs = [at for at, item in enumerate(items) if item.what in ("colon", "line")]
    for at in range(len(items)):
        scheme = _scheme_at(items, at)
        behind = at + len(scheme) + is_at(items, at + len(scheme), "reps")
        before = at - 1 - is_at(items, at - 1, "for")
        joined = behind + (is_at(items, behind, "for", "of") or _text(items, words, behind) == "on")
        marked = any(
            is_at(items, place, "legs", "all_sets") or _text(items, words, place) == "everything"
            for place in (before, behind, joined)
        )
        if scheme and (behind in signs or (marked and signs) if heads else marked):
            return list(items[at:behind])
    return []


def _text(items: Sequence[Item], words: Sequence[Word], at: int) -> str:
    return words[items[at].first].text if 0 <= at < len(items) else ""


def _share_row(told: Sequence[Segment]) -> bool:
    """ "Hip thrust and RDL both 3x11, 170 and 120": a scheme of lifts in a row, and a load for each or for all."""
    holds = [segment for segment in told if segment.tells]
    if not holds or told[-1] not in holds or any(segment not in (told[0], told[-1]) for segment in holds):
        return False
    items = [item for segment in told for item in segment.items]
    scheme = next((found for at in range(len(items)) if (found := _scheme_at(items, at))), [])
    marked = any(item.what in ("legs", "all_sets") for item in items)
    if not scheme or (not marked and len(holds) > 1):
        return False
    amounts = [item for item in items if item.what in _AMOUNTS and item not in scheme]
    behind = bool(amounts) and amounts[0].first > scheme[-1].first and all(one in told[-1].items for one in amounts)
    if not behind or any(item.what in ("times", "sets", "count") for item in items if item not in scheme):
        return False
    if len(amounts) != len(told) and not (marked and len(amounts) == 1):
        return False
    for number, segment in enumerate(told):
        load = amounts[number % len(amounts)]
        named = [item for item in segment.items if item.what == "lift"]
        segment.items = [*named, *scheme, Item("at", load.first, load.first), load]
    return True


def _scheme_at(items: Sequence[Item], at: int) -> list[Item]:
    """The sets and reps that begin at an item: "3x10", "3 sets of 10"; none if there are none."""
    whats = [item.what for item in items[at : at + 4]]
    size = 3 if whats[:3] in (["number", "times", "number"], ["number", "sets", "number"]) else 0
    size = 4 if whats == ["number", "sets", "of", "number"] else size
    return list(items[at : at + size])


def _share_load(told: Sequence[Segment]) -> None:
    """ "Squat 5x5, bench 5x5, both with 60 kg": the load of all."""
    items = told[-1].items
    if any(_LOADS & _whats(segment.items) for segment in told[:-1]):
        return
    for at in range(len(items) - 2):
        whats = [item.what for item in items[at : at + 4]]
        if whats[0] in ("legs", "all_sets") and whats[1] in ("at", "with") and whats[2] in ("number", "load"):
            load = items[at + 1 : at + 3] if whats[3:] not in (["times"], ["sets"], ["reps"]) else []
            for segment in told[:-1]:
                segment.items += load
            return


def _whats(items: Sequence[Item]) -> set[str]:
    return {item.what for item in items}
