"""The ways in which the elements of one lift can be read together, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.loads import SaidLoad
from bot.understanding.quantities.assembly import assemble
from bot.understanding.quantities.element import Element, Operand
from bot.understanding.quantities.groups import Assembled
from bot.understanding.quantities.roles import MOST_SETS, Part, readings_of, weight

_SETS_AND_REPS: Final = 2
_TWO_PAIRS: Final = 4
_WIDTH: Final = 16
"""Partial readings that are kept at each element."""
_OTHER_STYLE: Final = 2.0
"""What it costs to read two elements of one shape differently."""
_TOO_UNUSUAL: Final = 4.4
"""A reading that costs more is asked about, even if there is no other."""
_MARGIN: Final = 1.6
"""Readings that cost more than the best by this are not meant."""


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    parts: tuple[Part | None, ...] = ()
    styles: tuple[tuple[str, str], ...] = ()


def ways_to_read(elements: Sequence[Element]) -> list[Assembled]:
    """All readings that come close to the best one, no two with the same sets."""
    elements = _with_counted_loads(elements)
    weighed = any(operand.loads for element in elements for operand in element.operands)
    paths = [_Path(0.0)]
    for element in elements:
        if element.kind not in ("numbers", "product", "load"):
            paths = [_Path(path.cost, (*path.parts, None), path.styles) for path in paths]
            continue
        options: list[Part | None] = list(readings_of(element)) or [None]
        shape = _shape(element)
        paths = sorted(
            (_extended(path, option, shape, weighed) for path in paths for option in options),
            key=lambda path: path.cost,
        )[:_WIDTH]
    found: list[tuple[float, Assembled, bool, tuple[tuple[str, str], ...]]] = []
    best = float("inf")
    for path in paths:
        if path.cost > best + _MARGIN:
            # Putting sets together only adds to the cost.
            break
        assembled = assemble(elements, path.parts)
        both = list(zip(elements, path.parts, strict=True))
        unread = [element for element, part in both if part is None and element.kind in ("numbers", "product")]
        for element in unread:
            assembled.doubt("number", element)
        products = [part for element, part in both if part and element.kind == "product"]
        if len(products) == 1 and products[0].style == "repsxload" and not weighed and len(products[0].loads) == 1:
            assembled.doubt("scheme", elements[0], elements[-1])
        extra = path.cost - sum(part.cost for part in path.parts if part)
        total = assembled.cost + extra + 8.0 * len(unread) + 2.0 * len(assembled.open)
        best = min(best, total)
        unusual = any(part.cost >= _TOO_UNUSUAL for part in path.parts if part)
        found.append((total, assembled, unusual, path.styles))
    found.sort(key=lambda one: one[0])
    kept: list[Assembled] = []
    for cost, assembled, unusual, styles in found:
        if cost > found[0][0] + _MARGIN:
            break
        if all(_meaning(assembled) != _meaning(other) for other in kept):
            assembled.cost = cost
            assembled.styles = styles
            assembled.open += assembled.strays
            kept.append(assembled)
            if unusual and elements:
                assembled.doubt("scheme", elements[0], elements[-1])
    if len(kept) == 1:
        kept[0].open += kept[0].unlike
    return kept


def _with_counted_loads(elements: Sequence[Element]) -> Sequence[Element]:
    """The elements with "4x10, two sets with 60 and two with 70" as a scheme and the load of each of its sets."""
    scheme = elements[0].operands if elements and elements[0].kind == "product" else ()
    if len(scheme) != _SETS_AND_REPS or any(operand.loads for operand in scheme) or len(scheme[0].values) != 1:
        return elements
    rest = [element for element in elements[1:] if element.kind != "break"]
    loads: list[SaidLoad] = []
    for count, load in zip(rest[::2], rest[1::2], strict=False):
        values, weights = (one.operands[0].values if one.operands else () for one in (count, load))
        told = load.operands[0].loads if load.kind == "load" else tuple(weight(value) for value in weights if value)
        linked = load.kind == "load" or (load.kind == "numbers" and load.link in ("at", "with"))
        counts = count.kind == "numbers" and len(values) == 1 and count.operands[0].role in ("", "sets")
        if not counts or not linked or len(told) != 1 or not 0 < (values[0] or 0) <= MOST_SETS:
            return elements
        loads += told * int(values[0] or 0)
    if len(rest) % 2 or len(rest) < _TWO_PAIRS:
        return elements
    if len(loads) != scheme[0].values[0]:
        return [*elements, Element("stray", rest[0].first, rest[-1].after)]
    return [elements[0], Element("load", rest[0].first, rest[-1].after, (Operand(loads=tuple(loads)),))]


def read_alike(ways: Sequence[Sequence[Assembled]]) -> list[list[Assembled]]:
    """The readings of several lifts without those that read a shape otherwise than the lifts read for sure.

    "Squat 10x80, curl 12x20" tells reps before the load in both, as 80 can be nothing else.
    """
    sure: dict[str, set[str]] = {}
    for one in ways:
        for shape, style in one[0].styles if len(one) == 1 else ():
            sure.setdefault(shape, set()).add(style)
    found = []
    for one in ways:
        alike = [way for way in one if all(sure.get(shape, {style}) == {style} for shape, style in way.styles)]
        found.append(alike or list(one))
    return found


def _extended(path: _Path, part: Part | None, shape: str, weighed: bool) -> _Path:
    if part is None:
        return _Path(path.cost, (*path.parts, None), path.styles)
    before = next((style for known, style in path.styles if known == shape), None)
    bare = weighed and part.style in ("load", "load+reps") and shape.startswith("numbers")
    cost = path.cost + part.cost + (0.7 if bare else 0.0) + (0.0 if before in (None, part.style) else _OTHER_STYLE)
    styles = tuple((known, style) for known, style in path.styles if known != shape)
    return _Path(cost, (*path.parts, part), (*styles, (shape, part.style)))


def _shape(element: Element) -> str:
    operands = " ".join(
        f"{'L' if operand.loads else 'N' if len(operand.values) == 1 else 'R'}{operand.role}"
        for operand in element.operands
    )
    return f"{element.kind} {operands}" + (f" {element.link}" if element.kind == "numbers" else "")


def _meaning(assembled: Assembled) -> tuple[object, ...]:
    return tuple((one.reps, one.load, one.effort, one.warm_up) for one in assembled.sets)
