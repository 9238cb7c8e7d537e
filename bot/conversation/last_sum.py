"""The amount that was worked out last, so that "in pounds?" and "and 80%?" have something to start from."""

from __future__ import annotations

from typing import Final

from bot.conversation.stored import Stored

NEAR: Final = 4
"""Messages after which it is no longer meant by "that"."""


class StoredFigure(Stored):
    """An amount, as decimal text, and its unit; "" while nobody said one."""

    amount: str
    unit: str = ""


class LastSum(Stored):
    """What was worked out last.

    Attributes:
        result: of it.
        base: what the share was a share of; None where none was told.
        turn: number of the message that asked for it.
    """

    result: StoredFigure
    base: StoredFigure | None = None
    turn: int = 0

    def is_near(self, turn: int) -> bool:
        """Return True if it was told a few messages before the one with this number."""
        return turn - self.turn <= NEAR
