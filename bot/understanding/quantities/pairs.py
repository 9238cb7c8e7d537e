"""Loads and reps written as pairs: "65-5 70-5 75-3", "60/12, 80/10"; one pair may be a range, several are sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.quantities.items import Item, is_at

_LIGHTEST: Final = 20
"""A smaller first number is one of reps: "12-10 8-6"."""


def with_pairs(items: Sequence[Item]) -> list[Item]:
    """The items with the sign inside pairs of load and reps made "times"."""
    found = list(items)
    run: list[int] = []
    place = 0
    while place < len(items):
        if _is_pair(items, place):
            run.append(place + 1)
            place += 3
            if is_at(items, place, "comma", "line", "dash", "slash"):
                place += 1
            continue
        _mark(found, run)
        run, place = [], place + 1
    _mark(found, run)
    return found


def _mark(found: list[Item], run: Sequence[int]) -> None:
    if len(run) < 2:
        return
    for at in run:
        found[at] = replace(found[at], what="times")


def _is_pair(items: Sequence[Item], place: int) -> bool:
    near = items[place : place + 3]
    if [item.what for item in near] not in (["number", "dash", "number"], ["number", "slash", "number"]):
        return False
    first, second = near[0].number or Decimal(0), near[2].number or Decimal(0)
    behind = items[place + 3].what if place + 3 < len(items) else "line"
    glued = near[1].glued and near[2].glued
    before = items[place - 1].what if place else "line"
    alone = near[1].what == "dash" and behind in ("line", "open", "slash", "comma")
    alone = alone and before in ("line", "lift", "colon", "slash", "comma", "dash")
    told = first >= _LIGHTEST and first > 2 * second and behind not in ("slash", "unit", "times")
    apart = behind != "dash" or (glued and near[1].what == "slash" and not items[place + 3].glued)
    return told and apart and (glued or alone)
