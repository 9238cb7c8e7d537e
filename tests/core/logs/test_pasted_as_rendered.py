"""A session that is written as an app shares it, or as a table, reads back as itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from core.logs.log_play import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.lifts import lift_table
from bot.understanding.loads import LoadKind
from bot.understanding.logs.pasting import own_words, pasted_in
from bot.understanding.logs.reading import read_log
from bot.understanding.units import Unit

NAMES = {
    "Hip Thrust (Barbell)": "hip_thrust",
    "Squat (Barbell)": "squat",
    "Romanian Deadlift (Barbell)": "romanian_deadlift",
    "Leg Press (Machine)": "leg_press",
    "Bench Press (Barbell)": "bench_press",
    "Bulgarian Split Squat (Dumbbell)": "bulgarian_split_squat",
}


@dataclass(frozen=True)
class Done:
    reps: int
    load: Decimal
    rpe: Decimal | None
    warm_up: bool


ONE = st.builds(
    Done,
    reps=st.integers(1, 30),
    load=st.integers(16, 60).map(lambda steps: Decimal(steps) * Decimal("2.5")),
    rpe=st.one_of(st.none(), st.integers(12, 20).map(lambda half: Decimal(half) / 2)),
    warm_up=st.booleans(),
)
SETS = st.lists(ONE, min_size=1, max_size=6).filter(lambda sets: not all(one.warm_up for one in sets))
SESSION = st.dictionaries(st.sampled_from(sorted(NAMES)), SETS, min_size=1, max_size=6)
DAY = st.integers(0, 60).map(lambda days: TODAY - timedelta(days=days))
UNIT = st.sampled_from(tuple(Unit))
Session = dict[str, list[Done]]


def _strong(session: Session, day: date, unit: Unit) -> str:
    lines = ["Evening Workout", f"{day:%A}, {day:%B} {day.day}, {day.year} at 18.04", ""]
    for name, sets in session.items():
        lines += [name, *_numbered(sets, unit, "W", "Set ", "×"), ""]
    return "\n".join([*lines, "https://link.strong.app/q3x10w"])


def _numbered(sets: list[Done], unit: Unit, warm_up: str, work: str, times: str) -> list[str]:
    return [
        f"{warm_up if one.warm_up else work}{number}: {one.load} {unit.value} {times} {one.reps}"
        f"{f' @ {one.rpe}' if one.rpe else ''}"
        for number, one in enumerate(sets, start=1)
    ]


def _hevy(session: Session, day: date, unit: Unit) -> str:
    lines = ["Leg day 🍑", f"{day:%A}, {day:%b} {day.day}, {day.year} at 6:04pm"]
    for name, sets in session.items():
        lines.append(name)
        for number, one in enumerate(sets, start=1):
            rpe = f" @ {one.rpe} rpe" if one.rpe else ""
            mark = " [Warm-up]" if one.warm_up else ""
            lines.append(f"Set {number}: {one.load} {unit.value} x {one.reps}{rpe}{mark}")
    return "\n".join([*lines, "@hevyapp", "https://hevy.com/workout/pZ3kWq"])


def _table(session: Session, day: date, unit: Unit, sign: str) -> str:
    rows = [["Date", "Exercise", "Type", f"Weight ({unit.value})", "Reps", "RPE"]]
    for name, sets in session.items():
        for one in sets:
            kind = "warm-up" if one.warm_up else "working"
            rows.append([f"{day}", name, kind, f"{one.load}", f"{one.reps}", f"{one.rpe or ''}"])
    return "\n".join(sign.join(row) for row in rows)


@pytest.mark.parametrize("form", ["strong", "hevy", ",", ";", "\t", " | "])
@settings(deadline=None, max_examples=25)
@given(session=SESSION, day=DAY, unit=UNIT)
def test_a_session_reads_back_as_itself(form: str, session: Session, day: date, unit: Unit) -> None:
    written = {"strong": _strong, "hevy": _hevy}.get(form, lambda *one: _table(*one, sign=form))(session, day, unit)
    assert pasted_in(written)
    drafts = read_log(written, today=TODAY, unit=None).drafts
    assert [draft.lift for draft in drafts] == [lift_table().entry(NAMES[name]).name for name in session]
    assert {draft.day for draft in drafts} == {day}
    for draft, sets in zip(drafts, session.values(), strict=True):
        assert [(one.reps, one.rpe, one.warm_up) for one in draft.sets] == [(s.reps, s.rpe, s.warm_up) for s in sets]
        loads = [one.load for one in draft.sets if one.load]
        assert [(load.kind, load.amount, load.unit) for load in loads] == [
            (LoadKind.WEIGHT, one.load, unit) for one in sets
        ]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="Set 1:x8@kgW|,;\n\t-+.()[]/bwHiptrus#"))
def test_whatever_is_pasted_is_read_or_left_and_every_word_keeps_its_place(text: str) -> None:
    assert len(own_words(text)) == len(text)
    reading = read_log(text, today=TODAY)
    assert reading.drafts or reading.question
