"""Sessions that are pasted whole: what apps share, a set a line, and the tables of lifters and coaches.

They are known by their structure, before any word is read, and read cell by cell. What stands beside them ("my left
knee is sore") is all that is left of such a message for whoever reads words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from bot.understanding.loads import SaidLoad
from bot.understanding.reading import Span


@dataclass(frozen=True, slots=True)
class PastedSet:
    """One set.

    Attributes:
        reps: None where it is counted in seconds or meters.
        load: as it is written; None if it has none.
        rpe: as it is written.
        warm_up: it is marked so.
        drop: it is marked as a drop set.
        failed: it is marked as taken to failure.
        span: where it stands.
    """

    reps: int | None
    load: SaidLoad | None = None
    rpe: Decimal | None = None
    warm_up: bool = False
    drop: bool = False
    failed: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PastedLift:
    """One lift.

    Attributes:
        name: as it is written.
        sets: in order.
        dated: lines or cells that tell its day; those of all if it has none of its own.
        plan: what was to be done of it, as it is written; "" if that is not told.
        done: what was done of it, where that stands in one cell: "8, 8, 7 @ 100 kg".
        unclear: a cell that tells no number that it should tell, as it is written.
    """

    name: str
    sets: tuple[PastedSet, ...] = ()
    dated: str = ""
    plan: str = ""
    done: str = ""
    unclear: str = ""


@dataclass(frozen=True, slots=True)
class Paste:
    """A session, or several, in a message.

    Attributes:
        lifts: in order; one may stand several times.
        rows: what the readers of words leave out.
        head: lines over the first set.
        tail: lines below the last one.
        planned: nothing of it was done yet.
        table: it has headings, and cells below them.
    """

    lifts: tuple[PastedLift, ...]
    rows: tuple[Span, ...]
    head: str = ""
    tail: str = ""
    planned: bool = False
    table: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message that is not empty.

    Attributes:
        text: without the space around it.
        start: where it begins in the message.
        cells: of a row.
    """

    text: str
    start: int
    cells: tuple[str, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.text))


def lines_of(text: str) -> list[Line]:
    """The lines of a message that are not empty."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Line(line.strip(), start + len(line) - len(line.lstrip())))
        start += len(line) + 1
    return found
