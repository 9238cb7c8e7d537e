"""Who is named in a message: "my wife", "the other client", "client B", "Marge 71 with bad knees, Deke 30".

A name is told by where it stands, as no list knows them all: behind what somebody is ("my mate Deke"), or at the start
of a sentence with a capital, before what is told of them. From then on the memory knows it, and it is found anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.understanding.given_names import as_told, is_given, is_ordinary, name_at
from bot.understanding.numbers import ONES
from bot.understanding.reading import Named
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

IT: Final = "it"
"""The sex of an animal."""
SEVERAL: Final = "they"
"""The sex of a group."""
CLIENTS: Final = "clients"
"""Whom a trainer trains, before any of them is named."""
_LIKE: Final = frozenset({"as", "like"})
"""Behind these an animal is a saying: "healthy as a horse"."""
_FOND: Final = frozenset({"lad", "girl", "guy", "baby", "lady", "pal", "buddy"})
"""What an animal is called as well: "the dog had surgery, poor lad"."""
_LEAD: Final = 3
"""Words before a person that may say which one it is."""
_NEAR: Final = 4
"""Words behind a person that may say whether it is he or she: "other client, male 29"."""
_AGED: Final = frozenset({"year", "years", "yr", "yo"})
_ONE: Final = "one"
_OF_ONE: Final = frozenset({"other", "older", "younger"})
"""What "one" is a person with, where people were told of: "and the other one?"."""
_RUNS: Final = frozenset({"run", "own", "manage", "lead"})
_OWN: Final = frozenset({"i", "we", "also", "who"})
_PLACES: Final = frozenset({"studio", "studios", "gym", "gyms", "box", "class", "classes", "bootcamp", "club"})
_KINDS: Final = 6
"""Words from "run" to the place: "run a small two-room studio"."""
_APART: Final = frozenset({"trained", "related"})
_OWNED: Final = frozenset({"my", "our", "the", "this", "that", "his", "her", "their"})
_IN_LAW: Final = " in law"
_KIN: Final = frozenset({"mother", "father", "grandmother", "grandfather", "sister", "husband", "wife"})


def people_in(text: str, words: Sequence[Word], known: frozenset[str] = frozenset()) -> tuple[Named, ...]:
    """The people who are named, from left to right.

    Args:
        text: of the message as it was typed.
        words: of it.
        known: names that were told before.
    """
    table = load_table("people")
    found: list[Named] = []
    several = bool(known) or _speaks_of_several(words)
    names = set(known)
    place = 0
    while place < len(words):
        mention = table.longest_at(words, place)
        after = mention.after if mention is not None else place + 1
        is_noun = (mention is not None and mention.id == "other") or is_possessive(words[place].text)
        if is_noun or (words[place].text == _ONE and _label(words, place)[0] in _OF_ONE):
            one = _by_noun(text, words, place, after)
            likened = one.sex == IT and place > 1 and words[place - 2].text in _LIKE
            if likened or (one.noun in _FOND and any(before.sex == IT for before in found)):
                place = after
                continue
            names |= {one.word} if one.is_name else set()
            found.append(one)
            after = one.after
        elif mention is None and (
            name := name_at(text, words, place, frozenset(names), several=several or any(one.is_name for one in found))
        ):
            names.add(name)
            found.append(Named(place, place, place + 1, name, is_name=True, sex=_sex(words, place, place + 1)))
        place = after
    return tuple(found)


def trains_people(words: Sequence[Word]) -> bool:
    """Return True if the lifter says that they train others: "i run a small studio"."""
    return any(one.id == "trains" for one in load_table("identities").mentions(words)) or _runs_a_place(words)


def _runs_a_place(words: Sequence[Word]) -> bool:
    """Return True for "i run a two-room studio", "i own a women's gym": a few words may tell of what kind it is."""
    for at, word in enumerate(words):
        if word.text in _RUNS and at and words[at - 1].text in _OWN:
            near = [one.text for one in words[at + 1 : at + 1 + _KINDS]]
            if near[:1] and near[0] in ("a", "an", "my", "the", "our", "two") and not _PLACES.isdisjoint(near):
                return True
    return False


def called(word: str) -> str:
    """One name for one person: "mums" in "my mums back" is "mother", as "mom" is."""
    kin = load_table("others").meaning(_singular(word)) if word else None
    return kin if kin in _KIN else _singular(word)


def is_animal(word: str) -> bool:
    """Return True for a dog or a cat."""
    return bool(word) and load_table("sexes").meaning(word) == IT


def is_possessive(word: str) -> bool:
    """Return True for "mums" in "my mums back"; the tokenizer leaves the apostrophe out."""
    return word.endswith("s") and load_table("people").meaning(word[:-1]) == "other"


def _singular(word: str) -> str:
    return word[:-1] if is_possessive(word) else word


def _by_noun(text: str, words: Sequence[Word], place: int, after: int) -> Named:
    """Who is named by what they are, with their name or what tells them from others."""
    noun = _noun(words, place, after)
    behind = after + (after < len(words) and words[after].text == ",")
    if behind < len(words) and (name := _given(text, words[behind], noun, apart=behind > after)):
        return Named(
            place, place, behind + 1, name, noun=called(noun), is_name=True, sex=_sex(words, place, behind + 1)
        )
    label, first = _label(words, place) if _identities().get(noun) in _APART or noun == _ONE else ("", place)
    word = f"{label} {called(noun)}".strip()
    return Named(place, first, after, word, noun=called(noun), label=label, sex=_sex(words, place, after))


def _noun(words: Sequence[Word], place: int, after: int) -> str:
    """What somebody is: "mother in law" in full, as it is no mother, else the last word."""
    told = " ".join(word.text for word in words[place:after])
    return told if told.endswith(_IN_LAW) else words[after - 1].text


def _given(text: str, word: Word, noun: str, *, apart: bool) -> str:
    """The name that stands behind what somebody is: "client Marge", "client, Tomasz", "client B"; "" for none."""
    typed = text[word.start : word.end]
    if _identities().get(noun) in _APART and not apart:
        marks = (word.is_number and len(typed) == 1) or (len(typed) == 1 and typed.isupper() and typed != "I")
        if marks:
            return f"{called(noun)} {typed}"
    is_name = word.kind is Kind.LETTERS and typed[:1].isupper() and not typed.isupper() and len(typed) > 1
    return as_told(typed) if is_name and (is_given(typed) or not is_ordinary(typed)) else ""


def _label(words: Sequence[Word], place: int) -> tuple[str, int]:
    """What tells one of several from the others, before a person, and where it begins."""
    if place > 2 and words[place - 1].text == "old" and words[place - 2].text in _AGED and words[place - 3].is_number:
        return f"{words[place - 3].text} year old", place - 3
    for at in range(place - 1, max(place - 1 - _LEAD, -1), -1):
        kind = _identities().get(words[at].text)
        if kind in ("other", "nth", "trait"):
            owned = at > 0 and words[at - 1].text in _OWNED
            text = words[at].text
            if kind == "other":
                # "My new client" was told of already, or is told of now; "another client" is somebody else.
                known = owned and text in ("new", "next")
                return ("", place) if known else ("other" if text == "other" else "new", at)
            return text, at
        if words[at].text not in ("one", "of", "my", "two"):
            break
    return "", place


def _sex(words: Sequence[Word], place: int, after: int) -> str:
    """ "she" or "he" by what somebody is or is called beside it; "" where nothing tells."""
    table = load_table("sexes")
    noun = called(words[after - 1].text) if after - place == 1 else ""
    around = (noun, *(word.text for word in words[place:after]))
    close = (word.text for word in words[max(place - _LEAD, 0) : min(after + _NEAR, len(words))])
    told = (table.meaning(word) for word in (*around, *(word for word in close if word in ("male", "female"))) if word)
    return next((sex for sex in told if sex), "")


def _speaks_of_several(words: Sequence[Word]) -> bool:
    """Return True if the lifter trains people, or a message is about "two lads" or "my ladies"."""
    found = load_table("identities").mentions(words)
    counted = (words[one.first - 1] for one in found if one.id == "several" and one.first)
    people = (words[at - 1] for at, word in enumerate(words) if at and word.text == "people")
    return (
        trains_people(words)
        or any(one.id == "trained" for one in found)
        or any(word.is_number or word.text in ONES for word in people)
        or any(word.is_number or word.text in ONES or word.text in _OWNED for word in counted)
    )


@lru_cache(maxsize=1)
def _identities() -> dict[str, str]:
    """The concept of each word of ``identities.yml``."""
    return {words[0]: kind for words, kind in load_table("identities").phrases.items() if len(words) == 1}
