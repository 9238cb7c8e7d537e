"""One part of a log: a product ("3x10"), a row of numbers, a load, or what stands between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from bot.understanding.loads import SaidLoad

BREAKS: Final = {
    "comma": 1, "and": 1, "semicolon": 2, "plus": 1, "then": 2, "stop": 2, "line": 3, "mark": 1, "set_ref": 1,
}  # fmt: skip
LINKS: Final = frozenset({"at", "with", "for", "colon", "dash", "slash", "open", "equals", "of", "arrow"})


@dataclass(frozen=True, slots=True)
class Operand:
    """A number, a row of them or a load, of a product or alone.

    Attributes:
        values: the numbers; None for one that was not told ("a few", "as many as possible").
        loads: if it is a load; then ``values`` is empty.
        role: ``sets``, ``reps`` or ``load`` if a word says so, "" if not.
        divider: what divides the numbers of a row.
    """

    values: tuple[Decimal | None, ...] = ()
    loads: tuple[SaidLoad, ...] = ()
    role: str = ""
    divider: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a log.

    Attributes:
        kind: ``numbers``, ``product``, ``load``, ``effort``, ``ref``, ``break``, ``warm_up``, ``work``, ``failed``,
            ``total``, ``amrap``, ``every_set``, ``unknown``.
        first: place of its first word.
        after: place of the word behind its last.
        operands: of a product; the only one of a row of numbers or a load.
        efforts: of an effort.
        strength: of a break, 1 to 3; of a reference, the set that is meant (-1 the last).
        link: what joins it to the element before ("at", "for", "colon" …), "" if nothing does.
        plus: it is a set to be outdone ("5+").
    """

    kind: str
    first: int
    after: int
    operands: tuple[Operand, ...] = ()
    efforts: tuple[Decimal, ...] = ()
    strength: int = 0
    link: str = ""
    plus: bool = False
    flags: frozenset[str] = field(default_factory=frozenset)
