"""What other apps export is read as it is, and what is left out is counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from core.imports.exports import FITNOTES, FITNOTES_LB, HEVY, HEVY_LB, STRONG, STRONG_SEMICOLON

from bot.coaching.load import Load, Unit
from bot.coaching.session import Session, WorkSet
from bot.imports import Found, NotReadable, NotReadableError, Skipped, is_export, read_export, text_of_file

TODAY = date(2026, 6, 1)


def found_in(text: str, unit: Unit = Unit.KG) -> Found:
    return read_export(text, today=TODAY, unit=unit)


def sessions_in(text: str, unit: Unit = Unit.KG) -> list[Session]:
    return [one.session for one in found_in(text, unit).sessions]


def kg(amount: str) -> Load:
    return Load(Decimal(amount), Unit.KG)


def lb(amount: str) -> Load:
    return Load(Decimal(amount), Unit.LB)


def test_strong_with_commas_tells_no_unit_and_takes_the_lifters() -> None:
    found = found_in(STRONG, Unit.LB)
    thrust, cable, bridge = (one.session for one in found.sessions)
    assert found.app == "Strong"
    assert not found.tells_unit
    assert thrust == Session(
        date(2026, 3, 2),
        (WorkSet(8, lb("30"), None, warm_up=True), WorkSet(8, lb("70"), Decimal("8.5"))),
        "barbell hip thrust",
        notes=("bench, low", 'Knee "fine"'),
    )
    assert (cable.lift, found.unknown) == ("twisty cable thing", ("twisty cable thing",))
    assert bridge.sets == (WorkSet(20),)
    assert found.skipped == {Skipped.REST: 1, Skipped.NO_REPS: 1}


def test_strong_with_semicolons_has_notes_in_rows_and_failed_sets() -> None:
    found = found_in(STRONG_SEMICOLON)
    thrust, extension = (one.session for one in found.sessions)
    assert thrust.sets == (WorkSet(9, lb("155"), Decimal(8)), WorkSet(0, lb("165")))
    assert thrust.notes == ("feet; closer",)
    assert extension.sets == (WorkSet(12),)
    assert found.tells_unit


@pytest.mark.parametrize(("text", "load", "note"), [(HEVY, kg, "pad on"), (HEVY_LB, lb, "pad\non")])
def test_hevy_is_read_from_the_phone_and_from_the_web_page(text: str, load: object, note: str) -> None:
    (thrust,) = sessions_in(text)
    assert callable(load)
    assert thrust.day == date(2026, 2, 3)
    assert thrust.sets == (WorkSet(10, load("40"), None, warm_up=True), WorkSet(6, load("85"), Decimal("9.5")))
    assert thrust.notes == (note,)


def test_fitnotes_marks_a_warm_up_in_its_comment() -> None:
    thrust, push_up = sessions_in(FITNOTES)
    assert [one.warm_up for one in thrust.sets] == [True, False]
    assert thrust.sets[1].load == kg("75")
    assert push_up.sets == (WorkSet(11),)


@pytest.mark.parametrize(
    ("text", "cell", "helped", "note"),
    [
        (FITNOTES, "Push Up,Chest,0.0,kgs", "Pull Up,Back,-20.0,kgs", "20 kg of help"),
        (STRONG, '"Twisty Cable Thing",1,12.5', '"Pull Up (Assisted)",1,-12.5', "12.5 of help"),
        (
            HEVY,
            '"Hip Thrust (Barbell)","pad on","failure",85',
            '"Chin Up","pad on","failure",-85',
            "pad on; 85 kg of help",
        ),
    ],
)
def test_what_takes_weight_off_is_no_load_and_stays_as_a_note(text: str, cell: str, helped: str, note: str) -> None:
    found = found_in(text.replace(cell, helped))
    (assisted,) = [one.session for one in found.sessions if note in one.session.notes]
    assert [one.load for one in assisted.sets] == [None]
    assert Skipped.NUMBER not in found.skipped


def test_older_fitnotes_tell_the_unit_in_the_header() -> None:
    (deadlift,) = sessions_in(FITNOTES_LB)
    assert (deadlift.lift, deadlift.sets) == ("deadlift", (WorkSet(5, lb("185")),))


def test_a_name_of_which_only_a_part_is_known_is_kept() -> None:
    (jump,) = sessions_in(FITNOTES_LB.replace("Deadlift", "Deadlift To A Jump"))
    assert jump.lift == "deadlift to a jump"


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("2026-01-05", "5th of May", Skipped.DATE),
        ("2026-01-05", "2026-06-02", Skipped.FUTURE),
        ("Deadlift", " ", Skipped.NAME),
        ("Deadlift", "Deadlift " * 40, Skipped.NAME),
        ("185.0", "much", Skipped.NUMBER),
        ("185.0", "9000", Skipped.NUMBER),
        ("185.0", "-20", Skipped.NUMBER),
        (",5,", ",5.5,", Skipped.NUMBER),
        (",5,", ",500,", Skipped.NUMBER),
    ],
)
def test_a_row_that_cannot_be_believed_is_left_out_and_counted(before: str, after: str, why: Skipped) -> None:
    row = FITNOTES_LB.splitlines()[1]
    assert found_in(FITNOTES_LB + row.replace(before, after)).skipped == {why: 1}


def test_a_unit_that_is_none_of_ours_is_no_load_without_a_unit() -> None:
    assert found_in(FITNOTES.replace("75.0,kgs", "75.0,stone")).skipped[Skipped.NUMBER] == 1


def test_more_sets_than_a_session_holds_make_several() -> None:
    row = FITNOTES_LB.splitlines()[1]
    found = found_in(FITNOTES_LB + "\n".join([row] * 24))
    assert [len(one.session.sets) for one in found.sessions] == [20, 5]
    assert len({one.key for one in found.sessions}) == 2


def test_a_session_has_the_same_key_in_both_formats_of_strong_and_another_on_another_day() -> None:
    keys = [found_in(text).sessions[0].key for text in (STRONG, STRONG_SEMICOLON, STRONG.replace("03-02", "03-03"))]
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b" \n", NotReadable.EMPTY),
        (b"x" * 5_000_001, NotReadable.TOO_BIG),
        (b"PK\x03\x04" + b"\0" * 40, NotReadable.ZIP),
        (b"\x89PNG\r\n\x1a\n\xff", NotReadable.NOT_TEXT),
        (b"Date\0,Exercise", NotReadable.NOT_TEXT),
        (b"name,phone\nAnn,1", NotReadable.UNKNOWN),
        (b'"Date,Exercise', NotReadable.BROKEN),
        (FITNOTES_LB.encode() + b'2026-01-05,"Dead', NotReadable.BROKEN),
        (FITNOTES_LB.encode() + b"2026-01-05,Deadlift", NotReadable.BROKEN),
        (FITNOTES_LB.replace("Deadlift", '"=HYPERLINK(""x"")"').encode(), NotReadable.FORMULA),
        (FITNOTES_LB.replace("185.0", "@SUM(A1)").encode(), NotReadable.FORMULA),
        (FITNOTES_LB.replace(",5,", ",0,").encode(), NotReadable.NO_SETS),
        (FITNOTES_LB.encode() + b"2026-01-05,Deadlift,Back,185.0,5,,,,\n" * 30_000, NotReadable.TOO_BIG),
    ],
)
def test_what_is_no_export_gets_a_clear_error(body: bytes, why: NotReadable) -> None:
    with pytest.raises(NotReadableError) as error:
        found_in(text_of_file(body))
    assert error.value.why is why


def test_an_effort_in_a_note_is_no_formula_and_blank_rows_are_none() -> None:
    (deadlift,) = sessions_in(FITNOTES_LB.replace('""', "@8") + "\n,,,,,,,,\n")
    assert deadlift.notes == ("@8",)


def test_a_mark_at_the_beginning_of_the_file_is_no_part_of_the_header() -> None:
    assert found_in(text_of_file(b"\xef\xbb\xbf" + FITNOTES.encode())).app == "FitNotes"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (STRONG, True),
        (HEVY, True),
        (STRONG.partition("\n")[0], False),
        ("3x10 at 100 kg, RPE 8", False),
        ('"' + "x" * 200_000 + "\nrow", False),
    ],
)
def test_a_pasted_export_is_known_by_its_header(text: str, answer: bool) -> None:
    assert is_export(text) is answer
