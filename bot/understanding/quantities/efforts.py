"""Efforts among the items of a log: "RPE 8", "@8.5", "2 in the tank", "rir 3/2/1", "to failure"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.quantities.items import Item, is_at
from bot.understanding.words import Word

_FILLERS: Final = frozenset("of about around like a an was is it maybe solid roughly at probably the all my".split())
_TEN: Final = Decimal(10)
_HALF: Final = Decimal("0.5")
LEAST_BARE_EFFORT: Final = Decimal(5)
"""Behind "@" alone a smaller number is a load, or nothing that anybody rates."""


def with_efforts(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with what surely is an effort made one; RPE that cannot be is kept, to be asked about."""
    found: list[Item] = []
    place = 0
    while place < len(items):
        read = _effort_at(items, words, place, found)
        if read is None:
            found.append(items[place])
            place += 1
            continue
        after, efforts = read
        found.append(Item("effort", items[place].first, items[after - 1].after, efforts=efforts))
        place = after
    return found


def _effort_at(
    items: Sequence[Item], words: Sequence[Word], place: int, before: Sequence[Item]
) -> tuple[int, tuple[Decimal, ...]] | None:
    what = items[place].what
    if what in ("rpe", "rir"):
        text = words[items[place].first].text
        return _listed(items, words, place, rir=what == "rir", sure=text not in ("felt", "effort", "difficulty"))
    if what == "failure":
        return place + 1, (_TEN,)
    if what in ("at", "slash") and is_at(items, place + 1, "number") and is_at(items, place + 2, "rpe"):
        return place + 3, ((items[place + 1].number or _TEN),)
    if what == "at" and words[items[place].first].text == "@" and is_at(items, place + 1, "number"):
        return _bare(items, words, place, before)
    if what == "number":
        return _counted(items, words, place)
    if words[items[place].first].text in ("was", "were", "like", "its"):
        return _called(items, words, place)
    return None


def _listed(
    items: Sequence[Item], words: Sequence[Word], place: int, *, rir: bool, sure: bool
) -> tuple[int, tuple[Decimal, ...]] | None:
    """The numbers behind "RPE" or "RIR"."""
    end = place + 1
    while end < len(items) and (items[end].what in ("colon", "at", "rpe", "equals") or _filler(items, words, end)):
        end += 1
    if not is_at(items, end, "number"):
        return None
    values = [items[end].number or Decimal(0)]
    end += 1
    if not sure and values[0] > _TEN:
        return None
    if _out_of_ten(items, words, end):
        end += 2 + (words[items[end].first].text == "out")
    elif is_at(items, end, "dash") and is_at(items, end + 1, "number") and not is_at(items, end + 2, "dash"):
        values = [(values[0] + (items[end + 1].number or Decimal(0))) / 2]
        end += 2
    else:
        end = _more(items, words, end, values)
    if rir:
        values = [_TEN - value for value in values]
    return end, tuple(values)


def _more(items: Sequence[Item], words: Sequence[Word], end: int, values: list[Decimal]) -> int:
    """Take further efforts of a list into ``values``."""
    while True:
        at = end
        while is_at(items, at, "comma", "slash", "and", "then", "rpe", "dash") and at - end < 2:
            at += 1
        if not is_at(items, at, "number") or _above_ten(items[at]) or (at == end and len(values) < 1):
            return end
        counts = is_at(items, at + 1, "times", "sets", "reps", "unit", "comma") and not is_at(items, at + 1, "comma")
        if counts or (at == end and items[at - 1].what != "number"):
            return end
        values.append(items[at].number or Decimal(0))
        end = at + 1


def _above_ten(item: Item) -> bool:
    return item.number is None or item.number > _TEN


def _bare(
    items: Sequence[Item], words: Sequence[Word], place: int, before: Sequence[Item]
) -> tuple[int, tuple[Decimal, ...]] | None:
    """ "@8" behind sets with their load; "@8.5" wherever it stands."""
    value = items[place + 1].number or Decimal(0)
    before = before[:-1] if before and before[-1].what == "open" else before
    if (
        not LEAST_BARE_EFFORT <= value <= _TEN
        or value % _HALF
        or (is_at(items, place + 2, "times", "unit", "reps", "sets") and not _begins(items, place + 2))
    ):
        return None
    pair = [item.what for item in before[-3:]] == ["number", "times", "number"] and (before[-3].number or 0) > 10
    heavy = bool(before) and before[-1].what == "number" and (before[-1].number or 0) >= 40
    loaded = (
        pair
        or heavy
        or any(item.what == "load" for item in before)
        or sum(item.what == "number" for item in before) >= 3
    )
    if not loaded and value == int(value) and not is_at(items, place + 2, "number"):
        return None
    values = [value]
    end = place + 2
    while is_at(items, end, "comma") and is_at(items, end + 1, "at") and is_at(items, end + 2, "number"):
        values.append(items[end + 2].number or _TEN)
        end += 3
    return _each_set(items, end, values, before) if len(values) == 1 else (end, tuple(values))


