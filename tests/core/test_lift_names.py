"""Lifts outside the vocabulary: kept as they are called or asked about, never taken for hip thrusts."""

from __future__ import annotations

import pytest
from core.log_notation import TODAY, written_draft

from bot.coaching.training_log import LogTalk, begin, correct, heard, read_log, words

ODD = "pendlay 3x8 at 60kg"


def said(*messages: str) -> LogTalk:
    """The talk after these messages, each of which says something to it."""
    talk = begin(messages[0], id="one", today=TODAY, unit=None, last=None)
    for message in messages[1:]:
        went_on = answered(talk, message)
        assert went_on is not None, message
        talk = went_on
    return talk


def answered(talk: LogTalk, message: str) -> LogTalk | None:
    return heard(talk, message, today=TODAY, unit=None, last=None)


def test_an_unknown_word_beside_the_sets_is_asked_about_and_not_yet_a_lift() -> None:
    text, choices = words(said(ODD), today=TODAY)
    assert text.startswith('3 sets of 8 at 60 kg, today (23 Nov). Is "pendlay" the lift?')
    assert choices == (("Pendlay", "pendlay"), ("Hip thrusts", "hip thrusts"))


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        ("yes", "pendlay: 3x8 60kg"),
        ("pendlay", "pendlay: 3x8 60kg"),
        ("it was the pendlay", "pendlay: 3x8 60kg"),
        ("pendlay rows", "pendlay rows: 3x8 60kg"),
        ("no", "3x8 60kg"),
        ("hip thrusts", "3x8 60kg"),
        ("no, a hip thrust", "3x8 60kg"),
        ("no, squats", "squat: 3x8 60kg"),
        ("it was seal rows", "seal rows: 3x8 60kg"),
        ("larsen", "larsen: 3x8 60kg"),
    ],
)
def test_the_answer_names_the_lift(answer: str, meaning: str) -> None:
    talk = said(ODD, answer)
    assert talk.waits_for_yes
    assert written_draft(talk.drafts[0]) == meaning


@pytest.mark.parametrize("answer", ["what do you mean", "not hip thrusts", "dunno", "squats or lunges", "123"])
def test_what_names_no_lift_leaves_the_question(answer: str) -> None:
    talk = said(ODD)
    again = answered(talk, answer) or talk.missed()
    assert not again.waits_for_yes


def test_who_does_not_name_the_lift_twice_stores_nothing() -> None:
    talk = said(ODD)
    for answer in ("what do you mean", "dunno"):
        assert answered(talk, answer) is None
        talk = talk.missed()
    assert talk.given_up


def test_other_news_does_not_settle_the_lift() -> None:
    talk = said(ODD, "make it 65kg")
    assert "65 kg" in words(talk, today=TODAY)[0]
    assert written_draft(talk.drafts[0]) == "? lift/unclear"
    assert written_draft(said(ODD, "make it 65kg", "yes").drafts[0]) == "pendlay: 3x8 65kg"


def test_what_was_held_stays_when_it_was_a_hip_thrust() -> None:
    assert (
        written_draft(said("gronk 3x10 with a 24kg kettlebell", "no").drafts[0]) == "kettlebell hip thrust: 3x10 24kg"
    )


def test_plates_tell_no_load_of_a_lift_that_nothing_is_known_of() -> None:
    talk = said("gronk 3x10 two plates", "yes")
    assert written_draft(talk.drafts[0]) == "? load/unclear"
    assert written_draft(said("gronk 3x10 two plates", "yes", "40kg").drafts[0]) == "gronk: 3x10 40kg"


@pytest.mark.parametrize(
    ("correction", "meaning"),
    [
        ("no, that was zercher carry", "zercher carry: 3x10 100kg"),
        ("not hip thrusts, squats", "squat: 3x10 100kg"),
    ],
)
def test_a_correction_may_give_any_lift(correction: str, meaning: str) -> None:
    changed = correct(read_log("3x10 100kg", today=TODAY).drafts[0], correction, today=TODAY)
    assert changed
    assert written_draft(changed) == meaning


@pytest.mark.parametrize("remark", ["that was savage", "not hip thrusts", "that was a good walk", "a long press"])
def test_a_remark_gives_no_lift(remark: str) -> None:
    assert correct(read_log("3x10 100kg", today=TODAY).drafts[0], remark, today=TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "hip thurst 3x10 100kg",
        "hipthrusst 3x10 100kg",
        "3x10 htrust 100kg",
        "barbel 3x10 100kg",
        "after pilates 3x10 100kg",
        "3x10 100kg with sarah",
        "knackered af 3x10 100kg",
        "3x10 100kg clean",
        "push day 3x10 100kg",
        "pull\n3x10 100kg",
        "el lunes en casa hice bastante bien 3x10 100kg",
        "wooohooo! 3x10 100kg",
        "gainzville. 3x10 100kg",
        "3x10 100kg, gronk",
    ],
)
def test_a_slip_of_the_finger_or_chatter_is_never_asked_about(text: str) -> None:
    assert written_draft(read_log(text, today=TODAY).drafts[0]) == "3x10 100kg"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("gronk\n3x10 100kg", "? lift/unclear"),
        ("gronk, 3x10 100kg", "? lift/unclear"),
        ("gronk: 3x10 100kg", "? lift/unclear"),
        ("clean and jerk 3x5 60kg", "clean and jerk: 3x5 60kg"),
        ("and zercher carry and 3x10 100kg", "zercher carry: 3x10 100kg"),
        ("3x10 100kg. Zercher carry.", "zercher carry: 3x10 100kg"),
    ],
)
def test_a_name_stands_beside_the_sets_or_over_them(text: str, meaning: str) -> None:
    assert written_draft(read_log(text, today=TODAY).drafts[0]) == meaning
