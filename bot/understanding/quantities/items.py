"""What stands in a log, word by word: numbers, and the words that say what they count."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from bot.understanding.figures import figures
from bot.understanding.loads import SaidLoad
from bot.understanding.numbers import ORDINAL_ENDS, NumberSaid, number_at
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import PhraseTable, load_table
from bot.understanding.words import Kind, Word

REPS_IN_A_WORD: Final = {
    "single": 1, "double": 2, "triple": 3, "fours": 4, "fives": 5, "sixes": 6, "sevens": 7, "eights": 8, "nines": 9,
    "tens": 10, "twelves": 12, "fifteens": 15, "twenties": 20,
}  # fmt: skip
_SIGNS: Final = {
    ",": "comma", ";": "semicolon", ".": "stop", "!": "stop", "?": "stop", "/": "slash", "|": "semicolon", "-": "dash",
    ":": "colon", "(": "open", "[": "open", ")": "close", "]": "close", "=": "equals", "→": "arrow", ">": "arrow",
    "·": "comma", "•": "mark", "{": "open", "}": "close", "…": "stop", "~": "word", "°": "word",
}  # fmt: skip


_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
_COUNTED_BY_TIMES: Final = frozenset({"reps", "kg", "kgs", "kilos", "lb", "lbs", "up", "it", "that"})
_NEVER_TIMES: Final = frozenset({"times", "lift", "word", "line", "colon", "stop", "day"})
_COUNTED: Final = frozenset(
    "set sets of rep reps round rounds plate plates more x times by time for single double triple dumbbell db kb "
    "kettlebell warm top back drop rir in left and point hundred heavy".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """One word, or some that belong together, of a log.

    Attributes:
        what: an id of ``log_words.yml``, a sign by its name, or ``number``, ``load``, ``effort``, ``range``, ``lift``,
            ``day``, ``remark``, ``line``, ``unit``, ``word``.
        first: place of its first word.
        after: place of the word behind its last.
        number: what a number says, or the reps that a word such as "triples" stands for.
        load: what is lifted.
        efforts: RPE of each set, or one for all.
        glued: no space stands before it.
    """

    what: str
    first: int
    after: int
    number: Decimal | None = None
    load: SaidLoad | None = None
    unit: Unit | None = None
    efforts: tuple[Decimal, ...] = ()
    glued: bool = False


@lru_cache(maxsize=1)
def log_words() -> PhraseTable:
    """The table of ``log_words.yml``."""
    return load_table("log_words")


class ItemReader:
    """Asks what stands where among the items of a message."""

    def __init__(self, items: Sequence[Item], words: Sequence[Word]) -> None:
        self.items = items
        self.words = words

    def _what(self, place: int) -> str:
        return self.items[place].what if 0 <= place < len(self.items) else ""

    def _is(self, place: int, *whats: str) -> bool:
        return 0 <= place < len(self.items) and self.items[place].what in whats

    def _text(self, place: int) -> str:
        return self.words[self.items[place].first].text if 0 <= place < len(self.items) else ""

    def _whats(self, place: int, count: int) -> list[str]:
        return [item.what for item in self.items[place : place + count]]

    def _number(self, place: int) -> Decimal:
        return self.items[place].number or Decimal(0)

    def _unit(self, place: int) -> Unit | None:
        return self.items[place].unit if 0 <= place < len(self.items) else None

    def _in_a_row(self, at: int) -> list[int]:
        """The places of a number, a load or a product that begins at an item, signs included; empty if none does."""
        found: list[int] = []
        while self._is(at, "number", "load"):
            found.append(at)
            if not (self._is(at + 1, "times") and self._is(at + 2, "number", "load")):
                break
            found.append(at + 1)
            at += 2
        return found

    def _made(
        self, what: str, place: int, end: int, *, number: Decimal | None = None, of: Item | None = None
    ) -> tuple[int, Item]:
        """The items from a place up to an end as one, and that end."""
        first, after = self.items[place].first, self.items[end - 1].after
        return end, replace(of, what=what, after=after) if of else Item(what, first, after, number=number)


class ItemRewriter(ItemReader, ABC):
    """Takes items, some with those behind them, for something else."""

    def read(self) -> list[Item]:
        """The items as they are to be taken."""
        found: list[Item] = []
        place = 0
        while place < len(self.items):
            place, item = self._taken(place, found) or (place + 1, self.items[place])
            found.append(item)
        return found

    @abstractmethod
    def _taken(self, place: int, before: Sequence[Item]) -> tuple[int, Item] | None:
        """What the items from a place on are taken for, and the place behind them; None for one that stays as it is."""


def with_figures(known: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """What is known of a message, in order, with the figures of a person as remarks where nothing else stands.

    Args:
        known: lifts, days and marks.
        words: of the message.
    """
    taken = {place for item in known for place in range(item.first, item.after)}
    of_person = [figure for figure in figures(words) if not taken & set(range(figure.first, figure.after))]
    remarks = [Item("remark", figure.first, figure.after) for figure in of_person]
    return sorted([*known, *remarks], key=lambda item: item.first)


def is_at(items: Sequence[Item], place: int, *whats: str) -> bool:
    """Return True if an item of such a kind stands at a place."""
    return 0 <= place < len(items) and items[place].what in whats


def items_of(words: Sequence[Word], known: Sequence[Item] = ()) -> list[Item]:
    """The items of a message from left to right; none overlap.

    Args:
        words: of the message.
        known: what was found before, lifts and days, in order; it is kept as it is.
    """
    table = log_words()
    by_place = {item.first: item for item in known}
    found: list[Item] = []
    place = 0
    while place < len(words):
        item = by_place.get(place) or _item_at(words, place, table)
        if words[place].text == "*" and item.what == "times" and (not found or found[-1].what in _NEVER_TIMES):
            # A sign of Markdown, or of a list.
            item = replace(item, what="stop" if not found or found[-1].what in ("line", "mark") else "word")
        found.append(item)
        place = item.after
    return found


def _both_legs(words: Sequence[Word], place: int, value: Decimal) -> bool:
    """Whether the reps of the left leg stand before the same of the right: "12L/12R"."""
    texts = [word.text for word in words[place : place + 4]]
    return len(texts) == 4 and (texts[0], texts[1], texts[3]) == ("l", "/", "r") and texts[2] == f"{value}"


def _counts(words: Sequence[Word], place: int) -> bool:
    """Whether a word can be counted by "one" ("one set", "one of eight"), which else stands for a thing."""
    text = words[place].text if place < len(words) else ""
    return text in _COUNTED or text in UNIT_WORDS or (place < len(words) and words[place].is_number)


def _ends_a_set(words: Sequence[Word], number: NumberSaid) -> bool:
    """Whether "one" counts the reps of a load: "102.5 for one"."""
    ends = number.after >= len(words) or words[number.after].kind is not Kind.LETTERS
    load = words[number.first - 2] if number.first > 1 else None
    weighs = load is not None and (load.is_number or load.text in UNIT_WORDS)
    return ends and weighs and words[number.first - 1].text == "for"


def _is_factor(words: Sequence[Word], place: int) -> bool:
    """Whether a number stands behind "times" that has no word of its own: "three times ten"; not "ten times 70 kg"."""
    number = number_at(words, place) if place < len(words) else None
    behind = words[number.after].text if number is not None and number.after < len(words) else ""
    own = behind in UNIT_WORDS or log_words().meaning(behind) in ("sets", "times", "at")
    return number is not None and not own


def _item_at(words: Sequence[Word], place: int, table: PhraseTable) -> Item:
    word = words[place]
    if word.kind is Kind.LINE_BREAK:
        return Item("line", place, place + 1)
    said = table.longest_at(words, place)
    number = number_at(words, place)
    if number is not None and _both_legs(words, number.after, number.value):
        return Item("number", place, number.after + 4, number=number.value, glued=word.glued)
    ish = number is not None and number.after < len(words) and words[number.after].text in ("ish", "odd")
    if number is not None and ish:
        number = replace(number, after=number.after + 1)
    lone = number is not None and number.spelled and number.value == 1 and not _ends_a_set(words, number)
    if lone and number is not None and not _counts(words, number.after):
        number = None
    if number is not None and (said is None or said.after <= number.after):
        end = words[number.after] if number.after < len(words) else None
        if end is not None and end.glued and end.text in ORDINAL_ENDS and not number.spelled:
            return Item("nth", place, number.after + 1, number=number.value)
        return Item("number", place, number.after, number=number.value, glued=word.glued)
    if said is not None:
        counted = words[said.after].text if said.id == "all_sets" and said.after < len(words) else ""
        if said.after == place + 2 and words[place].text == "all" and log_words().meaning(counted) == "sets":
            # "all three sets of ten": the number counts
            return Item("word", place, place + 1)
        if word.text in ("back", "backoff") and said.id == "then" and place and words[place - 1].is_number:
            # "1 back off 80x15"
            return Item("sets", place, said.after)
        if said.id == "count" and word.text == "times" and place and _is_factor(words, said.after):
            return Item("times", place, said.after)
        reps = REPS_IN_A_WORD.get(said.id)
        if reps is not None and said.after < len(words) and words[said.after].text in ("leg", "legged", "arm", "sided"):
            return Item("word", place, said.after)
        return Item(said.id, place, said.after, number=None if reps is None else Decimal(reps), glued=word.glued)
    if word.text in _TIMES and place and (words[place - 1].is_number or words[place - 1].text in _COUNTED_BY_TIMES):
        return Item("count", place, place + 1, number=Decimal(_TIMES[word.text]))
    if word.text in UNIT_WORDS:
        return Item("unit", place, place + 1, unit=UNIT_WORDS[word.text], glued=word.glued)
    return Item(_SIGNS.get(word.text, "word"), place, place + 1, glued=word.glued)
