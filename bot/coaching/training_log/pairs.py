"""Pairs of numbers in a row, "100x10, 100x9, 95x8 kg": which of the two is the load."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_PAIR: Final = r"\d{1,4}(?:\.\d{1,2})? ?[x*×] ?\d{1,4}(?:\.\d{1,2})?"
_UNIT: Final = r"kgs?|kilos?|kilograms?|lbs?|pounds?"
_ROW: Final = re.compile(
    rf"(?<![\w.@])(?P<pairs>{_PAIR}(?:[ ,/;&]{{1,3}}(?:and )?{_PAIR}){{0,19}})(?: ?(?P<unit>{_UNIT})\b|(?![\w.]| ?x))"
)
_EACH: Final = re.compile(r"(\d{1,4}(?:\.\d{1,2})?) ?[x*×] ?(\d{1,4}(?:\.\d{1,2})?)")
_LEAST_LOAD: Final = 20
"""Below it a number may be either; an empty bar weighs as much in kilograms."""
_SURE_LOAD: Final = 40
_MOST_REPS: Final = 30
_LEAST_REPS: Final = 6
"""Fewer may as well be sets."""


def loads_first(text: str) -> str:
    """The text with each row of pairs written load first and its unit behind each load, where that is certain.

    A unit at the end of a row is read with the number before it otherwise: "95x8 kg" as 95 reps with 8 kg. A single
    pair that could be meant either way is taken out, so that it is asked.

    Args:
        text: lower case, decimals with a point.
    """
    return _ROW.sub(_rewritten, text)


def _rewritten(found: re.Match[str]) -> str:
    unit = found["unit"] or ""
    pairs = [(Decimal(first), Decimal(second)) for first, second in _EACH.findall(found["pairs"])]
    if all(first >= _LEAST_LOAD and second <= _MOST_REPS and first > second for first, second in pairs):
        if not unit:
            return found[0]
        if len(pairs) == 1 and pairs[0][0] < _SURE_LOAD:
            return " "
        return _row(pairs, unit)
    swapped = [(second, first) for first, second in pairs]
    in_reps = all(_LEAST_REPS <= reps <= _MOST_REPS and load >= _SURE_LOAD for load, reps in swapped)
    return _row(swapped, unit) if in_reps and len(pairs) > 1 else found[0]


def _row(pairs: list[tuple[Decimal, Decimal]], unit: str) -> str:
    return ", ".join(f"{load}{unit}x{reps}" for load, reps in pairs)
