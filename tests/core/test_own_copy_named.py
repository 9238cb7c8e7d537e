"""A copy of the own data is made for who names what to copy."""

import pytest

from bot.understanding.own_data import names_a_copy
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    "text",
    ["send me everything you have", "can i get my log as a spreadsheet", "gdpr request", "export my log for my coach"],
)
def test_who_names_what_is_kept_wants_a_copy(text: str) -> None:
    assert names_a_copy(understand(text).words)


@pytest.mark.parametrize(
    "text",
    [
        "can my mate copy my form",
        "what would you send a client to a physio for",
        "do you hold one log per client or separate logs",
    ],
)
def test_copying_an_exercise_is_about_no_data(text: str) -> None:
    assert not names_a_copy(understand(text).words)
