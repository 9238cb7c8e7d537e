"""What hangs on the bar: an amount with its unit, kept exactly as it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.understanding.units import KG_IN_A_POUND, Unit

__all__ = ["HEAVIEST_KG", "KG_IN_A_POUND", "Load", "Unit", "plain"]

HEAVIEST_KG: Final = Decimal(600)
"""Above any hip thrust that was ever reported: more is a slip of the finger, and is asked back."""

_HALF: Final = Decimal("0.5")


@dataclass(frozen=True)
class Load:
    """A load, never converted behind the lifter's back.

    Attributes:
        amount: greater than 0, in ``unit``, at most 600 kg.
        unit: as the lifter said it.

    Raises:
        ValueError: the amount is not in that range.
    """

    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or not 0 < self.kg <= HEAVIEST_KG:
            raise ValueError(f"a load of {self.amount} {self.unit.value}: expected more than 0 and at most 600 kg")

    @property
    def kg(self) -> Decimal:
        """The load in kilograms, unrounded."""
        return self.amount if self.unit is Unit.KG else self.amount * KG_IN_A_POUND

    def shown_in(self, unit: Unit) -> Load:
        """The load for reading in another unit, down to a half; what is stored stays as it was said."""
        if unit is self.unit:
            return self
        amount = self.kg if unit is Unit.KG else self.amount / KG_IN_A_POUND
        return Load(max(_HALF, amount // _HALF * _HALF), unit)

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit.value}"


def plain(number: Decimal) -> str:
    """The number as people write it: ``100``, ``62.5``, never ``1E+2`` or ``100.0``."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
