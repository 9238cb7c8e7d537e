"""What counts as a yes, a no, a noise and thanks. A yes that saves or deletes must be one."""

from __future__ import annotations

import pytest

from bot.understanding import replies
from bot.understanding.understand import understand


def kinds(text: str) -> set[str]:
    names = ("is_clear_yes", "is_literal_yes", "is_clear_no", "is_noise", "is_thanks", "asks_why", "is_question")
    reading = understand(text)
    return {name for name in names if getattr(replies, name)(reading)}


@pytest.mark.parametrize("text", ["yes", "Yep.", "yes please", "Yes, thats right, save it", "yeah thx", "yup mate"])
def test_the_word_yes_is_a_literal_yes(text: str) -> None:
    assert {"is_clear_yes", "is_literal_yes"} <= kinds(text)


@pytest.mark.parametrize("text", ["save it", "correct", "that's right", "do it please", "go ahead", "ok"])
def test_what_agrees_in_other_words_is_clear_but_not_literal(text: str) -> None:
    assert "is_clear_yes" in kinds(text)
    assert "is_literal_yes" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    ["huh", "hmm", "oh", "mhm", "right", "fine", "uh huh", "yes but 8 reps", "yes, 3x10", "yes?", "yes fine but", "no",
     "yes it was 9", "why not", "ok so", "yes hmm", "thanks", "", "yes no"],
)  # fmt: skip
def test_nothing_else_is_a_clear_yes(text: str) -> None:
    assert not kinds(text) & {"is_clear_yes", "is_literal_yes"}


@pytest.mark.parametrize("text", ["no", "nope thanks", "dont save it", "no leave it", "cancel", "none"])
def test_a_clear_no(text: str) -> None:
    assert "is_clear_no" in kinds(text)


@pytest.mark.parametrize("text", ["no barbell", "no, 4 sets", "no?", "nothing hurts", "yes", "not four"])
def test_a_no_that_says_more_is_no_clear_no(text: str) -> None:
    assert "is_clear_no" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("huh", "is_noise"),
        ("hmm right so", "is_noise"),
        ("ta very much", "is_thanks"),
        ("cool thanks mate", "is_thanks"),
        ("why do you ask?", "asks_why"),
        ("but why", "asks_why"),
        ("whats that for", "asks_why"),
        ("is that enough", "is_question"),
    ],
)
def test_other_short_replies(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    ["thank god", "no problem here", "3 days thanks", "why? my back hurts", "why do my quads burn when i thrust"],
)
def test_other_messages_are_none_of_these(text: str) -> None:
    assert not kinds(text) & {"is_noise", "is_thanks", "asks_why"}


@pytest.mark.parametrize("text", ["no wait", "dont", "why", "actually 4"])
def test_what_takes_back(text: str) -> None:
    assert replies.takes_back(understand(text))
    assert not replies.takes_back(understand("yes"))


@pytest.mark.parametrize(
    "text",
    ["no", "nope, all fine", "it isn't", "that was last year", "not now", "nobody is hurt", "im not hurt, sets?"],
)
def test_a_plain_denial(text: str) -> None:
    assert replies.denies(understand(text))


@pytest.mark.parametrize(
    "text",
    [
        "forget it",
        "never mind, how many sets",
        "forget it. whats next",
        "how many sets",
        "ok",
        "prob just didnt eat. what snack",
        "havent slept much, how many sets",
        "didn't drink enough",
    ],
)
def test_giving_up_and_asking_on_deny_nothing(text: str) -> None:
    assert not replies.denies(understand(text))


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("probably low sugar, sets?", True),
        ("must have been the heat", True),
        ("could it be the heat", False),
        ("it was the heat", False),
    ],
)
def test_a_guess_at_what_it_comes_from(text: str, guess: bool) -> None:
    assert replies.guesses(understand(text)) is guess
