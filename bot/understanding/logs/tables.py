"""Rows of tables in a message: a small table is read, rows of an exported file are sent to the import."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_GAP: Final = re.compile(r" {2,}")
_LEAST_COMMAS: Final = 3
_COLUMNS: Final = {
    heading: column
    for column, headings in {
        "date": ("date", "datum"),
        "lift": ("exercise", "lift", "exercise name", "movement"),
        "set": ("set", "set #", "#", "no"),
        "sets": ("sets",),
        "type": ("type",),
        "kg": ("kg", "kgs", "weight (kg)"),
        "lb": ("lb", "lbs", "weight (lb)", "weight (lbs)"),
        "load": ("weight", "load"),
        "reps": ("reps", "rep"),
        "rpe": ("rpe",),
        "notes": ("note", "notes"),
    }.items()
    for heading in headings
}

_OF_A_YEAR: Final = 4
_SIGNS_OF_A_DATE: Final = 2


def holds_csv(text: str) -> bool:
    """Return True for rows of an exported file: lines with the same three or more commas or semicolons."""
    lines = [line for line in text.splitlines() if line.strip()]
    for sign in (";", ",", "\t"):
        counts = {line.count(sign) for line in lines}
        row = len(counts) == 1 and min(counts, default=0) >= _LEAST_COMMAS
        dense = all(" " not in line.replace(f"{sign} ", f" {sign}").strip() or sign in line for line in lines)
        if row and dense and (len(lines) > 1 or _is_row(lines[0], sign)) and _is_row(lines[-1], sign):
            return True
    return False


def _is_row(line: str, sign: str) -> bool:
    """Whether a line is a row and no prose: no space behind its commas, and a date or an empty field in it."""
    fields = line.split(sign)
    first = fields[0].strip()
    dated = first[:_OF_A_YEAR].isdigit() and len(first) >= _OF_A_YEAR
    dated = dated or first.count(".") == _SIGNS_OF_A_DATE or first.count("-") == _SIGNS_OF_A_DATE
    empty = "" in fields[1:-1]
    return f"{sign} " not in line and (dated or empty) and len(fields) > _LEAST_COMMAS


def without_table(text: str) -> str:
    """The text with its table written out, a line for each row: "Squat w1: 40 kg x 10".

    A table has a row of headings, and bars, tabs, commas, semicolons or wide gaps between its columns. One that does
    not tell reps stays as it is.
    """
    lines = text.splitlines()
    rows = [_cells(line) for line in lines]
    head = next((at for at, row in enumerate(rows) if len(row) > 1 and _heads_table(row, rows[at + 1 :])), None)
    if head is None:
        return text
    columns = [_column(cell) for cell in rows[head]]
    end = next((at for at in range(head + 1, len(rows)) if len(rows[at]) != len(columns)), len(rows))
    body = [row for row in rows[head + 1 : end] if not all(set(cell) <= {"-", ":", " "} for cell in row)]
    if "date" in columns:
        dated = columns.index("date")
        days = ["", *(row[dated] for row in body)]
        body = [
            [*row[:dated], "" if row[dated] == before else row[dated], *row[dated + 1 :]]
            for before, row in zip(days, body, strict=False)
        ]
    return "\n".join([*lines[:head], *(_line(columns, row) for row in body), *lines[end:]])


def _cells(line: str) -> list[str]:
    sign = next((sign for sign in ("|", "\t", ";", ",") if sign in line.strip().strip("|")), None)
    cells = line.strip().strip("|").split(sign) if sign else _GAP.split(line.strip())
    return [cell.strip() for cell in cells]


def _column(cell: str) -> str:
    return _COLUMNS.get(cell.lower().strip("* "), "")


def _heads_table(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether cells name columns, among them reps, or each column but the first holds a set of each lift."""
    columns = [_column(cell) for cell in row]
    if not below or len(below[0]) != len(row):
        return False
    if "reps" in columns:
        return all(columns) and len(set(columns)) > 1
    rows = [cells for cells in below if len(cells) == len(row)]
    sets = [cell for cells in rows for cell in cells[1:] if set(cell) - set("-: ")]
    return columns[0] == "lift" and bool(sets) and all("x" in cell.lower() or "×" in cell for cell in sets)


def _line(columns: Sequence[str], row: Sequence[str]) -> str:
    if "reps" not in columns:
        return f"{row[0]}\n" + "\n".join(cell for cell in row[1:] if cell)
    said = dict(zip(columns, row, strict=True))
    mark = "w1: " if "warm" in said.get("type", "").lower() else "set 1: "
    count = f"{said['sets']} x " if said.get("sets") else ""
    load = next((f"{said[name]} {name}" for name in ("kg", "lb") if said.get(name)), said.get("load", ""))
    rpe = said.get("rpe", "").strip("- ")
    told = f"{count}{said['reps']} @ {load}" if count else f"{mark}{load} x {said['reps']}"
    return "\n".join(filter(None, (said.get("date"), said.get("lift"), told + (f" rpe {rpe}" if rpe else ""))))
