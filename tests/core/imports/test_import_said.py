"""Before anything is saved, a lifter sees what a file holds."""

from __future__ import annotations

from datetime import date

import pytest
from core.imports.exports import FITNOTES, FITNOTES_LB, STRONG

from bot.coaching.load import Unit
from bot.conversation.import_wording import found_in_words, removed_in_words, saved_in_words
from bot.conversation.imports import FILE_TAG
from bot.imports import read_export
from bot.understanding.imports import ImportWish, import_wish, is_about_more, unit_settled
from bot.understanding.logs.beginning import begins_log
from bot.understanding.understand import understand

TODAY = date(2026, 6, 1)


def said_of(text: str, *, new: int, unit: Unit | None = None) -> str:
    return found_in_words(read_export(text, today=TODAY), new=new, unit=unit)


def test_lifts_sessions_days_units_and_what_is_left_out_are_said_first() -> None:
    assert said_of(FITNOTES, new=2) == (
        "Your FitNotes file has 3 sets in 2 sessions on 1 day, 5 January 2026.\n"
        "• barbell hip thrust: 1 session, 2 sets, kg\n"
        "• push-up: 1 session, 1 set\n"
        "1 warm-up among them: kept as such, and counted for nothing.\n"
        "Left out, by rows: 1 without reps (holds, cardio, sets not done).\n"
        "Should I save it?"
    )


def test_a_file_without_a_unit_is_asked_about_and_unknown_lifts_are_named() -> None:
    said = said_of(STRONG, new=2)
    assert "2 March 2026 to 4 March 2026" in said
    assert "I don't know “twisty cable thing”" in said
    assert "1 of the 3 sessions are in your log already." in said
    assert said.endswith("The file doesn't say kg or lb. Which is it? I save it once you tell me.")
    assert "A plain “yes” means pounds, as in your log." in said_of(STRONG, new=3, unit=Unit.LB)
    assert ", kg" not in said


def test_many_lifts_are_not_all_named() -> None:
    row = FITNOTES_LB.splitlines()[1]
    rows = "\n".join(row.replace("Deadlift", f"Own Move {letter}") for letter in "abcdefghijkl")
    said = said_of(FITNOTES_LB + rows, new=13)
    assert "• and 5 other lifts" in said
    assert "and 4 more" in said


def test_a_file_that_is_logged_already_asks_nothing() -> None:
    assert said_of(FITNOTES, new=0).endswith("All of it is in your log already, so there is nothing to save.")


def test_what_was_done_is_said() -> None:
    assert saved_in_words(2).startswith("Saved: 2 sessions.")
    assert "nothing changed" in saved_in_words(0)
    assert "1 session" in removed_in_words(1)
    assert "removed nothing" in removed_in_words(0)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("undo the import", ImportWish.UNDO),
        ("can you take that import back", ImportWish.UNDO),
        ("remove everything you imported please", ImportWish.UNDO),
        ("import", ImportWish.HOW),
        ("how do i import my hevy history", ImportWish.HOW),
        ("i want to move my workouts over from another app", ImportWish.HOW),
        ("undo", None),
        ("i got strong from training everything", None),
        ("send me a csv of my data", None),
        ("is it bad to import ideas from " + "very " * 14 + "old books", None),
    ],
)
def test_what_a_message_wants_of_the_import(text: str, wish: ImportWish | None) -> None:
    assert import_wish(understand(text)) is wish


def test_the_message_that_stands_for_a_file_begins_no_log() -> None:
    assert not begins_log(understand(f"{FILE_TAG}4f" + "0123456789" * 3), today=TODAY)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kg", Unit.KG),
        ("it's in pounds", Unit.LB),
        ("kg or lb", None),
        ("100 kg", None),
        ("yes", None),
        ("i think the whole of it was kg", None),
    ],
)
def test_a_unit_is_settled_by_a_short_answer_alone(text: str, unit: Unit | None) -> None:
    assert unit_settled(understand(text)) is unit


@pytest.mark.parametrize(
    ("caption", "more"),
    [
        ("my old log", False),
        ("here you go", False),
        ("10 months of training", False),
        ("how do i import this?", False),
        ("can you read the file?", False),
        ("my knee hurts", True),
        ("i was pregnant for most of this", True),
        ("do i need to squat as well?", True),
    ],
)
def test_words_beside_a_file_want_an_answer_where_they_are_about_more(caption: str, more: bool) -> None:
    assert is_about_more(understand(caption)) is more
