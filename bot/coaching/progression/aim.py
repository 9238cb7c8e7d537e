"""What a lifter works with: how many sets, and the range of reps in which double progression goes up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_SETS: Final = 5
"""The guide's default (section progress-it)."""

FEWEST_REPS: Final = 3
MOST_REPS: Final = 30
"""Below is a test of strength; above, light loads no longer train near the limit (topic sets_and_reps)."""


@dataclass(frozen=True)
class Aim:
    """The sets and the range of reps to progress in.

    Attributes:
        sets: sets in a session, 1 to 5.
        low: reps to start from after a jump in load, at least 3.
        high: reps that all sets must reach before the load goes up, at most 30. The same as ``low`` where the reps
            are fixed, as in 5 sets of 5.

    Raises:
        ValueError: a number is not in its range.
    """

    sets: int = 3
    low: int = 8
    high: int = 12

    def __post_init__(self) -> None:
        if not 1 <= self.sets <= MOST_SETS:
            raise ValueError(f"{self.sets} sets: expected 1 to {MOST_SETS}")
        if not FEWEST_REPS <= self.low <= self.high <= MOST_REPS:
            raise ValueError(f"{self.low} to {self.high} reps: expected a range inside {FEWEST_REPS} to {MOST_REPS}")

    @property
    def fixed(self) -> bool:
        """Return True if only the load goes up, and never the reps."""
        return self.low == self.high
