"""What a lifter loads with: their own bar, plates and steps, or what most gyms have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from bot.coaching.load import Load, Unit
from bot.coaching.plates import STANDARD, Loadable, Rack, Stack
from bot.coaching.spoken import listed
from bot.understanding.lifts import LiftEntry
from bot.understanding.own_kit import KitLoad, KitTold

_STEPS: Final[Mapping[str, Mapping[Unit, str]]] = MappingProxyType(
    {
        "dumbbell": {Unit.KG: "2", Unit.LB: "5"},
        "kettlebell": {Unit.KG: "2", Unit.LB: "5"},
        "smith": {Unit.KG: "2.5", Unit.LB: "5"},
        "machine": {Unit.KG: "5", Unit.LB: "10"},
        "cable": {Unit.KG: "5", Unit.LB: "10"},
    }
)
"""Usual steps of what is not a bar (coaching practice). A Smith bar's own weight differs, so it is not counted."""


@dataclass(frozen=True)
class OwnKit:
    """What the lifter has told of their own bar, plates and steps.

    Attributes:
        bar: the empty bar; None if they have not told.
        plates: single plates that there are, and no others; empty if they have not told.
        smallest: the smallest single plate; None if they have not told.
        step: from one load to the next on their machine or dumbbells; None if they have not told.
        shown: the unit that they want to be answered in, whatever they log in; None for that of the log.
    """

    bar: Load | None = None
    plates: tuple[Load, ...] = ()
    smallest: Load | None = None
    step: Load | None = None
    shown: Unit | None = None

    def rack(self, unit: Unit) -> Rack:
        """The lifter's bar and plates; what most gyms have, where they have not told.

        Args:
            unit: of the answer. A bar of the other unit is converted; plates of the other unit make no whole loads
                in this one and are left out.
        """
        usual = STANDARD[unit]
        bar = usual.bar if self.bar is None else self.bar.shown_in(unit)
        own = tuple(plate.amount for plate in self.plates if plate.unit is unit)
        least = self.smallest.amount if self.smallest and self.smallest.unit is unit else Decimal(0)
        plates = tuple(plate for plate in own or usual.plates if plate >= least)
        return Rack(bar, plates or (least,))

    def told(self, told: KitTold, unit: Unit) -> OwnKit:
        """The kit after the lifter has told of it; a new bar or plate takes the place of the old.

        Args:
            told: what a message told.
            unit: of weights that were told without one.
        """

        def load(said: KitLoad) -> Load:
            return Load(said.amount, said.unit or unit)

        return replace(
            self,
            bar=load(told.bar) if told.bar else self.bar,
            plates=tuple(load(plate) for plate in told.plates) or self.plates,
            smallest=load(told.smallest) if told.smallest else None if told.plates else self.smallest,
            step=load(told.step) if told.step else self.step,
            shown=told.shown or self.shown,
        )

    @property
    def in_words(self) -> str:
        """The kit in words: "a 15 kg bar, plates of 10 and 5 kg"; "" if the lifter has told nothing."""
        plates = sorted(self.plates, key=lambda plate: plate.kg, reverse=True)
        known = {
            "a {} bar": self.bar,
            "plates of {}": listed([str(plate) for plate in plates]),
            "{} as the smallest plate": self.smallest,
            "steps of {}": self.step,
        }
        return ", ".join(words.format(value) for words, value in known.items() if value)


def loads_of(lift: LiftEntry | None, last: Load | None, unit: Unit, kit: OwnKit) -> Loadable:
    """The loads that a lift can have.

    Args:
        lift: the lift; one that is not known is taken for a barbell lift.
        last: the load that it had last. Less than a bar on one leg or in a bridge is a dumbbell.
        unit: of the loads.
        kit: the lifter's own.
    """
    rack = kit.rack(unit)
    gear = lift.gear if lift else "barbell"
    if lift and gear not in _STEPS and last and last.kg < rack.bar.kg and (lift.one_leg or gear == "bodyweight"):
        gear = "dumbbell"
    if gear not in _STEPS:
        return rack
    step = kit.step.amount if kit.step and kit.step.unit is unit else Decimal(_STEPS[gear][unit])
    return Stack(Load(step, unit), step)
