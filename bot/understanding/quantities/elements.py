"""The parts of a log: products ("3x10", "100x8x3"), rows of numbers, loads, efforts, and what stands between them.

What a number counts is often not said. An element holds the numbers as they stand; the roles that they can have are
told apart later, for all elements of one shape alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.numbers import ORDINALS
from bot.understanding.quantities.element import BREAKS, LINKS, Element, Operand
from bot.understanding.quantities.items import Item
from bot.understanding.quantities.products import ProductReader
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_MARKED: Final = frozenset(
    {"warm_up", "work", "no_warm_up", "failed", "total", "short", "amrap", "hard", "near_failure", "emom"}
)
_WORKING: Final = frozenset({"work", "working", "main", "back", "backoff", "top"})
_MOST_REPS_BEFORE_A_LIFT: Final = 30
_MOST_WORDS_TO_A_VERB: Final = 3
_HARDLY: Final = frozenset({"only", "just", "another", "out", "it", "a"})
_MOST_FACTORS: Final = 3
_MUCH_FEWER: Final = 3


def elements_of(items: Sequence[Item], words: Sequence[Word]) -> list[Element]:
    """The elements of the items of one lift; words that count nothing are left out."""
    return _Reader(items, words).all()


def _told_in_turn(found: Sequence[Element]) -> list[Element]:
    """The elements with "first set …, second set …" over all sets as labels, "set 3 …" behind sets as a reference."""
    places = [at for at, element in enumerate(found) if element.kind in ("ref", "set_ref") and element.strength > 0]
    if not places:
        return list(found)
    stretches = [found[start:end] for start, end in pairwise([0, *places, len(found)])]
    before, *told = [{one.kind for one in stretch} & {"numbers", "product", "load"} for stretch in stretches]
    counts = [found[at].strength for at in places]
    listed = len(places) > 1 and not before and counts == list(range(1, len(places) + 1))
    listed = listed and all(one - {"load"} for one in told) and not any(found[at].flags for at in places)
    behind = counts[0] > 1 and "product" in before
    kind = "set_ref" if listed else "ref" if behind else ""
    return [replace(one, kind=kind) if kind and at in places else one for at, one in enumerate(found)]


def _may_count_sets(element: Element, before: Sequence[Element]) -> bool:
    """Whether "x2" behind sets and a comma may as well say how often they were done: "80x10, 85x8, x2"."""
    behind_sets = [one.kind for one in before[-2:]] == ["product", "break"]
    if "x" not in element.flags or element.kind != "numbers" or not behind_sets:
        return False
    last, value = before[-2].operands[-1].values, element.operands[0].values[0]
    return bool(last) and value is not None and value > 1 and value * _MUCH_FEWER <= (last[-1] or 0)


class _Reader(ProductReader):
    def __init__(self, items: Sequence[Item], words: Sequence[Word]) -> None:
        super().__init__(items, words)
        self.items = [one for at in range(len(items)) for one in self._warm_ups_counted(at)]

    def _warm_ups_counted(self, at: int) -> list[Item]:
        """The item, or for "2 warm-up sets of 10" a warm-up and so many sets."""
        item = self.items[at]
        if item.what == "number" and self._counts_warm_ups(at + 1):
            return [Item("warm_up", item.first, item.first, number=item.number), item]
        return [replace(item, what="sets") if self._is(at - 1, "number") and self._counts_warm_ups(at) else item]

    def _counts_warm_ups(self, at: int) -> bool:
        """Whether "warm-up sets" stands before what was done in them."""
        named = self._is(at, "warm_up") and self.words[self.items[at].after - 1].text in (
            "sets",
            "set",
            "ups",
            "warmups",
        )
        return named and self._is(at + 1, "of", "at", "with", "load", "times", "number", "for", "colon")

    def all(self) -> list[Element]:
        found: list[Element] = []
        place, link = 0, ""
        while place < len(self.items):
            item = self.items[place]
            read = self._quantity(place)
            if read is not None:
                after, element = read
                if _may_count_sets(element, found):
                    found.append(Element("stray", element.first, element.after))
                found.append(replace(element, link=link) if link else element)
                place, link = after, ""
                continue
            several = item.what == "sets" and self.words[item.after - 1].text.endswith("s")
            counted = self._is(place - 1, "number")
            if several and not counted and self._is(place + 1, "of") and self._is(place + 2, "number"):
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
                    # A lift that is named behind a comma begins anew.
                    turn = "then" if item.what == "comma" and self._is(place + 1, "lift") else item.what
                    found.append(Element("break", item.first, item.after, strength=BREAKS[item.what], link=turn))
                link = ""
            elif item.what == "untold_sets":
                found.append(Element("many", item.first, item.after, flags=frozenset({"of all"})))
            elif item.what in _MARKED:
                behind = frozenset({"behind"}) if item.what == "warm_up" and item.glued else frozenset[str]()
                behind |= {"counted"} if item.number else set()
                behind |= {"several"} if self.words[item.after - 1].text.endswith("s") else set()
                sign = frozenset({"mark"}) if self.words[item.first].kind is Kind.SIGN else frozenset[str]()
                found.append(Element(item.what, item.first, item.after, link=link, flags=behind | sign))
            elif item.what in ORDINALS or item.what in ("last", "all_sets", "nth"):
                place = self._reference(found, place)
                continue
            elif item.what in ("sides", "legs", "hands"):
                found.append(Element("each", item.first, item.after, flags=frozenset({item.what})))
            elif item.what == "sets" and self.words[item.first].text in _WORKING:
                found.append(Element("work", item.first, item.after))
            elif item.what == "word" and self.words[item.first].text == "or":
                found.append(Element("or", item.first, item.after))
            if item.what in ("open", "close"):
                found.append(Element(item.what, item.first, item.after))
            link = "" if item.what in ("close", "remark") else link
            place += 1
        found = _told_in_turn(found)
        return [self._by_reference(found, at) for at in range(len(found))]

    def _is_done(self, place: int) -> bool:
        """Whether a number stands behind a verb of doing, and so counts reps: "put on 100 and only managed 6"."""
        at = place - 1
        while at > place - _MOST_WORDS_TO_A_VERB and self._is(at, "word") and self._text(at) in _HARDLY:
            at -= 1
        return self._is(at, "word") and load_table("log_clauses").meaning(self._text(at)) == "done"

    def _is_instead(self, place: int) -> bool:
        """Whether a number is what was done of the one before it: "10 ❌ only 8", "10 (got 8)"."""
        at = place - 1
        while self._is(at, "word") and (
            self._text(at) in _HARDLY or load_table("log_clauses").meaning(self._text(at)) == "done"
        ):
            at -= 1
        said = at < place - 1
        signed = said and self._is(at, "failed", "open", "dash", "arrow")
        while signed and self._is(at, "failed", "open", "dash", "arrow"):
            at -= 1
        return signed and self._is(at, "number")

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
            of_reps = self._is(after + 1, "sets") and self._is(after + 2, "of") and self._is(after + 3, "number")
            if not of_reps and not self._is(after + 1, "times", "reps", "unit", "comma", "slash"):
                count = int(self._number(after))
                after += 1 + self._is(after + 1, "sets")
        elif (self._is(after, "sets") and not self._is(after + 1, "of")) or self._text(after) == "one":
            after += 1
        value = {"last": -1, "all_sets": 0, "nth": int(item.number or 0)}.get(item.what, ORDINALS.get(item.what, 0))
        flags = frozenset({f"count{count}"}) if count else frozenset()
        if load_table("log_clauses").meaning(self._text(place - 1)) == "correction":
            flags |= {"put right"}
        first = item.first
        while first and self.words[first - 1].text in ("on", "the", "in"):
            first -= 1
        found.append(Element("ref", first, self.items[after - 1].after, strength=value, flags=flags))
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
            labelled = item.what == "sets" or (self._is(signed + 1, "sets") and self._is(signed + 2, "number"))
            end, operand = self._count(signed) if labelled else self._numbers(signed, first=False)
            return end, Element("numbers", item.first, self.items[end - 1].after, (replace(operand, role=item.what),))
        if not self._starts_operand(place):
            return None
        read = self._operand(place, listed=True)
        if read is None:
            return None
        end, operand = read
        if self._is(place - 1, "of") and self._is(place - 2, "sets") and not self._is(place - 3, "number"):
            # "sets of 8 x4"
            operand = replace(operand, role=operand.role or ("" if operand.loads else "reps"))
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
        if self._is_done(place):
            element = replace(element, flags=element.flags | {"done"})
        if self._is_instead(place):
            element = replace(element, flags=element.flags | {"instead"})
        if self._is(place - 1, "then") and (
            after >= len(self.items) or self._is(after, *BREAKS, "at", "with", "close")
        ):
            # "3x10 and then 6" goes on, "then 15 on the stairs" does not
            element = replace(element, flags=element.flags | {"then"})
        if heads and element.kind == "numbers":
            element = replace(element, flags=element.flags | {"heads"})
        return after, element

    def _heads_number(self, place: int, number: int) -> bool:
        """Whether "sets" or "reps" begins what it tells: "sets 3 reps 10"; "the sets 8, 8, 7" are no count."""
        counts, signed = self.items[place].what == "sets", number > place + 1
        if self._is(number + 1, "times") or (counts and self._is(number + 1, "slash")):
            return False
        spelled = len(self._text(place)) >= len("reps") and not self.items[place].glued
        return signed or (spelled and self.items[number].first == self.items[place].after)

    def _count(self, place: int) -> tuple[int, Operand]:
        return place + 1, Operand((self.items[place].number,))

    def _plus(self, end: int, kind: str, place: int, operands: list[Operand]) -> tuple[int, Element]:
        plus = self._is(end, "plus") and self.items[end].glued and not self._is(end + 1, "number", "load")
        end += plus
        first, after = self.items[place].first, self.items[end - 1].after
        return end, Element(kind, first, after, tuple(operands), plus=plus)
