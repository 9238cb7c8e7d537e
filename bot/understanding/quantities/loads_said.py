"""Loads among the items of a log: "62,5 kg", "bar + 10 each side", "two plates and a 25", "two 15 kg dumbbells"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import BAR, BODY_WEIGHT, LoadKind, SaidLoad
from bot.understanding.quantities.items import Item
from bot.understanding.quantities.on_bar import ARTICLES, BarLoads
from bot.understanding.units import KG_IN_A_POUND, Unit
from bot.understanding.words import Word

_BESIDE_BAR: Final = frozenset("plus + without excluding excl besides top not minus apart addition w/o no".split())
_SAME_WEIGHT: Final = Decimal("0.03")
"""By so much a load in both units may differ and still be one load, rounded."""


def with_loads(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with all that surely is a load made a load."""
    return _Loads(items, words).read()


class _Loads(BarLoads):
    def _taken(self, place: int, before: Sequence[Item]) -> tuple[int, Item] | None:
        after, load = self._load(place) or (place, None)
        first, glued = self.items[place].first, self.items[place].glued
        return (after, Item("load", first, self.items[after - 1].after, load=load, glued=glued)) if load else None

    def _load(self, place: int) -> tuple[int, SaidLoad] | None:
        what = self.items[place].what
        if what == "body":
            return self._body(place)
        if what == "empty_bar":
            told = self._is(place + 1, "open") and self._is(place + 2, "number") and self._is(place + 4, "close")
            if told and self._unit(place + 3):
                return place + 5, self._weight(place + 2)
            return self._pairs_on_bar(place + 1) or (place + 1, SaidLoad(LoadKind.BAR))
        if what == "bar":
            return self._bar(place)
        counts = self._is(place + 1, "number")
        if what == "held" and counts and not self._is(place + 2, "times", "sets", "reps", "unit"):
            return place + 2, self._weight(place + 1)
        if what == "unweighable" and self._stands_for_load(place):
            return place + 1, SaidLoad(LoadKind.UNKNOWN)
        if what == "number" and self._number(place) <= 2 and self._is(place + 1, "held"):
            return self._weighed(place) if self._is(place - 1, "times") else None
        if what in ("number", "plates") or self._text(place) in ARTICLES:
            return self._weighed(place)
        if what in ("dash", "plus") and counts and self.items[place + 1].glued:
            return self._signed(place)
        if self._text(place) == "minus" and counts and self._unit(place + 2):
            return place + 3, SaidLoad(LoadKind.WEIGHT, -self._number(place + 1), self._unit(place + 2))
        return None

    def _weighed(self, place: int) -> tuple[int, SaidLoad] | None:
        return self._bar_of_weight(place) or self._pair_held(place) or self._on_sides(place) or self._with_unit(place)

    def _body(self, place: int) -> tuple[int, SaidLoad]:
        if self._is(place + 1, "plus") and self._is(place + 2, "number"):
            after = place + 3 + self._is(place + 3, "unit")
            return after, SaidLoad(LoadKind.BODY, self._number(place + 2), self._unit(place + 3))
        return place + 1, BODY_WEIGHT

    def _pair_held(self, place: int) -> tuple[int, SaidLoad] | None:
        """ "Two 15 kg dumbbells", "2 x 30 lb dbs", "one 20kg db": one of them."""
        if not self._is(place, "number") or self._number(place) not in (1, 2):
            return None
        at = place + 1 + self._is(place + 1, "times")
        if not self._is(at, "number"):
            return None
        end = at + 1 + self._is(at + 1, "unit")
        told = self._is(place - 2, "number", "legs", "reps") and self._is(place - 1, "lift", "legs")
        told = told or (self._is(place - 2, "times") and self._is(place - 1, "number"))
        leads = self._is(place - 1, "at", "with") or (told and self._unit(at + 1) is not None)
        joined = leads and self._number(place) == 2 and self._is(at - 1, "times")
        if joined and not self._is(end, "held", "times", "plates"):
            # "3x8 @ 2x14" are two dumbbells, or what hangs on the ends of a bar
            return end, replace(self._weight(at), kind=LoadKind.PER_SIDE)
        return (end + 1, self._weight(at)) if self._is(end, "held") or self._in_hand(end) else None

    def _in_hand(self, place: int) -> bool:
        return self._is(place, "hands") and self.words[self.items[place].after - 1].text == "hand"

    def _with_unit(self, place: int) -> tuple[int, SaidLoad] | None:
        if not self._is(place, "number"):
            return None
        end = place + 1
        heavy = self._number(place) >= (5 if not self._is(end + 1, "times") else 10)
        if heavy and self._text(end) == "s" and self.items[end].glued:
            # "lunges with 30s": a pair of dumbbells
            kind = LoadKind.PER_SIDE if self._is(end + 1, "sides") else LoadKind.WEIGHT
            return end + 1 + self._is(end + 1, "held", "sides"), SaidLoad(kind, self._number(place))
        if not self._unit(end) or (self._text(end) == "#" and not self.items[end].glued):
            plates = self._is(end, "plates") and self._number(place) > 10
            if plates or self._in_hand(end) or self._is(end, "held", "on_body"):
                return end + 1, SaidLoad(LoadKind.WEIGHT, self._number(place))
            if self._is(place - 1, "at", "with") and self._is(end, "plus") and self._is(end + 1, "bar"):
                return end + 2, SaidLoad(LoadKind.UNKNOWN)
            return None
        if self._is(place - 1, "times") and self._is(place - 2, "number"):
            before, number = self._number(place - 2), self._number(place)
            if before >= 40 and number <= 30 and not self._is(place - 3, "times"):
                # "95x8 kg": the unit is that of the 95
                return None
        if self._is(end + 1, "slash") and self._text(end + 2) in ("side", "sides"):
            return end + 3, replace(self._weight(place), kind=LoadKind.PER_SIDE)
        load = self._weight(place)
        end = self._after_other_unit(end + 1, load)
        if end < 0:
            return -end, SaidLoad(LoadKind.UNKNOWN)
        if self._excludes_bar(end):
            return end + 1, SaidLoad(LoadKind.UNKNOWN)
        end += self._is(end, "held", "plates", "on_body") or (self._is(end, "bar") and not self._is(end + 1, "plus"))
        end += self._is(end, "hands")
        return end, load

    def _excludes_bar(self, end: int) -> bool:
        """Whether the bar is told to come on top of a load: "60 kg plus the bar", "without the bar", "in plates"."""
        near = self.items[end : end + 5]
        stop = next((i for i, item in enumerate(near) if item.what in ("comma", "stop", "line", "number")), len(near))
        bar = any(item.what in ("bar", "empty_bar") for item in near[1:stop])
        if bar and any(self._text(end + i) in _BESIDE_BAR for i in range(stop)):
            return True
        plates = self._is(end + 1, "plates")
        return plates and (self._text(end) == "in" or (self._text(end) == "of" and self._is(end + 2, "on_body")))

    def _after_other_unit(self, end: int, load: SaidLoad) -> int:
        """The end of the same load in the other unit ("100kg (220lb)"); negative if it is another load."""
        sided = self._side_in_brackets(end, load)
        if sided is not None:
            return sided
        opened = self._is(end, "open", "slash", "equals")
        if not opened or not self._is(end + 1, "number") or self._unit(end + 2) in (None, load.unit):
            return end
        other = self._weight(end + 1)
        kg = [one.amount * (KG_IN_A_POUND if one.unit is Unit.LB else 1) for one in (load, other)]
        close = end + 3 + self._is(end + 3, "close")
        return close if abs(kg[0] - kg[1]) <= kg[0] * _SAME_WEIGHT else -close

    def _side_in_brackets(self, end: int, load: SaidLoad) -> int | None:
        """The end of what hangs on each side of a load told in all, "60 kg (20 a side)"; negative if it is no part."""
        sides = end + 2 + (self._unit(end + 2) is not None)
        if not (self._is(end, "open") and self._is(end + 1, "number") and self._is(sides, "sides")):
            return None
        close = next((at for at in range(sides, len(self.items)) if self._is(at, "close")), len(self.items) - 1) + 1
        rest = load.amount - 2 * self._number(end + 1)
        return close if rest in (0, 15, *BAR.values()) else -close

    def _signed(self, place: int) -> tuple[int, SaidLoad] | None:
        before = self.items[place - 1].what if place else "line"
        if self.items[place].glued and before not in ("open", "colon"):
            return None
        if self.items[place].what == "plus":
            if before in ("number", "reps", "load", "body"):
                return None
            unit = self._unit(place + 2)
            return place + 2 + (unit is not None), SaidLoad(LoadKind.BODY, self._number(place + 1), unit)
        unit = self._unit(place + 2)
        if unit is None and before != "at":
            return None
        return place + 2 + (unit is not None), SaidLoad(
            LoadKind.WEIGHT, -self._number(place + 1), self._unit(place + 2)
        )

    def _stands_for_load(self, place: int) -> bool:
        return self._is(place - 1, "with", "at", "number", "plus") or self._text(place - 1) in ARTICLES
