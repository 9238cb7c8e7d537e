"""A message tells what its most pressing sentence tells."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.understanding.messages import QUIET_WHERE_TOLD, TREATED_WHERE_TOLD, URGENCY
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


def test_an_illness_told_in_passing_is_likelier_in_its_clause_than_in_the_message(in_process: Any) -> None:
    text = "four sets of ten went well today, and since march a stent keeps one artery open"
    likely = asyncio.run(in_process.parse_message(text))[URGENCY]
    assert likely[TREATED_WHERE_TOLD] > likely["clinician"]


def test_pain_is_never_quiet_where_the_classifier_takes_it_for_pain(in_process: Any) -> None:
    assert asyncio.run(in_process.parse_message("my left knee hurts on every rep"))[URGENCY][QUIET_WHERE_TOLD] == 0
