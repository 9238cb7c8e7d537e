"""A phrase means the same to the classifier, whose words are ``rasa/vocabulary.yml``, and to the reader's tables."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped,unused-ignore]

import bot.understanding
from bot.understanding.lifts import lift_mentions
from bot.understanding.vocabulary import load_table
from bot.understanding.words import words_of

FILE = Path(bot.understanding.__file__).parent / "rasa" / "vocabulary.yml"
WORDS: dict[str, dict[str, list[str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("concept", WORDS["lift"])
def test_a_lift_of_the_classifier_is_of_the_same_group_in_a_log(concept: str) -> None:
    for phrase in WORDS["lift"][concept]:
        groups = {mention.lift.group for mention in lift_mentions(words_of(phrase))}
        assert groups <= {concept}, f"{phrase!r} is a {concept} in {FILE.name} and {groups} in lifts.yml"


@pytest.mark.parametrize(("entity", "name"), [("goal", "goals"), ("experience", "experience")])
def test_a_goal_and_an_experience_are_the_same_in_both(entity: str, name: str) -> None:
    table = load_table(name)
    for concept, phrases in WORDS[entity].items():
        for phrase in phrases:
            known = (table.meaning(phrase) or concept).removeprefix("loose.").removeprefix("start.")
            assert known == concept, f"{phrase!r} is {concept} in {FILE.name} and {known} in {name}.yml"
