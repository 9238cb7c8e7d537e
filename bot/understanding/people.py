"""Who is named in a message: "my wife", "the other client", "client B", "Marge 71 with bad knees, Deke 30".

A name is told by where it stands, as no list knows them all: behind what somebody is ("my mate Deke"), or at the start
of a sentence with a capital, before what is told of them. From then on the memory knows it, and it is found anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from bot.understanding.reading import Named
from bot.understanding.vocabulary import FOLDER, load_lists, load_table
from bot.understanding.words import Kind, Word, words_of

_MOST_LETTERS: Final = 15
_AGES: Final = range(14, 100)
_LEAD: Final = 3
"""Words before a person that may say which one it is."""
_NEAR: Final = 4
"""Words behind a person that may say whether it is he or she: "other client, male 29"."""
_AGED: Final = frozenset({"year", "years", "yr", "yo"})
_ONE: Final = "one"
_OF_A_PLACE: Final = frozenset({"at", "in", "from", "of", "the", "a", "an", "on", "to"})
"""Behind these stands the name of a gym or a town."""
_OF_ONE: Final = frozenset({"other", "older", "younger"})
"""What "one" is a person with, where people were told of: "and the other one?"."""
_TOWNS: Final = "time_zones"
"""The vocabulary of places, some of which are names of people."""
_APART: Final = frozenset({"trained", "related"})
_OWNED: Final = frozenset({"my", "our", "the", "this", "that", "his", "her", "their"})
_DOES: Final = frozenset({"did", "hit", "managed", "lifted", "got"})
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
    several = _trains_several(words)
    names = set(known)
    place = 0
    while place < len(words):
        mention = table.longest_at(words, place)
        after = mention.after if mention is not None else place + 1
        is_noun = (mention is not None and mention.id == "other") or is_possessive(words[place].text)
        if is_noun or (words[place].text == _ONE and _label(words, place)[0] in _OF_ONE):
            one = _by_noun(text, words, place, after)
            names |= {one.word} if one.is_name else set()
            found.append(one)
            after = one.after
        elif mention is None and (
            name := _name_at(text, words, place, names, several=several or any(one.is_name for one in found))
        ):
            names.add(name)
            found.append(Named(place, place, place + 1, name, is_name=True, sex=_sex(words, place, place + 1)))
        place = after
    return tuple(found)


def called(word: str) -> str:
    """One name for one person: "mums" in "my mums back" is "mother", as "mom" is."""
    kin = load_table("others").meaning(_singular(word)) if word else None
    return kin if kin in _KIN else _singular(word)


def is_possessive(word: str) -> bool:
    """Return True for "mums" in "my mums back"; the tokenizer leaves the apostrophe out."""
    return word.endswith("s") and load_table("people").meaning(word[:-1]) == "other"


def _singular(word: str) -> str:
    return word[:-1] if is_possessive(word) else word


def _by_noun(text: str, words: Sequence[Word], place: int, after: int) -> Named:
    """Who is named by what they are, with their name or what tells them from others."""
    noun = words[after - 1].text
    behind = after + (after < len(words) and words[after].text == ",")
    if behind < len(words) and (name := _given(text, words[behind], noun, apart=behind > after)):
        return Named(
            place, place, behind + 1, name, noun=called(noun), is_name=True, sex=_sex(words, place, behind + 1)
        )
    label, first = _label(words, place) if _identities().get(noun) in _APART or noun == _ONE else ("", place)
    word = f"{label} {called(noun)}".strip()
    return Named(place, first, after, word, noun=called(noun), label=label, sex=_sex(words, place, after))


def _given(text: str, word: Word, noun: str, *, apart: bool) -> str:
    """The name that stands behind what somebody is: "client Marge", "client, Tomasz", "client B"; "" for none."""
    typed = text[word.start : word.end]
    if _identities().get(noun) in _APART and not apart:
        marks = (word.is_number and len(typed) == 1) or (len(typed) == 1 and typed.isupper() and typed != "I")
        if marks:
            return f"{called(noun)} {typed}"
    is_name = word.kind is Kind.LETTERS and typed[:1].isupper() and not typed.isupper() and len(typed) > 1
    return _as_told(typed) if is_name and word.text not in _ordinary() else ""


def _name_at(text: str, words: Sequence[Word], place: int, known: set[str], *, several: bool) -> str:
    """The name at a place: one that was told, or one that opens a sentence; "" for none."""
    word, typed = words[place], text[words[place].start : words[place].end]
    if word.kind is not Kind.LETTERS:
        return ""
    for name in known:
        if fold_name(typed) == fold_name(name):
            return name
    fits = typed[0].isupper() and not typed.isupper() and 1 < len(typed) <= _MOST_LETTERS
    if not fits or _is_ordinary(word.text, typed):
        return ""
    name, behind = _as_told(typed), words[place + 1] if place + 1 < len(words) else None
    inside = place > 0 and words[place - 1].kind is Kind.LETTERS and words[place - 1].text not in _OF_A_PLACE
    if several and inside:
        return name  # a capital within a sentence
    if behind is None:
        return ""
    if several and not (place and words[place - 1].text in _OF_A_PLACE) and text[behind.start].islower():
        return name
    owns = len(name) < len(typed)
    at = place + 1 + (behind.text in (",", "is", "("))
    aged = at < len(words) and _is_age(words, at, alone=owns or at > place + 1)
    if aged or (several and (_identities().get(behind.text) == "tells" or (owns and behind.is_number))):
        return name
    does = behind.text in _DOES and at + 1 < len(words) and words[at + 1].is_number
    return name if does or (several and _is_age(words, place + 1, alone=True)) else ""


def _is_age(words: Sequence[Word], at: int, *, alone: bool) -> bool:
    """Return True if an age stands here: "67 and …", "25, healthy", "30 year old"."""
    if not (words[at].is_number and words[at].text.isdigit() and int(words[at].text) in _AGES):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    ends = after is None or after.kind is not Kind.LETTERS or after.text in ("and", "with", "but", "has", "who")
    glued = after is not None and after.text in ("-", "/", "%")
    return (alone and ends and not glued) or (after is not None and after.text in _AGED)


def fold_name(typed: str) -> str:
    """The letters of a name, without what makes it a possessive."""
    return _as_told(typed).lower()


def _as_told(typed: str) -> str:
    for sign in "'’`´":
        typed = typed.split(sign)[0]
    return typed[:1].upper() + typed[1:]


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


def _trains_several(words: Sequence[Word]) -> bool:
    return any(mention.id in ("trains", "trained") for mention in load_table("identities").mentions(words))


def _is_ordinary(text: str, typed: str) -> bool:
    return text in _ordinary() or fold_name(typed) in _ordinary()


@lru_cache(maxsize=1)
def _identities() -> dict[str, str]:
    """The concept of each word of ``identities.yml``."""
    return {words[0]: kind for words, kind in load_table("identities").phrases.items() if len(words) == 1}


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Every word that stands in a file of vocabulary: none of them is a name."""
    names = (
        file.relative_to(FOLDER).with_suffix("").as_posix() for file in FOLDER.rglob("*.yml") if file.stem != _TOWNS
    )
    return frozenset(word.text for name in names for text in _texts(load_lists(name)) for word in words_of(text))


def _texts(data: object) -> Iterator[str]:
    """The texts in nested lists and mappings."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    else:
        yield str(data)
