"""What people say before they say something changes nothing of what they say."""

from __future__ import annotations

import pytest

from bot.understanding.preamble import read_text, read_words
from bot.understanding.replies import calls_off, is_clear_yes, is_literal_yes
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("hey so um how many sets", "how many sets"),
        ("hi, do i need hip thrusts", "do i need hip thrusts"),
        ("good morning, what is RPE", "what is RPE"),
        ("uh so yes", "yes"),
        ("so how many then", "so how many then"),
        ("hey coach", "hey coach"),
        ("hello", "hello"),
        ("um so", "um so"),
        ("well, what about squats", "well, what about squats"),
        ("", ""),
    ],
)
def test_a_preamble_is_left_out_and_a_greeting_or_a_thread_taken_up_is_none(message: str, read: str) -> None:
    assert read_text(message) == read


def test_places_are_those_in_the_message() -> None:
    message = "hey so um how"
    (word,) = read_words(message)
    assert message[word.start : word.end] == "how"


def test_a_yes_and_a_stop_hold_behind_it() -> None:
    assert is_clear_yes(understand("hey so um yes please"))
    assert is_literal_yes(understand("hey so um yes"))
    assert calls_off(understand("hey so um never mind"))
