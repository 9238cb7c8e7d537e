"""Where a message falls into parts that may be for different ears: a log, a wish, a reply, a question."""

from __future__ import annotations

import pytest

from bot.understanding.parts import parts_of, points_at_sets
from bot.understanding.understand import understand


def parts(message: str) -> list[str]:
    return [message[span.start : span.end] for span in parts_of(understand(message))]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "delete the 230 single, it was no good. then what do I load?",
            ["delete the 230 single, it was no good", "what do I load?"],
        ),
        ("undo that, and show me all my sessions", ["undo that", "and show me all my sessions"]),
        ("4x8 at 55 kilo today and how hard should it feel?", ["4x8 at 55 kilo today", "how hard should it feel?"]),
        ("yes save it, and what do I pair it with", ["yes save it", "what do I pair it with"]),
        ("my bar is 15 kg. how do I brace?", ["my bar is 15 kg", "how do I brace?"]),
        ("how deep do I go? did hip thrusts 3x8 today", ["how deep do I go?", "did hip thrusts 3x8 today"]),
        ("how wide do feet go and what was my last weight", ["how wide do feet go", "what was my last weight"]),
        ("no wait, 105. does a belt help", ["no wait, 105", "does a belt help"]),
    ],
)
def test_what_is_told_wished_and_asked_are_parts(message: str, told: list[str]) -> None:
    assert parts(message) == told


@pytest.mark.parametrize(
    "message",
    [
        "how wide do feet go and how deep do I lower",
        "I only have a bench. what do I do",
        "3x8 at 60 today, felt good",
        "log 3x8 at 60",
        "save it? and how? and why? and when do I? and what if I dont? and who sees my log?",
    ],
)
def test_one_wish_questions_for_the_guide_alone_and_a_flood_have_none(message: str) -> None:
    assert parts(message) == []


def test_a_that_points_at_the_sets_beside_it() -> None:
    assert points_at_sets(understand("what is that in total"))
    assert not points_at_sets(understand("how hard should it feel"))
