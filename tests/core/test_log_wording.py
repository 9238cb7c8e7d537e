"""What the bot says about a log: short, plain, days without doubt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from core.log_notation import TODAY

from bot.coaching.load import Unit
from bot.coaching.training_log import Ask, Question, Why, complete, day_in_words, in_words, question_in_words, read_log
from bot.trainer.reading_grade import reading_grade


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "3x10 at 100 kg rpe 8 yesterday",
            "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, yesterday (22 Nov).",
        ),
        ("1x5 62,5kg", "1 set of 5 at 62.5 kg, barbell hip thrust, today (23 Nov)."),
        ("bw 12, 12, 10 rdl", "12, 12 and 10 reps with body weight, Romanian deadlift, today (23 Nov)."),
        (
            "3x10 100kg rpe 7, 8, 9",
            "3 sets of 10 at 100 kg, RPE 7, 8, 9, barbell hip thrust, today (23 Nov).",
        ),
        (
            "3x10 100kg last set rpe 9.5",
            "3 sets of 10 at 100 kg, last set RPE 9.5, barbell hip thrust, today (23 Nov).",
        ),
        (
            "100x10 @8, 90x9",
            "1 set of 10 at 100, 1 set of 9 at 90, RPE 8, –, barbell hip thrust, today (23 Nov).",
        ),
        ("3x10", "3 sets of 10, barbell hip thrust, today (23 Nov)."),
        ("3 sets at 80kg", "3 sets at 80 kg, barbell hip thrust, today (23 Nov)."),
        ("hip thrusts tomorrow", "Barbell hip thrust."),
        ("3x10 zercher carry at 100kg", "3 sets of 10 at 100 kg, zercher carry, today (23 Nov)."),
        ("pendlay 3x8 at 60kg", "3 sets of 8 at 60 kg, today (23 Nov)."),
        ("20kg each side 3x10", "3 sets of 10 at 20 kg a side, barbell hip thrust, today (23 Nov)."),
        ("2 plates 3x10", "3 sets of 10 with 2 plates a side, barbell hip thrust, today (23 Nov)."),
        ("just the bar 3x10", "3 sets of 10 with the bar, barbell hip thrust, today (23 Nov)."),
    ],
)
def test_the_echo_says_everything_that_was_understood(text: str, words: str) -> None:
    assert in_words(read_log(text, today=TODAY).drafts[0], today=TODAY) == words


def test_the_echo_adds_what_was_taken_for_granted() -> None:
    text = (
        "supposed to do 3x10 with 2 plates, got 10, 10, 8, then 2x12, bounced a bit and form broke down, "
        "last one was a grinder"
    )
    words = in_words(read_log(text, today=TODAY, unit=Unit.LB).drafts[0], today=TODAY)
    assert "The plan was 3 sets of 10." in words
    assert "your form slipped and the reps bounced" in words
    assert "I counted the bar as 45 lb, and a full plate as the same." in words
    assert "give me an RPE" in words
    assert "I took the one before" in words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today (23 Nov)"),
        (TODAY - timedelta(days=1), "yesterday (22 Nov)"),
        (TODAY - timedelta(days=3), "Friday 20 Nov"),
        (TODAY - timedelta(days=20), "3 Nov"),
        (date(2025, 12, 1), "1 Dec 2025"),
    ],
)
def test_a_day_names_its_month(day: date, words: str) -> None:
    assert day_in_words(day, TODAY) == words


def test_days_to_choose_from_are_offered() -> None:
    question = read_log("3x10 100kg 11/10", today=TODAY).drafts[0].questions[0]
    assert question_in_words(question, today=TODAY) == "Do you mean 11 Oct or 10 Nov?"


ASKED = [
    "135 3x12",
    "3x10",
    "3x10 at 100gk",
    "3x10 at 1000kg",
    "20kg each side 3x10",
    "100kg",
    "10x3 100kg",
    "3x500 50kg",
    "same as last time",
    "3 sets at 100kg",
    "3x8-10 at 100kg",
    "3x10 100kg rpe 11",
    "3x10 100kg rpe 8, 9",
    "3x10 100kg tomorrow",
    "3x10 100kg the other day",
    "3x10 100kg on 2024-11-20",
    "3x10 100kg 37",
    "pendlay 3x8 at 60 kg",
    "log my workout",
    "should I do 3x10 at 100kg?",
    "3x10 at 60 kg then 2x15 bridges bw",
    "x " * 2000,
]


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_short_plain_and_calm(text: str) -> None:
    reading = read_log(text, today=TODAY)
    question = reading.question or reading.drafts[0].questions[0]
    words = question_in_words(question, today=TODAY)
    assert reading_grade(words) <= 8, words
    assert words.endswith((".", "?"))
    assert "!" not in words
    assert len(words) <= 170


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            Question(Ask.REPS, Why.ABSURD, "500"),
            "I read 500 reps. That can not be right. How many were there in each set?",
        ),
        (Question(Ask.SCHEME, Why.UNCLEAR), "How many sets and reps did you do?"),
        (Question(Ask.DAY, Why.UNCLEAR), "Which day did you train?"),
        (Question(Ask.SETS, Why.UNCLEAR, "tens"), "How many sets did you do?"),
    ],
)
def test_a_question_needs_no_quote(question: Question, words: str) -> None:
    assert question_in_words(question, today=TODAY) == words


def test_every_question_that_can_arise_has_words() -> None:
    draft = read_log("3x10 at 100kg 37", today=TODAY).drafts[0]
    answered = complete(draft, "skip", today=TODAY)
    assert answered
    assert answered.questions == ()
