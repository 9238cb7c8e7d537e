"""Where one message is two questions, and where it is one."""

from __future__ import annotations

import pytest

from bot.understanding.rasa.questions import split_questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("how many sets? how heavy should I go?", ["how many sets?", "how heavy should I go?"]),
        ("how many sets and how heavy should I go", ["how many sets", "how heavy should I go"]),
        ("how many sets, and also what about feet", ["how many sets", "what about feet"]),
        ("I train at home. What should I use?", ["I train at home.", "What should I use?"]),
        ("do I need them; are they safe for knees", ["do I need them", "are they safe for knees"]),
        (
            "how high is it? how wide is it? how heavy is it?",
            ["how high is it?", "how wide is it?", "how heavy is it?"],
        ),
        ("squats and deadlifts", ["squats and deadlifts"]),
        ("sets and reps?", ["sets and reps?"]),
        ("how do I squat and hinge", ["how do I squat and hinge"]),
        ("really? ok", ["really? ok"]),
        ("why?", ["why?"]),
        ("", [""]),
        ("I want big glutes. My gym has no bench.", ["I want big glutes. My gym has no bench."]),
    ],
)
def test_questions_of_a_message(text: str, parts: list[str]) -> None:
    assert split_questions(text) == parts


def test_a_flood_of_questions_is_one_message() -> None:
    flood = "how many sets? " * 9
    assert split_questions(flood) == [flood]


def test_no_word_is_lost() -> None:
    text = "how high is the bench and how many sets should I do"
    assert set(" ".join(split_questions(text)).split()) == set(text.split()) - {"and"}
