"""Reads what a plan is made from: goal, experience, days, other lifts, equipment, back, pain and age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.understanding.marked import Marked
from bot.understanding.plan.ages import find_ages
from bot.understanding.plan.feelings import find_feelings
from bot.understanding.plan.traits import find_equipment, find_experience, find_goals
from bot.understanding.plan.week import find_week
from bot.understanding.reading import Person, Said

_UNNAMED: Final = frozenset({"he", "hes", "hed", "she", "shes", "shed"})
_OWN: Final = frozenset({"i", "im", "ive", "id", "my", "mine", "we"})


def find_plan_facts(marked: Marked) -> Iterator[Said]:
    """The facts of a message that a plan is made from; what "she" does is hers, though nobody named her here."""
    others = _of_somebody(marked)
    for find in (find_goals, find_experience, find_week, find_equipment, find_feelings, find_ages):
        for said in find(marked):
            unnamed = said.person.is_lifter and others.get(said.span.start)
            yield replace(said, person=unnamed) if unnamed else said


def _of_somebody(marked: Marked) -> dict[int, Person]:
    """Where words begin that follow a "she" in their clause with no "i" between."""
    found: dict[int, Person] = {}
    for clause in marked.clauses:
        somebody = None
        for word in marked.words[clause.first : clause.after]:
            somebody = Person(word.text) if word.text in _UNNAMED else None if word.text in _OWN else somebody
            if somebody is not None:
                found[word.start] = somebody
    return found
