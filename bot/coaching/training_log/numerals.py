"""Numbers as words: "three", "twenty five", "a hundred and ten"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

_TEENS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES: Final = {word: value for value, word in enumerate(_TEENS.split())}
_TIES: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS: Final = {word: 10 * value for value, word in enumerate(_TIES.split(), start=2)}
_UNITS: Final = [[unit] for unit in ("kg", "kgs", "kilo", "kilos", "kilograms", "lb", "lbs", "pound", "pounds")]
_MISSPELT: Final = {"fourty": "forty", "fiveteen": "fifteen", "tree": "three", "fivteen": "fifteen", "twelfe": "twelve"}


def spelled_number(words: Sequence[str], *, load: bool = False) -> tuple[Decimal, int] | None:
    """The number that a list of words begins with.

    Args:
        words: in lower case.
        load: what stands before them ("at") makes it a load: "one ten" is 110 then, else it may be one set of ten.

    Returns:
        (value, how many words it takes), or None if the first word is no number. "one fifty" is 150 and
        "two twenty five" 225, as lifters say loads; "eight and a half" is 8.5 and "eighty two point five" 82.5.
    """
    whole = _whole(words, load)
    if whole is None:
        return None
    value, used = whole
    part = _below_hundred(words[used + 1 :]) if words[used : used + 1] == ["point"] else None
    if words[used : used + 3] == ["and", "a", "half"]:
        return value + Decimal("0.5"), used + 3
    return (value + Decimal(f"0.{part[0]}"), used + 1 + part[1]) if part else (Decimal(value), used)


def _whole(words: Sequence[str], load: bool) -> tuple[int, int] | None:
    tens = _below_hundred(words)
    if tens is None:
        if words[:2] == ["a", "hundred"] or words[:1] == ["hundred"]:
            return _with_rest(100, words, 1 + (words[0] == "a"))
        return None
    value, used = tens
    if value < 10 and words[used : used + 1] == ["hundred"]:
        return _with_rest(value * 100, words, used + 1)
    rest = _below_hundred(words[used:])
    weighed = load or (rest is not None and words[used + rest[1] : used + rest[1] + 1] in _UNITS)
    if 1 <= value <= 3 and used == 1 and rest and rest[0] >= (10 if weighed else 20):
        return value * 100 + rest[0], used + rest[1]
    return value, used


def _with_rest(hundreds: int, words: Sequence[str], used: int) -> tuple[int, int]:
    skip = used + (words[used : used + 1] == ["and"])
    rest = _below_hundred(words[skip:])
    return (hundreds + rest[0], skip + rest[1]) if rest else (hundreds, used)


def _below_hundred(words: Sequence[str]) -> tuple[int, int] | None:
    meant = [_MISSPELT.get(word, word) for word in words[:2]]
    if meant and meant[0] in _ONES:
        return _ONES[meant[0]], 1
    if meant and meant[0] in _TENS:
        ones = _ONES.get(meant[1], 0) if len(meant) > 1 else 0
        return (_TENS[meant[0]] + ones, 2) if 1 <= ones <= 9 else (_TENS[meant[0]], 1)
    return None
