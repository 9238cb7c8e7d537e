"""The files that apps export: which columns tell what. A file is known by its header alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.units import Unit


@dataclass(frozen=True)
class Layout:
    """How one app lays out its export.

    Attributes:
        app: its name.
        columns: what each column tells, by its name in lower case; others are not read.
        needs: columns without which it is another file.
    """

    app: str
    columns: Mapping[str, str]
    needs: frozenset[str]


LOAD_UNITS: Final = {"kg": Unit.KG, "lb": Unit.LB}
"""Fields that hold a load in a unit which the column's name tells."""

LAYOUTS: Final = (
    Layout(
        "Strong",
        {
            "date": "started", "exercise name": "lift", "set order": "kind", "weight": "load", "weight unit": "unit",
            "weight (kg)": "kg", "weight (lbs)": "lb", "weight (lb)": "lb", "reps": "reps", "rpe": "rpe",
            "notes": "note", "workout notes": "workout_note",
        },
        frozenset({"date", "exercise name", "set order", "reps"}),
    ),
    Layout(
        "Hevy",
        {
            "start_time": "started", "exercise_title": "lift", "set_type": "kind", "weight_kg": "kg",
            "weight_lbs": "lb", "reps": "reps", "rpe": "rpe", "exercise_notes": "note",
            "description": "workout_note",
        },
        frozenset({"start_time", "exercise_title", "set_type", "reps"}),
    ),
    Layout(
        "FitNotes",
        {
            "date": "started", "exercise": "lift", "weight": "load", "weight unit": "unit", "weight (kg)": "kg",
            "weight (kgs)": "kg", "weight (lbs)": "lb", "weight (lb)": "lb", "reps": "reps", "comment": "note",
        },
        frozenset({"date", "exercise", "category", "reps"}),
    ),
)  # fmt: skip


def layout_of(header: Sequence[str]) -> Layout | None:
    """The layout that a header belongs to; None for the file of an app that is not known."""
    named = {column.strip().lower() for column in header}
    return next((layout for layout in LAYOUTS if layout.needs <= named), None)
