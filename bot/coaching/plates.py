"""What can be put on a bar: the loads that its plates make, and the plates of a load in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Final

from bot.coaching.load import HEAVIEST_KG, KG_IN_A_POUND, Load, Unit, plain


@dataclass(frozen=True)
class Rack:
    """A bar and the plates that go on it in pairs, as many of each as it takes.

    Attributes:
        bar: the empty bar; the unit of everything on it.
        plates: weights of single plates in the bar's unit, each above 0, at least one.

    Raises:
        ValueError: there is no plate, or one that weighs nothing.
    """

    bar: Load
    plates: tuple[Decimal, ...]

    def __post_init__(self) -> None:
        if not self.plates or min(self.plates) <= 0:
            raise ValueError(f"plates {[plain(p) for p in self.plates]}: give at least one, each above 0")

    @property
    def unit(self) -> Unit:
        """The unit of the bar, its plates and every load on it."""
        return self.bar.unit

    @property
    def smallest_jump(self) -> Decimal:
        """The least that a pair of plates adds, in the rack's unit."""
        return 2 * min(self.plates)

    def holds(self, load: Load) -> bool:
        """Whether exactly this load can be put on, in this unit."""
        return load.unit is self.unit and load.amount in self._sides

    def at_most(self, load: Load) -> Load | None:
        """The heaviest load that can be put on and is not above ``load``; None if the empty bar is."""
        below = [amount for amount in self._sides if Load(amount, self.unit).kg <= load.kg]
        return Load(max(below), self.unit) if below else None

    def next_above(self, load: Load) -> Load | None:
        """The lightest load that can be put on and is above ``load``; None beyond the heaviest."""
        above = [amount for amount in self._sides if Load(amount, self.unit).kg > load.kg]
        return Load(min(above), self.unit) if above else None

    def in_words(self, load: Load) -> str | None:
        """The plates of a load: "on a 20 kg bar: 25 + 15 a side"; None if it cannot be put on."""
        if not self.holds(load):
            return None
        side = self._sides[load.amount]
        if not side:
            return f"the empty {self.bar} bar"
        return f"on a {self.bar} bar: {' + '.join(plain(plate) for plate in side)} a side"

    @cached_property
    def _sides(self) -> Mapping[Decimal, tuple[Decimal, ...]]:
        """Every load up to the heaviest, with the plates of one side: as few as possible, heaviest first."""
        heaviest = HEAVIEST_KG if self.unit is Unit.KG else HEAVIEST_KG / KG_IN_A_POUND
        room = (heaviest - self.bar.amount) / 2
        sides: dict[Decimal, tuple[Decimal, ...]] = {Decimal(0): ()}
        newest = [Decimal(0)]
        # One more plate each round, so the first way to a sum is one with the fewest plates.
        while newest:
            reached = []
            for amount in newest:
                for plate in sorted(self.plates, reverse=True):
                    if amount + plate <= room and amount + plate not in sides:
                        sides[amount + plate] = tuple(sorted((*sides[amount], plate), reverse=True))
                        reached.append(amount + plate)
            newest = reached
        return MappingProxyType({self.bar.amount + 2 * amount: side for amount, side in sides.items()})


def _rack(unit: Unit, bar: str, *plates: str) -> Rack:
    return Rack(Load(Decimal(bar), unit), tuple(Decimal(plate) for plate in plates))


STANDARD: Final[Mapping[Unit, Rack]] = MappingProxyType(
    {
        Unit.KG: _rack(Unit.KG, "20", "25", "20", "15", "10", "5", "2.5", "1.25"),
        Unit.LB: _rack(Unit.LB, "45", "45", "35", "25", "10", "5", "2.5"),
    }
)
"""What most gyms have. Their smallest jumps, 2.5 kg and 5 lb, are common coaching practice; no trial compares jumps."""
