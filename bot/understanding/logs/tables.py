"""Rows of tables in a message: a small table is read, rows of an exported file are sent to the import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LEAST_COMMAS: Final = 3
_COLUMNS: Final = {
    "exercise": "lift", "lift": "lift", "exercise name": "lift", "movement": "lift", "set": "set", "set #": "set",
    "type": "type", "kg": "kg", "lb": "lb", "lbs": "lb", "weight": "load", "load": "load", "weight (kg)": "kg",
    "weight (lb)": "lb", "weight (lbs)": "lb", "reps": "reps", "rep": "reps", "rpe": "rpe", "kgs": "kg",
}  # fmt: skip


def holds_csv(text: str) -> bool:
    """Return True for rows of an exported file: lines with the same three or more commas or semicolons.

    Args:
        text: as the lifter sent it.
    """
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
    dated = any(field.strip()[:4].isdigit() or field.count(".") == 2 or field.count("-") == 2 for field in fields[:1])
    return f"{sign} " not in line and (dated or "" in fields[1:]) and len(fields) > _LEAST_COMMAS


def without_table(text: str) -> str:
    """The text with a table in bars (Markdown) written out, a line for each set: "Squat w1: 40 kg x 10".

    A table whose columns do not tell reps stays as it is.
    """
    lines = text.splitlines()
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if _is_table_row(line)]
    if len(rows) < 2:
        return text
    columns = [_COLUMNS.get(cell.lower().strip("* "), "") for cell in rows[0]]
    if "reps" not in columns and not _holds_sets(columns, rows):
        return text
    written = [_line(columns, row) for row in rows[1:] if not all(set(cell) <= {"-", ":", " "} for cell in row)]
    found: list[str] = []
    for line in lines:
        if not _is_table_row(line):
            found.append(line)
        elif written:
            found += written
            written = []
    return "\n".join(found)


def _holds_sets(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether each column but the first holds a set of each lift: "| Squat | 10x80 | 9x80 |"."""
    cells = [cell for row in rows[2:] for cell in row[1:]]
    return (
        columns[0] == "lift" and bool(cells) and all(not cell or "x" in cell.lower() or "×" in cell for cell in cells)
    )


def _is_table_row(line: str) -> bool:
    return line.strip().startswith("|") and line.count("|") >= _LEAST_COMMAS


def _line(columns: Sequence[str], row: Sequence[str]) -> str:
    if "reps" not in columns:
        return f"{row[0]}\n" + "\n".join(cell for cell in row[1:] if cell)
    said = {column: cell for column, cell in zip(columns, row, strict=False) if column}
    lift = said.get("lift", "")
    warm = "w1: " if "warm" in said.get("type", "").lower() else "set 1: "
    load = next((f"{said[name]} {name}" for name in ("kg", "lb") if said.get(name)), said.get("load", ""))
    rpe = said.get("rpe", "").strip("- ")
    return f"{lift}\n{warm}{load} x {said.get('reps', '')}" + (f" rpe {rpe}" if rpe else "")
