"""A log that goes out as Strong's file comes back as it was, and no cell of it is a formula."""

from __future__ import annotations

import contextlib
import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.load import Load, Unit
from bot.coaching.session import Session, WorkSet
from bot.imports import NotReadableError, read_export, strong_csv

TODAY = date(2026, 6, 1)
LIFTS = ("barbell hip thrust", "Romanian deadlift", "glute bridge", "twisty cable thing", "=cmd|' /c calc'!a0", "'=a")

loads = st.builds(Load, st.integers(1, 600).map(lambda halves: Decimal(halves) / 2), st.sampled_from(list(Unit)))
efforts = st.none() | st.integers(2, 20).map(lambda halves: Decimal(halves) / 2)
done_sets = st.builds(WorkSet, st.integers(1, 100), st.none() | loads, efforts, st.booleans())
failed_sets = st.builds(WorkSet, st.just(0), loads, efforts)
notes = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\0"), min_size=1, max_size=30)
sessions = st.builds(
    Session,
    st.dates(date(2015, 1, 1), TODAY),
    st.lists(done_sets | failed_sets, min_size=1, max_size=20).map(tuple),
    st.sampled_from(LIFTS),
    notes=st.lists(notes.map(str.strip).filter(bool), max_size=3, unique=True).map(tuple),
)


@settings(deadline=None)
@given(st.lists(sessions, min_size=1, max_size=6))
def test_out_and_in_again_changes_nothing(log: list[Session]) -> None:
    by_day = sorted(log, key=lambda one: one.day)
    back = [one.session for one in read_export(strong_csv(by_day), today=TODAY).sessions]
    assert sorted(map(repr, back)) == sorted(map(repr, by_day))


@settings(deadline=None)
@given(st.lists(sessions, min_size=1, max_size=4))
def test_no_cell_of_the_file_is_a_formula(log: list[Session]) -> None:
    cells = [cell for row in csv.reader(io.StringIO(strong_csv(log), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(0, 2))
def test_no_text_breaks_the_reader(text: str, which: int) -> None:
    header = ("Date,Exercise,Category,Weight,Reps\n", "Date;Exercise Name;Set Order;Weight;Reps\n", "")[which]
    with contextlib.suppress(NotReadableError):
        assert all(one.session.sets for one in read_export(header + text, today=TODAY).sessions)
