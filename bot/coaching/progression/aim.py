"""What a lifter works with: how many sets, and the span of reps in which double progression goes up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FEWEST_SETS: Final = 2
MOST_SETS: Final = 5
FEWEST_REPS: Final = 6
MOST_REPS: Final = 15
"""The guide's default sets and reps (section progress-it)."""


@dataclass(frozen=True)
class Aim:
    """The sets and the span of reps to progress in.

    Attributes:
        sets: sets in a session, 2 to 5.
        low: reps to start from after each jump in load, at least 6.
        high: reps that all sets must reach before the load goes up; above ``low``, at most 15.

    Raises:
        ValueError: a number is outside the guide's default (section progress-it).
    """

    sets: int = 3
    low: int = 8
    high: int = 12

    def __post_init__(self) -> None:
        if not FEWEST_SETS <= self.sets <= MOST_SETS:
            raise ValueError(f"{self.sets} sets: expected {FEWEST_SETS} to {MOST_SETS}")
        if not FEWEST_REPS <= self.low < self.high <= MOST_REPS:
            raise ValueError(
                f"{self.low} to {self.high} reps: expected a span inside {FEWEST_REPS} to {MOST_REPS}, low below high"
            )
