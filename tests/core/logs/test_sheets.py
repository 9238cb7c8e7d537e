"""Tables of sessions are read cell by cell: what was done, and never what was only planned."""

from __future__ import annotations

import pytest
from core.log_reading_notation import written, written_draft
from core.logs.log_play import TODAY, played

from bot.understanding.logs.draft import Ask, Draft, Why
from bot.understanding.logs.pasting import own_words, pasted_in
from bot.understanding.logs.reading import read_log
from bot.understanding.units import Unit

PLANNED_AND_DONE = """Exercise | Target | Actual
Hip thrust | 4x8 @ 100 kg | 4x8 @ 102.5 kg
RDL | 3x10 @ 60 kg, RPE 8 | ✓
Squat | 3x5 80 | 5 5 4
Leg curl | 3x12 @ 30 kg | skipped"""


def _read(text: str) -> str:
    reading = read_log(text, today=TODAY, unit=Unit.KG)
    return " || ".join(map(written_draft, reading.drafts)) or written(reading)


def _draft(text: str) -> Draft:
    return read_log(text, today=TODAY, unit=Unit.KG).drafts[0]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("| Exercise | Sets | Reps | Weight |\n|---|---|---|---|\n| Hip thrust | 3 | 10 | 80kg |\n| Dip | 3 | 8 | BW |",
         "3x10 80kg || dip: 3x8 bw"),
        ("Exercise\tSets\tReps\tkg\nHip Thrust\t3\t8, 8, 7\t100\nRDL\t\t10\t60/60/65",
         "2x8 100kg + 1x7 100kg || Romanian deadlift: 2x10 60kg + 1x10 65kg"),
        ("Movement  Load  Reps  RPE\nHip Thrust  100 kg  8  8\nHip Thrust  100 kg  7  9",
         "1x8 100kg @8 + 1x7 100kg @9"),
        ("Date;Exercise;Sets;Reps;Weight\n20.11.2026;Hip thrust;3;8;102,5\n;RDL;3;8;80",
         "3x8 102.5kg d-3 || Romanian deadlift: 3x8 80kg d-3"),
        ("date,exercise,kg,reps\n2026-11-20,Hip Thrust,60,10\n2026-11-21,Hip Thrust,60,9",
         "1x10 60kg d-3 || 1x9 60kg d-2"),
        ("exercise, weight_lb, set1, set2, set3\nhip thrust, 225, 10, 10, 8", "2x10 225lb + 1x8 225lb"),
        ("Exercise | 1 | 2 | 3\nHip thrust | 100x8 | 100x8 | 100x7\nRDL | 60x10 | 60x10 | ",
         "2x8 100kg + 1x7 100kg || Romanian deadlift: 2x10 60kg"),
        ("Exercise | Mon | Wed\nHip thrust | 100x8 | 100 × 7\nRDL | 60x10 | -",
         "1x8 100kg + 1x7 100kg || Romanian deadlift: 1x10 60kg"),
        ("Lift | Sets x Reps | Load\nHip thrust | 4x8 | 100\nRDL | 3x10 | 60 lb",
         "4x8 100kg || Romanian deadlift: 3x10 60lb"),
        ("Lift | Scheme | RPE\nHip thrust | 4x8 @ 100 kg | 8", "4x8 100kg @8"),
        ("Exercise | Sets | Weight\nHip thrust | 8,8,7 | 100 kg\nSquat | 3x5 | 80 kg",
         "2x8 100kg + 1x7 100kg || squat: 3x5 80kg"),
        ("Lift | Weight | Unit | Actual reps | Target reps | RIR\nHip thrust | 225 | lb | 8 | 10 | 2", "1x8 225lb @8"),
        ("Lift / Done\nHip thrust / 8 8 7 @ 100 kg\nZercher carry / 3x8 60 kg",
         "2x8 100kg + 1x7 100kg || zercher carry: 3x8 60kg"),
        ("Lift | Done | Load\nHip thrust | 8/8/7 | 100 kg", "2x8 100kg + 1x7 100kg"),
        ("Hip thrust\n# | kg | reps | RPE\nW | 40 | 10 |\n1 | 60 | 10 | 7\n2 | 70 | 8 | 8\nRDL\n# | kg | reps | RPE\n"
         "1 | 60 | 10 | 7",
         "1x10 60kg @7 + 1x8 70kg @8 || Romanian deadlift: 1x10 60kg @7"),
        ("Lift | Reps | kg\nHip thrust | 10 | 60\n | 9 | 60\nTotal | 19 | 120", "1x10 60kg + 1x9 60kg"),
        (PLANNED_AND_DONE, "4x8 102.5kg || Romanian deadlift: 3x10 60kg || squat: 2x5 80kg + 1x4 80kg"),
        ("A1 BB hip thrust | Rx 4x8 @ 100kg | Done: 8, 8, 8, 6 @ 100kg", "3x8 100kg + 1x6 100kg"),
        ("Prescribed: hip thrust 4x6 @ 110 kg. Actual: 4x6 @ 105 kg, RPE 9 on all of them.", "4x6 105kg @9"),
        ("today's sheet:\nRDL | Target: 3x8 60 kg | 60 kg | Done: 3x8 @ 60 kg", "Romanian deadlift: 3x8 60kg"),
        ("my session yesterday\nLift | Reps | kg\nHip thrust | 10 | 60", "1x10 60kg d-1"),
        ("Lift | Reps | kg\nHip thrust | 10 | 60\nthat was yesterday", "1x10 60kg d-1"),
    ],
)  # fmt: skip
def test_a_table_is_read_by_its_headings(text: str, meaning: str) -> None:
    assert pasted_in(text)
    assert _read(text) == meaning


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Lift | Sets | Reps | Load\nHip thrust | 3 | 8-10 | 100 kg", Ask.SCHEME),
        ("Lift | Sets | Reps | Load\nHip thrust | 3 | 8, 8 | 100 kg", Ask.SCHEME),
        ("Lift | Sets | Reps | Load\nHip thrust | a few | 8 | 100 kg", Ask.SCHEME),
        ("Lift | Sets | Reps | Load\nHip thrust | 90 | 8 | 100 kg", Ask.SCHEME),
        ("Lift | Sets | Reps | Load\nHip thrust | 3 | 8 | heavy", Ask.SCHEME),
        ("Lift | Sets | Reps | Load | RPE\nHip thrust | 3 | 8 | 100 kg | hard", Ask.SCHEME),
        ("Lift | Load | Set 1 | Set 2\nHip thrust | 100 kg | 8 | many", Ask.SCHEME),
        ("Lift | Load | Set 1 | Set 2\nHip thrust | 100/105 | 8 | 8", Ask.SCHEME),
        ("Lift | Plan | Done\nHip thrust | 3x8 @ 100 kg | 10x3 or so 100 kg", Ask.SCHEME),
        ("Date | Lift | Reps | Load\n30.11.2026 | Hip thrust | 8 | 100 kg", Ask.DAY),
        ("Lift | Sets | Reps\nHip thrust | 3 | 8", Ask.LOAD),
    ],
)
def test_what_a_cell_leaves_open_is_asked(text: str, ask: Ask) -> None:
    assert _draft(text).questions[0].ask is ask