def _each_set(
    items: Sequence[Item], end: int, values: list[Decimal], before: Sequence[Item]
) -> tuple[int, tuple[Decimal, ...]]:
    """ "4x10 100 kg @7,7,8,9": as many efforts as sets."""
    factors = [
        item.number
        for at, item in enumerate(before)
        if is_at(before, at + 1, "times") or is_at(before, at - 1, "times")
    ]
    sets = factors if len(factors) > 2 else factors[:1]
    found, at = list(values), end
    while (
        is_at(items, at, "comma", "slash")
        and is_at(items, at + 1, "number")
        and not is_at(items, at + 2, "times", "at")
    ):
        found.append(items[at + 1].number or Decimal(0))
        at += 2
    rated = all(LEAST_BARE_EFFORT <= value <= _TEN for value in found)
    return (at, tuple(found)) if rated and len(found) in sets else (end, tuple(values))


def _begins(items: Sequence[Item], place: int) -> bool:
    """Whether "x8" begins a set of its own, as a space stands before it and none behind it."""
    return is_at(items, place, "times") and not items[place].glued and place + 1 < len(items) and items[place + 1].glued


def _called(items: Sequence[Item], words: Sequence[Word], place: int) -> tuple[int, tuple[Decimal, ...]] | None:
    """ "The last set was a 9", "sets were a 7, 8 and 9": an article before the number is no count of reps."""
    at = place + 1
    if at >= len(items) or words[items[at].first].text not in ("a", "an"):
        return None
    at += 1
    if not is_at(items, at, "number") or not LEAST_BARE_EFFORT <= (items[at].number or 0) <= _TEN:
        return None
    if is_at(items, at + 1, "reps", "sets", "slash", "times", "minutes", "count", "dash", "unit"):
        return None
    values = [items[at].number or _TEN]
    end = _more(items, words, at + 1, values)
    if [words[item.first].text for item in items[end : end + 2]] == ["not", "a"] and is_at(items, end + 2, "number"):
        end += 3
    return end, tuple(values)


def _counted(items: Sequence[Item], words: Sequence[Word], place: int) -> tuple[int, tuple[Decimal, ...]] | None:
    """ "2 in the tank", "8 rpe", "1 RIR", "8/10 effort"."""
    value = items[place].number or Decimal(0)
    end = place + 1
    if is_at(items, end, "reps") and is_at(items, end + 1, "tank", "rir"):
        end += 1
    if is_at(items, end, "dash") and is_at(items, end + 1, "number") and is_at(items, end + 2, "tank", "rir"):
        value, end = (value + (items[end + 1].number or value)) / 2, end + 2
    while _filler(items, words, end) or (is_at(items, end, "amrap") and end < place + 2):
        end += 1
    if is_at(items, end, "tank", "rir") and value <= _TEN and not _listing(items, end):
        return end + 1, (_TEN - value,)
    if _out_of_ten(items, words, place + 1) and is_at(items, place + 3, "rpe"):
        return place + 4, (value,)
    named = is_at(items, place + 1, "rpe") and words[items[place + 1].first].text in ("rpe", "rpes", "on", "effort")
    alone = named and not is_at(items, place + 2, "number", "colon")
    if alone and value <= _TEN and (items[place + 1].glued or not is_at(items, place - 1, "times")):
        return place + 2, (value,)
    return None


def _listing(items: Sequence[Item], end: int) -> bool:
    """Whether RIR is told behind the word: "3x10 rir 2"."""
    return items[end].what == "rir" and is_at(items, end + 1, "number", "colon")


def _out_of_ten(items: Sequence[Item], words: Sequence[Word], end: int) -> bool:
    out = end < len(items) and words[items[end].first].text == "out"
    end += out
    ten = is_at(items, end + 1, "number") and items[end + 1].number == _TEN
    return ten and (
        is_at(items, end, "slash") or [word.text for word in words[items[end].first : items[end].after]] == ["of"]
    )


def _filler(items: Sequence[Item], words: Sequence[Word], place: int) -> bool:
    return (
        place < len(items)
        and words[items[place].first].text in _FILLERS
        and items[place].what in ("word", "of", "at", "all_sets")
    )
