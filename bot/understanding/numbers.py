"""Numbers in a message, as digits or as words: "62,5", "two seventy", "a hundred and ten", "eighty two point five"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.understanding.units import UNIT_WORDS
from bot.understanding.words import Word

ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
"""What makes digits count in a row: "the 2nd"."""
_TEENS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
ONES: Final = {word: value for value, word in enumerate(_TEENS.split())}
_TIES: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS: Final = {word: 10 * value for value, word in enumerate(_TIES.split(), start=2)}
_MISSPELT: Final = {"fourty": "forty", "fiveteen": "fifteen", "tree": "three", "fivteen": "fifteen", "twelfe": "twelve"}
_LOAD_COMES: Final = frozenset({"at", "@", "with", "to", "hit", "of"})
_LOAD_WAS: Final = [[word] for word in (*UNIT_WORDS, "for")]
_PIECES: Final = frozenset("dumbbells dumbells dbs kettlebells kbs bells plates discs".split())
"""Counted by the first word, so that "two twenty kilo dumbbells" weigh 20 kg each."""
_FRACTIONS: Final = frozenset({"5", "25", "75"})
_ROUND: Final = frozenset({"0", "00", "50"})
"""Behind a comma they are fractions only before a unit: "10,0 kg", and not in "10,0,8"."""


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """A number in a message.

    Attributes:
        value: what it says.
        first: place of its first word.
        after: place of the word behind its last.
        spelled: it is written in words.
    """

    value: Decimal
    first: int
    after: int
    spelled: bool = False


def number_at(words: Sequence[Word], place: int) -> NumberSaid | None:
    """The number that begins at a word; None if none does.

    "One fifty" is 150 and "two twenty five" 225, as lifters say loads; "one ten" is 110 behind "at" or before a unit
    and otherwise a set of ten.
    """
    word = words[place]
    if word.is_number:
        return _digits(words, place)
    texts = [word.text for word in words[place : place + 8]]
    found = _spelled(texts, load=place > 0 and words[place - 1].text in _LOAD_COMES)
    return NumberSaid(found[0], place, place + found[1], spelled=True) if found else None


def numbers_in(words: Sequence[Word]) -> list[NumberSaid]:
    """The numbers of a message from left to right; none overlap."""
    found: list[NumberSaid] = []
    place = 0
    while place < len(words):
        number = number_at(words, place)
        found += [number] if number else []
        place = number.after if number else place + 1
    return found


def ordinal_at(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """Which one of a row a word counts ("first", "2nd"; -1 for "last"), and the place behind it; None if none."""
    word = words[place]
    if word.text == "last":
        return -1, place + 1
    if word.text in ORDINALS:
        return ORDINALS[word.text], place + 1
    ends = place + 1 < len(words) and words[place + 1].glued and words[place + 1].text in ORDINAL_ENDS
    return (int(word.text), place + 2) if ends and word.text.isdigit() else None


def _digits(words: Sequence[Word], place: int) -> NumberSaid:
    """A number in digits, with a decimal comma ("62,5") or a comma between thousands ("4,820")."""
    text, after = words[place].text, place + 1
    comma = text.isdigit() and _glued(words, place + 1, ",") and _glued(words, place + 2)
    if comma and not _glued(words, place + 3, ","):
        behind = words[place + 2].text
        first_of_list = not (words[place].glued and place > 1 and words[place - 1].text in (",", "/", "."))
        unit = place + 3 < len(words) and words[place + 3].text in UNIT_WORDS
        whole = len(text) >= 2 or unit or _effort_before(words, place)
        if first_of_list and whole and (behind in _FRACTIONS or (unit and behind in _ROUND)):
            return NumberSaid(Decimal(f"{text}.{behind}"), place, place + 3)
        if first_of_list and unit and len(behind) == 3 and len(text) <= 3 and behind.isdigit():
            return NumberSaid(Decimal(text + behind), place, place + 3)
    value = Decimal(text)
    if after < len(words) and words[after].glued and words[after].text == "1⁄2":
        return NumberSaid(value + Decimal("0.5"), place, after + 1)
    return NumberSaid(value, place, after)


def _effort_before(words: Sequence[Word], place: int) -> bool:
    return any(word.text in ("rpe", "@", "rir") for word in words[max(place - 2, 0) : place])


def _glued(words: Sequence[Word], place: int, text: str = "") -> bool:
    """Return True if a word stands right behind the one before it and is this text, or digits if none is given."""
    if place >= len(words) or not words[place].glued:
        return False
    return words[place].text == text if text else words[place].text.isdigit()


def _spelled(texts: Sequence[str], *, load: bool) -> tuple[Decimal, int] | None:
    whole = _whole(texts, load)
    if whole is None:
        return None
    value, used = whole
    part = _below_hundred(texts[used + 1 :]) if texts[used : used + 1] == ["point"] else None
    if texts[used : used + 3] == ["and", "a", "half"]:
        return value + Decimal("0.5"), used + 3
    return (value + Decimal(f"0.{part[0]}"), used + 1 + part[1]) if part else (Decimal(value), used)


def _whole(texts: Sequence[str], load: bool) -> tuple[int, int] | None:
    if texts[:3] == ["half", "a", "dozen"]:
        return 6, 3
    if texts[:2] == ["a", "dozen"]:
        return 12, 2
    tens = _below_hundred(texts)
    if tens is None:
        if texts[:2] == ["a", "hundred"] or texts[:1] == ["hundred"]:
            return _with_rest(100, texts, 1 + (texts[0] == "a"))
        return None
    value, used = tens
    if value < 10 and texts[used : used + 1] == ["hundred"]:
        return _with_rest(value * 100, texts, used + 1)
    if 1 <= value <= 6 and used == 1 and texts[1:2] in (["oh"], ["o"]) and (ones := _below_hundred(texts[2:])):
        return (value * 100 + ones[0], 2 + ones[1]) if ones[0] < 10 else (value, used)
    rest = _below_hundred(texts[used:])
    behind = texts[used + rest[1] : used + rest[1] + 2] if rest else []
    if _PIECES & set(behind):
        return value, used
    weighed = load or behind[:1] in _LOAD_WAS
    if 1 <= value <= 6 and used == 1 and rest and rest[0] >= (10 if weighed else 20) and (value <= 3 or weighed):
        return value * 100 + rest[0], used + rest[1]
    return value, used


def _with_rest(hundreds: int, texts: Sequence[str], used: int) -> tuple[int, int]:
    skip = used + (texts[used : used + 1] == ["and"])
    rest = _below_hundred(texts[skip:])
    return (hundreds + rest[0], skip + rest[1]) if rest else (hundreds, used)


def _below_hundred(texts: Sequence[str]) -> tuple[int, int] | None:
    meant = [_MISSPELT.get(text, text) for text in texts[:2]]
    if meant and meant[0] in ONES:
        return ONES[meant[0]], 1
    if meant and meant[0] in TENS:
        ones = ONES.get(meant[1], 0) if len(meant) > 1 else 0
        return (TENS[meant[0]] + ones, 2) if 1 <= ones <= 9 else (TENS[meant[0]], 1)
    return None
