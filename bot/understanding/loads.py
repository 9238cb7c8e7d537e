"""Loads as they are said: a weight, body weight, a bar with plates, so much on each side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.understanding.units import Unit

BAR: Final = {Unit.KG: Decimal(20), Unit.LB: Decimal(45)}
"""What an Olympic bar weighs, as gyms count it; a full-size plate is counted the same (coaching practice)."""


class LoadKind(Enum):
    """How a load was said."""

    WEIGHT = "weight"
    BODY = "body"
    """Body weight; ``amount`` is what was added to it."""
    HELP = "help"
    """Body weight, less ``amount``: a band or a counterweight; 0 where it was not said how much."""
    BAR = "bar"
    """A bar, and ``amount`` on it in all; 0 for the empty bar."""
    PLATES = "plates"
    """``amount`` full-size plates on each side of a bar."""
    PER_SIDE = "per_side"
    SIDES_AND_BAR = "sides_and_bar"
    """A load named for one side, and the bar named with it."""
    PLATES_AND_MORE = "plates_and_more"
    """Full-size plates and ``more`` on each side of a bar."""
    UNKNOWN = "unknown"
    """Words for a load that tell no weight: a band, a pin of a stack, a backpack."""


ON_BODY: Final = (LoadKind.BODY, LoadKind.HELP)
"""Loads of a lift that is done with the body's own weight."""


@dataclass(frozen=True)
class SaidLoad:
    """A load as it was said.

    Attributes:
        kind: how.
        amount: the weight, or the number of plates on each side; 0 for body weight and the empty bar.
        unit: as said, None if none was.
        more: what hangs on each side beside full-size plates.
    """

    kind: LoadKind
    amount: Decimal = Decimal(0)
    unit: Unit | None = None
    more: Decimal = Decimal(0)

    @property
    def counts_bar(self) -> bool:
        """Return True if the weight of an Olympic bar is part of the total."""
        return self.kind in (LoadKind.BAR, LoadKind.PLATES, LoadKind.SIDES_AND_BAR, LoadKind.PLATES_AND_MORE)

    def total(self, unit: Unit | None) -> tuple[Decimal, Unit] | None:
        """The load moved in all, in its unit; None for body weight, with help or without, or while it is not known.

        Args:
            unit: of loads that were said without one.
        """
        unit = self.unit or unit
        if (
            unit is None
            or self.kind in (LoadKind.UNKNOWN, LoadKind.HELP)
            or (self.kind is LoadKind.BODY and not self.amount)
        ):
            return None
        bar = BAR[unit]
        if self.kind is LoadKind.BAR:
            return bar + self.amount, unit
        if self.kind is LoadKind.SIDES_AND_BAR:
            return bar + self.amount * 2, unit
        if self.kind in (LoadKind.PLATES, LoadKind.PLATES_AND_MORE):
            return bar * (1 + self.amount * 2) + self.more * 2, unit
        return self.amount, unit

    def __str__(self) -> str:
        amount = f"{self.amount:f}"
        amount = amount.rstrip("0").rstrip(".") if "." in amount else amount
        return f"{amount} {self.unit.value}" if self.unit else amount


BODY_WEIGHT: Final = SaidLoad(LoadKind.BODY)
