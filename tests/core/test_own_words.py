"""What replies to the bot's own safety questions say."""

from __future__ import annotations

import pytest

from bot.coaching import says_only_tired, says_settled


@pytest.mark.parametrize(
    "text",
    [
        "Yes, it is taken care of",
        "I did not mean it that way",
        "i called my doctor",
        "im at the hospital",
        "I'm ok now",
    ],
)
def test_help_that_is_there_settles_a_hand_off(text: str) -> None:
    assert says_settled(text)


@pytest.mark.parametrize(
    "text", ["no I haven't called", "not yet, I'm fine", "how many sets", "i'm ok but my chest hurts"]
)
def test_nothing_else_settles_a_hand_off(text: str) -> None:
    assert not says_settled(text)


@pytest.mark.parametrize("text", ["Tired from training", "just sore", "no pain", "not pain, just tired"])
def test_tiredness_answers_the_check_question(text: str) -> None:
    assert says_only_tired(text)


@pytest.mark.parametrize("text", ["It is pain", "tired and it hurts down my leg", "yes"])
def test_pain_is_never_taken_for_tiredness(text: str) -> None:
    assert not says_only_tired(text)
