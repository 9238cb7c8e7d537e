"""What nobody needs to know of a person is taken out; what is said of lifting stays."""

from __future__ import annotations

import pytest

from bot.guide import load_guide
from bot.trainer.inbox.masking import masked


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("mail me at anna.b+gym@web.example.de please", "mail me at (email) please"),
        ("see https://instagram.com/anna.fit ok?", "see (link) ok?"),
        ("I'm on instagram.com/anna.fit", "I'm on (link)"),
        ("www.anna-lifts.com", "(link)"),
        ("ask @anna_fit about it", "ask (handle) about it"),
        ("my name is anna schmidt, do I need them", "my name is (name), do I need them"),
        ("My name is Anna Maria Schmidt and I lift", "My name is (name) and I lift"),
        ("my name's bob", "my name's (name)"),
        ("I'm called Jo", "I'm called (name)"),
        ("call me Jürgen", "call me (name)"),
        ("hi I'm Anna, do I need them", "hi I'm (name), do I need them"),
        ("Hello, this is O'Neill", "Hello, this is (name)"),
        ("how heavy? Regards, Anna", "how heavy? Regards, (name)"),
        ("call +49 170 1234567 now", "call (phone) now"),
        ("(555) 123-4567", "(phone)"),
        ("555-123-4567 or 555 123 4567", "(phone) or (phone)"),
        ("020 7946 0958", "(phone)"),
        ("4111 1111 1111 1111", "(number)"),
        ("DE89 3704 0044 0532 0130 00", "(number)"),
        ("member 12345678", "member (number)"),
    ],
)
def test_a_personal_detail_is_masked_once_and_for_all(written: str, seen: str) -> None:
    assert masked(written) == seen
    assert masked(seen) == seen


@pytest.mark.parametrize(
    "words",
    [
        "3x10 @ 100kg, last set @8",
        "5x5 @rpe8 or @RPE 8",
        "100 110 120 130 kg",
        "12 12 10 10",
        "225 275 315 1000",
        "12-10-8 with 102.5 kg",
        "8-12 reps, 60/90 seconds, 100-120 kg",
        "100-1000 reps",
        "10000 steps on 2024-05-01",
        "I'm German and I'm 5'10",
        "call me crazy but do I need them and/or squats, e.g. 3/4",
        "my name is not important",
        "Plotkin 2023 or Krause Neto 2025?",
    ],
)
def test_what_is_said_of_lifting_stays(words: str) -> None:
    assert masked(words) == words


def test_nothing_of_the_guide_is_taken_for_a_personal_detail() -> None:
    guide = load_guide()
    texts = [caveat.text for caveat in guide.caveats.values()]
    texts += [text for topic in guide.topics.values() for part in topic.short for text in part.wordings]
    assert [text for text in texts if masked(text) != text] == []
