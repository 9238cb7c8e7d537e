"""A log from another app: shown, saved after a yes, stored once, taken back."""

from __future__ import annotations

from core.imports.exports import FITNOTES, FITNOTES_LB, STRONG
from dialogue.talking import Lifter
from sqlalchemy.orm import Session

from bot.coaching.load import Unit
from bot.store.training import list_sessions


def stored(lifter: Lifter) -> list[tuple[str, int]]:
    with Session(lifter.coach.engine) as session:
        found = [one.session for one in list_sessions(session, lifter.sender)]
    return [(one.lift, len(one.sets)) for one in found]


def units(lifter: Lifter) -> set[Unit]:
    with Session(lifter.coach.engine) as session:
        found = [one.session for one in list_sessions(session, lifter.sender)]
    return {work.load.unit for one in found for work in one.sets if work.load}


def test_pasted_rows_are_shown_saved_after_a_yes_and_stored_once(lifter: Lifter) -> None:
    shown = lifter.says(FITNOTES)
    assert "3 sets in 2 sessions" in shown.text
    assert stored(lifter) == []
    assert "Saved: 2 sessions" in lifter.says("yes").text
    assert stored(lifter) == [("barbell hip thrust", 2), ("push-up", 1)]
    assert "nothing to save" in lifter.says(FITNOTES).text
    assert stored(lifter) == [("barbell hip thrust", 2), ("push-up", 1)]


def test_a_file_without_a_unit_is_saved_in_the_one_that_is_named(lifter: Lifter) -> None:
    assert "kg or lb" in lifter.says(STRONG).text
    assert "kg or lb" in lifter.says("yes").text
    assert stored(lifter) == []
    assert "Saved: 3 sessions" in lifter.says("pounds").text
    assert units(lifter) == {Unit.LB}


def test_a_no_saves_nothing(lifter: Lifter) -> None:
    lifter.says(FITNOTES)
    assert "nothing was saved" in lifter.says("no thanks").text
    assert stored(lifter) == []


def test_a_noise_is_no_yes(lifter: Lifter) -> None:
    lifter.says(FITNOTES)
    lifter.says("hmm")
    assert stored(lifter) == []


def test_the_import_is_taken_back_in_one_step_and_the_rest_stays(lifter: Lifter) -> None:
    lifter.says("3x10 hip thrust at 60 kg")
    lifter.says("yes, save it")
    lifter.says(FITNOTES)
    lifter.says("yes")
    lifter.says("how many sets should i do")
    assert "2 sessions" in lifter.says("please undo the import").text
    assert stored(lifter) == [("barbell hip thrust", 3)]


def test_undo_right_after_it_takes_it_back(lifter: Lifter) -> None:
    lifter.says(FITNOTES_LB)
    lifter.says("yes")
    lifter.says("undo")
    assert stored(lifter) == []


def test_a_damaged_paste_gets_a_clear_reply(lifter: Lifter) -> None:
    assert "damaged" in lifter.says(FITNOTES + "2026-01-05,Deadlift").text
    assert "formulas" in lifter.says(FITNOTES_LB.replace("185.0", "=1+1")).text


def test_how_to_import_is_told(lifter: Lifter) -> None:
    assert "Strong, Hevy and FitNotes" in lifter.says("can i bring over my workouts from hevy").text
