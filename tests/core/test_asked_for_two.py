"""Where a message asks for somebody else and the lifter together, so that both are answered."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.conversation import Memory
from bot.conversation.health_level import level_of
from bot.understanding.asked_for_two import also_asked_for
from bot.understanding.questions import questions_in
from bot.understanding.reading import Standing
from bot.understanding.understand import understand

NOW = datetime(2026, 11, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("message", "person"),
    [
        ("my lad is 13, what sets for me and what for him?", "lad"),
        ("how many sets for me and for my wife", "wife"),
        ("what sets for me and what for him?", "him"),
        ("my daughter is 12. how often should each of us train?", "daughter"),
        ("my dad is 60. sets for both?", "father"),
        ("my son is 15. how heavy should he go and how heavy should i go", "son"),
    ],
)
def test_both_are_asked_for(message: str, person: str) -> None:
    assert also_asked_for(understand(message)).word == person


@pytest.mark.parametrize(
    "message",
    [
        "how many sets",
        "my son is 14, how many sets",
        "how do i get my son to go deeper",
        "my wife wants to know how many sets i should do",
        "can she train with me",
        "do both legs work the same",
        "we both want to grow",
        "sets for my wife, my son and for me?",
        "the dog is 3, do both of us train",
    ],
)
def test_one_of_them_alone_is_asked_for(message: str) -> None:
    assert also_asked_for(understand(message)).is_lifter


def test_what_is_asked_for_two_is_asked_once_and_without_them() -> None:
    asked = questions_in(understand("my kid is 9. how many reps for her and how many for me?"))
    assert [question.text for question in asked] == ["how many reps"]
    asked = questions_in(understand("my lad is 13, what sets for me and what for him?"))
    assert [question.text for question in asked] == ["how many sets?"]


def test_the_other_ones_age_is_kept_and_speaks_against_their_amounts_alone() -> None:
    reading = understand("I am 45 and my lad is 13, what sets for me and what for him?")
    of_the_age = [said.standing for said in reading.facts if "13" in getattr(said.fact, "words", "")]
    assert set(of_the_age) == {Standing.IN_PASSING}
    memory = Memory().heard(
        reading.facts, at=NOW, level_of=level_of, also=also_asked_for(reading), people=reading.people
    )
    assert (memory.about, memory.also) == ("", "lad")
    assert memory.health.clearance("lad") is None
    assert memory.health.clearance("") is not None


def test_a_pronoun_of_nobody_who_was_told_of_is_nobody() -> None:
    reading = understand("what sets for me and what for him?")
    memory = Memory().heard(reading.facts, at=NOW, level_of=level_of, also=also_asked_for(reading))
    assert memory.also == ""


def test_someone_like_me_is_nobody_else() -> None:
    assert also_asked_for(understand("how sure is that for someone like me?")).is_lifter
