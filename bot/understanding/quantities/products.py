"""Products of sets, reps and loads: "3x10", "100x8x3", "3 sets of 8", "8 twice", "2x(12x70kg)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.numbers import ORDINALS
from bot.understanding.quantities.element import Operand
from bot.understanding.quantities.items import REPS_IN_A_WORD
from bot.understanding.quantities.rows import RowReader

_SIGNS: Final = ("dash", "slash")
"""Between words that say what they count, signs say nothing more: "3 sets / 12 reps"."""
_MOST_SETS_BY_COUNT: Final = 6
"""A larger number before "x" and several reps is a load, whose row they are: "60x12, 10"."""


class ProductReader(RowReader):
    """Reads products of the items of one lift."""

    def _product(self, end: int, operands: list[Operand]) -> int:
        """Take further operands behind "x"; "3 sets of 8" and "3 sets, 8 reps each" are products too."""
        while True:
            at = end
            if self._is(at, "times"):
                at += 1
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
            elif self._is(at, "for") and len(operands) == 2 and self._is_count(at + 1, operands[1]):
                operands.append(Operand((self.items[at + 1].number,), role="sets"))
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
            if (operand.divider == " " or len(operands) == 1) and self._goes_beyond(operands[-1], operand, end):
                # "3x12 10", "3x10 and then 6": as many reps would be told as sets
                end, operand = at + 1, Operand(operand.values[:1])
            if operand.values == (Decimal(0),):
                operand = replace(operand, role="reps")
            operands.append(operand)

    def _goes_beyond(self, before: Operand, row: Operand, end: int) -> bool:
        """Whether only the first number of a row is told of the sets before "x", and the others go on."""
        if row.role or len(row.values) < 2 or before.values == (Decimal(len(row.values)),):
            return False
        few = len(before.values) == 1 and 1 < (before.values[0] or 0) <= _MOST_SETS_BY_COUNT
        # "4x10, just 7 on set 4"
        of_one = any(self._is(at, "set_ref", "nth", "last", *ORDINALS) for at in (end, end + 1))
        return row.divider == " " or (few and (row.divider == "then" or of_one))

    def _is_product_in_brackets(self, at: int) -> bool:
        """Whether sets are told by what stands in brackets: "2x(12x70kg)"."""
        opened = self._is(at, "open") and self._is(at + 1, "number") and self._is(at + 2, "times", "at")
        return opened and self._is(at + 3, "number", "load") and self._is(at + 4, "close")

    def _counts_next(self, at: int, operands: Sequence[Operand]) -> bool:
        """Whether a bare number counts sets: "5 singles", "one of eight"."""
        one = operands[-1]
        if len(operands) > 1 or one.loads or one.role or len(one.values) != 1 or (one.values[0] or 99) > 20:
            return False
        of_reps = self._is(at, "of") and self._text(at) == "of" and self._is(at + 1, "number")
        return self._what(at) in REPS_IN_A_WORD or (of_reps and (one.values[0] or 0) <= 6)

    def _each_of(self, at: int, operands: Sequence[Operand]) -> bool:
        """Whether "each 8 reps" stands behind a lone number, which so counts sets: "only got 3, each 8 reps"."""
        at += self._is(at, "comma")
        alone = len(operands) == 1 and not operands[0].role and len(operands[0].values) == 1
        return alone and self._is(at, "legs") and self._is_reps(at + 1)

    def _is_count(self, place: int, reps: Operand) -> bool:
        counts = self._is(place, "number") and reps.role in ("", "reps") and self._number(place) <= 6
        return counts and not self._is(place + 1, "reps", "sets", "times", "comma", "slash", "unit")

    def _is_reps(self, place: int) -> bool:
        return self._is(place, "number") and self._is(place + 1, "reps")

    def _starts_operand(self, place: int) -> bool:
        if self._is(place, "count") and self.items[place].number is not None:
            return True
        if self._is(place, "few") and self._what(place + 1) in REPS_IN_A_WORD:
            return True
        if self._is(place, "number", "load", "xfailed", "untold", *REPS_IN_A_WORD):
            return True
        untold = self._text(place) == "?" and self.items[place].glued
        return (untold or self._is(place, "few", "amrap", "failed", "open")) and self._is(place - 1, "times")

    def _operand(self, place: int, *, listed: bool) -> tuple[int, Operand] | None:
        what = self._what(place)
        if what == "load":
            return self._loads(place)
        if what == "count":
            return place + 1, Operand((self.items[place].number,), role="sets")
        if what == "few" and self._what(place + 1) in REPS_IN_A_WORD:
            return place + 1, Operand((None,), role="sets")
        if what in ("few", "amrap", "failed", "xfailed", "stop"):
            role = "reps"
            value = Decimal(0) if what in ("failed", "xfailed") else None
            return place + 1 + self._is(place + 1, "reps"), Operand((value,), role=role)
        if what in REPS_IN_A_WORD:
            many = self._text(place).endswith("s")
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
