"""The messages that the bots are asked: the held-out set, and a sample that need not be there."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.training import ROOT, project_data

HELD_OUT = Path(__file__).parent / "heldout.tsv"
_SAMPLE = ROOT.parent / "shared" / "eval" / "messages.tsv"


@dataclass(frozen=True)
class Row:
    """A message with its label.

    Attributes:
        text: the message.
        labels: the intents that are right, mostly one.
        kind: where it comes from.
    """

    text: str
    labels: tuple[str, ...]
    kind: str


def read_rows(path: Path) -> list[Row]:
    """The rows of a file text/intent/kind, tab-separated; ``a|b`` means that either is right."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(row["text"], tuple(row["intent"].split("|")), row["kind"]) for row in rows]


def sample_path() -> Path | None:
    """The sample's file: ``BENCH_SAMPLE``, or the one beside the project; ``None`` if there is none."""
    path = Path(os.environ.get("BENCH_SAMPLE") or _SAMPLE)
    return path if path.is_file() else None


def own_rows() -> list[Row]:
    """The project's own training messages."""
    rows = []
    for name, text in project_data().items():
        if not name.startswith("nlu/"):
            continue
        for entry in yaml.safe_load(text).get("nlu", []):
            lines = entry.get("examples", "").splitlines() if "intent" in entry else []
            rows += [Row(line[2:].strip(), (entry["intent"],), "own data") for line in lines if line.startswith("- ")]
    return rows


def known_share(rows: list[Row]) -> float:
    """Share of the rows that stand in the training data word for word: these prove nothing."""
    known = {_plain(row.text) for row in own_rows()}
    return sum(_plain(row.text) in known for row in rows) / len(rows)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
