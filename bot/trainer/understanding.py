"""How well messages are understood: by intent, where they get confused, and how sure the bot was."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELLED = Path("bench/heldout.tsv")
"""Messages with their intents that the model was not trained on."""
_BINS = 10


@dataclass(frozen=True)
class Understood:
    """A labelled message and what the bot took it for.

    Args:
        text: the message.
        wanted: the intents that are right, the main one first.
        got: the best intent.
        confidence: how sure the bot was of it.
    """

    text: str
    wanted: tuple[str, ...]
    got: str
    confidence: float

    @property
    def right(self) -> bool:
        """Return True if the best intent is one of those that are right."""
        return self.got in self.wanted

    @property
    def counts_as(self) -> str:
        """The intent that the message counts for: the one it was taken for if that is right, else the main one."""
        return self.got if self.right else self.wanted[0]


@dataclass(frozen=True)
class IntentScore:
    """How an intent fared. Precision or recall is ``None`` where there is nothing to take it of."""

    name: str
    messages: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True)
class Bin:
    """The messages of one range of confidence."""

    low: float
    high: float
    right: int
    wrong: int


def labelled_messages(path: Path = LABELLED) -> list[tuple[str, tuple[str, ...]]]:
    """Messages and their intents from a table text/intent, tab-separated; ``a|b`` means that either is right."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], tuple(row["intent"].split("|"))) for row in rows]


def scores(found: Sequence[Understood]) -> list[IntentScore]:
    """Precision and recall of every intent that was wanted or got, by name."""
    wanted = Counter(one.counts_as for one in found)
    got = Counter(one.got for one in found)
    right = Counter(one.got for one in found if one.right)
    return [
        IntentScore(name, wanted[name], _share(right[name], got[name]), _share(right[name], wanted[name]))
        for name in sorted(wanted.keys() | got.keys())
    ]


def confusions(found: Iterable[Understood]) -> dict[tuple[str, str], list[Understood]]:
    """Messages by wanted and got intent, right ones included; in a cell the surest first."""
    cells: defaultdict[tuple[str, str], list[Understood]] = defaultdict(list)
    for one in found:
        cells[one.counts_as, one.got].append(one)
    return {cell: sorted(ones, key=lambda one: -one.confidence) for cell, ones in sorted(cells.items())}


def confidence(found: Iterable[Understood]) -> list[Bin]:
    """Right and wrong messages in ten ranges of confidence."""
    right, wrong = Counter[int](), Counter[int]()
    for one in found:
        (right if one.right else wrong)[min(int(one.confidence * _BINS), _BINS - 1)] += 1
    return [Bin(i / _BINS, (i + 1) / _BINS, right[i], wrong[i]) for i in range(_BINS)]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
