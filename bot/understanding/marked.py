"""A message cut into clauses, each word marked with how it is put and whom it is about: what readers of facts take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bot.understanding.acts import acts_of
from bot.understanding.clauses import Stretch, split_clauses
from bot.understanding.facts import Fact
from bot.understanding.people import people_in
from bot.understanding.persons import persons
from bot.understanding.preamble import read_words
from bot.understanding.reading import LIFTER, Act, Clause, Named, Person, Said, Span, Standing
from bot.understanding.standing import denials, standings
from bot.understanding.words import Word


@dataclass(frozen=True, slots=True)
class Marked:
    """A message with marks.

    Attributes:
        text: as it was typed.
        words: of the text.
        clauses: stretches of the words, from left to right.
        acts: what each clause does.
        put: how each word is put.
        about: whom each word is about.
        denials: places at which a denial begins.
        clause_of: the number of the clause of each word; -1 for a sign or a joining word between two.
        people: who is named.
    """

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Stretch, ...]
    acts: tuple[frozenset[Act], ...]
    put: tuple[Standing, ...]
    about: tuple[Person, ...]
    denials: frozenset[int] = frozenset()
    clause_of: tuple[int, ...] = ()
    people: tuple[Named, ...] = ()

    def said(self, fact: Fact, first: int, after: int, *, loose: bool = False) -> Said:
        """A fact that stands in the words from ``first`` up to ``after``, with their marks."""
        return Said(fact, self.span(first, after), self.put_at(first), self.about[first], loose)

    def put_at(self, first: int) -> Standing:
        """How a phrase is put that begins at a word; a "no" or "never" that is its own denies nothing."""
        put, clause = self.put[first], self.clause_at(first)
        if put is not Standing.DENIED or clause is None or first not in self.denials:
            return put
        return self.put[first - 1] if first > clause.first else Standing.AFFIRMED

    def clause_at(self, place: int) -> Stretch | None:
        """The clause that a word stands in; None for a sign or a joining word between two."""
        number = self.clause_of[place]
        return None if number < 0 else self.clauses[number]

    def span(self, first: int, after: int) -> Span:
        """Where words stand in the text."""
        return Span(self.words[first].start, self.words[after - 1].end)


Finder: TypeAlias = Callable[[Marked], Iterator[Said]]
"""A reader of facts: each finds its own kind in a marked message."""


def mark(text: str, known: frozenset[str] = frozenset(), pet: str = "") -> Marked:
    """A message with its marks.

    Args:
        text: as it was typed.
        known: names of people that were told before.
        pet: the animal that was told of before, where nobody else was.
    """
    words = read_words(text)
    people = people_in(text, words, known)
    clauses = split_clauses(words)
    put = standings(words, clauses)
    acts = tuple(acts_of(words, clause, put) for clause in clauses)
    denied = frozenset(place for clause in clauses for place in denials(words, clause))
    clause_of = [-1] * len(words)
    for number, clause in enumerate(clauses):
        clause_of[clause.first : clause.after] = [number] * (clause.after - clause.first)
    return Marked(
        text, words, clauses, acts, put, persons(words, clauses, people, pet), denied, tuple(clause_of), people
    )


def as_clauses(marked: Marked) -> tuple[Clause, ...]:
    """The clauses as a ``Reading`` shows them: each is put as its last word is."""
    return tuple(
        Clause(
            marked.span(clause.first, clause.after),
            acts,
            marked.put[clause.after - 1],
            next((one for one in marked.about[clause.first : clause.after] if not one.is_lifter), LIFTER),
        )
        for clause, acts in zip(marked.clauses, marked.acts, strict=True)
    )
