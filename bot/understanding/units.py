"""Units of load, and how people write them."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Final


class Unit(Enum):
    """A unit of load."""

    KG = "kg"
    LB = "lb"


UNIT_WORDS: Final = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "kilogramms", "k"), Unit.KG),
    **dict.fromkeys(("lb", "lbs", "lbz", "pound", "pounds", "pounder", "pounders", "#"), Unit.LB),
}
"""Each word that names a unit, folded as ``fold`` does."""

KG_IN_A_POUND: Final = Decimal("0.45359237")
"""Exact by definition (international yard and pound agreement, 1959)."""
