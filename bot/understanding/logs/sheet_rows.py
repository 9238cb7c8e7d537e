"""One row of a table as what was done of a lift: its cells by the kinds of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, TypeVar

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_SETS_IN_ALL
from bot.understanding.logs.pasted import Line, PastedLift, PastedSet
from bot.understanding.logs.share_lines import set_line
from bot.understanding.logs.written_lifts import bare_name
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import load_lists

T = TypeVar("T")

NTH: Final = "nth"
"""The kind of a column that holds one set of each lift."""
_LISTED: Final = re.compile(r"\s*[,;/]\s*|\s+")
_ROW: Final = re.compile(r"\d{1,3}(?:(?: ?[,;/] ?| )\d{1,3})+")
_DECIMAL: Final = re.compile(r"(\d),(\d{1,2})(?!\d)")
"""In a load: "102,5"; loads are listed with a gap or a slash."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its kind, "" for one that tells nothing, and the unit of its loads."""

    kind: str
    unit: Unit | None = None


@lru_cache(maxsize=1)
def sheet_words() -> dict[str, frozenset[str]]:
    """The lists of ``sheets.yml``."""
    return {kind: frozenset(words) for kind, words in load_lists("sheets").items()}


def lift_of_row(columns: Sequence[Column], cells: Sequence[str], name: str) -> PastedLift:
    """What a row tells.

    Args:
        columns: of the table.
        cells: of the row, as many.
        name: of its lift where the row names none.
    """
    row = _Row(columns, cells)
    return row.told(bare_name(row.cell("lift")) or name)


class _Row:
    def __init__(self, columns: Sequence[Column], cells: Sequence[str]) -> None:
        self.cells = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell.strip("-–—")]
        self.kinds = {column.kind for column in columns}

    def cell(self, kind: str) -> str:
        return next((cell for column, cell in self.cells if column.kind == kind), "")

    def told(self, name: str) -> PastedLift:
        lift = PastedLift(name, dated=self.cell("date"), plan=self.cell("plan"))
        free = self.cell("done") if "done" in self.kinds else self.cell("scheme")
        if "sets" in self.kinds and not {"reps", "done", "scheme"} & self.kinds:
            free = self.cell("sets")
        if free or {"done", "scheme"} & self.kinds:
            return self._free(lift, free)
        return self._nth(lift) if NTH in self.kinds else self._counted(lift)

    def _free(self, lift: PastedLift, done: str) -> PastedLift:
        """What was done stands in one cell: "8, 8, 7", "3x8 @ 60 kg", "skipped", "as planned"."""
        words = sheet_words()
        if done.lower().strip(" .!") in words["all_done"]:
            return replace(lift, done=lift.plan)
        if not done or done.lower().strip(" .!") in words["not_done"]:
            return lift
        loads, efforts = self._loads(), self._efforts()
        if _ROW.fullmatch(done) and len(loads) < 2 and not efforts:
            return replace(lift, sets=tuple(PastedSet(int(n), next(iter(loads), None)) for n in _LISTED.split(done)))
        load, rpe = self.cell("load"), self.cell("rpe")
        unit = loads[0].unit if loads and not any(char.isalpha() for char in load) else None
        load = f" @ {load}{f' {unit.value}' if unit else ''}" if load else ""
        return replace(lift, done=f"{done}{load}{f', rpe {rpe}' if rpe else ''}")

    def _nth(self, lift: PastedLift) -> PastedLift:
        """A column for each set: its reps, or its load and reps."""
        loads = self._loads()
        found = [(column, cell, set_line(Line(f"set: {cell}", 0))) for column, cell in self.cells if column.kind == NTH]
        unclear = next((cell for _, cell, one in found if one is None or one.told.reps is None), "")
        if unclear or len(loads) > 1:
            return replace(lift, unclear=unclear or self.cell("load"))
        sets = [
            replace(one.told, span=None, load=_in_unit(one.told.load or next(iter(loads), None), column.unit))
            for column, _, one in found
            if one
        ]
        return replace(lift, sets=tuple(sets))

    def _counted(self, lift: PastedLift) -> PastedLift:
        """Sets, reps, load and effort in columns of their own; each may list what differs from set to set."""
        reps, loads, efforts = self._reps(), self._loads(), self._efforts()
        if not self.cell("reps"):
            return lift
        sets = self.cell("sets")
        told = int(sets) if sets.isdecimal() else 0
        count = told or max(len(reps), len(loads), 1)
        lists = [listed for listed in (reps, loads, efforts) if len(listed) not in (0, 1, count)]
        for kind, listed in (("reps", reps), ("load", loads), ("rpe", efforts), ("rir", efforts)):
            if self.cell(kind) and not listed:
                return replace(lift, unclear=self.cell(kind))
        if lists or (sets and not told) or count > MOST_SETS_IN_ALL:
            return replace(lift, unclear=f"{sets} {self.cell('reps')}".strip())
        mark = set_line(Line(f"{self.cell('type') or self.cell('set') or 'set'} : 1 kg x 1", 0))
        each = mark.told if mark else PastedSet(1)
        return replace(
            lift,
            sets=tuple(
                replace(each, reps=_nth(reps, at), load=_nth(loads, at), rpe=_nth(efforts, at), span=None)
                for at in range(count)
            ),
        )

    def _reps(self) -> list[int]:
        cell = self.cell("reps")
        if _ROW.fullmatch(cell):
            return [int(one) for one in _LISTED.split(cell)]
        one = set_line(Line(f"set: {cell}", 0))
        return [one.told.reps] if one and one.told.reps is not None and one.told.load is None else []

    def _loads(self) -> list[SaidLoad]:
        """The loads of a row; none if it has none, or one that is no load."""
        column, cell = next(((column, cell) for column, cell in self.cells if column.kind == "load"), (None, ""))
        if column is None:
            return []
        cell = _DECIMAL.sub(r"\1.\2", cell)
        parts = [cell] if not _ROW.fullmatch(cell) else _LISTED.split(cell)
        lines = [set_line(Line(f"set: {part} x 1", 0)) for part in parts]
        unit = UNIT_WORDS.get(self.cell("unit").lower()) or column.unit
        loads = [_in_unit(one.told.load, unit) for one in lines if one]
        return [load for load in loads if load] if len(loads) == len(parts) else []

    def _efforts(self) -> list[Decimal]:
        left = bool(self.cell("rir"))
        try:
            told = [Decimal(one) for one in _LISTED.split(self.cell("rir") or self.cell("rpe")) if one]
        except InvalidOperation:
            return []
        return [10 - one if left else one for one in told]


def _nth(listed: Sequence[T], at: int) -> T | None:
    """What a list tells of one set: the only value, or its own."""
    return listed[at if len(listed) > 1 else 0] if listed else None


def _in_unit(load: SaidLoad | None, unit: Unit | None) -> SaidLoad | None:
    bare = load is not None and load.unit is None and (load.amount or load.kind is LoadKind.WEIGHT)
    return replace(load, unit=unit) if load and bare else load
