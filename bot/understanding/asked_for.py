"""Whom a message asks for: the lifter, "my client", or the "her" of an earlier message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.facts import HEALTH
from bot.understanding.persons import is_possessive
from bot.understanding.reading import LIFTER, Act, ChangeOfPerson, Clause, Person, Reading, Said
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_FOR: Final = frozenset({"him", "himself", "his", "her", "hers", "herself"})
"""Advice for these, whoever does the asking: "can i raise her load"."""
_OWN: Final = frozenset({"i", "im", "ive", "id", "ill", "me", "myself"})
_NEWS: Final = _OWN | {"my", "we", "weve", "were", "our"}
_NAMING: Final = frozenset({"my", "our", "a", "an", "the", "this", "his", "her", "their", "one"})
_CARRIED_BY_WHO_TELLS: Final = frozenset({"baby", "babies"})
"""Who is named with these is their mother: "second baby, thrusting 60"."""
_ANYBODY: Final = frozenset({"people", "everyone", "everybody", "someone", "somebody"})
_ANY_ONE: Final = frozenset({"woman", "man", "girl", "guy", "lady", "lad", "bloke", "teenager", "teen"})
"""With "a" before them they stand for anybody, the lifter too: "how heavy should a woman my size go"."""
_MOST_QUOTED: Final = 60
"""Letters of what is named in the lifter's words."""
_KIN: Final = frozenset({"mother", "father", "grandmother", "grandfather", "sister", "husband", "wife"})
_LEAD: Final = 2
"""Words before a person that may say which one it is."""
_ACTS: Final = frozenset({"he", "hes", "she", "shes"})
"""Advice for these unless the lifter stands beside them: "she said light is fine, so what do i do"."""


def last_named(reading: Reading) -> Person:
    """The last person who is named and not the lifter; the lifter if nobody is."""
    table = load_table("people")
    named = [mention.after - 1 for mention in table.mentions(reading.words) if mention.id == "other"]
    named += [place for place, word in enumerate(reading.words) if is_possessive(word.text)]
    named = [place for place in named if reading.words[place].text not in _CARRIED_BY_WHO_TELLS]
    return _called(reading.words[max(named)].text) if named else LIFTER


def change_of_person(reading: Reading) -> ChangeOfPerson | None:
    """Whom a message turns to: "different client now", "my first client", "you think i'm ill? it's my dad's eye"."""
    named = last_named(reading)
    mixed_up = any(one.id == "mixed_up" for one in load_table("others").mentions(reading.words))
    if mixed_up and not named.is_lifter:
        return ChangeOfPerson(named, not_mine=True)
    for mention in load_table("people").mentions(reading.words):
        before = reading.words[max(mention.first - _LEAD, 0) : mention.first]
        meanings = {load_table("others").meaning(word.text) for word in before} if mention.id == "other" else set()
        if "back" in meanings or ("anew" in meanings and "known" not in meanings):
            return ChangeOfPerson(_called(reading.words[mention.after - 1].text), "back" in meanings)
    return None


def asked_for(reading: Reading) -> Person:
    """Whom the last question of a message asks for; where it asks nothing, whom it speaks of from end to end.

    A pronoun without a name before it is returned as it is ("her"): what was said earlier tells who is meant.
    """
    asking = [clause for clause in reading.clauses if Act.ASKS in clause.acts]
    if asking:
        return _in(reading, asking)
    people = {clause.person for clause in reading.clauses}
    return _called(next(iter(people)).word) if len(people) == 1 else LIFTER


def spoken_of(reading: Reading) -> Person:
    """Whom a message tells of: the person of its longest clause that asks nothing, of the longest where all ask."""
    telling = [clause for clause in reading.clauses if Act.ASKS not in clause.acts] or reading.clauses
    longest = max(telling, key=lambda clause: clause.span.end - clause.span.start, default=None)
    return _called(longest.person.word) if longest else LIFTER


def told_words(reading: Reading, told: str = "") -> str:
    """What names later what a message told: a clause as it was typed and cut at a word.

    Args:
        reading: of the message.
        told: that clause; without it, the longest one that tells something.
    """
    telling = [clause for clause in reading.clauses if Act.ASKS not in clause.acts] or reading.clauses
    longest = max(telling, key=lambda clause: clause.span.end - clause.span.start, default=None)
    told = told or (reading.text[longest.span.start : longest.span.end] if longest else "")
    return told if len(told) <= _MOST_QUOTED else f"{told[:_MOST_QUOTED].rsplit(' ', 1)[0]} …"


def tells_of_oneself(reading: Reading) -> bool:
    """Return True if a clause opens with news about the lifter: "I'm a beginner", "my goal is …"."""
    return any(
        Act.TELLS in clause.acts and clause.person.is_lifter and _first_word(reading.words, clause) in _NEWS
        for clause in reading.clauses
    )


def facts_by_name(reading: Reading) -> tuple[Said, ...]:
    """The facts of a message, each person under one name: "one of my clients" is "client".

    What is told of a body is nobody's but theirs in "the murmur is my sister, not me".
    """
    change = change_of_person(reading)
    whose = change.person if change is not None and change.not_mine else LIFTER
    return tuple(
        replace(
            said, person=whose if said.person.is_lifter and isinstance(said.fact, HEALTH) else _called(said.person.word)
        )
        for said in reading.facts
    )


def _in(reading: Reading, asking: Sequence[Clause]) -> Person:
    beside = any(word in _OWN for clause in asking for word in _words(reading.words, clause))
    words, word = _words(reading.words, asking[-1]), asking[-1].person.word
    if word and not (beside and not _FOR.intersection(words) and "for" not in words):
        return LIFTER if _is_anybody(words, word) else _called(word)
    pronoun = next((word for word in words if word in _FOR or (word in _ACTS and not beside)), "")
    if not pronoun:
        return LIFTER
    named = last_named(reading)
    return Person(pronoun) if named.is_lifter else named


def _first_word(words: Sequence[Word], clause: Clause) -> str:
    """The first word of a clause that is no filler; "" where it is nothing else."""
    for word in words:
        if clause.span.start <= word.start < clause.span.end and load_table("fillers").meaning(word.text) is None:
            return word.text
    return ""


def _words(words: Sequence[Word], clause: Clause) -> list[str]:
    return [word.text for word in words if clause.span.start <= word.start < clause.span.end]


def _is_anybody(words: Sequence[str], word: str) -> bool:
    """Return True for people in general: "how often do mums train" asks for oneself."""
    if word not in words:
        return False  # carried on from before
    place = words.index(word)
    several = load_table("people").meaning(word) == "other" and (word.endswith("s") or word in _ANYBODY)
    if word in _ANY_ONE and place and words[place - 1] in ("a", "an"):
        return True
    return (several or is_possessive(word)) and not _NAMING.intersection(words[max(place - 3, 0) : place])


def _called(word: str) -> Person:
    """One name for one person: "mums" in "my mums back" is "mother", as "mom" is."""
    name = word[:-1] if is_possessive(word) else word
    known = load_table("others").meaning(name) if name else None
    return Person(known if known in _KIN else name)
