"""The way in: a message becomes a ``Reading``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bot.understanding.asked_for import told_beside
from bot.understanding.facts import OF_AGE, Age, BodySign, Condition
from bot.understanding.health import find_health
from bot.understanding.marked import Finder, Marked, as_clauses, mark
from bot.understanding.people import called, is_animal
from bot.understanding.plan import find_plan_facts
from bot.understanding.reading import Named, Reading, Said
from bot.understanding.vocabulary import load_table

FINDERS: Final[tuple[Finder, ...]] = (find_health, find_plan_facts)
"""The readers of facts, each for its own kind."""


def understand(text: str, known: frozenset[str] = frozenset(), pet: str = "") -> Reading:
    """The reading of a message: its clauses, and the facts in them with how they are put and whom they are about.

    Args:
        text: as it was typed; what follows ``LONGEST_MESSAGE`` characters is not read.
        known: names of people that were told before.
        pet: the animal that was told of before, where nobody else was.
    """
    marked = mark(text, known, pet)
    found = [said for find in FINDERS for said in find(marked)]
    facts = sorted((*found, *_under_age(text, found)), key=lambda said: said.span.start)
    people = (*marked.people, *_told_by_a_fact(marked, facts))
    reading = Reading(text, as_clauses(marked), tuple(facts), marked.words, people)
    return replace(reading, facts=told_beside(reading))


def _under_age(text: str, facts: Iterable[Said]) -> Iterator[Said]:
    """An age under 18 of somebody else, as the condition that it is: "my lad is 13"."""
    for said in facts:
        person = said.person
        if isinstance(said.fact, Age) and said.fact.years < OF_AGE and not (person.is_lifter or is_animal(person.word)):
            yield replace(said, fact=Condition("under_18", words=text[said.span.start : said.span.end]))


def _told_by_a_fact(marked: Marked, facts: Iterable[Said]) -> Iterator[Named]:
    """Who is named by nothing but what they have: "our goalkeeper has a hernia", "the under 16 girls"."""
    known, table = {"", *(one.word for one in marked.people)}, load_table("people")
    for said in facts:
        word = said.person.word
        told = isinstance(said.fact, (BodySign, Condition)) and called(word) not in known
        if told and not table.meaning(word):
            known.add(word)
            at = next(at for at, one in enumerate(marked.words) if one.text == word or one.end >= said.span.end)
            yield Named(at, at, at + 1, word, word, is_name=True)
