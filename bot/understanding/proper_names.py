"""Words that name somebody or something: a gym, a film, a band. What they mean elsewhere is not meant in a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_BETWEEN: Final = frozenset({"of", "the", "and", "in", "to", "a", "for", "on"})
"""Small words that may stand inside a name: "The Fault in Our Stars"."""
_LEAD: Final = 2
"""Words between what says that a name follows and the name: "watched that film Concussion"."""
_LONGEST: Final = 4
"""Words of a name in small letters."""
_MOST_CAPITALS: Final = 0.5
"""Share of the words in capitals from which they tell nothing."""
_NO_NAMES: Final = frozenset({"i", "im", "ive", "ill", "id"})


def named_places(text: str, words: Sequence[Word]) -> frozenset[int]:
    """The places of the words that are names of things: "Cardiac Arrest Gym", "watched Concussion".

    Capitals alone make no name, as illnesses are written with them, too: beside the name stands what it names (a gym, a
    club), or what says that one follows (watched, read). What something is called is its name in small letters, too.
    """
    calls = (mention for mention in load_table("names").mentions(words) if mention.id == "called")
    called = {place for mention in calls for place in _in_clause(words, mention.after)}
    spoken = [word for word in words if word.kind is Kind.LETTERS and word.text not in _NO_NAMES]
    if sum(text[word.start].isupper() for word in spoken) > _MOST_CAPITALS * len(spoken):
        return frozenset(called)
    found = called
    for first, after in _runs(text, words):
        if _is_name(words, first, after):
            found.update(range(first, after))
    return frozenset(found)


def _in_clause(words: Sequence[Word], first: int) -> range:
    """The places from a word on that one name may take, up to the next sign."""
    last = min(first + _LONGEST, len(words))
    return range(first, next((at for at in range(first, last) if words[at].kind is not Kind.LETTERS), last))


def _runs(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Stretches of words that begin with capitals, small words between them included."""
    runs: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if word.kind is not Kind.LETTERS or word.text in _NO_NAMES or not text[word.start].isupper():
            continue
        first, after = runs[-1] if runs else (0, -1)
        if after >= 0 and all(one.text in _BETWEEN for one in words[after:place]):
            runs[-1] = (first, place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _is_name(words: Sequence[Word], first: int, after: int) -> bool:
    names = load_table("names")
    if any(names.meaning(word.text) == "place" for word in words[first:after]) and after - first > 1:
        return True
    before = words[max(first - _LEAD - 1, 0) : first]
    return any(mention.id == "follows" for mention in names.mentions(before))
