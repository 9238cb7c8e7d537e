"""Marks of lists and numbers of sets: bullets, "A1", "1.", "Set 2:", "W1", the count of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.numbers import ORDINAL_ENDS
from bot.understanding.quantities.items import Item, is_at
from bot.understanding.words import Kind, Word

_BULLETS: Final = frozenset("* ✅ ☑ ✔ ▪ ‣ ◦ > #".split())
_APP_SETS: Final = {"w": "warm_up", "d": "set_ref", "f": "set_ref"}
"""How apps mark the lines of warm-ups, drop sets and sets to failure."""
_COUNTING_SIGNS: Final = ("colon", "dash", "semicolon", "equals", "close")
_NEVER_BEFORE_A_COUNT: Final = (
    "times",
    "at",
    "with",
    "for",
    "slash",
    "dash",
    "open",
    "of",
    "and",
    "plus",
    "rpe",
    "rir",
)
_LISTS: Final = frozenset("abcdefg")
_LONGEST_LIST: Final = 20


def counted_lines(items: Sequence[Item]) -> dict[int, int]:
    """The numbers that count lines or sets, with the place behind each: "1 60 kg 12", "2: 80 kg 10"."""
    runs: list[list[int]] = [[]]
    behind: dict[int, int] = {}
    for at, item in enumerate(items):
        starts = not at or items[at - 1].what == "line"
        signed = is_at(items, at + 1, *_COUNTING_SIGNS)
        behind[at] = at + 1 + signed
        counted = ("number", "body", "empty_bar", "lift") if signed else ("number", "body", "empty_bar")
        number = item.number if item.what == "number" and is_at(items, behind[at], *counted) else None
        if not starts and (number != len(runs[-1]) + 1 or not signed or is_at(items, at - 1, *_NEVER_BEFORE_A_COUNT)):
            continue
        if number != len(runs[-1]) + 1:
            runs.append([])
        if number == len(runs[-1]) + 1:
            runs[-1].append(at)
    alone = {run[0] for run in runs if len(run) == 1 and _is_whole_set(items, run[0] + 1)}
    return {at: behind[at] for run in runs for at in run if len(run) > 1 or at in alone}


def _is_whole_set(items: Sequence[Item], at: int) -> bool:
    """Whether a load with its unit, "x" and reps begin at an item: "80 kg x 8"."""
    return [item.what for item in items[at : at + 4]] == ["number", "unit", "times", "number"]


def ordinal_marks(words: Sequence[Word]) -> list[Item]:
    """The marks of lines that are counted with ordinals: "1st: 50 kg x 12", "2nd: 55 kg x 10"."""
    found: list[Item] = []
    for at in range(len(words) - 2):
        starts = not at or words[at - 1].kind is Kind.LINE_BREAK
        counted = words[at].text == f"{len(found) + 1}" and words[at + 1].text in ORDINAL_ENDS
        if starts and counted and words[at + 2].text in (":", "-", ")"):
            found.append(Item("set_ref", at, at + 3, number=Decimal(len(found) + 1)))
    return found if len(found) > 1 else []


def mark_at(items: Sequence[Item], words: Sequence[Word], place: int, *, starts: bool) -> tuple[int, Item] | None:
    """The mark of a list or the number of a set that begins at an item, and the place behind it; None if none does.

    Args:
        items: of a message.
        words: of the same message.
        place: of the item.
        starts: it begins a line.
    """
    item = items[place]
    text = words[item.first].text
    begins = starts or items[place - 1].what in ("comma", "semicolon", "stop", "remark", "word", "close", "slash")
    is_number = item.what == "number" and item.number is not None and item.number <= _LONGEST_LIST
    signed = item.what == "dash" and is_at(items, place + 1, "number") and items[place + 1].glued
    negative = signed and all(other.what != "line" for other in items)
    bullet = item.what in ("dash", "mark", "stop") or text in _BULLETS
    if starts and bullet and not negative and not (text == "#" and is_at(items, place + 1, "number")):
        return place + 1, replace(item, what="mark")
    near = [one.what for one in items[place : place + 4]]
    if starts and near == ["open", "sets", "number", "close"]:
        return place + 4, Item("set_ref", item.first, items[place + 3].after, number=items[place + 2].number)
    if starts and text == "#" and is_at(items, place + 1, "number") and items[place + 1].glued:
        return place + 2, Item("set_ref", item.first, items[place + 1].after, number=items[place + 1].number)
    listed = is_number and is_at(items, place + 1, "stop", "close") and items[place + 1].glued
    in_row = is_at(items, place - 1, "times", "at", "slash") or (
        is_at(items, place - 1, "comma", "and") and is_at(items, place - 2, "number")
    )
    if listed and is_at(items, place + 2, "lift") and not starts and not in_row:
        return place + 2, Item("mark", item.first, items[place + 1].after)
    if starts and listed and not (is_at(items, place + 2, "number") and items[place + 2].glued):
        return place + 2, Item("set_ref", item.first, items[place + 1].after, number=item.number)
    if (
        starts
        and is_number
        and is_at(items, place + 1, "word")
        and items[place + 1].glued
        and is_at(items, place + 2, "close")
    ):
        return place + 3, Item("mark", item.first, items[place + 2].after)
    if text in _LISTS and len(text) == 1 and is_at(items, place + 1, "number") and items[place + 1].glued:
        behind = items[place + 2].what if place + 2 < len(items) else ""
        heads = behind in ("stop", "colon", "close") and is_at(items, place + 3, "lift")
        if behind == "lift" or heads or (begins and behind in ("colon", "close", "stop", "lift")):
            return place + 2 + (behind != "lift"), Item("mark", item.first, items[place + 1 + (behind != "lift")].after)
    told = is_at(items, place - 1, "number", "reps", "unit") and not starts
    if (
        text == "w"
        and told
        and (
            place + 1 == len(items)
            or is_at(items, place + 1, "comma", "line", "semicolon", "close")
            or (item.glued and not items[place + 1].glued)
        )
    ):
        return place + 1, replace(item, what="warm_up")
    if text == "w" and _is_program_day(items, words, place):
        return place + 4, Item("remark", item.first, items[place + 3].after)
    if starts and text in _APP_SETS and is_at(items, place + 1, "number", "body") and not items[place + 1].glued:
        return place + 1, replace(item, what=_APP_SETS[text])
    return _set_reference(items, words, place, starts=begins)


def _is_program_day(items: Sequence[Item], words: Sequence[Word], place: int) -> bool:
    """Whether "W3D2" names the week and the day of a program."""
    near = items[place + 1 : place + 4]
    numbers = len(near) == 3 and near[0].what == near[2].what == "number"
    return numbers and words[near[1].first].text == "d" and all(item.glued for item in near)


def _set_reference(
    items: Sequence[Item], words: Sequence[Word], place: int, *, starts: bool
) -> tuple[int, Item] | None:
    """ "Set 2:", "S2", "W1:", "round 3"."""
    text = words[items[place].first].text
    if (
        not is_at(items, place, "sets", "word", "warm_up", "with")
        or not is_at(items, place + 1, "number")
        or text not in ("set", "round", "serie", "s", "w", "wu")
    ):
        return None
    number = items[place + 1].number or Decimal(0)
    before = items[place - 1].what if place else "line"
    if (
        (before == "number" and text != "s" and not items[place + 1].glued)
        or before == "open"
        or (items[place].glued and before == "number")
        or number > _LONGEST_LIST
        or number % 1
        or not number
    ):
        return None
    if text in ("s", "w") and not (
        items[place + 1].glued and (starts or before in ("number", "close", "lift", "load", "reps"))
    ):
        return None
    after = place + 2 + is_at(items, place + 2, "colon", "dash", "stop", "close", "equals")
    what = "warm_up" if text in ("w", "wu") else "set_ref"
    return after, Item(what, items[place].first, items[after - 1].after, number=number)
