"""A log in the layout of Strong's export, which other apps read too."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.coaching.load import plain
from bot.coaching.session import Session, WorkSet
from bot.imports.rows import harmless

_COLUMNS: Final = (
    *("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps"),
    *("Distance", "Seconds", "Notes", "Workout Notes", "RPE"),
)


def strong_csv(sessions: Iterable[Session]) -> str:
    """The sessions as Strong lays them out, a row a set, each load in its own unit. No cell is a formula.

    Args:
        sessions: in their order. What was planned and what went wrong have no place in this layout.
    """
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS, restval="")
    table.writeheader()
    before: Counter[tuple[date, str]] = Counter()
    for done in sessions:
        # A minute of its own for each: two sessions of a lift on one day stay two.
        at = datetime.combine(done.day, time()) + timedelta(minutes=before[done.day, done.lift])
        before[done.day, done.lift] += 1
        named = {"Date": str(at), "Workout Name": "Training", "Exercise Name": harmless(done.lift)}
        table.writerows({**named, "Set Order": "Note", "Notes": harmless(note)} for note in done.notes)
        number = 0
        for work in done.sets:
            number += not work.warm_up
            table.writerow({**named, "Set Order": _order(work, number), **_numbers(work)})
    return text.getvalue()


def _order(work: WorkSet, number: int) -> str:
    if work.warm_up:
        return "W"
    return str(number) if work.reps else "F"


def _numbers(work: WorkSet) -> dict[str, str]:
    return {
        "Weight": plain(work.load.amount) if work.load else "0",
        "Weight Unit": work.load.unit.value if work.load else "",
        "Reps": str(work.reps),
        "RPE": plain(work.rpe) if work.rpe is not None else "",
    }
