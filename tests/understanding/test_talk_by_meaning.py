"""Both kinds of talk are one component: what asks in a message stands for it, and each follows its rows."""

from __future__ import annotations

import pytest

from bot.understanding.rasa.talk import TalkByMeaning, _questions


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("3x10 at 60 kg, what comes next?", ["what comes next"]),
        ("what comes next?", []),
        ("that was heavy. i slept badly", []),
    ],
)
def test_what_asks_beside_something_told_is_looked_at_by_itself(text: str, asking: list[str]) -> None:
    assert [part.strip(" ?") for part in _questions(text)] == asking


@pytest.mark.parametrize("about", ["plan", "log"])
def test_rows_of_either_talk_train_it_anew(about: str) -> None:
    config = {"about": about, "rows": f"data/{about}_talk"}
    assert TalkByMeaning.fingerprint_addon(config) == TalkByMeaning.fingerprint_addon({})
