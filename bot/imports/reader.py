"""An export read into sessions."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from pydantic import ValidationError

from bot.coaching.load import Unit
from bot.coaching.session import MOST_SETS, Session, WorkSet
from bot.imports.export_file import NotReadable, NotReadableError, rows_of
from bot.imports.found import Found, FoundSession, Skipped
from bot.imports.rows import ExportedRow, why_left_out
from bot.understanding.lifts import lift_table
from bot.understanding.logs.written_lifts import written_lift

_WHY: Final = {"started": Skipped.DATE, "lift": Skipped.NAME}


@dataclass
class _Done:
    """One lift of one workout while it is read."""

    sets: list[WorkSet] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        if text and text not in self.notes:
            self.notes.append(text)


def read_export(text: str, *, today: date, unit: Unit = Unit.KG) -> Found:
    """Read what another app exported.

    Args:
        text: of the whole file, its header first.
        today: the lifter's own date; what is dated after it is left out.
        unit: of loads for which the file names none.

    Returns:
        The sessions, and what was left out.

    Raises:
        NotReadableError: it is no export that can be read, or holds no set.
    """
    layout, rows = rows_of(text)
    done: dict[tuple[datetime, str], _Done] = defaultdict(_Done)
    skipped: Counter[Skipped] = Counter()
    told_units, unknown = True, dict[str, None]()
    workouts: set[tuple[datetime, str]] = set()
    for cells in rows:
        try:
            row = ExportedRow.parse_obj(cells)
            work = row.work_set(unit)
        except ValidationError as error:
            where = {str(one["loc"][0]) for one in error.errors()}
            skipped[next((why for name, why in _WHY.items() if name in where), Skipped.NUMBER)] += 1
            continue
        except ValueError:
            skipped[Skipped.NUMBER] += 1
            continue
        why = why_left_out(row, today)
        if why is not None and not (row.is_note and why is Skipped.NO_REPS):
            skipped[why] += 1
            continue
        lift = written_lift(row.lift)
        name = lift.name
        of_lift = done[row.started, name]
        of_lift.note(row.note)
        if row.workout_note and (row.started, row.workout_note) not in workouts:
            workouts.add((row.started, row.workout_note))
            of_lift.note(row.workout_note)
        if row.is_note:
            continue
        of_lift.sets.append(work)
        told_units &= row.unit is not None or not row.load
        if not lift_table().knows(lift.base):
            unknown[name] = None
    sessions = [one for (started, name), of_lift in done.items() for one in _sessions(started, name, of_lift)]
    if not sessions:
        raise NotReadableError(NotReadable.NO_SETS)
    by_day = sorted(sessions, key=lambda one: one.session.day)
    return Found(layout.app, tuple(by_day), dict(skipped), told_units, tuple(unknown))


def _sessions(started: datetime, name: str, done: _Done) -> list[FoundSession]:
    """The sessions of a lift in a workout: one, or several where it has more sets than a session holds."""
    parts: Sequence[list[WorkSet]] = [done.sets[at : at + MOST_SETS] for at in range(0, len(done.sets), MOST_SETS)]
    return [
        FoundSession(
            _key(started, name, number),
            Session(started.date(), tuple(sets), name, notes=tuple(done.notes) if number == 0 else ()),
        )
        for number, sets in enumerate(parts)
    ]


def _key(started: datetime, name: str, number: int) -> str:
    said = f"{started.isoformat()}|{name}|{number}"
    return f"import:{hashlib.sha256(said.encode()).hexdigest()[:40]}"
