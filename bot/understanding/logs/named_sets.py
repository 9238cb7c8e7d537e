"""Which sets of a log some words name: "the last two", "sets 2 and 3", "the 60 one", "the 80s", "the 80x9"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_SETS, Draft, DraftSet
from bot.understanding.numbers import ORDINALS
from bot.understanding.quantities.items import Item, is_at
from bot.understanding.words import Word

_MOST_AT_AN_END: Final = 5
"""Sets that "the last two" and the like can mean."""
_DETERMINED_BY: Final = frozenset({"the", "that", "those", "these", "from"})
_TURNS: Final = frozenset({"was", "arrow"})
_OF_THESE: Final = frozenset({"was", "only", "got", "at", "with", "colon", "word", "for"})
_BEFORE_SETS: Final = frozenset({"on", "in", "for"})
_JOINS: Final = ("and", "comma", "slash", "dash")


@dataclass(frozen=True)
class Named:
    """Sets that some words name, and the place behind these words.

    Attributes:
        after: place of the item behind the words.
        places: of the sets, from 0, negative from the end.
        load: the sets with this load.
        reps: the sets with so many reps.
    """

    after: int
    places: tuple[int, ...] = ()
    load: SaidLoad | None = None
    reps: int | None = None


def named_at(items: Sequence[Item], words: Sequence[Word], at: int, drafts: Sequence[Draft]) -> Named | None:
    """The sets that the words at an item name; None if they name none.

    Args:
        items: of a message that speaks of a log.
        words: of the same message.
        at: place of the item.
        drafts: the log; a bare number names the sets that have it as their load or reps.
    """
    item = items[at]
    count = len(drafts[-1].sets) if drafts else 0
    if item.what == "last_but_one":
        return Named(at + 1, (-2,))
    if item.what == "middle" and count % 2:
        return Named(at + 1, (count // 2,))
    if item.what == "others" and count > 1:
        return Named(at + 1, tuple(range(1, count)))
    if item.what == "count" and item.number and words[item.first].text == "other" and item.number < count:
        return Named(at + 1, tuple(range(-int(item.number), 0)))
    if item.what in ORDINALS or item.what == "last":
        several = _count_at_an_end(items, words, at)
        if several > 1:
            return Named(at + 2, tuple(range(several) if item.what == "first" else range(-several, 0)))
        return Named(at + 1, (-1 if item.what == "last" else ORDINALS[item.what] - 1,))
    if item.what == "set_ref" and item.number:
        return Named(at + 1, (int(item.number) - 1,))
    if item.what in ("number", "load") and _is_one(items, words, at + 1):
        return Named(at + 2, load=item.load or SaidLoad(LoadKind.WEIGHT, item.number or Decimal(0)))
    return _with_value(items, words, at, drafts)


def with_set_numbers(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with "sets 2 and 3" as the two sets that they name, and without the "and" between names of sets."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        numbers, end = _set_numbers(items, words, at)
        if numbers:
            found += [replace(number, what="set_ref") for number in numbers]
            at = end
        elif items[at].what in _JOINS and found and _names(found[-1]) and at + 1 < len(items) and _names(items[at + 1]):
            at += 1
        else:
            found.append(items[at])
            at += 1
    return found


def _set_numbers(items: Sequence[Item], words: Sequence[Word], at: int) -> tuple[list[Item], int]:
    """The numbers of "sets 2 and 3", "set 2 and 3", "set two was …", and the place behind them."""
    item = items[at]
    numbers = [item] if item.what == "set_ref" and item.number else []
    counted = at and items[at - 1].what in ("number", "few")
    if not numbers and (words[item.after - 1].text not in ("set", "sets") or item.what != "sets" or counted):
        return [], at
    end = at + 1
    while end < len(items):
        joined = end + (bool(numbers) and items[end].what in _JOINS)
        number = items[joined].number if is_at(items, joined, "number") else None
        if number is None or (numbers and joined == end) or number % 1 or not 1 <= number <= MOST_SETS:
            break
        numbers.append(items[joined])
        end = joined + 1
    tells = (end < len(items) and items[end].what in _OF_THESE) or words[item.first - 1].text in _BEFORE_SETS
    return (numbers, end) if len(numbers) > (item.what == "set_ref") and tells else ([], at)


def _names(item: Item) -> bool:
    return item.what in ORDINALS or item.what in ("last", "last_but_one", "set_ref")


def _count_at_an_end(items: Sequence[Item], words: Sequence[Word], at: int) -> int:
    """How many sets "the last two" means; 1 for "the last one"."""
    if words[items[at].after - 1].text not in ("last", "first", "final") or at + 1 >= len(items):
        return 1
    number, behind = items[at + 1].number, items[at + 2].what if at + 2 < len(items) else ""
    if items[at + 1].what != "number" or number is None or number % 1 or not 2 <= number <= _MOST_AT_AN_END:
        return 1
    return 1 if behind in ("times", "reps", "unit") else int(number)


def _is_one(items: Sequence[Item], words: Sequence[Word], at: int) -> bool:
    """Return True for the "one" of "the 60 one"."""
    return at < len(items) and words[items[at].first].text in ("one", "ones") and not items[at].glued


def _with_value(items: Sequence[Item], words: Sequence[Word], at: int, drafts: Sequence[Draft]) -> Named | None:
    """ "The 80s", "change 85 to …", "the 80x9 was …": sets named by a load or reps that they have."""
    item = items[at]
    value = item.load.amount if item.load else item.number
    if item.what not in ("number", "load") or not value:
        return None
    product = [one.what for one in items[at + 1 : at + 3]] == ["times", "number"]
    after = at + 3 if product else at + 1
    behind = items[after].what if after < len(items) else ""
    before = {one.what for one in items[max(at - 4, 0) : at]}
    sets = [one for draft in drafts for one in draft.sets]
    meant = words[item.first - 1].text in _DETERMINED_BY or behind in _TURNS or bool(before & {"drop", "swap"})
    meant = meant or _tells_of(items, at, value, sets)
    if not meant or behind in ("times", "reps", "unit") or "was" in {one.what for one in items[max(at - 1, 0) : at]}:
        return None
    loads = [one.load for one in sets if one.load and one.load.amount == value and item.load in (None, one.load)]
    loads = loads or [one.load for one in sets if one.load and one.load.amount == value]
    if product:
        reps = int(items[at + 2].number or 0)
        known = any(one.load in loads and one.reps == reps for one in sets)
        return Named(after, load=loads[0], reps=reps) if known else None
    if loads:
        return Named(after, load=loads[0])
    reps = int(value)
    counted = item.load is None or words[item.after - 1].text == "s"
    return Named(after, reps=reps) if counted and any(one.reps == value for one in sets) else None


def _tells_of(items: Sequence[Item], at: int, value: Decimal, sets: Sequence[DraftSet]) -> bool:
    """Whether "at 225" names the sets with this load, as others have another: "got 4 at 225"."""
    apart = {one.load.amount == value for one in sets if one.load} == {True, False}
    beside = [one.what for i, one in enumerate(items) if i != at and one.what in ("number", "effort")]
    adds = any(one.what in ("more", "plus", "times", "sets") for one in items)
    return apart and len(beside) == 1 and not adds and is_at(items, at - 1, "at", "with")
