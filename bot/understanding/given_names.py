"""Names that are told by where they stand: "Deke is 30", "Paulo did 3x8", "for Will", "Pavel, he has a bad hip".

A name that is a word as well ("Will", "Mark") needs more of it than one that no list knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from bot.understanding.vocabulary import FOLDER, load_lists, load_table
from bot.understanding.words import Kind, Word, fold, words_of

_MOST_LETTERS: Final = 15
_AGES: Final = range(14, 100)
_AGED: Final = frozenset({"year", "years", "yr", "yo"})
_OF_A_PLACE: Final = frozenset({"at", "in", "from", "of", "the", "a", "an", "on", "to"})
"""Behind these stands the name of a gym or a town."""
_NO_VOCABULARY: Final = frozenset({"time_zones", "given"})
"""Vocabulary files of names: of places, some of which are names of people too, and of people."""
_COUNTED: Final = frozenset(
    {
        "x",
        "kg",
        "kgs",
        "kilo",
        "kilos",
        "lb",
        "lbs",
        "pounds",
        "reps",
        "rep",
        "sets",
        "set",
        "times",
        "min",
        "mins",
        "minutes",
    }
    | {
        "seconds",
        "secs",
        "cm",
        "inch",
        "inches",
        "km",
        "miles",
        "m",
        "weeks",
        "days",
        "months",
        "am",
        "pm",
        "percent",
        "by",
        "for",
    }
)
"""Behind these a number is no age."""
_DOES: Final = frozenset({"did", "hit", "managed", "lifted", "got"})
_MAY_BE_ITS: Final = frozenset({"is", "was", "has", "can", "does"})
"""Verbs behind what is no name as well: "max is 90"."""
_JOINS: Final = frozenset({"and", "or", "&", ",", ":", "("})
_ARTICLES: Final = frozenset({"my", "your", "our", "the", "a", "an", "this", "that", "new", "one", "rep"})
"""Behind these stands a word and no name: "my max is 150"."""
_OTHERS: Final = frozenset({"he", "hes", "she", "shes", "his", "her", "him", "himself", "herself"})
_ASKS: Final = frozenset({"will", "may"})
"""Names with which a question opens as well."""
_ASKED_OF: Final = frozenset({"it", "i", "they", "this", "that", "you", "we", "my", "the", "a"})
_REACH: Final = 7
"""Words in which "he" or "her" goes on about somebody."""


def name_at(text: str, words: Sequence[Word], place: int, known: frozenset[str], *, several: bool) -> str:
    """The name of somebody at a place: one that was told before, or one that stands where a person does; "" for none.

    Args:
        text: of the message as it was typed.
        words: of it.
        place: in it.
        known: names that were told.
        several: several people are spoken of, so that a name may stand anywhere.
    """
    word, typed = words[place], text[words[place].start : words[place].end]
    if word.kind is not Kind.LETTERS:
        return ""
    around = _Around(text, words, place)
    is_word = is_ordinary(typed)
    for name in known:
        if fold_name(typed) == fold_name(name) and (not is_word or around.holds_a_known_name()):
            return name
    fits = typed[0].isupper() and not typed.isupper() and 1 < len(typed) <= _MOST_LETTERS
    if not fits or (is_word and not (is_given(typed) and around.holds_a_name(several=several))):
        return ""
    return as_told(typed) if is_word or around.holds_somebody(several=several) else ""


class _Around:
    """What stands around a word that may be a name."""

    def __init__(self, text: str, words: Sequence[Word], place: int) -> None:
        typed = text[words[place].start : words[place].end]
        self._text, self._words, self._place, self._typed = text, words, place, typed
        self._capital = typed[0].isupper()
        self._owns = len(as_told(typed)) < len(typed)
        self._before = words[place - 1] if place else None
        self._behind = words[place + 1] if place + 1 < len(words) else None

    def holds_somebody(self, *, several: bool) -> bool:
        """Return True if a person stands here, in a word that no list knows and that begins with a capital."""
        inside = self._before is not None and self._before.kind is Kind.LETTERS
        of_a_place = self._before is not None and self._before.text in _OF_A_PLACE
        if several and inside and not of_a_place:
            return True  # a capital within a sentence
        if self._behind is None:
            return False
        if self._goes_on() or (several and not of_a_place and self._text[self._behind.start].islower()):
            return True
        if self._is_aged() or (several and (self._acts() or (self._owns and self._behind.is_number))):
            return True
        return self._has_done() or (several and is_age(self._words, self._place + 1, alone=True, told=True))

    def holds_a_known_name(self) -> bool:
        """Return True if a word that was told as a name is one here: with a capital, or where a person stands."""
        opens_a_question = fold_name(self._typed) in _ASKS or self._asks(1)
        return (self._capital and not opens_a_question) or self.holds_a_name(several=True)

    def holds_a_name(self, *, several: bool) -> bool:
        """Return True if a person stands here, in a word that has another meaning: "Mark did 3x8", "for Will"."""
        before, behind = self._before, self._behind
        inside = before is not None and before.kind is Kind.LETTERS
        kind = load_table("given").meaning(before.text) if inside and before is not None else ""
        aimed = kind in ("before", "asks") and not (kind == "asks" and self._asks(1))
        ends = behind is None or behind.kind is not Kind.LETTERS or behind.text in _JOINS
        joined = before is not None and before.text in _JOINS
        if before is not None and before.text in _ARTICLES:
            return False
        if self._goes_on() or self._has_done() or (aimed and (ends or kind == "asks")) or (several and joined and ends):
            return True
        if several and self._capital and before is not None and inside and self._text[before.start].islower():
            return True
        if behind is None:
            return False
        sets = self._place + 2 < len(self._words) and behind.is_number and self._words[self._place + 2].text == "x"
        surely = several or behind.text not in _MAY_BE_ITS
        return (several and (sets or self._is_aged() or self._owns)) or (self._acts() and surely and not self._asks())

    def _acts(self) -> bool:
        return self._behind is not None and load_table("identities").meaning(self._behind.text) == "tells"

    def _asks(self, behind: int = 2) -> bool:
        """Return True for "will does it grow" and "should will it": what is asked of stands behind."""
        after = self._words[self._place + behind : self._place + behind + 1]
        return bool(after) and ((behind == 1 and after[0].is_number) or after[0].text in _ASKED_OF)

    def _has_done(self) -> bool:
        at = self._place + 2
        does = self._behind is not None and self._behind.text in _DOES
        return does and at < len(self._words) and self._words[at].is_number

    def _is_aged(self) -> bool:
        at = self._place + 1 + (self._behind is not None and self._behind.text in (",", "is", "("))
        return at < len(self._words) and is_age(self._words, at, alone=self._owns or at > self._place + 1)

    def _goes_on(self) -> bool:
        """Return True if the sentence goes on with "he" or "her" about whom it names: "Pavel, he has …"."""
        if self._behind is None or not (self._acts() or self._behind.text == ","):
            return False
        for word in self._words[self._place + 2 : self._place + 2 + _REACH]:
            if word.text in _OTHERS:
                return True
            if (word.kind is not Kind.LETTERS and word.text != ",") or load_table("people").meaning(
                word.text
            ) == "other":
                return False
        return False


def is_age(words: Sequence[Word], at: int, *, alone: bool, told: bool = False) -> bool:
    """Return True if an age stands here: "67 and …", "25, healthy", "30 year old".

    Args:
        words: of the message.
        at: place in it.
        alone: it needs no word that says that it is one.
        told: something may be told right behind it: "34 healthy", but not "34 kg".
    """
    if not (words[at].is_number and words[at].text.isdigit() and int(words[at].text) in _AGES):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    ends = after is None or after.kind is not Kind.LETTERS or after.text in ("and", "with", "but", "has", "who")
    ends = ends or (told and after is not None and after.text not in _COUNTED)
    glued = after is not None and after.text in ("-", "/", "%")
    return (alone and ends and not glued) or (after is not None and after.text in _AGED)


def fold_name(typed: str) -> str:
    """The letters of a name, without what makes it a possessive."""
    return as_told(typed).lower()


def as_told(typed: str) -> str:
    """A name as it is kept: "priya's" is "Priya"."""
    for sign in "'’`´":
        typed = typed.split(sign)[0]
    return typed[:1].upper() + typed[1:]


def is_given(typed: str) -> bool:
    """Return True for a name that is a word as well."""
    return load_table("given").meaning(fold_name(typed)) == "given"


def is_ordinary(typed: str) -> bool:
    """Return True for a word that has a meaning here, as it was typed and not as it may be meant ("Pavel", "padel")."""
    return fold(typed) in _ordinary() or fold_name(typed) in _ordinary()


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Every word that stands in a file of vocabulary that holds no names."""
    names = (
        file.relative_to(FOLDER).with_suffix("").as_posix()
        for file in FOLDER.rglob("*.yml")
        if file.stem not in _NO_VOCABULARY
    )
    listed = frozenset(word.text for name in names for text in _texts(load_lists(name)) for word in words_of(text))
    given = load_table("given").phrases
    return listed | {words[0] for words, kind in given.items() if kind == "given"}


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
