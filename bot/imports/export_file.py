"""A file that somebody sent: its text, and its rows by the names of the columns. What is none gets a typed error."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from enum import Enum
from typing import Final

from bot.imports.layouts import Layout, layout_of

MOST_BYTES: Final = 5_000_000
"""Ten years of training in any of these apps have less."""
MOST_ROWS: Final = 30_000

_ZIP: Final = b"PK\x03\x04"
_DELIMITERS: Final = ",;\t"
_FORMULA: Final = ("=", "@")
_NOTES: Final = frozenset({"note", "workout_note"})
"""What lifters wrote themselves: "@8" is an effort there and no formula."""


class NotReadable(str, Enum):
    """Why a file cannot be read, in words for lifters."""

    EMPTY = "That file is empty."
    TOO_BIG = "That file is too big for me: 5 MB and 30,000 rows at most. Split it by year and send the parts."
    ZIP = "That's a packed file (ZIP or Excel). Unpack it, or save it as CSV, and send me the CSV."
    NOT_TEXT = "That isn't a CSV file. Export your training as CSV from Strong, Hevy or FitNotes and send me that."
    UNKNOWN = "I don't know this table. I read what Strong, Hevy and FitNotes export, with its first line."
    BROKEN = "That file breaks off or is damaged, so I read none of it. Please export it once more."
    FORMULA = "That file has formulas in its cells, so I read none of it. Send me the export as the app made it."
    NO_SETS = "I found no set with reps in that file, so there is nothing to save."


class NotReadableError(ValueError):
    """A file that cannot be read.

    Args:
        why: with the words for the lifter.
    """

    def __init__(self, why: NotReadable) -> None:
        super().__init__(why.value)
        self.why = why


def text_of_file(body: bytes) -> str:
    """The text in a file.

    Args:
        body: as it was sent. A packed one is never unpacked.

    Raises:
        NotReadableError: it is empty, too big, packed or no text in UTF-8.
    """
    if not body.strip():
        raise NotReadableError(NotReadable.EMPTY)
    if len(body) > MOST_BYTES:
        raise NotReadableError(NotReadable.TOO_BIG)
    if body.startswith(_ZIP):
        raise NotReadableError(NotReadable.ZIP)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadableError(NotReadable.NOT_TEXT) from None
    if "\0" in text:
        raise NotReadableError(NotReadable.NOT_TEXT)
    return text


def is_export(text: str) -> bool:
    """Return True if a text begins with the header of a known export and has a row below it."""
    header, _, rows = text.strip().partition("\n")
    try:
        named = next(csv.reader([header], delimiter=_delimiter(header)), [])
    except csv.Error:
        return False
    return bool(rows.strip()) and layout_of(named) is not None


def rows_of(text: str) -> tuple[Layout, Iterator[dict[str, str]]]:
    """The rows of an export as their cells by field; the rows are read one by one.

    Args:
        text: of the file.

    Returns:
        The layout, and the rows.

    Raises:
        NotReadableError: the header is not known; while the rows are read, also that there are too many, that one is
            damaged, or that one holds a formula.
    """
    header_line = text.lstrip().partition("\n")[0]
    lines = csv.reader(io.StringIO(text.strip(), newline=""), delimiter=_delimiter(header_line), strict=True)
    try:
        header = next(lines, [])
    except csv.Error:
        raise NotReadableError(NotReadable.BROKEN) from None
    layout = layout_of(header)
    if layout is None:
        raise NotReadableError(NotReadable.UNKNOWN)
    fields = [layout.columns.get(column.strip().lower(), "") for column in header]
    return layout, _rows(lines, fields)


def _rows(lines: Iterator[list[str]], fields: list[str]) -> Iterator[dict[str, str]]:
    try:
        for number, cells in enumerate(lines):
            if number >= MOST_ROWS:
                raise NotReadableError(NotReadable.TOO_BIG)
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(fields):
                raise NotReadableError(NotReadable.BROKEN)
            row = {field: cell.strip() for field, cell in zip(fields, cells, strict=True) if field}
            if any(cell.startswith(_FORMULA) for field, cell in row.items() if field not in _NOTES):
                raise NotReadableError(NotReadable.FORMULA)
            yield row
    except csv.Error:
        raise NotReadableError(NotReadable.BROKEN) from None


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)
