"""What the numbers of an element can count: sets, reps or a load, each way with its cost.

Costs say how far a reading is from how people write. They are added up over a message, with one for elements of the
same shape that are read differently; readings that end close to each other are both kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.quantities.element import Element, Operand

MOST_SETS: Final = 20
MOST_REPS: Final = 100
_ORDERS: Final = {
    ("sets", "reps"): 0.0, ("load", "reps"): 0.0, ("reps", "load"): 1.5, ("reps", "sets"): 4.4, ("load", "sets"): 5.0,
    ("sets", "load"): 2.5, ("sets", "reps", "load"): 0.0, ("load", "reps", "sets"): 0.0, ("load", "sets", "reps"): 1.0,
    ("reps", "sets", "load"): 3.0, ("sets", "load", "reps"): 2.0, ("reps", "load", "sets"): 5.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """An element, read one way.

    Attributes:
        sets: how many; None if that is not said.
        reps: of each set or of all; empty if none are told; None for reps that were done and not told.
        loads: of each set or of all; empty if none is told.
        style: which numbers were taken for what.
        cost: how unusual that is.
    """

    sets: int | None = None
    reps: tuple[int | None, ...] = ()
    loads: tuple[SaidLoad, ...] = ()
    style: str = ""
    cost: float = 0.0

    @property
    def is_scheme(self) -> bool:
        """Return True if sets or reps are told."""
        return self.sets is not None or bool(self.reps)


def readings_of(element: Element) -> list[Part]:
    """All ways to read a product, a row of numbers or a load; the likeliest first."""
    if element.kind == "load":
        return [Part(loads=element.operands[0].loads, style="load")]
    found = _of_product(element.operands) if element.kind == "product" else _of_row(element.operands[0])
    parts = [_weighed_by_link(part, element) for part in found]
    return sorted(parts, key=lambda part: part.cost)


def _weighed_by_link(part: Part, element: Element) -> Part:
    """The part with what the word before it tells: "at 100" is a load, "for 8" are reps."""
    if element.kind != "numbers":
        return part
    big = any(value is not None and value > 30 for value in element.operands[0].values)
    if "by_ref" in element.flags and not big and part.style == "load" and element.link not in ("at", "with"):
        return replace(part, cost=part.cost + 3.0)
    if "heads" in element.flags and part.style in ("reps", "load"):
        return replace(part, cost=max(part.cost + (2.5 if part.style == "reps" else -1.5), 0.0))
    if element.link in ("at", "with") and part.style == "reps" and not element.operands[0].role:
        return replace(part, cost=part.cost + 3.0)
    if element.link in ("at", "with") and part.style == "load":
        return replace(part, cost=max(part.cost - 1.0, 0.0))
    if element.link in ("for", "colon", "equals") and part.style == "load":
        return replace(part, cost=part.cost + (3.0 if element.link == "for" else 1.0))
    return part


def _of_product(operands: Sequence[Operand]) -> Iterator[Part]:
    count = len(operands)
    for order in permutations(("sets", "reps", "load"), count):
        cost = _ORDERS[order]
        fixed = [bool(operand.role or operand.loads) for operand in operands]
        if any(
            (operand.role and operand.role != role) or (operand.loads and role != "load")
            for operand, role in zip(operands, order, strict=True)
        ):
            continue
        said = dict(zip(order, operands, strict=True))
        worded = sum(bool(operand.role) for operand in operands)
        sure = all(fixed) or (sum(fixed) >= count - 1 and (count == 3 or worded))
        part = _part(said, 0.0 if sure else cost, "x".join(order))
        if part is not None:
            yield part


def _part(said: dict[str, Operand], cost: float, style: str) -> Part | None:
    sets = _sets(said["sets"]) if "sets" in said else 0
    reps = _reps(said["reps"]) if "reps" in said else ()
    if sets is None or reps is None:
        return None
    loads = _loads(said["load"]) if "load" in said else ()
    cost += _cost_of_sets(sets, reps, said) + sum(_cost_of_reps(one) for one in reps) / max(len(reps), 1)
    if set(said) == {"sets", "load"} and not said["load"].loads:
        cost += 3.0
    if "load" in said and not said["load"].loads and not said["load"].role:
        cost += _cost_of_load(loads, reps)
    if sets and len(reps) > 1 and len(reps) != sets:
        if sets > 1 and len(set(reps)) == 1 and len(reps) == 2:
            reps = reps[:1]
        elif sets != 1:
            return None
    return Part(sets or None, reps, loads, style, cost)


def _sets(operand: Operand) -> int | None:
    value = operand.values[0] if len(operand.values) == 1 else None
    whole = value is not None and value == int(value) and 1 <= value <= MOST_SETS
    return int(value) if whole and value is not None else None


def _reps(operand: Operand) -> tuple[int | None, ...] | None:
    for value in operand.values:
        if value is not None and (value != int(value) or not 0 <= value <= MOST_REPS):
            return None
        if value == 0 and operand.role != "reps":
            return None
    return tuple(None if value is None else int(value) for value in operand.values) or None


def _loads(operand: Operand) -> tuple[SaidLoad, ...]:
    if operand.loads:
        return operand.loads
    if None in operand.values:
        return (SaidLoad(LoadKind.UNKNOWN),)
    return tuple(weight(value) for value in operand.values if value is not None)


def weight(value: Decimal) -> SaidLoad:
    """A bare number as a load; 0 is none, so body weight."""
    return SaidLoad(LoadKind.WEIGHT, value) if value else SaidLoad(LoadKind.BODY)


def _cost_of_sets(sets: int, reps: Sequence[int | None], said: dict[str, Operand]) -> float:
    if not sets or said["sets"].role:
        return 0.0
    most = max((one or 0 for one in reps), default=0)
    backwards = 2.0 if sets >= 9 and 0 < most <= 6 else 1.0 if sets >= 5 and 0 < most < sets else 0.0
    return (0.0 if sets <= 6 else 1.0 if sets <= 10 else 4.0) + backwards


def _cost_of_reps(reps: int | None) -> float:
    return 0.0 if reps is None or reps <= 25 else 0.5 if reps <= 30 else 2.0 if reps <= 50 else 4.0


def _cost_of_load(loads: Sequence[SaidLoad], reps: Sequence[int | None]) -> float:
    least = min(load.amount for load in loads)
    most = max((one or 0 for one in reps), default=0)
    small = 0.0 if least > 20 or least != int(least) else 1.5 if least >= 10 else 4.0
    return small + (1.0 if least <= most else 0.0)


def _of_row(operand: Operand) -> Iterator[Part]:
    values = operand.values
    if operand.role == "sets":
        sets = _sets(operand)
        if sets is not None:
            yield Part(sets, style="sets")
        return
    reps = _reps(operand)
    if reps is not None and operand.role in ("", "reps"):
        cost = 0.0 if operand.role else (0.5 if len(values) > 1 else 1.0)
        cost += sum(map(_cost_of_reps, reps)) / len(reps) + (2.0 if 0 in reps else 0.0) + _cost_of_spread(reps)
        yield Part(None, reps, style="reps", cost=cost)
    if operand.role == "reps" or any(value is None for value in values):
        if operand.role == "load":
            yield Part(loads=(SaidLoad(LoadKind.UNKNOWN),), style="load")
        if len(values) > 1 and values[0] is not None and values[0] > 20:
            yield from _load_and_reps(operand)
        return
    loads = _loads(operand)
    cost = 1.0 if len(values) == 1 else 1.5
    yield Part(loads=loads, style="load", cost=cost + _cost_of_load(loads, ()))
    if len(values) > 1:
        yield from _load_and_reps(operand)
    if len(values) == 2 and operand.divider in (" ", "comma", "dash", "cell") and reps is not None:
        sets = _sets(Operand(values[:1]))
        if sets is not None and (reps[1] or 0) > sets * 1.5:
            likely = -1.5 if operand.divider == "cell" else 1.0
            yield Part(sets, reps[1:], style="sets+reps", cost=likely + (0.0 if sets <= 6 else 2.0))


def _cost_of_spread(reps: Sequence[int | None]) -> float:
    """Reps of one row seldom differ much; what does is a load among them."""
    told = [one for one in reps if one]
    return 2.0 if len(told) > 1 and max(told) > 3 * min(told) and max(told) > 20 else 0.0


def _load_and_reps(operand: Operand) -> Iterator[Part]:
    """ "100 10 9", "60/12", "135 5"."""
    rest = _reps(Operand(operand.values[1:]))
    first = operand.values[0]
    if rest is None or first is None or 0 in rest:
        return
    loads = (weight(first),)
    most = max(one or 0 for one in rest)
    cost = (
        (3.5 if operand.divider == "comma" else 1.0)
        + _cost_of_load(loads, rest)
        + (2.0 if first < most * Decimal("1.5") else 0.0)
    )
    yield Part(None, rest, loads, "load+reps", cost + sum(map(_cost_of_reps, rest)) / len(rest))
    sets = _sets(Operand(operand.values[1:2]))
    if len(rest) == 2 and operand.divider in ("dash", "cell") and sets and (rest[1] or 0) > sets * 1.5:
        # "90 - 3 - 10"
        yield Part(sets, rest[1:], loads, "load+sets+reps", cost)
