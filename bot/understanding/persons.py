"""Whose body or training each word is about: the lifter's, or that of "my client", carried on by "she"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.clauses import Stretch
from bot.understanding.reading import LIFTER, Person
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_BARE: Final = frozenset(
    {"mum", "mom", "mam", "dad", "nan", "gran", "granny", "grandma", "grandad", "hubby", "parents"}
    | {"someone", "somebody", "people", "everyone", "everybody", "client", "clients", "others"}
)
"""These need no "my" before them."""
_OF_MINE: Final = ("of", "mine")
_REACH: Final = 5
"""Words between a person and what they say."""
_SELF: Final = frozenset({"im", "am", "is", "was", "being", "become", "as", "be"})
"""What follows these says what the lifter is: "im a coach", "as a teenager"."""
_MAKES: Final = frozenset({"has", "have", "had", "got", "gets", "makes", "lets"})
"""What somebody else makes the lifter do is the lifter's: "my trainer has me doing lunges"."""
_SUBJECTS: Final = frozenset({"i", "im", "ive", "id", "ill", "my", "mine", "we", "our"})


def persons(words: Sequence[Word], clauses: Sequence[Stretch]) -> tuple[Person, ...]:
    """Whom each word is about.

    A clause without a subject goes on about the person before it within its sentence; "she" also does further on.
    """
    table = load_table("people")
    found = [LIFTER] * len(words)
    last = current = LIFTER
    for clause in clauses:
        current = LIFTER if clause.new_sentence else current
        place = clause.first
        while place < clause.after:
            mention = table.longest_at(words, place)
            after = mention.after if mention else place + 1
            kind = mention.id if mention else "other" if is_possessive(words[place].text) else ""
            named = after
            after = named + 2 if kind == "other" and _are_mine(words, named) else named
            if kind == "other" and _is_subject(words, clause, place):
                if not _speaks(words, clause, after):
                    current = Person(words[named - 1].text)
                    start = _article(words, clause, place)
                    found[start:place] = [current] * (place - start)
                last = Person(words[named - 1].text)
            elif kind == "carries" and not last.is_lifter:
                current = last
            elif kind == "me" and (words[place].text in _SUBJECTS or words[place - 1].text in _MAKES):
                current = LIFTER
            found[place:after] = [current] * (after - place)
            place = after
    return tuple(found)


def _are_mine(words: Sequence[Word], place: int) -> bool:
    """Return True if "of mine" stands here: "client of mine has a hernia"."""
    return tuple(word.text for word in words[place : place + 2]) == _OF_MINE


def _speaks(words: Sequence[Word], clause: Stretch, place: int) -> bool:
    """Return True if a "says" follows a person before the lifter is named: "someone at my gym said i …"."""
    for at in range(place, min(place + _REACH, clause.after)):
        mention = load_table("standing").longest_at(words, at)
        if mention is not None and mention.id in ("says", "hearsay"):
            return True
        if words[at].text in ("i", "im", "ive"):
            return False
    return False


def is_possessive(word: str) -> bool:
    """Return True for "mums" in "my mums back"; the tokenizer leaves the apostrophe out."""
    return word.endswith("s") and load_table("people").meaning(word[:-1]) == "other"


def _is_subject(words: Sequence[Word], clause: Stretch, place: int) -> bool:
    """Return True unless the person is company ("with my husband"), or is the lifter ("im a coach")."""
    article = _article(words, clause, place)
    if article == place and not (words[place].text.rstrip("s") in _BARE or words[place].text in _BARE):
        holds_its_own = words[place].text in ("a", "an", "the", "some", "this", "that")  # "a guy"
        return (holds_its_own or _are_mine(words, place + 1)) and not (
            place > clause.first and words[place - 1].text in _SELF
        )
    before = words[article - 1] if article > clause.first else None
    if before is None:
        return True
    kind = load_table("people").longest_at(words, article - 1)
    return before.text not in _SELF and (kind is None or kind.id != "beside")


def _article(words: Sequence[Word], clause: Stretch, place: int) -> int:
    """The place of the "my" or "my older" before a person; the person's own if none is there."""
    table, furthest = load_table("people"), max(clause.first, place - 3)
    while place > furthest:
        mention = table.longest_at(words, place - 1)
        if mention is None or not (mention.id == "article" or words[place - 1].text in ("my", "our", "his", "her")):
            break
        place -= 1
    return place
