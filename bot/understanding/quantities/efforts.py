"""Efforts among the items of a log: "RPE 8", "@8.5", "2 in the tank", "rir 3/2/1", "to failure"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from bot.understanding.quantities.items import Item, ItemRewriter
from bot.understanding.words import Word

_FILLERS: Final = frozenset("of about around like a an was is it maybe solid roughly at probably the all my".split())
_TEN: Final = Decimal(10)
_HALF: Final = Decimal("0.5")
LEAST_BARE_EFFORT: Final = Decimal(5)
"""Behind "@" alone a smaller number is a load, or nothing that anybody rates."""

Efforts: TypeAlias = tuple[int, tuple[Decimal, ...]]
"""The place behind some efforts, and these."""


def with_efforts(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with what surely is an effort made one; RPE that cannot be is kept, to be asked about."""
    return _Efforts(items, words).read()


class _Efforts(ItemRewriter):
    def _taken(self, place: int, before: Sequence[Item]) -> tuple[int, Item] | None:
        if self._is(place, "failure") and self._is(place - 1, "times") and self._is(place - 2, "number"):
            # "3x failure" counts sets
            return self._made("amrap", place, place + 1, of=self.items[place])
        after, efforts = self._effort(place, before) or (place, ())
        first = self.items[place].first
        return (after, Item("effort", first, self.items[after - 1].after, efforts=efforts)) if efforts else None

    def _effort(self, place: int, before: Sequence[Item]) -> Efforts | None:
        what, text = self.items[place].what, self._text(place)
        if what in ("rpe", "rir"):
            return self._listed(place, rir=what == "rir", sure=text not in ("felt", "effort", "difficulty"))
        if what == "failure":
            return place + 1, (_TEN,)
        if what in ("at", "slash") and self._is(place + 1, "number") and self._is(place + 2, "rpe"):
            # "at 60 felt easy", "at 60 rpe 8" and "5/5/4 rpe 8" tell a load or reps
            sure = self._number(place + 1) <= _TEN or self._text(place + 2) == "rpe"
            sure = sure and not self._rates_behind(place + 3)
            return (place + 3, (self.items[place + 1].number or _TEN,)) if sure else None
        if what == "at" and text == "@" and self._is(place + 1, "number"):
            return self._bare(place, before)
        if what == "number":
            return self._counted(place)
        return self._called(place) if text in ("was", "were", "like", "its") else None

    def _rates_behind(self, place: int) -> bool:
        """Whether the number of "RPE 8" stands behind it and counts nothing else."""
        counts = any(self._is(at, "times") for at in range(place + 1, place + 4))
        return self._is(place, "number") and not counts and not self._is(place + 1, "sets", "reps", "unit")

    def _listed(self, place: int, *, rir: bool, sure: bool) -> Efforts | None:
        """The numbers behind "RPE" or "RIR"."""
        end = place + 1
        while self._is(end, "colon", "at", "rpe", "equals") or self._is_filler(end):
            end += 1
        if not self._is(end, "number") or (not sure and self._number(end) > _TEN):
            return None
        values = [self._number(end)]
        end += 1
        if self._out_of_ten(end):
            end += 2 + (self._text(end) == "out")
        elif self._is(end, "dash") and self._is(end + 1, "number") and not self._is(end + 2, "dash"):
            values = [(values[0] + self._number(end + 1)) / 2]
            end += 2
        else:
            end = self._more(end, values)
        return end, tuple(_TEN - value for value in values) if rir else tuple(values)

    def _more(self, end: int, values: list[Decimal]) -> int:
        """Take further efforts of a list into ``values``."""
        while True:
            at = end
            while self._is(at, "comma", "slash", "and", "then", "rpe", "dash") and at - end < 2:
                at += 1
            if not self._is(at, "number") or self._number(at) > _TEN:
                return end
            counts = self._is(at + 1, "times", "sets", "reps", "unit")
            if counts or (at == end and not self._is(at - 1, "number")):
                return end
            values.append(self._number(at))
            end = at + 1

    def _bare(self, place: int, before: Sequence[Item]) -> Efforts | None:
        """ "@8" behind sets with their load; "@8.5" wherever it stands."""
        value = self._number(place + 1)
        before = before[:-1] if before and before[-1].what == "open" else before
        counts = self._is(place + 2, "times", "unit", "reps", "sets") and not self._begins(place + 2)
        if not LEAST_BARE_EFFORT <= value <= _TEN or value % _HALF or counts:
            return None
        pair = [item.what for item in before[-3:]] == ["number", "times", "number"] and (before[-3].number or 0) > 10
        heavy = bool(before) and before[-1].what == "number" and (before[-1].number or 0) >= 40
        told = any(item.what == "load" for item in before) or sum(item.what == "number" for item in before) >= 3
        if not (pair or heavy or told) and value == int(value) and not self._is(place + 2, "number"):
            return None
        values = [value]
        end = place + 2
        while self._is(end, "comma") and self._is(end + 1, "at") and self._is(end + 2, "number"):
            values.append(self.items[end + 2].number or _TEN)
            end += 3
        return self._each_set(end, values, before) if len(values) == 1 else (end, tuple(values))

    def _each_set(self, end: int, values: list[Decimal], before: Sequence[Item]) -> Efforts:
        """ "4x10 100 kg @7,7,8,9": as many efforts as sets."""
        signed = [False, *(item.what == "times" for item in before), False]
        factors = [item.number for item, left, right in zip(before, signed, signed[2:], strict=False) if left or right]
        sets = factors if len(factors) > 2 else factors[:1]
        found, at = list(values), end
        while self._is(at, "comma", "slash") and self._is(at + 1, "number") and not self._is(at + 2, "times", "at"):
            found.append(self._number(at + 1))
            at += 2
        rated = all(LEAST_BARE_EFFORT <= value <= _TEN for value in found)
        return (at, tuple(found)) if rated and len(found) in sets else (end, tuple(values))

    def _begins(self, place: int) -> bool:
        """Whether "x8" begins a set of its own, as a space stands before it and none behind it."""
        glued = [item.glued for item in self.items[place : place + 2]]
        return self._is(place, "times") and glued == [False, True]

    def _called(self, place: int) -> Efforts | None:
        """ "The last set was a 9", "sets were a 7, 8 and 9": an article before the number is no count of reps."""
        at = place + 2
        rated = self._is(at, "number") and LEAST_BARE_EFFORT <= self._number(at) <= _TEN
        if not rated or self._text(place + 1) not in ("a", "an"):
            return None
        if self._is(at + 1, "reps", "sets", "slash", "times", "minutes", "count", "dash", "unit"):
            return None
        values = [self._number(at)]
        end = self._more(at + 1, values)
        if [self._text(end), self._text(end + 1)] == ["not", "a"] and self._is(end + 2, "number"):
            end += 3
        return end, tuple(values)

    def _counted(self, place: int) -> Efforts | None:
        """ "2 in the tank", "8 rpe", "1 RIR", "8/10 effort"."""
        value = self._number(place)
        end = place + 1
        if self._is(end, "reps") and self._is(end + 1, "tank", "rir"):
            end += 1
        if self._is(end, "dash") and self._is(end + 1, "number") and self._is(end + 2, "tank", "rir"):
            value, end = (value + (self.items[end + 1].number or value)) / 2, end + 2
        while self._is_filler(end) or (self._is(end, "amrap") and end < place + 2):
            end += 1
        listing = self._is(end, "rir") and self._is(end + 1, "number", "colon")  # "3x10 rir 2"
        if self._is(end, "tank", "rir") and value <= _TEN and not listing:
            return end + 1, (_TEN - value,)
        if self._out_of_ten(place + 1) and self._is(place + 3, "rpe"):
            return place + 4, (value,)
        return None

    def _out_of_ten(self, end: int) -> bool:
        end += self._text(end) == "out"
        ten = self._is(end + 1, "number") and self._number(end + 1) == _TEN
        return ten and (self._is(end, "slash") or self._text(end) == "of")

    def _is_filler(self, place: int) -> bool:
        return self._text(place) in _FILLERS and self._is(place, "word", "of", "at", "all_sets")
