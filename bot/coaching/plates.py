"""What can be loaded: a bar and its plates, or a machine or dumbbells that go up in even steps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Final, Protocol

from bot.coaching.load import HEAVIEST_KG, KG_IN_A_POUND, Load, Unit, plain

_MOST_NAMED: Final = 6
"""Plates of a side that are told one by one; of more it is their sum."""


class Loadable(Protocol):
    """The loads that a lift can have."""

    @property
    def lightest(self) -> Load:
        """The least load there is: an empty bar, the first pin of a machine."""

    def at_most(self, load: Load) -> Load | None:
        """The heaviest of the loads that is not above ``load``; None if all are."""

    def next_above(self, load: Load) -> Load | None:
        """The lightest of the loads that is above ``load``; None beyond the heaviest."""

    def in_words(self, load: Load) -> str | None:
        """How the load is put together; None if there is nothing to say."""


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
    def lightest(self) -> Load:
        """The empty bar."""
        return self.bar

    @property
    def smallest_jump(self) -> Decimal:
        """The least that a pair of plates adds, in the rack's unit."""
        return 2 * min(self.plates)

    def holds(self, load: Load) -> bool:
        """Return True if exactly this load can be put on, in this unit."""
        return load.unit is self.unit and load.amount in self._sides

    def at_most(self, load: Load) -> Load | None:
        """The heaviest load that can be put on and is not above ``load``; None if the empty bar is."""
        place = bisect_right(self._kilograms, load.kg)
        return self._loads[place - 1] if place else None

    def next_above(self, load: Load) -> Load | None:
        """The lightest load that can be put on and is above ``load``; None beyond the heaviest."""
        place = bisect_right(self._kilograms, load.kg)
        return self._loads[place] if place < len(self._loads) else None

    def in_words(self, load: Load) -> str | None:
        """The plates of a load: "on a 20 kg bar: 25 + 15 a side"; None if it cannot be put on."""
        if not self.holds(load):
            return None
        side = self._sides[load.amount]
        if not side:
            return f"the empty {self.bar} bar"
        if len(side) > _MOST_NAMED:
            return f"on a {self.bar} bar: {plain(sum(side, Decimal(0)))} {self.unit.value} a side"
        return f"on a {self.bar} bar: {' + '.join(plain(plate) for plate in side)} a side"

    @cached_property
    def _loads(self) -> tuple[Load, ...]:
        return tuple(Load(amount, self.unit) for amount in sorted(self._sides))

    @cached_property
    def _kilograms(self) -> tuple[Decimal, ...]:
        return tuple(load.kg for load in self._loads)

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


@dataclass(frozen=True)
class Stack:
    """Loads in even steps, as on a machine or in a row of dumbbells.

    Attributes:
        lightest: the first load.
        step: from one load to the next in the same unit, above 0.

    Raises:
        ValueError: the step is not above 0.
    """

    lightest: Load
    step: Decimal

    def __post_init__(self) -> None:
        if self.step <= 0:
            raise ValueError(f"a step of {plain(self.step)}: expected more than 0")

    def at_most(self, load: Load) -> Load | None:
        """The heaviest of the loads that is not above ``load``; None if all are."""
        if load.kg < self.lightest.kg:
            return None
        return self._after((self._in_unit(load) - self.lightest.amount) // self.step)

    def next_above(self, load: Load) -> Load | None:
        """The lightest of the loads that is above ``load``; None beyond 600 kg."""
        if load.kg < self.lightest.kg:
            return self.lightest
        steps = (self._in_unit(load) - self.lightest.amount) // self.step + 1
        heaviest = HEAVIEST_KG if self.lightest.unit is Unit.KG else HEAVIEST_KG / KG_IN_A_POUND
        return self._after(steps) if self.lightest.amount + steps * self.step <= heaviest else None

    def in_words(self, load: Load) -> None:
        """Nothing: there are no plates to tell."""

    def _in_unit(self, load: Load) -> Decimal:
        if load.unit is self.lightest.unit:
            return load.amount
        return load.kg / KG_IN_A_POUND if self.lightest.unit is Unit.LB else load.kg

    def _after(self, steps: Decimal) -> Load:
        return Load(self.lightest.amount + steps * self.step, self.lightest.unit)


def _rack(unit: Unit, bar: str, *plates: str) -> Rack:
    return Rack(Load(Decimal(bar), unit), tuple(Decimal(plate) for plate in plates))


STANDARD: Final[Mapping[Unit, Rack]] = MappingProxyType(
    {
        Unit.KG: _rack(Unit.KG, "20", "25", "20", "15", "10", "5", "2.5", "1.25"),
        Unit.LB: _rack(Unit.LB, "45", "45", "35", "25", "10", "5", "2.5"),
    }
)
"""What most gyms have. Their smallest jumps, 2.5 kg and 5 lb, are common coaching practice; no trial compares jumps."""
