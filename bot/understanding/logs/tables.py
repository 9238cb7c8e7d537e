"""Rows of an exported file in a message, without their headings: they are sent to the import."""

from __future__ import annotations

from typing import Final

_LEAST_COMMAS: Final = 3
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
