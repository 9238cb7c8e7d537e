"""Loads that hang on a bar: "bar + 10 each side", "two plates and a 25", "45 lb bar + 2x45"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import BAR, LoadKind, SaidLoad
from bot.understanding.quantities.items import REPS_IN_A_WORD, ItemRewriter
from bot.understanding.units import Unit

ARTICLES: Final = frozenset({"a", "an", "the", "one"})
_WEIGHS: Final = frozenset({"is", "was", "weighs", "of", "="})
_MOST_PARTS: Final = 4
"""What is told to hang on one side in more parts is no load."""


_MOST_PLATES: Final = 10


class BarLoads(ItemRewriter):
    """Reads loads that are told by a bar or its plates."""

    def _bar(self, place: int) -> tuple[int, SaidLoad] | None:
        """ "Bar + 40", "bar plus a 45 and a 25 on each side", "bar (45)"."""
        sides = self._sides_behind_bar(place)
        if sides is not None:
            return sides
        if self._stands_alone(place) or self._is(place + 3, "sets", "reps"):
            return place + 1, SaidLoad(LoadKind.BAR)
        if not (self._is(place + 1, "plus", "and", "with") and self._starts_amount(place + 2)):
            return None
        pairs = self._pairs_on_bar(place + 1)
        if pairs is not None:
            return pairs
        sides = self._on_sides(place + 2, bar=True)
        if sides is not None:
            return sides
        if not self._is(place + 2, "number"):
            return None
        end = place + 3
        if self._is(end, "plates") and self._number(place + 2) <= _MOST_PLATES:
            # "the bar and two plates": one on each side
            return end + 1, SaidLoad(LoadKind.PLATES, self._number(place + 2) / 2)
        plural = self._text(end) == "s" and self.items[end].glued
        unit = self._unit(end)
        end += 1 if plural or unit else 0
        kind = LoadKind.SIDES_AND_BAR if plural or self._is(end, "sides") else LoadKind.BAR
        return end + self._is(end, "sides"), SaidLoad(kind, self._number(place + 2), unit)

    def _sides_behind_bar(self, place: int) -> tuple[int, SaidLoad] | None:
        """ "The bar is 20 kg, 30 kg per side", "20 kg bar and 30 each side"."""
        own = self._bar_weighed(place)
        sides = self._on_sides(own[0] + 1, bar=True) if own and self._is(own[0], "comma", "and", "plus") else None
        if not own or not sides or not self._is(sides[0] - 1, "sides"):
            return None
        known = sides[1].kind is LoadKind.SIDES_AND_BAR
        return sides[0], SaidLoad(
            LoadKind.WEIGHT if known else LoadKind.UNKNOWN, 2 * sides[1].amount + own[1], sides[1].unit
        )

    def _stands_alone(self, place: int) -> bool:
        """Whether nothing hangs on a bar: "bar x 12", "with the bar, 10 reps"."""
        behind = self._is(place + 1, "times", "for") and self._is(place + 2, "number")
        ends = place + 1 >= len(self.items) or self._is(
            place + 1, "comma", "line", "stop", "semicolon", "then", "close"
        )
        return behind or (self._is(place - 1, "at", "with") and ends)

    def _bar_of_weight(self, place: int) -> tuple[int, SaidLoad] | None:
        """ "45 lb bar + 2x45 + 2x10"."""
        sides = self._sides_behind_bar(place)
        if sides is not None:
            return sides
        at = place + 1 + self._is(place + 1, "unit")
        if not (self._is(place, "number") and self._is(at, "bar") and self._unit(place + 1)):
            return None
        pairs = self._pairs_on_bar(at + 1)
        if pairs is None and self._is(at + 1, "plus") and self._is(at + 2, "number") and self._unit(at + 3):
            # "20 kg bar + 40 kg"
            return at + 4, SaidLoad(LoadKind.WEIGHT, self._number(place) + self._number(at + 2), self._unit(at + 3))
        if pairs is None or self._number(place) not in BAR.values():
            return None
        return pairs[0], replace(pairs[1], unit=self._unit(place + 1))

    def _pairs_on_bar(self, place: int) -> tuple[int, SaidLoad] | None:
        """ "+ 2x45 + 2x10", "plus two tens": pairs of plates on a bar, added up."""
        added, unit, end = Decimal(0), None, place
        while self._is(end, "plus", "and", "with") and self._is(end + 1, "number") and self._number(end + 1) in (2, 4):
            times = self._is(end + 2, "times")
            plate = end + 2 + times
            named = not times and plate < len(self.items) and self.items[plate].what in REPS_IN_A_WORD
            behind = plate + 1 + (self._unit(plate + 1) is not None)
            sure = times or (named and self._text(plate).endswith("s")) or self._is(behind, "plates")
            if not (sure or (self._text(plate + 1) == "s" and self.items[plate + 1].glued)) or not self._number(plate):
                break
            added += self._number(end + 1) * self._number(plate)
            unit = self._unit(plate + 1) or unit
            end = behind + (self._is(behind, "plates") or (self._text(behind) == "s" and self.items[behind].glued))
        return (end, SaidLoad(LoadKind.BAR, added, unit)) if added and not self._is(end, "sides") else None

    def _on_sides(self, place: int, *, bar: bool = False) -> tuple[int, SaidLoad] | None:
        """What hangs on each side: plates by name, weights, or both."""
        plates, more, unit, end, parts, unknown = Decimal(0), Decimal(0), None, place, 0, False
        while parts <= _MOST_PARTS:
            count = Decimal(1)
            start = end
            if self._text(end) in ARTICLES:
                end += 1
            if self._is(end, "number"):
                count = self._number(end)
                end += 1
                said = self._unit(end)
                if said:
                    unit, end = said, end + 1
                if self._is(end, "plates") and not said and count <= 10:
                    plates, end = plates + count, end + 1
                    start = -1
                elif self._is(end, "times") and self._is(end + 1, "number") and self._bar_told(end + 3):
                    # "2x20 per side, 20 kg bar"
                    more, end, start = more + count * self._number(end + 1), end + 2, -1
                elif count in (1, 2, 3) and (plate := self._plate_counted(end)):
                    # "two 45s each side", "2 x 20 kg plates per side"
                    more, unit, end = more + count * self._number(plate[0]), plate[1] or unit, plate[2]
                elif not self._is(end, "plates"):
                    more += count
                else:
                    # "25 kg plates each side"
                    more, end = more + count, end + 1
                if self._text(end) == "s" and end < len(self.items) and self.items[end].glued:
                    end += 1
            elif self._is(end, "plates") and (start != end or bar or parts) and self._is_one(end):
                plates, end = plates + 1, end + 1
            else:
                return None
            parts += 1
            if not (self._is(end, "and", "plus") and self._starts_amount(end + 1)):
                break
            end += 1
        bare = not (plates or unit or bar or start < 0) and not self._leads(place)
        sided = (self._is(end, "sides") and not bare) or (bar and self._is(end, "legs"))
        if not sided and (bar or not plates or (self._text(place) in ARTICLES and not self._leads(place))):
            return None
        end += 1 if sided else 0
        own = None if bar else self._bar_told(end)
        with_bar, end = bar or own is not None, own[0] if own else end
        if own and own[1] and own[1] not in BAR.values():
            # "30 kg each side, 15 kg bar"
            return end, SaidLoad(LoadKind.UNKNOWN if plates else LoadKind.WEIGHT, 2 * more + own[1], unit)
        if unknown or (more and plates and not sided) or (plates and not sided and self._is(end, "total", "all_sets")):
            return end, SaidLoad(LoadKind.UNKNOWN)
        if plates:
            kind = LoadKind.PLATES_AND_MORE if more else LoadKind.PLATES
            return end, SaidLoad(kind, plates, unit, more)
        return end, SaidLoad(LoadKind.SIDES_AND_BAR if with_bar else LoadKind.PER_SIDE, more, unit)

    def _plate_counted(self, place: int) -> tuple[int, Unit | None, int] | None:
        """The place of what counted plates weigh, its unit, and the end: "20 kg plates", "x 20 kg plates"."""
        at = place + self._is(place, "times")
        unit = self._unit(at + 1)
        end = at + 1 + (unit is not None)
        plates = self._is(end, "plates")
        counted = self.items[place - 1].what == "number" and (plates or at == place)
        return (at, unit, end + plates) if self._is(at, "number") and counted else None

    def _bar_told(self, place: int) -> tuple[int, Decimal] | None:
        """The end of "+ bar", "and a 15 kg bar", "(the bar is 20)" behind what hangs on it, and its weight or 0."""
        joined = self._is(place, "plus", "and", "with") or self._text(place) == "on"
        at = place + 1 + (not self._is(place + 1, "bar") and self._text(place + 1) in ARTICLES)
        told = self._bar_weighed(at) if joined or self._is(place, "comma", "open") else None
        if told is not None:
            return told[0] + self._is(told[0], "close"), told[1]
        return (at + 1, Decimal(0)) if joined and self._is(at, "bar", "empty_bar") else None

    def _bar_weighed(self, place: int) -> tuple[int, Decimal] | None:
        """The end of "15 kg bar", "bar 15 kg", "the bar is 20", and the weight of the bar."""
        if self._is(place, "number"):
            end = place + 1 + (self._unit(place + 1) is not None)
            weighs = end > place + 1 or self._number(place) in BAR.values()
            return (end + 1, self._number(place)) if weighs and self._is(end, "bar", "empty_bar") else None
        at = place + 1 + (self._text(place + 1) in _WEIGHS)
        if not self._is(place, "bar") or not self._is(at, "number"):
            return None
        end = at + 1 + (self._unit(at + 1) is not None)
        alone = end > at + 1 or (at > place + 1 and self._is(end, "comma", "stop", "line", "close"))
        return (end, self._number(at)) if alone or end >= len(self.items) else None

    def _is_one(self, place: int) -> bool:
        """Whether one plate is named, or those of each side: "the big plates" alone are so many as nobody knows."""
        return not self.words[self.items[place].after - 1].text.endswith("s") or (
            self._is(place + 1, "sides") and not self._text(place).endswith("s")
        )

    def _leads(self, place: int) -> bool:
        """Whether a load is likely to begin here."""
        return place == 0 or self._is(place - 1, "at", "with", "plus", "line", "lift", "then", "colon", "mark")

    def _starts_amount(self, place: int) -> bool:
        return self._is(place, "number", "plates", "unweighable") or (
            self._text(place) in ARTICLES and self._is(place + 1, "number", "plates", "unweighable")
        )

    def _weight(self, place: int) -> SaidLoad:
        return SaidLoad(LoadKind.WEIGHT, self._number(place), self._unit(place + 1))
