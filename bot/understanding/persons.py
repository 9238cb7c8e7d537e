"""Whose body or training each word is about: the lifter's, or that of "my client", carried on by "she"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.clauses import Stretch
from bot.understanding.reading import LIFTER, Named, Person
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_BARE: Final = frozenset(
    {"mum", "mom", "mam", "dad", "nan", "gran", "granny", "grandma", "grandad", "hubby", "parents"}
    | {"someone", "somebody", "people", "everyone", "everybody", "client", "clients", "others"}
    | {"dog", "cat", "puppy", "kitten", "horse"}
)
"""These need no "my" before them."""
_OF_MINE: Final = ("of", "mine")
_REACH: Final = 5
"""Words between a person and what they say."""
_SELF: Final = frozenset({"im", "am", "is", "was", "being", "become", "as", "be"})
"""What follows these says what the lifter is: "im a coach", "as a teenager"."""
_OPENERS: Final = frozenset({"and", "so", "now", "then", "but"})
"""At the head of a clause these make nobody company: "and Rose 2x10"."""
_APART: Final = frozenset({"apart", "aside", "besides", "except", "despite", "notwithstanding"})
"""A clause that opens with these is about whoever comes behind it: "…, and apart from the aneurysm i am strong"."""
_MAKES: Final = frozenset({"has", "have", "had", "got", "gets", "makes", "lets"})
"""What somebody else makes the lifter do is the lifter's: "my trainer has me doing lunges"."""
_DETERMINERS: Final = frozenset({"a", "an", "the", "some", "this", "that", "my", "our", "his", "her"})
_THEIR_VERBS: Final = frozenset(
    {"has", "hasnt", "is", "isnt", "was", "wasnt", "does", "gets", "takes", "suffers", "had", "got"}
)
"""What no "i" stands before, and two that are told of others by whom they stand behind."""
_SUBJECTS: Final = frozenset({"i", "im", "ive", "id", "ill", "my", "mine", "we", "our"})
_ACTS: Final = frozenset({"he", "hes", "she", "shes"})
"""Somebody of an earlier message, where nobody is named before them."""


def persons(
    words: Sequence[Word], clauses: Sequence[Stretch], people: Sequence[Named], pet: str = ""
) -> tuple[Person, ...]:
    """Whom each word is about.

    A clause without a subject goes on about the person before it within its sentence; "she" also does further on.

    Args:
        words: of the message.
        clauses: of it.
        people: who is named in it.
        pet: the animal that "he" means where the message names nobody; "" for none.
    """
    table, named_at = load_table("people"), {one.place: one for one in people}
    treated = any(mention.id == "clinician" for mention in table.mentions(words))
    found = [LIFTER] * len(words)
    last = current = LIFTER
    for clause in clauses:
        opening = {word.text for word in words[clause.first : clause.first + 2]}
        current = LIFTER if clause.new_sentence or not _APART.isdisjoint(opening) else current
        place = clause.first
        while place < clause.after:
            mention, one = table.longest_at(words, place), named_at.get(place)
            kind = "other" if one else mention.id if mention else ""
            after = one.after if one else mention.after if mention else place + 1
            if one and _is_subject(words, clause, one):
                after += 2 if _are_mine(words, after) else 0
                last = Person(one.word if one.is_name or one.label or " " in one.noun else words[one.after - 1].text)
                if not _speaks(words, clause, after):
                    current = last
                    start = _article(words, clause, one.first)
                    found[start:place] = [current] * (place - start)
            elif kind == "carries" and not last.is_lifter:
                current = last
            elif words[place].text in _ACTS and not treated and _goes_on_about_them(words, clause, place):
                current = Person(pet or words[place].text)
            elif kind == "me" and (words[place].text in _SUBJECTS or words[place - 1].text in (*_MAKES, "for")):
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


def _goes_on_about_them(words: Sequence[Word], clause: Stretch, place: int) -> bool:
    """Return True if a clause is about him or her, and neither about the lifter nor what somebody says."""
    own = any(word.text in _SUBJECTS or word.text == "me" for word in words[clause.first : clause.after])
    return not own and not _speaks(words, clause, place + 1)


def _is_subject(words: Sequence[Word], clause: Stretch, one: Named) -> bool:
    """Return True unless the person is company ("with my husband"), or is the lifter ("im a coach")."""
    place, article = one.first, _article(words, clause, one.first)
    text = words[one.place].text
    bare = one.is_name or one.label or text.rstrip("s") in _BARE or text in _BARE
    if article == place and not (bare or _does(words, clause, one)):
        holds_its_own = text in _DETERMINERS  # "a guy", "my boy"
        return (holds_its_own or _are_mine(words, one.place + 1)) and not (
            place > clause.first and words[place - 1].text in _SELF
        )
    before = words[article - 1] if article > clause.first else None
    if before is None or (article - 1 == clause.first and before.text in _OPENERS):
        return True
    kind = load_table("people").longest_at(words, article - 1)
    return before.text not in _SELF and (kind is None or kind.id != "beside")


def _does(words: Sequence[Word], clause: Stretch, one: Named) -> bool:
    """Return True if a verb of somebody else's follows who opens a clause: "youngest has", "mother in law is"."""
    opens = one.first == clause.first or (one.first == clause.first + 1 and words[clause.first].text in _OPENERS)
    return opens and one.after < clause.after and words[one.after].text in _THEIR_VERBS


def _article(words: Sequence[Word], clause: Stretch, place: int) -> int:
    """The place of the "my" or "my older" before a person; the person's own if none is there."""
    table, furthest = load_table("people"), max(clause.first, place - 3)
    while place > furthest:
        mention = table.longest_at(words, place - 1)
        if mention is None or not (mention.id == "article" or words[place - 1].text in ("my", "our", "his", "her")):
            break
        place -= 1
    return place
