"""A message tells what its most pressing sentence tells."""

from __future__ import annotations

import pytest

from bot.understanding.rasa.component import TrainedComponent
from bot.understanding.rasa.talk import TalkByMeaning
from bot.understanding.rasa.urgency import UrgencyByMeaning
from bot.understanding.rasa.urgency_model import sentences


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("My leg is hot since monday. Is it ok to train?", ["My leg is hot since monday.", "Is it ok to train?"]),
        ("ok. my leg is thick and hot", ["my leg is thick and hot"]),
        ("my leg is thick and hot", []),
        ("ok. thanks.", []),
    ],
)  # fmt: skip
def test_each_sentence_that_tells_something_is_looked_at_by_itself(text: str, alone: list[str]) -> None:
    assert sentences(text) == alone


@pytest.mark.parametrize("component", [UrgencyByMeaning, TalkByMeaning])
def test_rows_are_hashed_without_a_configuration_too(component: type[TrainedComponent]) -> None:
    assert component.fingerprint_addon({}) == component.fingerprint_addon(component.get_default_config())
