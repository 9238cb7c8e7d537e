"""A message with what around its facts bears on how they are put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.understanding.clauses import Stretch
from bot.understanding.marked import Marked
from bot.understanding.pattern_finder import Match
from bot.understanding.patterns import Message
from bot.understanding.proper_names import named_places
from bot.understanding.reading import Act

CARRIED: Final = frozenset(
    {"he", "hes", "she", "shes", "they", "theyre", "him", "her", "his", "them", "their", "theirs", "who"}
)
_GONE_BY: Final = frozenset({"since", "from", "last", "before"})
"""Before a day these tell of one that was: "since monday"."""
_BARE: Final = 2
"""Words of a question that names nobody and goes on about whoever was named."""


@dataclass(frozen=True)
class Context:
    """A message, and what around its facts bears on how they are put.

    Attributes:
        marked: the message.
        message: its words as the tables read them.
        lists: the lists found in it and not denied, each with its matches.
    """

    marked: Marked
    message: Message
    lists: Mapping[str, Sequence[Match]]

    def found(self, name: str, sentence: int) -> list[Match]:
        """The matches of a list in a sentence."""
        return [one for one in self.lists.get(name, ()) if self.message.sentence[one.first] == sentence]

    def stands_in(self, name: str, sentence: int) -> bool:
        """Return True if a list was found in a sentence."""
        return (name, sentence) in self._sentences

    def is_ahead(self, match: Match) -> bool:
        """Return True if a later day is named in the clause of some words: "my physio is back on monday"."""
        clause = self.clause_of(match.first)
        days = (one for one in self.lists.get("later_day", ()) if self.clause_of(one.first) == clause)
        return any(_GONE_BY.isdisjoint(self.message.words[max(one.first - 1, 0) : one.first]) for one in days)

    def clause_of(self, place: int) -> Stretch | None:
        """The clause that a word of the message as the tables read it stands in; None for a joining word."""
        return self.marked.clause_at(self.message.places[place][0])

    def clause_start(self, match: Match) -> int:
        """The place of the first word of the clause that a match begins in."""
        clause = self.clause_of(match.first)
        return next(place for place in range(match.first + 1) if self.clause_of(place) == clause)

    @cached_property
    def _sentences(self) -> frozenset[tuple[str, int]]:
        sentence = self.message.sentence
        return frozenset((name, sentence[one.first]) for name, found in self.lists.items() for one in found)

    @cached_property
    def named(self) -> frozenset[int]:
        """Places of the words that are proper names of things."""
        return named_places(self.marked.text, self.marked.words)

    @cached_property
    def asked(self) -> frozenset[int]:
        """Places of the words of all questions."""
        return frozenset(
            place
            for clause, acts in zip(self.marked.clauses, self.marked.acts, strict=True)
            if Act.ASKS in acts
            for place in range(clause.first, clause.after)
        )

    @cached_property
    def last_own_question(self) -> int:
        """Where the last question begins that is not about him or her; -1 if there is none."""
        words = self.marked.words
        return max(
            (
                clause.first
                for clause in self.marked.clauses
                if clause.first in self.asked
                and clause.after - clause.first > _BARE
                and not any(word.text in CARRIED for word in words[clause.first : clause.after])
            ),
            default=-1,
        )
