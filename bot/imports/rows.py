"""One row of an export with its values as types."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Optional

from pydantic import BaseModel, root_validator, validator

from bot.coaching.load import Load, Unit, plain
from bot.coaching.session import WorkSet
from bot.imports.found import Skipped
from bot.imports.layouts import LOAD_UNITS
from bot.understanding.lifts import lift_mentions
from bot.understanding.units import UNIT_WORDS
from bot.understanding.words import words_of

_MOMENTS: Final = (
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%d %b %Y, %H:%M", "%d %b %Y, %I:%M %p"),
    *("%b %d, %Y, %I:%M %p", "%b %d, %Y, %H:%M"),
)
_WARM_UPS: Final = frozenset({"w", "warmup"})
_FAILED: Final = frozenset({"f", "failure"})
_ESCAPED: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Signs with which a spreadsheet begins a formula."""
_LONGEST_NAME: Final = 200


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; ``as_written`` takes it back exactly."""
    return f"'{cell}" if cell.lstrip("'").startswith(_ESCAPED) else cell


def as_written(cell: str) -> str:
    """What a cell said before ``harmless``."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(_ESCAPED) else cell


def _with_help(cells: dict[str, Any]) -> dict[str, Any]:
    """The cells of an assisted set: what takes weight off is below 0, is no load, and stays as a note."""
    cell = str(cells.get("load", ""))
    if not cell.startswith("-") or not cell[1:].replace(".", "", 1).isdecimal():
        return cells
    lift = str(cells.get("lift", "")).lower()
    entry = next((one.lift for one in lift_mentions(words_of(lift))), None)
    if "assisted" not in lift and (entry is None or entry.gear != "bodyweight"):
        return cells
    told = cells.get("unit")
    unit = told if isinstance(told, Unit) else UNIT_WORDS.get(str(told or "").lower())
    told = f"{plain(Decimal(cell[1:]))}{f' {unit.value}' if unit else ''} of help"
    return {**cells, "load": "0", "note": "; ".join(filter(None, (cells.get("note", ""), told)))}


class ExportedRow(BaseModel):
    """One row: a set, a note or a rest.

    Raises:
        ValueError: a cell does not hold what its column says. The error names the field.
    """

    started: datetime
    lift: str
    kind: str = ""
    load: Decimal = Decimal(0)
    unit: Optional[Unit] = None
    reps: int = 0
    rpe: Optional[Decimal] = None
    note: str = ""
    workout_note: str = ""

    @root_validator(pre=True)
    def _load_in_unit(cls, cells: dict[str, Any]) -> dict[str, Any]:
        found = {field: cell for field, cell in cells.items() if cell and field not in LOAD_UNITS}
        for field, unit in LOAD_UNITS.items():
            if field in cells:
                found.update(unit=unit, load=cells[field] or "0")
        return _with_help(found)

    @validator("started", pre=True)
    def _moment(cls, cell: str) -> datetime:
        for form in _MOMENTS:
            try:
                return datetime.strptime(cell, form)
            except ValueError:
                continue
        raise ValueError("no known form of a date")

    @validator("lift")
    def _name(cls, cell: str) -> str:
        name = " ".join(as_written(cell).split())
        if not 0 < len(name) <= _LONGEST_NAME:
            raise ValueError("no name of a lift")
        return name

    @validator("kind")
    def _kind(cls, cell: str) -> str:
        return cell.lower()

    @validator("unit", pre=True)
    def _unit(cls, cell: Any) -> Any:
        if isinstance(cell, Unit):
            return cell
        if cell.lower() not in UNIT_WORDS:
            raise ValueError("no known unit")
        return UNIT_WORDS[cell.lower()]

    @validator("reps", pre=True)
    def _whole(cls, cell: str) -> int:
        number = Decimal(cell) if cell.replace(".", "", 1).isdecimal() else None
        if number is None or number != int(number):
            raise ValueError("no number of reps")
        return int(number)

    @validator("note", "workout_note")
    def _note(cls, cell: str) -> str:
        return as_written(cell)

    @property
    def is_rest(self) -> bool:
        """Return True for the clock between two sets."""
        return self.kind == "rest timer"

    @property
    def is_note(self) -> bool:
        """Return True for a row that only tells something of the lift."""
        return self.kind == "note"

    @property
    def warm_up(self) -> bool:
        """Return True if the app, or the lifter in a remark, calls it a warm-up."""
        return self.kind in _WARM_UPS or self.note.casefold().replace("-", "").replace(" ", "").startswith("warmup")

    @property
    def is_set(self) -> bool:
        """Return True if reps were done, or tried under a load and failed."""
        return self.reps > 0 or (self.kind in _FAILED and self.load > 0)

    def work_set(self, unit: Unit) -> WorkSet:
        """The set, its load in the row's unit or else in this one.

        Raises:
            ValueError: a number is not in its range.
        """
        load = Load(self.load, self.unit or unit) if self.load else None
        return WorkSet(self.reps, load, self.rpe, self.warm_up)


def why_left_out(row: ExportedRow, today: date) -> Skipped | None:
    """Why a row that could be read is no set to keep; None if it is one."""
    if row.is_rest:
        return Skipped.REST
    if row.started.date() > today:
        return Skipped.FUTURE
    return None if row.is_set else Skipped.NO_REPS