@pytest.mark.parametrize(
    "text",
    [
        "Lift | Target\nHip thrust | 4x8 100 kg\nRDL | 3x8 60 kg",
        "Exercise,Target,Actual\nHip Thrust,4x8 @ 100 kg,\nRDL,3x10 @ 60 kg,",
        "Lift | Target | Done\nHip thrust | 4x8 100 kg | not done",
        "next week:\nLift | Reps | kg\nHip thrust | 10 | 60",
    ],
)
def test_a_plan_alone_is_no_log(text: str) -> None:
    question = read_log(text, today=TODAY, unit=Unit.KG).question
    assert question is not None
    assert (question.ask, question.why) == (Ask.ANYTHING, Why.UNCLEAR)


def test_what_was_planned_goes_with_what_was_done() -> None:
    thrust, deadlift, squat = read_log(PLANNED_AND_DONE, today=TODAY, unit=Unit.KG).drafts
    assert (thrust.planned, deadlift.planned, squat.planned) == ((4, 8), (3, 10), (3, 5))
    assert thrust.left_out == ("leg curl",)
    assert {one.rpe for one in deadlift.sets} == {None}
    assert _draft("Lift | Plan | Done\nHip thrust | 8, 8, 6 @ 100 kg | 8 8 7").planned is None
    assert _read("Lift | Plan | Done\nHip thrust | 3x8 @ 100 kg | 3x7") == "3x7 100kg"


@pytest.mark.parametrize(
    "text",
    [
        "Lift | Reps | kg\nHip thrust | 10 | 60 | 4",
        "Lift | Mood | Weather\nHip thrust | good | sun",
        "# | kg | reps\n1 | 60 | 10",
        "Rx 4x8 @ 100 kg | Done: 8, 8, 8, 6 at 100 kg",
        "A1 RDL | Rx 3x8 60 kg | Done 3x8 60 kg\nthen hip thrust 3x8 100 kg",
        "squats, reps, sets: which of the 3 matters",
        "Lift | Reps | Reps\nHip thrust | 10 | 10",
    ],
)
def test_a_table_that_is_not_surely_one_is_left_to_other_readers(text: str) -> None:
    assert pasted_in(text) is None


def test_rows_of_an_export_without_their_headings_go_to_the_import() -> None:
    question = read_log("2026-11-22;Hip Thrust;65.0;12\n2026-11-22;Hip Thrust;70.0;10", today=TODAY).question
    assert question is not None
    assert question.ask is Ask.IMPORT


def test_dates_and_notes_are_read_as_words() -> None:
    text = "Date,Lift,Reps,kg,Notes\n2026-11-20,Hip thrust,8,100,left knee sore, a bit\n,RDL,8,60,"
    assert own_words(text).split() == ["2026-11-20", "left", "knee", "sore,", "a", "bit"]
    assert _read(text) == "1x8 100kg d-3 || Romanian deadlift: 1x8 60kg d-3"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("in the bench row the weight is wrong, should be 100", "Bench press: 8, 8 and 6 reps at 100 lb"),
        ("the row was 95", "Row: 3 sets of 12 at 95 lb"),
        ("the bench row is wrong, it was 8 8 8", "Bench press: 3 sets of 8 at 95 lb"),
    ],
)
def test_a_row_of_the_table_is_put_right_and_none_is_added(said: str, told: str) -> None:
    table = "exercise, weight_lb, set1, set2, set3\nbarbell row, 90, 12, 12, 12\nbench press, 95, 8, 8, 6"
    echo = played(table, said)
    assert told in echo
    assert echo.count("•") == 2
