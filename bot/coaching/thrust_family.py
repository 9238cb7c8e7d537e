"""The lifts that the coach speaks for: hip thrusts and glute bridges of every kind."""

from __future__ import annotations

from typing import Final

from bot.understanding.lifts import LiftEntry, lift_named

_FAMILY: Final = frozenset({"hip_thrust", "glute_bridge"})


def thrust_named(lift: str) -> LiftEntry | None:
    """The hip thrust or bridge of this name; None for every other lift, as the guide has no load for those.

    Args:
        lift: its name, as the log has it.
    """
    entry = lift_named(lift)
    return entry if entry is not None and entry.group in _FAMILY else None
