"""The figures of a person in a message: age, body weight, height, pulse, prices, times of day. None is a load or a rep.

They are found before anything looks for sets, so that "19, 82 kg, hit 180 x 5" holds one load and one number of reps.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from bot.understanding.numbers import NumberSaid, number_at, numbers_in
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues, load_table
from bot.understanding.words import Kind, Word

_AGES: Final = range(12, 96)
_LIGHTEST, _HEAVIEST = 35, 440
"""Kilograms or pounds that a grown person can weigh."""
_SURELY_WEIGHT: Final = 45
_PULSES: Final = range(40, 221)
_UPPER_PRESSURES: Final = range(80, 261)
_LOWER_PRESSURES: Final = range(40, 161)
_HOURS: Final = range(25)
_HEIGHTS_CM: Final = range(140, 216)
_HEIGHTS_M: Final = (Decimal("1.4"), Decimal("2.15"))
_OF_SETS: Final = frozenset({"x", "*", "@", "+", "reps", "sets"})
_JOINS_LOAD: Final = frozenset({"at", "with"})
_BEFORE_REPS: Final = frozenset({"x", "*", "of", "for"})
_FEET: Final = range(4, 8)
_INCHES: Final = range(12)
_APOSTROPHES: Final = frozenset({"", "'", "ft", "foot"})


class FigureOf(Enum):
    """What a figure tells of a person."""

    AGE = "age"
    BODY_WEIGHT = "body weight"
    HEIGHT = "height"
    PULSE = "pulse"
    PRESSURE = "blood pressure"
    PRICE = "price"
    CLOCK = "clock"


_OF_THE_BODY: Final = frozenset({FigureOf.AGE, FigureOf.BODY_WEIGHT, FigureOf.HEIGHT})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a person.

    Attributes:
        of: what it tells.
        first: place of its first word.
        after: place of the word behind its last.
    """

    of: FigureOf
    first: int
    after: int


def figures(words: Sequence[Word]) -> list[Figure]:
    """The figures of a person in a message, from left to right.

    Args:
        words: of the message.
    """
    return list(_figures(tuple(words)))


@lru_cache(maxsize=64)
def _figures(words: tuple[Word, ...]) -> tuple[Figure, ...]:
    return tuple(_Figures(words).all()) if any(number_at(words, place) for place in range(len(words))) else ()


