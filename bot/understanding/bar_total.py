"""What somebody asks to be added up: the plates on both sides and the bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.understanding.loads import BAR
from bot.understanding.numbers import number_at, numbers_in
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import Mention, load_cues
from bot.understanding.words import Word

_BEFORE_SIDE: Final = 7
"""Words before "each side" in which its plates are told."""
_NEAR_BAR: Final = 4
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class BarSum:
    """A bar whose load is asked for.

    Attributes:
        side: what hangs on each side.
        bar: what the bar weighs; None if that was not told.
        unit: of both.
    """

    side: Decimal
    bar: Decimal | None
    unit: Unit

    @property
    def total(self) -> Decimal:
        """The load in all; a bar of which nothing was told counts as a full-size one."""
        return 2 * self.side + (BAR[self.unit] if self.bar is None else self.bar)


def bar_sum_asked(words: Sequence[Word]) -> BarSum | None:
    """The sum that a message asks for: "10 a side and the bar is 8, how much is that?"; None where it asks none."""
    cues = load_cues("bar_total")
    side = next(iter(cues["each_side"].mentions(words)), None)
    if side is None or len(words) > _LONGEST or not cues["sum"].mentions(words):
        return None
    bar = _bar(words, cues["bar"].mentions(words), side)
    start = max(side.first - _BEFORE_SIDE, 0)
    unit = next((UNIT_WORDS[word.text] for word in words if word.text in UNIT_WORDS), Unit.KG)
    hung = [amount for place, amount in _amounts(words, start, side.first, unit) if bar is None or place != bar[0]]
    return BarSum(sum(hung, Decimal(0)), bar[1] if bar else None, unit) if hung else None


def _amounts(words: Sequence[Word], first: int, after: int, unit: Unit) -> Iterator[tuple[int, Decimal]]:
    """The weights in a stretch of words with their places; a number of plates counts full-size ones."""
    for number in (one for one in numbers_in(words) if first <= one.first < after):
        behind = words[number.after].text if number.after < len(words) else ""
        if not (number.value == 1 and number.after < after and number_at(words, number.after)):  # "one 20"
            yield number.first, number.value * (BAR[unit] if behind in ("plate", "plates") else 1)


def _bar(words: Sequence[Word], bars: Sequence[Mention], side: Mention) -> tuple[int, Decimal] | None:
    """Where the weight of the bar stands and what it is: right behind "the bar has", or right before "kg bar"."""
    for bar in bars:
        for place in (*range(bar.first - 2, bar.first), *range(bar.after, bar.after + _NEAR_BAR)):
            number = number_at(words, place) if 0 <= place < len(words) else None
            if number is not None and not bar.after <= side.first <= number.after + 1:
                return place, number.value
    return None
