"""What an assembly of sets works on: the elements of a lift, how each is read, and the sets found so far."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.quantities.element import Element
from bot.understanding.quantities.groups import Assembled, Group
from bot.understanding.quantities.roles import Part


class OnElements:
    """Asks what stands where among the elements of one lift."""

    elements: Sequence[Element]

    def _kind(self, at: int) -> str:
        """The kind of an element; "" where none stands."""
        return self.elements[at].kind if 0 <= at < len(self.elements) else ""

    def _is_bare(self, at: int) -> bool:
        """Return True for numbers of which no word says what they count."""
        return self._kind(at) == "numbers" and not self.elements[at].operands[0].role


class PartsRead(OnElements):
    """The state of an assembly."""

    def __init__(self, elements: Sequence[Element], parts: Sequence[Part | None]) -> None:
        self.elements = elements
        self.parts = parts
        self.found = Assembled(cost=sum(part.cost for part in parts if part))
        self.groups: list[Group] = []
        self.loads: list[tuple[int, Group]] = []
        self.missed_at: set[int] = set()
        self.missed = 0
        self.targets: set[int] = set()
