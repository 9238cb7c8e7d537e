"""The parts of a log: products ("3x10", "100x8x3"), rows of numbers, loads, efforts, and what stands between them.

What a number counts is often not said. An element holds the numbers as they stand; the roles that they can have are
told apart later, for all elements of one shape alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.numbers import ORDINALS
from bot.understanding.quantities.element import BREAKS, LINKS, Element, Operand
from bot.understanding.quantities.items import REPS_IN_A_WORD, Item
from bot.understanding.quantities.rows import RowReader
from bot.understanding.words import Word

_MOST_REPS_BEFORE_A_LIFT: Final = 30
_MOST_FACTORS: Final = 3
_SIGNS: Final = ("dash", "slash")
"""Between words that say what they count, signs say nothing more: "3 sets / 12 reps"."""


def elements_of(items: Sequence[Item], words: Sequence[Word]) -> list[Element]:
    """The elements of the items of one lift; words that count nothing are left out."""
    return _Reader(items, words).all()


class _Reader(RowReader):
    def all(self) -> list[Element]:
        found: list[Element] = []
        place, link = 0, ""
        while place < len(self.items):
            item = self.items[place]
            read = self._quantity(place)
            if read is not None:
                after, element = read
                found.append(_linked(element, link))
                place, link = after, ""
                continue
            if (
                item.what == "sets"
                and self.words[item.after - 1].text.endswith("s")
                and self._is(place + 1, "of")
                and self._is(place + 2, "number")
                and not self._is(place - 1, "number", "few")
            ):
                found.append(Element("many", item.first, item.after))
            if item.what == "times" and self._is(place - 1, "number", "close", "load") and self._joins(place + 1):
                found.append(Element("stray", item.first, self.items[place + 1].after))
            if item.what == "partial" and self._is(place - 1, "number"):
                found.append(Element("stray", self.items[place - 1].first, item.after))
            if item.what in LINKS:
                link = item.what if item.what != "of" or not link else link
            elif item.what in BREAKS:
                number = int(item.number or 0)
                if item.what == "set_ref" and number:
                    found.append(Element("set_ref", item.first, item.after, strength=number))
                else:
                    found.append(Element("break", item.first, item.after, strength=BREAKS[item.what], link=item.what))
                link = ""
            elif item.what in (
                "warm_up",
                "work",
                "no_warm_up",
                "failed",
                "total",
                "short",
                "amrap",
                "hard",
                "near_failure",
                "emom",
            ):
                behind = frozenset({"behind"}) if item.what == "warm_up" and item.glued else frozenset[str]()
                found.append(Element(item.what, item.first, item.after, link=link, flags=behind))
            elif item.what in ORDINALS or item.what in ("last", "all_sets", "nth"):
                place = self._reference(found, place)
                continue
            elif item.what in ("sides", "legs", "hands"):
                found.append(Element("each", item.first, item.after, flags=frozenset({item.what})))
            elif item.what == "sets" and self.words[item.first].text in (
                "work",
                "working",
                "main",
                "back",
                "backoff",
                "top",
            ):
                found.append(Element("work", item.first, item.after))
            elif item.what == "word" and self.words[item.first].text == "or":
                found.append(Element("or", item.first, item.after))
            elif item.what == "close":
                found.append(Element("close", item.first, item.after))
                link = ""
            elif item.what == "remark":
                link = ""
            if item.what == "open":
                found.append(Element("open", item.first, item.after))
            place += 1
        return [self._by_reference(found, at) for at in range(len(found))]

    def _counts_before(self, place: int) -> bool:
        """Whether reps are told before a lift, so that "x2" behind it counts sets: "20 frog pumps x2"."""
        before = [item.number for item in self.items[max(place - 2, 0) : place] if item.what == "number"]
        return any(number is not None and number <= _MOST_REPS_BEFORE_A_LIFT for number in before)

    def _joins(self, place: int) -> bool:
        """Whether "x" before an item should have made a product, and did not: "3 x (6+6)"."""
        return self._is(place, "number", "open", "load", "bar", "remark", "mark")

    def _by_reference(self, found: Sequence[Element], at: int) -> Element:
        """The element, marked if a reference to a set stands beside it: "8 on the last"."""
        near = [found[i] for i in (at - 1, at + 1) if 0 <= i < len(found)]
        element = found[at]
        if element.kind != "numbers" or not any(one.kind == "ref" and one.strength for one in near):
            return element
        return replace(element, flags=element.flags | {"by_ref"})

    def _reference(self, found: list[Element], place: int) -> int:
        """ "The last two", "first 3 sets", "on the second"."""
        item = self.items[place]
        after, count = place + 1, 0
        bare = self.words[item.after - 1].text == "last"
        if bare and self._is(after, "number") and self._is(after + 1, "reps") and not self._is(after + 2, "at", "with"):
            after += 2
        elif item.what == "last" and self._is(after, "reps"):
            after += 1
            found.append(
                Element("ref", item.first, self.items[after - 1].after, strength=-1, flags=frozenset({"last rep"}))
            )
            return after
        elif self._is(after, "number") and (
            self._is(after + 1, "sets")
            or (self.items[after].number in (2, 3, 4) and self.words[item.after - 1].text not in ("set", "one"))
        ):
            of_reps = self._is(after + 1, "sets") and self._is(after + 2, "of")
            if not of_reps and not self._is(after + 1, "times", "reps", "unit", "comma", "slash"):
                count = int(self.items[after].number or 0)
                after += 1 + self._is(after + 1, "sets")
        elif self._is(after, "sets") and not self._is(after + 1, "of"):
            after += 1
        value = {"last": -1, "all_sets": 0, "nth": int(item.number or 0)}.get(item.what, ORDINALS.get(item.what, 0))
        flags = frozenset({f"count{count}"}) if count else frozenset()
        found.append(Element("ref", item.first, self.items[after - 1].after, strength=value, flags=flags))
        return after

    def _quantity(self, place: int) -> tuple[int, Element] | None:
        item = self.items[place]
        if item.what == "effort":
            return place + 1, Element("effort", item.first, item.after, efforts=item.efforts)
        if item.what == "times" and self._starts_operand(place + 1):
            read = self._operand(place + 1, listed=True)
            if read is not None:
                end, operand = read
                counts = self._is(place - 1, "comma", "close", "semicolon") and self._is(place - 2, "reps")
                counts = counts or (self._is(place - 1, "open") and self._is(place - 2, "number", "load", "reps"))
                counts = counts or (self._is(place - 1, "lift") and self._counts_before(place - 1))
                role = operand.role or ("" if operand.loads else "sets" if counts else "reps")
                operands = [Operand(operand.values, operand.loads, role)]
                end = self._product(end, operands)
                after, element = self._plus(end, "product" if len(operands) > 1 else "numbers", place, operands)
                return after, replace(element, flags=frozenset({"x"}))
        heads = item.what == "unit" and (not place or self._is(place - 1, *BREAKS, "open", "colon", "lift", "dash"))
        at = place + 1 + self._is(place + 1, "colon", "equals", "dash")
        if heads and self._is(at, "number"):
            # "reps 12/10/8, kg 65/75/85"
            end, operand = self._numbers(at, first=True)
            loads = tuple(SaidLoad(LoadKind.WEIGHT, value, item.unit) for value in operand.values if value)
            return end, Element("load", item.first, self.items[end - 1].after, (Operand(loads=loads),))
        named = item.what in ("sets", "reps") and item.after == item.first + 1
        signed = place + 1 + self._is(place + 1, "colon", "equals")
        leads = named and self._is(signed, "number") and self._heads_number(place, signed)
        if leads:
            end, operand = self._numbers(signed, first=False) if item.what == "reps" else self._count(signed)
            return end, Element("numbers", item.first, self.items[end - 1].after, (replace(operand, role=item.what),))
        if not self._starts_operand(place):
            return None
        read = self._operand(place, listed=True)
        if read is None:
            return None
        end, operand = read
        operands = [operand]
        end = self._product(end, operands)
        reps = [value for one in operands[1:] for value in one.values]
        if len(operands) > _MOST_FACTORS and operand.loads and len(reps) == len(operands) - 1:
            # "80kg x8 x8 x7"
            operands = [operand, Operand(tuple(reps), role="reps")]
        if len(operands) > 1:
            return self._plus(end, "product", place, operands)
        heads = self._is(end, "colon", "for") and self._is(end + 1, "number") and not self._is(end - 1, "sets", "reps")
        after, element = self._plus(end, "load" if operand.loads else "numbers", place, operands)
        return after, replace(element, flags=frozenset({"heads"})) if heads and element.kind == "numbers" else element

    def _heads_number(self, place: int, number: int) -> bool:
        """Whether "sets" or "reps" begins what it tells: "sets 3 reps 10"; "the sets 8, 8, 7" are no count."""
        counts, signed = self.items[place].what == "sets", number > place + 1
        if self._is(number + 1, "times") or (counts and self._is(number + 1, "slash")):
            return False
        if counts and not signed and self._is(number + 1, "comma", "number", "and", "at"):
            return False
        spelled = len(self.words[self.items[place].first].text) >= len("reps") and not self.items[place].glued
        return signed or (spelled and self.items[number].first == self.items[place].after)

    def _count(self, place: int) -> tuple[int, Operand]:
        return place + 1, Operand((self.items[place].number,))

    def _plus(self, end: int, kind: str, place: int, operands: list[Operand]) -> tuple[int, Element]:
        plus = self._is(end, "plus") and self.items[end].glued and not self._is(end + 1, "number", "load")
        end += plus
        first, after = self.items[place].first, self.items[end - 1].after
        return end, Element(kind, first, after, tuple(operands), plus=plus)

    def _product(self, end: int, operands: list[Operand]) -> int:
        """Take further operands behind "x"; "3 sets of 8" and "3 sets, 8 reps each" are products too."""
        while True:
            at = end
            if self._is(at, "times"):
                at += 1
            elif self._is(at, "xfailed") and len(operands) == 1:
                pass
            elif self._is(at, "count") and self.items[at].number and self._what(at - 1) in ("number", "reps"):
                # "8 twice"
                operands.append(Operand((self.items[at].number,), role="sets"))
                return at + 1
            elif self._each_of(at, operands):
                operands[-1] = replace(operands[-1], role="sets")
                at += 1 + self._is(at, "comma")
            elif self._counts_next(at, operands):
                operands[-1] = Operand(operands[-1].values, role="sets")
                at += self._is(at, "of")
            elif (
                self._is(at, "for")
                and len(operands) == 2
                and operands[1].role in ("", "reps")
                and self._is_count(at + 1)
            ):
                count = self.items[at + 1].number
                operands.append(Operand((count,), role="sets"))
                return at + 2
            elif operands[-1].role == "sets" and self._is(at, "of", "for"):
                at += 1
            elif operands[-1].role == "sets" and len(operands) == 1 and self._is_reps(at + self._is(at, *_SIGNS)):
                at += self._is(at, *_SIGNS)
            else:
                return end
            at = self._past_fillers(at)
            if len(operands) == 1 and self._is_product_in_brackets(at):
                reps, load = self.items[at + 1], self.items[at + 3]
                operands.append(Operand((reps.number,)))
                operands.append(Operand(loads=(load.load,)) if load.load else Operand((load.number,)))
                return at + 5
            read = self._operand(at, listed=False) if self._starts_operand(at) else None
            if read is None:
                return end
            end, operand = read
            if operand.divider == " " and not operand.role and operands[-1].values != (Decimal(len(operand.values)),):
                # "3x12 10": as many reps would be told as sets
                end, operand = at + 1, Operand(operand.values[:1])
            if operand.values == (Decimal(0),):
                operand = replace(operand, role="reps")
            operands.append(operand)

    def _is_product_in_brackets(self, at: int) -> bool:
        """Whether sets are told by what stands in brackets: "2x(12x70kg)"."""
        whats = [item.what for item in self.items[at : at + 5]]
        return (
            whats[:2] == ["open", "number"]
            and whats[2:3] in (["times"], ["at"])
            and whats[3:4] in (["number"], ["load"])
            and whats[4:] == ["close"]
        )

    def _counts_next(self, at: int, operands: Sequence[Operand]) -> bool:
        """Whether a bare number counts sets: "5 singles", "one of eight"."""
        one = operands[-1]
        if len(operands) > 1 or one.loads or one.role or len(one.values) != 1 or (one.values[0] or 99) > 20:
            return False
        of_reps = self._is(at, "of") and self.words[self.items[at].first].text == "of" and self._is(at + 1, "number")
        return self._what(at) in REPS_IN_A_WORD or (of_reps and (one.values[0] or 0) <= 6)

    def _each_of(self, at: int, operands: Sequence[Operand]) -> bool:
        """Whether "each 8 reps" stands behind a lone number, which so counts sets: "only got 3, each 8 reps"."""
        at += self._is(at, "comma")
        alone = len(operands) == 1 and not operands[0].role and len(operands[0].values) == 1
        return alone and self._is(at, "legs") and self._is_reps(at + 1)

    def _is_count(self, place: int) -> bool:
        number = self.items[place].number if self._is(place, "number") else None
        return (
            number is not None
            and number <= 6
            and not self._is(place + 1, "reps", "sets", "times", "comma", "slash", "unit")
        )

    def _is_reps(self, place: int) -> bool:
        return self._is(place, "number") and self._is(place + 1, "reps")

    def _starts_operand(self, place: int) -> bool:
        if self._is(place, "count") and self.items[place].number is not None:
            return True
        if self._is(place, "few") and self._what(place + 1) in REPS_IN_A_WORD:
            return True
        if (
            self._is(place, "number", "load", "few", "amrap", "failed", "xfailed", "untold")
            or self._what(place) in REPS_IN_A_WORD
        ):
            return not self._is(place, "few", "amrap", "failed") or self._is(place - 1, "times")
        return self._is(place, "open") and self._is(place - 1, "times")

    def _operand(self, place: int, *, listed: bool) -> tuple[int, Operand] | None:
        what = self._what(place)
        if what == "load":
            return self._loads(place)
        if what == "count":
            return place + 1, Operand((self.items[place].number,), role="sets")
        if what == "few" and self._what(place + 1) in REPS_IN_A_WORD:
            return place + 1, Operand((None,), role="sets")
        if what in ("few", "amrap", "failed", "xfailed"):
            role = "reps"
            value = Decimal(0) if what in ("failed", "xfailed") else None
            return place + 1 + self._is(place + 1, "reps"), Operand((value,), role=role)
        if what in REPS_IN_A_WORD:
            many = self.words[self.items[place].first].text.endswith("s")
            return place + 1, Operand((self.items[place].number,), role="reps", divider="many" if many else "")
        if what == "open":
            return self._bracketed(place)
        return self._numbers(place, first=listed)

    def _bracketed(self, place: int) -> tuple[int, Operand] | None:
        """ "(6x45)" is what hangs on a machine, "(10, 9, 8)" a row."""
        if self._is(place + 1, "number") and self._is(place + 2, "times") and self._is(place + 4, "close"):
            first, second = self.items[place + 1].number, self.items[place + 3].number
            if first and second:
                return place + 5, Operand(loads=(SaidLoad(LoadKind.WEIGHT, first * second),))
        read = self._numbers(place + 1, first=False) if self._is(place + 1, "number") else None
        return (read[0] + 1, read[1]) if read and self._is(read[0], "close") else None


def _linked(element: Element, link: str) -> Element:
    if not link:
        return element
    return replace(element, link=link)
