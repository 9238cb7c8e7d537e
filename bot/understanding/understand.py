"""The way in: a message becomes a ``Reading``."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.asked_for import told_beside
from bot.understanding.health import find_health
from bot.understanding.marked import Finder, as_clauses, mark
from bot.understanding.plan import find_plan_facts
from bot.understanding.reading import Reading

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
    facts = sorted((said for find in FINDERS for said in find(marked)), key=lambda said: said.span.start)
    reading = Reading(text, as_clauses(marked), tuple(facts), marked.words, marked.people)
    return replace(reading, facts=told_beside(reading))
