"""Who else a message asks for beside the lifter: "what sets for me and what for him", "how often should each of us"."""

from __future__ import annotations

from typing import Final

from bot.understanding.people import IT
from bot.understanding.reading import LIFTER, Act, Person, Reading
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_ME: Final = frozenset({"me", "myself"})
_I: Final = frozenset({"i", "im"})
_THEIRS: Final = frozenset({"him", "her", "he", "she", "himself", "herself", "hes", "shes"})
_FOR: Final = frozenset({"for", "about"})
_TOGETHER: Final = frozenset({"both", "each", "us"})
_REACH: Final = 3
"""Words from a "for" to the person behind it: "for my lad"."""


def also_asked_for(reading: Reading) -> Person:
    """The other person whom the questions of a message ask for together with the lifter; the lifter for nobody else.

    A pronoun without a name before it is returned as it is.
    """
    asking = [reading.words_of(clause) for clause in reading.clauses if Act.ASKS in clause.acts]
    nobody = load_table("identities")
    named = {one.word for one in reading.people if one.sex != IT and nobody.meaning(one.noun) != "nobody"}
    if len(named) > 1 or not asking:
        return LIFTER
    words = tuple(word for clause in asking for word in clause)
    pronoun = next((word.text for word in words if word.text in _THEIRS), "")
    other = Person(next(iter(named), pronoun))
    places = {reading.words[one.place].start for one in reading.people}
    if other.is_lifter:
        return LIFTER
    apart = _is_aimed_at(words, _ME, frozenset()) and _is_aimed_at(words, _THEIRS, places)
    by_turns = _asks_of(asking, _I, frozenset()) and _asks_of(asking, _THEIRS, places)
    together = bool(named) and any(word.text in _TOGETHER for word in words)
    return other if apart or by_turns or together else LIFTER


def _is_aimed_at(words: tuple[Word, ...], texts: frozenset[str], places: frozenset[int] | set[int]) -> bool:
    """Return True if one of these stands behind a "for"; "for someone like me" is for nobody else."""
    behind = ((word, [one.text for one in words[max(at - _REACH, 0) : at]]) for at, word in enumerate(words))
    return any(
        (word.text in texts or word.start in places) and _FOR & {*before} and before[-1] != "like"
        for word, before in behind
    )


def _asks_of(asking: list[tuple[Word, ...]], texts: frozenset[str], places: frozenset[int] | set[int]) -> bool:
    """Return True if a question asks of one of these, and of nobody else who is looked for here."""
    return any(
        any(word.text in texts or word.start in places for word in clause)
        and not any(word.text in (_THEIRS if texts is _I else _I | _ME) for word in clause)
        for clause in asking
    )
