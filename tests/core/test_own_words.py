"""What replies to the bot's own safety questions say."""

from __future__ import annotations

import pytest

from bot.coaching import asks_what_comes_next, says_nothing_hurts, says_only_tired, says_settled
from bot.coaching.own_words import says_plain_yes


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


@pytest.mark.parametrize(
    "text",
    [
        "none, my back is fine and nothing hurts",
        "No pain",
        "no aches or pains, all good",
        "nothing really hurts",
        "I'm not in pain, just asking",
        "my back doesn't hurt",
    ],
)
def test_pain_that_is_only_denied_is_no_pain(text: str) -> None:
    assert says_nothing_hurts(text)


@pytest.mark.parametrize(
    "text",
    [
        "my hip hurts",
        "no pain at rest but it stings when I thrust",
        "it doesn't hurt when I sit",
        "nothing hurts any more except my knee",
        "no pain, my foot is numb",
        "how do I thrust without pain",
        "what if it doesn't hurt",
        "tingling but no pain",
    ],
)
def test_a_denial_that_leaves_something_open_is_not_taken_for_one(text: str) -> None:
    assert not says_nothing_hurts(text)


@pytest.mark.parametrize("text", ["It is pain", "tired and it hurts down my leg", "yes"])
def test_pain_is_never_taken_for_tiredness(text: str) -> None:
    assert not says_only_tired(text)


@pytest.mark.parametrize("text", ["yes", "Yes please", "go ahead", "ok"])
def test_a_plain_yes_is_a_yes(text: str) -> None:
    assert says_plain_yes(text)


@pytest.mark.parametrize(
    "text", ["yes but not now", "yes, only the plan", "no", "ok wait", "delete what?", "hip thrusts"]
)
def test_a_yes_with_a_second_thought_deletes_nothing(text: str) -> None:
    assert not says_plain_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "what should I lift next time",
        "how heavy do i go next session?",
        "which weight should I use today",
        "do I add weight next week",
        "how much next time",
    ],
)
def test_who_asks_for_their_own_next_session_is_understood(text: str) -> None:
    assert asks_what_comes_next(text)


@pytest.mark.parametrize(
    "text",
    ["how heavy should hip thrusts be", "when do people add load", "what is a good load", "what next week brings"],
)
def test_a_question_about_load_in_general_is_not_about_the_next_session(text: str) -> None:
    assert not asks_what_comes_next(text)
