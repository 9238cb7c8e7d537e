"""How what was told is named later: in the words of the lifter."""

from __future__ import annotations

import pytest

from bot.understanding.asked_for import told_words
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("My ticker flutters at night. Can I lift?", "My ticker flutters at night"),
        ("how many sets?", "how many sets"),
        ("", ""),
    ],
)
def test_the_longest_clause_that_tells_something_is_quoted(text: str, told: str) -> None:
    assert told_words(understand(text)) == told


def test_a_long_clause_is_cut_at_a_word() -> None:
    told = told_words(understand("my ticker flutters wildly all through the long cold nights of this very long winter"))
    assert told.endswith(" …")
    assert len(told) < 70
