"""Whom a message asks for: the lifter, "my client", or the "her" of an earlier message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.reading import LIFTER, Act, Clause, Person, Reading
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_FOR: Final = frozenset({"him", "himself", "his", "her", "hers", "herself"})
"""Advice for these, whoever does the asking: "can i raise her load"."""
_ACTS: Final = frozenset({"he", "hes", "she", "shes"})
"""Advice for these unless the lifter stands beside them: "she said light is fine, so what do i do"."""


def last_named(reading: Reading) -> Person:
    """The last person who is named and not the lifter; the lifter if nobody is."""
    table = load_table("people")
    named = [mention.after - 1 for mention in table.mentions(reading.words) if mention.id == "other"]
    named += [place for place, word in enumerate(reading.words) if _is_possessive(word.text)]
    return _called(reading.words[max(named)].text) if named else LIFTER


def asked_for(reading: Reading) -> Person:
    """Whom the last question of a message asks for; where it asks nothing, whom it speaks of from end to end.

    A pronoun without a name before it is returned as it is ("her"): what was said earlier tells who is meant.
    """
    asking = [clause for clause in reading.clauses if Act.ASKS in clause.acts]
    if asking:
        return _in(reading, asking[-1])
    people = {clause.person for clause in reading.clauses}
    return _called(next(iter(people)).word) if len(people) == 1 else LIFTER


def _in(reading: Reading, clause: Clause) -> Person:
    if not clause.person.is_lifter:
        return _called(clause.person.word)
    words = _words(reading.words, clause)
    me = load_table("people")
    beside = any(me.meaning(word) == "me" for word in words)
    pronoun = next((word for word in words if word in _FOR or (word in _ACTS and not beside)), "")
    if not pronoun:
        return LIFTER
    named = last_named(reading)
    return Person(pronoun) if named.is_lifter else named


def _words(words: Sequence[Word], clause: Clause) -> list[str]:
    return [word.text for word in words if clause.span.start <= word.start < clause.span.end]


def _called(word: str) -> Person:
    """One name for one person: "mums" in "my mums back" is "mum"."""
    return Person(word[:-1] if _is_possessive(word) else word)


def _is_possessive(word: str) -> bool:
    """Return True for "flatmates" as in "my flatmates never lifted"; the tokenizer leaves the apostrophe out."""
    return word.endswith("s") and load_table("people").meaning(word[:-1]) == "other"