class _Figures:
    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.numbers = numbers_in(words)
        self.cues = load_cues("figures")
        self.ends = {name: {one.after: one.first for one in table.mentions(words)} for name, table in self.cues.items()}

    def all(self) -> list[Figure]:
        found: dict[int, Figure] = {}
        rest: list[NumberSaid] = []
        end = 0
        for number in self.numbers:
            if number.first < end or self._is_of_a_set(number):
                continue
            figure = self._height(number) or self._pulse(number) or self._price(number) or self._clock(number)
            figure = figure or self._pressure(number) or self._weight(number) or self._age(number)
            if figure:
                found[number.first], end = figure, figure.after
            else:
                rest.append(number)
        for number in (*rest, *reversed(rest)):
            # "34F, 64 kg", "64 kg, 170 cm": what stands by another figure of the body is one
            if number.first not in found and self._is_beside(number, found.values()):
                found[number.first] = Figure(FigureOf.BODY_WEIGHT, number.first, self._unit_end(number))
        return sorted(found.values(), key=lambda figure: figure.first)

    def _is_of_a_set(self, number: NumberSaid) -> bool:
        """Whether a sign makes a number a part of a product or of a row, which needs no further look."""
        if self._text(number.first - 1) in _JOINS_LOAD and self._text(number.first - 3) in _BEFORE_REPS:
            # "4x8 at 90 kg myself"
            return self._number(number.first - 2) is not None
        row = self._text(number.after) == "/" and self._number(number.after + 1) is not None
        return row or self._text(number.after) in _OF_SETS or self._text(number.first - 1) in _OF_SETS

    def _height(self, number: NumberSaid) -> Figure | None:
        value, text, end = number.value, self._text(number.after), number.after + 1
        inches = self._number(end)
        glued = end < len(self.words) and self.words[number.after].glued
        if value in _FEET and text in _APOSTROPHES and inches and inches.value in _INCHES:
            return Figure(FigureOf.HEIGHT, number.first, inches.after + (self._text(inches.after) in ('"', "in")))
        parted = text == "m" and glued and inches and self.words[end].glued and inches.value < 100
        if parted and inches:
            return Figure(FigureOf.HEIGHT, number.first, inches.after)
        bare = _HEIGHTS_M[0] <= value <= _HEIGHTS_M[1] and value % 1 and self._ahead(number.first, "i_am") is not None
        if bare and text != "m" and not self._counts(number.after):
            return Figure(FigureOf.HEIGHT, number.first, number.after)
        if (text == "cm" and value in _HEIGHTS_CM) or (text == "m" and _HEIGHTS_M[0] <= value <= _HEIGHTS_M[1]):
            return Figure(FigureOf.HEIGHT, number.first, end + (self._text(end) == "tall"))
        return None

    def _pulse(self, number: NumberSaid) -> Figure | None:
        if number.value not in _PULSES:
            return None
        end = self._behind(number.after, "pulse_behind")
        first = self._ahead(number.first, "pulse_ahead", "climbs")
        if first is None and end is None:
            return None
        end = end or number.after
        if self._counts(end) and self._text(end) not in ("at", "for"):
            return None
        return Figure(FigureOf.PULSE, number.first if first is None else first, self._clause_end(end))

    def _pressure(self, number: NumberSaid) -> Figure | None:
        """ "128 over 80"."""
        lower = self._number(number.after + 1) if self._text(number.after) == "over" else None
        if lower is None or number.value not in _UPPER_PRESSURES or lower.value not in _LOWER_PRESSURES:
            return None
        return Figure(FigureOf.PRESSURE, number.first, lower.after)

    def _price(self, number: NumberSaid) -> Figure | None:
        end, first = self._behind(number.after, "paid_behind"), self._ahead(number.first, "paid_ahead", "links")
        if end is None and (first is None or self._text(number.after) in ("x", "kg", "reps")):
            return None
        return Figure(FigureOf.PRICE, number.first if first is None else first, end or number.after)

    def _clock(self, number: NumberSaid) -> Figure | None:
        first = self._ahead(number.first, "clock_ahead")
        free = not self._counts(number.after) and self._text(number.after) not in UNIT_WORDS
        if first is None or number.value not in _HOURS or not free:
            return None
        minutes = self._number(number.after + 1) if self._text(number.after) == ":" else None
        return Figure(FigureOf.CLOCK, first, minutes.after if minutes else number.after)

    def _weight(self, number: NumberSaid) -> Figure | None:
        changed = self._ahead(number.first, "weight_changed", "links")
        if changed is not None and self._unit_end(number) > number.after:
            return Figure(FigureOf.BODY_WEIGHT, changed, self._unit_end(number))
        if not _LIGHTEST <= number.value <= _HEAVIEST:
            return None
        end = self._unit_end(number)
        weighed = end > number.after
        behind = self._behind(end, "weight_behind") or (self._behind(end, "person_behind") if weighed else None)
        if behind and (weighed or self._text(number.first - 1) == "at") and not self._counts(behind):
            return Figure(FigureOf.BODY_WEIGHT, number.first - (self._text(number.first - 1) == "at"), behind)
        if self._counts(end):
            return None
        first = self._ahead(number.first, "weight_ahead", "links")
        if first is None and weighed:
            said = self._ahead(number.first, "i_am")
            first = None if said is None or self._is_given(said) else said
        if first is None:
            return self._beside_body(number, end)
        return Figure(FigureOf.BODY_WEIGHT, first, end)

    def _is_given(self, place: int) -> bool:
        """Whether "me" is told what somebody put on the bar: "he put me 78 kg"."""
        verb = place > 0 and self.words[place - 1].kind is Kind.LETTERS
        return self._text(place) == "me" and verb and self._text(place - 1) not in ("and", "for")

    def _beside_body(self, number: NumberSaid, end: int) -> Figure | None:
        """ "BW 71.4", "bodyweight: 62 kg"; in "bodyweight (62 kg)" the word stays a load."""
        linked = self._ahead(number.first, "body", "links")
        first = self._ahead(number.first, "body")
        told = end > number.after or number.value % 1 != 0
        listed = self._text(end) in (",", "/", "-") and self._number(end + 1) is not None
        if linked is not None and (told or first is None or number.value >= _SURELY_WEIGHT) and not listed:
            clause_ends = end >= len(self.words) or self.words[end].kind in (Kind.SIGN, Kind.LINE_BREAK)
            return Figure(FigureOf.BODY_WEIGHT, linked, end) if told or first is None or clause_ends else None
        opened = self._text(number.first - 1) in (",", "(") and number.first - 1 in self.ends["body"]
        return Figure(FigureOf.BODY_WEIGHT, number.first, end) if opened and told else None

    def _age(self, number: NumberSaid) -> Figure | None:
        is_theirs = self._text(number.first - 1) in ("is", "turned", "was") and self._is_somebody(number.first - 2)
        if is_theirs and self._unit_end(number) == number.after and not self._counts(number.after):
            return Figure(FigureOf.AGE, number.first - 1, number.after)
        if number.value not in _AGES:
            return None
        starts = not number.first or self.words[number.first - 1].kind in (Kind.SIGN, Kind.LINE_BREAK)
        says_who = self._ahead(number.first, "i_am")
        end = self._behind(number.after, "age_behind")
        if end is None and (not number.first or says_who is not None):
            end = self._behind(number.after, "age_behind_first")
        if end is not None:
            return Figure(FigureOf.AGE, number.first if says_who is None else says_who, end)
        first = self._ahead(number.first, "age_ahead", "links")
        first = says_who if first is None else first
        sexed = self._text(number.first - 1) in ("m", "f") and self.words[number.first].glued
        if first is None and sexed and number.first < 2:
            first = number.first - 1
        free = not self._counts(number.after) and self._text(number.after) not in UNIT_WORDS
        free = free and self._text(number.after) not in ("/",) and (starts or first is not None)
        return Figure(FigureOf.AGE, first, number.after) if first is not None and free else None

    def _is_beside(self, number: NumberSaid, found: Collection[Figure]) -> bool:
        end = self._unit_end(number)
        if end == number.after or not _LIGHTEST <= number.value <= _HEAVIEST or self._counts(end):
            return False
        ahead, behind = number.first, end
        while ahead > 0 and self._is_cue(ahead - 1, "joins"):
            ahead -= 1
        while behind < len(self.words) and self._is_cue(behind, "joins"):
            behind += 1
        body = [figure for figure in found if figure.of in _OF_THE_BODY]
        return any(figure.after == ahead or figure.first == behind for figure in body)

    def _is_somebody(self, place: int) -> bool:
        """Whether a word names somebody else: "dad", "she"."""
        return load_table("people").meaning(self._text(place)) in ("other", "carries")

    def _text(self, place: int) -> str:
        return self.words[place].text if 0 <= place < len(self.words) else "\n"

    def _number(self, place: int) -> NumberSaid | None:
        return number_at(self.words, place) if place < len(self.words) else None

    def _unit_end(self, number: NumberSaid) -> int:
        return number.after + (self._text(number.after) in UNIT_WORDS and self._text(number.after) not in ("k", "#"))

    def _counts(self, place: int) -> bool:
        """Whether what stands behind a number makes it part of a set: a sign, a word, or another number."""
        return self._is_cue(place, "counts") or self._number(place) is not None

    def _is_cue(self, place: int, name: str) -> bool:
        return place < len(self.words) and self.cues[name].longest_at(self.words, place) is not None

    def _behind(self, place: int, name: str) -> int | None:
        mention = self.cues[name].longest_at(self.words, place) if place < len(self.words) else None
        return mention.after if mention else None

    def _ahead(self, place: int, name: str, over: str = "") -> int | None:
        """The place at which words begin that stand before a number, over some links."""
        first = self.ends[name].get(place)
        while first is None and over and place and self._is_cue(place - 1, over):
            place -= 1
            first = self.ends[name].get(place)
        return first

    def _clause_end(self, place: int) -> int:
        """The end of the clause that goes on here, if no number is in it: "… on the last set"."""
        end = place
        while end < len(self.words) and self.words[end].kind is Kind.LETTERS and self._number(end) is None:
            end += 1
        ends = end >= len(self.words) or self.words[end].kind in (Kind.SIGN, Kind.LINE_BREAK)
        return end if ends else place
