"""Rows that a model of meaning learns from: a folder of tables, a file a topic."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Dict, List, NamedTuple, Text, Tuple

QUIET = "quiet"
"""The kind that alarms nobody."""
_KIND_OF_TOPIC = {"abuse": "abuse", "eating_disorder": "eating"}
"""Files whose rows tell how urgent it is, and whose every crisis has a reply of its own."""


class Row(NamedTuple):
    """A text and its kind: how urgent it is, what reply of its own it has, ``quiet``; without a level, its topic."""

    topic: Text
    kind: Text
    text: Text


def read_rows(folder: Path) -> List[Row]:
    """The rows of all files of a folder.

    Raises:
        FileNotFoundError: the folder holds none.
    """
    rows: List[Row] = []
    for topic, row in table_rows(folder):
        level = row.get("level", topic)
        rows.append(Row(topic, level if level == QUIET else _KIND_OF_TOPIC.get(topic, level), row["message"]))
    return rows


def table_rows(folder: Path) -> List[Tuple[Text, Dict[Text, Text]]]:
    """The lines of all tables of a folder by their headings, each with the name of its file.

    Raises:
        FileNotFoundError: the folder holds none.
    """
    lines: List[Tuple[Text, Dict[Text, Text]]] = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines += [(path.stem, row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    if not lines:
        raise FileNotFoundError(f"{folder}: no rows to learn from: expected tables such as heart.tsv")
    return lines
