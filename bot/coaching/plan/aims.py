"""What the stored plan asks of the next hip thrust session."""

from __future__ import annotations

from typing import Final

from bot.coaching.plan.plan import Plan
from bot.coaching.plan.profile import Equipment
from bot.coaching.progression.aim import Aim
from bot.coaching.thrust_family import thrust_named

_GEAR: Final = {
    Equipment.BARBELL: frozenset({"barbell", "smith"}),
    Equipment.MACHINE: frozenset({"machine", "smith", "cable"}),
    Equipment.HOME: frozenset({"dumbbell", "kettlebell", "band", "bodyweight"}),
    Equipment.BODYWEIGHT: frozenset({"bodyweight", "barbell"}),
}
"""What a plan's hip thrust is done with. Without a bar, a hip thrust is logged under its usual name."""


def thrust_aim(plan: Plan, lift: str) -> Aim | None:
    """The sets and the range of reps that a plan has for a lift; None if it has none for it.

    Args:
        plan: the plan.
        lift: its name, as the log has it.
    """
    dose = next((line.dose for line in plan.lines if line.id.startswith("thrust-") and line.dose), None)
    entry = thrust_named(lift)
    if dose is None or entry is None or entry.gear not in _GEAR[plan.profile.equipment]:
        return None
    return Aim(dose.sets, *dose.reps)
