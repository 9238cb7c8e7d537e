"""An answer changes what was asked about, and nothing else."""

from __future__ import annotations

import pytest
from core.logs.log_play import begun, heard, played


@pytest.mark.parametrize(
    ("messages", "echo"),
    [
        (["135 3x12", "kg"], "3 sets of 12 at 135 kg"),
        (["135 3x12", "pounds of course"], "3 sets of 12 at 135 lb"),
        (["135 3x12", "lbs, and the last set was like a 9"], "3 sets of 12 at 135 lb, last set RPE 9"),
        (["135 3x12", "lbs, only got 9 on the last"], "12, 12 and 9 reps at 135 lb"),
        (["3x10", "100kg"], "3 sets of 10 at 100 kg"),
        (["3x10", "100", "kg"], "3 sets of 10 at 100 kg"),
        (["3x10", "body weight"], "3 sets of 10 at body weight"),
        (["3x10", "two plates", "lb"], "3 sets of 10 at 225 lb"),
        (["3x10", "it was 100kg and rpe 9"], "3 sets of 10 at 100 kg"),
        (["100kg", "3x10"], "3 sets of 10 at 100 kg"),
        (["100kg", "3 sets", "10"], "3 sets of 10 at 100 kg"),
        (["100kg", "8 reps", "just the one"], "1 set of 8 at 100 kg"),
        (["3 sets at 100kg", "10"], "3 sets of 10 at 100 kg"),
        (["3 sets at 100kg", "about 10 reps"], "3 sets of 10 at 100 kg"),
        (["3 sets at 100kg", "10, 10, 9"], "10, 10 and 9 reps at 100 kg"),
        (["3 sets at 100kg", "10, and rpe 8"], "3 sets of 10 at 100 kg"),
        (["hip thrusts three sets", "10 reps and 85 kg"], "3 sets of 10 at 85 kg"),
        (["4x10", "3 at 80kg and the last one at 70kg"], "3 sets of 10 at 80 kg, 1 set of 10 at 70 kg"),
        (["3x10", "90/95/100 kg"], "1 set of 10 at 90 kg, 1 set of 10 at 95 kg, 1 set of 10 at 100 kg"),
        (["3x10", "first 90kg then 95kg then 100kg"], "1 set of 10 at 90 kg, 1 set of 10 at 95 kg, 1 set of 10"),
        (["100kg", "2 sets of 6, 1 set of 4"], "6, 6 and 4 reps at 100 kg"),
        (["100kg", "did 2 sets of 8 and one of 6"], "8, 8 and 6 reps at 100 kg"),
        (["20kg each side 3x10", "yes"], "3 sets of 10 at 60 kg"),
        (["20kg each side 3x10", "no bar"], "3 sets of 10 at 40 kg"),
        (["20kg each side 3x10", "60 total"], "3 sets of 10 at 60 kg"),
        (["3x10 at 1000kg", "100kg"], "3 sets of 10 at 100 kg"),
        (["3x10 100kg rpe 11", "8"], "3 sets of 10 at 100 kg, RPE 8"),
        (["3x10 100kg rpe 11", "skip"], "3 sets of 10 at 100 kg"),
        (["3x10 100kg on 2024-11-20", "yes"], "3 sets of 10 at 100 kg, barbell hip thrust, 20 Nov 2024"),
    ],
)
def test_an_answer_settles_what_was_asked(messages: list[str], echo: str) -> None:
    words = played(*messages, unit=None)
    assert words.startswith(echo)
    assert words.endswith("Should I save this?")


@pytest.mark.parametrize(
    ("answer", "echo"),
    [
        ("yes", "3 sets of 10 at 60 kg, bertha thrusts"),
        ("no", "3 sets of 10 at 60 kg, barbell hip thrust"),
        ("squats", "3 sets of 10 at 60 kg, squat"),
        ("it was zercher carries", "3 sets of 10 at 60 kg, zercher carries"),
    ],
)
def test_a_lift_with_a_word_that_nothing_knows_is_named_by_the_lifter(answer: str, echo: str) -> None:
    assert played("bertha thrusts 3x10 60kg", answer).startswith(echo)


@pytest.mark.parametrize("answer", ["squats or deadlifts", "dunno", "it was 60 something", "it was"])
def test_what_names_no_lift_leaves_the_lift_open(answer: str) -> None:
    assert "Should I save this?" not in played("bertha thrusts 3x10 60kg", answer)


@pytest.mark.parametrize(
    ("number", "answer", "echo"),
    [
        ("37", "skip", "3 sets of 10 at 100 kg, barbell"),
        ("37", "those were reps", "10, 10, 10 and 37 reps at 100 kg, barbell"),
        ("4", "it was sets", "4 sets of 10 at 100 kg, barbell"),
        ("7", "the rpe", "3 sets of 10 at 100 kg, RPE 7"),
        ("2", "rir", "3 sets of 10 at 100 kg, RPE 8"),
        ("2", "no idea", "3 sets of 10 at 100 kg, barbell"),
    ],
)
def test_a_number_that_fitted_nowhere_is_no_set_unless_it_counted_reps(number: str, answer: str, echo: str) -> None:
    words = played(f"hip thrust 3x10 100kg {number}", answer)
    assert words.startswith(echo)
    assert words.endswith("Should I save this?")


def test_a_number_asked_about_in_a_log_that_grows_is_its_own_set() -> None:
    words = played("hip thrust 2x8 100kg", "hip thrust 3x10 100kg 37", "skip")
    assert words.startswith("8, 8, 10, 10 and 10 reps at 100 kg")


@pytest.mark.parametrize(
    ("log", "noise", "question"),
    [
        ("hip thrust 3x8 40kg a side", "the gym was busy", "Was there a bar too?"),
        ("triples at 100kg hip thrust", "banana", "How many sets did you do?"),
        ("hip thrust 3x10 100kg rpe 15", "20", "What was it?"),
        ("hip thrust 3x10 100kg 37", "banana", "What does “37” stand for?"),
    ],
)
def test_noise_leaves_the_question_open(log: str, noise: str, question: str) -> None:
    assert question in played(log, noise)


def test_an_answer_about_one_load_leaves_the_others_as_they_are() -> None:
    words = played("squat 3x5 at 100 kg\nleg press 3x8 with two plates", "120 in all")
    assert "• Squat: 3 sets of 5 at 100 kg.\n• Leg press: 3 sets of 8 at 120 kg." in words


def test_the_same_weight_is_that_of_the_lift_before() -> None:
    assert "3 sets of 8 at 60 kg" in played("rdl 3x8 60kg and hip thrust 3x8", "same weight for both")


def test_the_same_weight_with_no_other_lift_is_asked_again() -> None:
    assert "Should I save this?" not in played("hip thrust 3x8", "same weight")


@pytest.mark.parametrize("text", ["banana", "rpe", "maybe"])
def test_what_is_no_answer_leaves_the_question_open(text: str) -> None:
    assert played("135 3x12", text, unit=None).endswith("Is that in kg or lb?")


def test_what_is_no_day_answers_no_question_about_one() -> None:
    log = begun("3x10 60kg last week")
    assert heard(log, "not sure tbh")[0].drafts == log.drafts


def test_a_wish_to_delete_a_day_is_no_answer_to_which_day_it_was() -> None:
    asked = played("3x5 at 172.5 kg monday", unit=None)
    assert "Do you mean" in asked
    assert "Do you mean" in played("3x5 at 172.5 kg monday", "delete saturday", unit=None)
    assert "Do you mean" not in played("3x5 at 172.5 kg monday", "saturday", unit=None)
