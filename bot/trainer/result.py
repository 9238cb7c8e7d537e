"""What came of the cases that were played."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.trainer.case import Case
from bot.trainer.expectation import Expectation
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import Place


@dataclass(frozen=True)
class Missed:
    """An expectation that does not hold."""

    place: Place
    expected: str
    got: str
    expectation: Expectation | None = None


@dataclass(frozen=True)
class PlayedStep:
    """What somebody said, what it brought, and what of that was not expected."""

    place: Place
    turn: Turn
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True)
class PlayedCase:
    """A case as it was played."""

    case: Case
    steps: tuple[PlayedStep, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        """Return True if every expectation holds."""
        return not any(step.missed for step in self.steps)


@dataclass
class Run:
    """All that was played, and the seconds that it took."""

    played: list[PlayedCase] = field(default_factory=list)
    seconds: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> list[PlayedCase]:
        """The cases with an expectation that does not hold."""
        return [one for one in self.played if not one.passed]
