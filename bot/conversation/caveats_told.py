"""The caveats that were told lately: a channel that can fold them does not show the same lines under everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.conversation.stored import Stored

FOLDED_FOR: Final = 5
"""Messages after a caveat was told in full within which it may be folded."""


class CaveatsTold(Stored):
    """The caveats of the latest answers.

    Attributes:
        at: number of the message under whose answer each was told in full last, by its id.
    """

    at: dict[str, int] = {}

    def lately(self, ids: Sequence[str], turn: int) -> frozenset[str]:
        """Those of ``ids`` that were told in full within ``FOLDED_FOR`` messages before this one."""
        return frozenset(id_ for id_ in ids if 0 < turn - self.at.get(id_, turn) <= FOLDED_FOR)

    def and_now(self, ids: Sequence[str], turn: int) -> CaveatsTold:
        """These after an answer with ``ids``; what nobody would fold any more is forgotten."""
        known = {id_: told for id_, told in self.at.items() if turn - told <= FOLDED_FOR}
        lately = self.lately(ids, turn)
        return CaveatsTold(at={**known, **{id_: turn for id_ in ids if id_ not in lately}})
