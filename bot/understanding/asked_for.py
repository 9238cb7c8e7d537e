"""Whom a message asks for: the lifter, "my client", or the "her" of an earlier message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.asked_for_two import also_asked_for
from bot.understanding.facts import HEALTH, BodySign, Condition
from bot.understanding.people import CLIENTS, IT, SEVERAL, called, is_animal, is_possessive, trains_people
from bot.understanding.reading import LIFTER, Act, Clause, Named, Person, Reading, Said, Span, Standing
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
_AS: Final = frozenset({"as", "than", "like"})
"""Whoever stands behind these is what somebody is likened to: "same as hers?"."""
_COMPANY: Final = _AS | {"with"}
_DONE_BY_PEOPLE: Final = frozenset({"do", "need", "start", "train", "lift", "use", "take", "get", "have"})
"""What people do and lifts do not: "how many sets do they do"."""
_AIMS: Final = frozenset({"for", "about", "give", "to", "and", "start", "program"})
"""Before whom something is asked for: "and for Marge?", "what about the wife"."""
_FOR_WHOM: Final = frozenset({"for"})
"""The same where nothing is asked: "rep range for my dad"."""
_LEAN: Final = 5
"""Words of a question that goes on about whom the one before was for."""
_OWN_AND_MINE: Final = _NEWS | {"mine"}
_LEAD: Final = 3
"""Words before a person that may stand behind the "for"."""
_FEW: Final = 6
"""Words of a message that only names somebody: "okay and mum"."""
_ACTS: Final = frozenset({"he", "hes", "she", "shes"})
"""Advice for these unless the lifter stands beside them: "she said light is fine, so what do i do"."""


def last_named(reading: Reading) -> Person:
    """The last person who is named and not the lifter; the lifter if nobody is."""
    named = [one for one in reading.people if one.noun not in _CARRIED_BY_WHO_TELLS]
    return Person(named[-1].word) if named else LIFTER


def leans_on_who_was_asked_for(reading: Reading) -> bool:
    """Return True for a few words that ask on and name nobody: "and how heavy?", "reps?"."""
    words = [word.text for word in reading.words if word.is_number or word.text.isalpha()]
    short = 0 < len(words) <= _LEAN
    return short and reading.does(Act.ASKS) and not reading.people and _OWN_AND_MINE.isdisjoint(words)


def people_told_of(reading: Reading) -> tuple[Named, ...]:
    """The people of a message whom a later "she" may mean, the animals, which she may mean where nobody else is, and
    a trainer's clients.
    """
    table = load_table("identities")
    told = (
        one for one in reading.people if one.is_name or one.sex in (IT, SEVERAL) or table.meaning(one.noun) != "nobody"
    )
    trained = (Named(0, 0, 1, CLIENTS, CLIENTS, sex=SEVERAL),) if trains_people(reading.words) else ()
    return (*trained, *told)


def really_about(reading: Reading) -> Person | None:
    """Whom what was told before was about and was taken for the lifter: "it's my dad's eye", "it was him, not me"."""
    if not any(one.id == "mixed_up" for one in load_table("others").mentions(reading.words)):
        return None
    named = last_named(reading)
    if not named.is_lifter:
        return named
    return next((Person(word.text) for word in reading.words if word.text in _FOR | _ACTS), None)


def asked_for(reading: Reading) -> Person:
    """Whom the last question of a message asks for; where it asks nothing, whom it speaks of from end to end.

    A pronoun without a name before it is returned as it is ("her"): what was said earlier tells who is meant. What is
    asked of people in general, and what is told of an animal, is for the lifter.
    """
    whom = _asked_for(reading)
    return LIFTER if whom.word in _ANYBODY or is_animal(whom.word) else whom


def _asked_for(reading: Reading) -> Person:
    asking = [clause for clause in reading.clauses if Act.ASKS in clause.acts]
    if _turns_to_the_lifter(reading, asking[-1] if asking else None):
        return LIFTER
    if asking:
        return _in(reading, asking)
    # "Fine. Ben did 4x8": what says nothing is of nobody
    people = {clause.person for clause in reading.clauses if clause.acts or not clause.person.is_lifter}
    if len(people) == 1 and LIFTER not in people:
        return _called(reading, next(iter(people)))
    said = [word.text for word in reading.words if load_table("fillers").meaning(word.text) is None]
    if len(said) <= _FEW and len(reading.people) == 1:
        return _aimed_at(reading, Span(0, len(reading.text))) or LIFTER
    if reading.clauses and (aimed := _aimed_at(reading, reading.clauses[-1].span, _FOR_WHOM)):
        return aimed
    if _NEWS.intersection(said):
        return LIFTER
    treated = any(one.id == "clinician" for one in load_table("people").mentions(reading.words))
    theirs = _FOR if treated else _FOR | _ACTS  # "she" of "the physio came, she said" is the physio
    return Person(next((text for text in said if text in theirs), ""))


def spoken_of(reading: Reading) -> Person:
    """Whom a message tells of: the person of its longest clause that asks nothing, of the longest where all ask."""
    telling = [clause for clause in reading.clauses if Act.ASKS not in clause.acts] or reading.clauses
    longest = max(telling, key=lambda clause: clause.span.end - clause.span.start, default=None)
    return _called(reading, longest.person) if longest else LIFTER


def tells_of_an_animal(reading: Reading) -> bool:
    """Return True if all that a message tells is of an animal: "the dog is on tramadol and asleep. reps?"."""
    telling = [clause.person.word for clause in reading.clauses if Act.TELLS in clause.acts]
    return bool(telling) and all(is_animal(word) for word in telling)


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
    whose = really_about(reading)
    return tuple(
        replace(
            said,
            person=whose or LIFTER
            if isinstance(said.fact, HEALTH) and (said.person.is_lifter or (whose and said.person.word in _FOR | _ACTS))
            else _called(reading, said.person),
        )
        for said in reading.facts
    )


def told_beside(reading: Reading) -> tuple[Said, ...]:
    """The facts of a message; a condition of somebody else is told in passing where it asks for another by name, or for
    them and the lifter together.
    """
    two = not also_asked_for(reading).is_lifter
    whom = LIFTER if two else asked_for(reading)
    left_out = any(one.id == "leave_out" for one in load_table("others").mentions(reading.words))
    if left_out:
        whom = LIFTER
    if not two and not left_out and not any(one.word == whom.word for one in reading.people):
        return reading.facts
    beside = [
        said.span
        for said in reading.facts
        if isinstance(said.fact, Condition)
        and said.standing is Standing.AFFIRMED
        and not said.person.is_lifter
        and _called(reading, said.person) != whom
    ]
    return tuple(
        replace(said, standing=Standing.IN_PASSING)
        if said.standing is Standing.AFFIRMED and isinstance(said.fact, (Condition, BodySign)) and said.span in beside
        else said
        for said in reading.facts
    )


def _in(reading: Reading, asking: Sequence[Clause]) -> Person:
    if aimed := _aimed_at(reading, asking[-1].span):
        return aimed
    beside = any(_is_for_oneself(_words(reading.words, clause)) for clause in asking)
    words, person = _words(reading.words, asking[-1]), asking[-1].person
    word = person.word
    if word and not (beside and not _FOR.intersection(words) and "for" not in words):
        return LIFTER if _is_anybody(words, word) else _called(reading, person)
    likened = (word for before, word in zip(("", *words), words, strict=False) if before not in _AS)
    pronoun = next((word for word in likened if word in _FOR or (word in _ACTS and not beside)), "")
    if not pronoun and ("for", "them") in pairwise(words):
        pronoun = "them"  # "how many of them" may be thrusts
    if not pronoun and not beside and any(words[at : at + 2] == ["do", "they"] for at in range(len(words) - 2)):
        pronoun = "they" if words[words.index("they") + 1] in _DONE_BY_PEOPLE else ""
    if not pronoun and len(asking) > 1 and not _is_for_oneself(words):
        return _in(reading, asking[:-1])  # "can she do it? how many?"
    if not pronoun:
        return LIFTER if beside else _called_just_before(reading, asking[-1])
    named = last_named(reading)
    return Person(pronoun) if named.is_lifter else named


def _is_for_oneself(words: Sequence[str]) -> bool:
    """Return True if the lifter is named in a question, and not as company: "can she train with me?"."""
    return any(word in _OWN and before not in _COMPANY for before, word in zip(("", *words), words, strict=False))


def _called_just_before(reading: Reading, asking: Clause) -> Person:
    """Who is named in the few words right before a question, and nothing told of them: "and Pavel, how heavy?"."""
    at = reading.clauses.index(asking)
    before = reading.clauses[at - 1] if at else None
    inside = [one for one in reading.people if before and _holds(reading, before, one)]
    if before is None or len(inside) != 1:
        return _all_told_of(reading, asking)
    words = reading.words_of(before)
    beside = [word for word in words if load_table("fillers").meaning(word.text) is None and word.text not in _AIMS]
    few = len(beside) <= inside[0].after - inside[0].first + 1
    return Person(inside[0].word) if few else _all_told_of(reading, asking)


def _all_told_of(reading: Reading, asking: Clause) -> Person:
    """The client or the one with a name whom all that is told before a question is about; the lifter for nobody."""
    before = [clause for clause in reading.clauses if clause.span.start < asking.span.start]
    about = {_called(reading, clause.person) for clause in before}
    named = [one for one in reading.people if about == {Person(one.word)}]
    trained = any(one.is_name or load_table("identities").meaning(one.noun) == "trained" for one in named)
    return Person(named[0].word) if trained else LIFTER


def _holds(reading: Reading, clause: Clause, one: Named) -> bool:
    return clause.span.start <= reading.words[one.place].start < clause.span.end


def _turns_to_the_lifter(reading: Reading, asking: Clause | None) -> bool:
    """Return True if the lifter is named last as the one it is for, in the question or beside it: "and back to me"."""
    at = reading.clauses.index(asking) if asking else 0
    near = reading.clauses[max(at - 1, 0) : at + 2] if asking else reading.clauses
    words = [word for clause in near for word in reading.words_of(clause)]
    own = [one.after for one in load_table("identities").mentions(words) if one.id == "for_me"]
    return bool(own) and not _names_another(reading, words[own[-1] :])


def _names_another(reading: Reading, words: Sequence[Word]) -> bool:
    """Return True if somebody else is named or meant in some words, and not as what the lifter is likened to."""
    starts = {reading.words[one.place].start for one in reading.people}
    texts = [word.text for word in words]
    return any(
        (word.start in starts or word.text in _FOR) and before not in _AS
        for before, word in zip(("", *texts), words, strict=False)
    )


def _aimed_at(reading: Reading, span: Span, aims: frozenset[str] = _AIMS) -> Person | None:
    """Who stands behind a "for" or an "about" in a stretch of a message, the last of them; None for nobody."""
    for one in reversed(reading.people):
        word = reading.words[one.place]
        if span.start <= word.start < span.end and _aim(reading, one, aims):
            words = [word.text for word in reading.words]
            return None if _is_anybody(words, words[one.after - 1]) else Person(one.word)
    return None


def _aim(reading: Reading, one: Named, aims: frozenset[str]) -> bool:
    """Return True if what stands before a person, or before the "my" of it, aims at them."""
    for place in range(one.first - 1, max(one.first - 1 - _LEAD, -1), -1):
        text = reading.words[place].text
        if text in aims:
            return True
        if text not in _NAMING and load_table("people").meaning(text) != "article":
            return False
    return False


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


def _called(reading: Reading, person: Person) -> Person:
    """One name for one person, whatever the message calls them; "he" is whom it names."""
    if person.word in _ACTS and not last_named(reading).is_lifter:
        return last_named(reading)
    told = any(one.word == person.word for one in reading.people)
    return person if told else Person(called(person.word))
