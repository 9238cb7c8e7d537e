"""How somebody feels is seen, and half a sentence is there to meet it."""

from __future__ import annotations

import pytest

from bot.guide import load_kind_words
from bot.understanding.feelings import Feeling, feeling_in
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("I'm terrified of that bar, how do I get out", Feeling.AFRAID),
        ("so fed up, nothing moves any more", Feeling.FED_UP),
        ("I hit a PB today, what now", Feeling.PROUD),
        ("sorry if this is a dumb question, which foot first", Feeling.SILLY_QUESTION),
        ("I feel daft doing it", Feeling.SHY),
        ("hahaha and with the cat on my lap?", Feeling.JOKING),
        ("gutted. scared too", Feeling.LOW),
        ("I'm not scared of it. how heavy", None),
        ("how heavy", None),
    ],
)
def test_a_feeling_is_seen(text: str, feeling: Feeling | None) -> None:
    assert feeling_in(understand(text)) is feeling


def test_each_feeling_is_met_with_a_few_words() -> None:
    kind = load_kind_words()
    assert {*kind} == {feeling.value for feeling in Feeling}
    assert all(len(text.split()) <= 9 for words in kind.values() for text in words.wordings)
