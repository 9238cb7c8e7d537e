"""A question for one's own next session."""

from __future__ import annotations

import pytest

from bot.understanding.next_session import asks_what_comes_next
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    "text",
    [
        "what should I lift next time",
        "how heavy do i go next session?",
        "which weight should I use today",
        "do I add weight next week",
        "how much next time",
        "so what load next time?",
        "ok, how heavy tomorrow",
        "whats my next session",
    ],
)
def test_who_asks_for_their_own_next_session_is_understood(text: str) -> None:
    assert asks_what_comes_next(understand(text))


@pytest.mark.parametrize(
    "text",
    [
        "how heavy should hip thrusts be",
        "when do people add load",
        "what is a good load",
        "what next week brings",
        "meet next week, how much is too much",
    ],
)
def test_a_question_about_load_in_general_is_not_about_the_next_session(text: str) -> None:
    assert not asks_what_comes_next(understand(text))
