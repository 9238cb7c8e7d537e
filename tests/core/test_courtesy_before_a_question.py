"""Thanks or a greeting before something else never hides it."""

import pytest

from bot.understanding.questions import questions_in
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("thanks! friday instead of thursday then", "friday instead of thursday then"),
        ("cheers, any good for my mum", "any good for my mum"),
        ("thank you. what if the bar is taken", "what if the bar is taken"),
    ],
)
def test_what_stands_behind_thanks_is_looked_at_by_itself(message: str, asked: str) -> None:
    assert [question.text for question in questions_in(understand(message))] == [asked]


@pytest.mark.parametrize("message", ["cheers mate", "thanks a lot", "hello", "thx but no thx", "thanks, bye"])
def test_thanks_alone_ask_nothing(message: str) -> None:
    assert questions_in(understand(message)) == ()
