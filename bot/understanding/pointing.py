"""Which of several answers a message points at: "the second one", "(b)", "q3", "you said something about rest"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.numbers import number_at
from bot.understanding.vocabulary import load_cues, load_table
from bot.understanding.words import Kind, Word

_PLACES: Final = {"place_1": 1, "place_2": 2, "place_3": 3, "place_4": 4, "last": -1}
_LETTERS: Final = "abcdefgh"
_BARE_LETTERS: Final = frozenset("bcdefgh")
"""Letters that point without a bracket; "a" is a word."""
_ENDS: Final = frozenset("?!.")
_MOST: Final = 9


@dataclass(frozen=True)
class Pointer:
    """Words that point at one of several answers.

    Attributes:
        nth: its place, from 1; -1 for the last.
        first: place of the first word that points.
        after: place of the word behind the last one.
    """

    nth: int
    first: int
    after: int


def pointer_in(words: Sequence[Word]) -> Pointer | None:
    """The pointer of a message by number, letter or place; None where none stands in it."""
    found = (_letter(words, place) or _counted(words, place) or _ordinal(words, place) for place in range(len(words)))
    return next((one for one in found if one), None) or _bare(words)


def _letter(words: Sequence[Word], place: int) -> Pointer | None:
    """A letter with a bracket behind it: "(b)", "b)"."""
    word = words[place]
    closed = words[place + 1 : place + 2] and words[place + 1].text == ")"
    if not closed or len(word.text) != 1 or word.text not in _LETTERS:
        return None
    opened = place > 0 and words[place - 1].text == "("
    return Pointer(_LETTERS.index(word.text) + 1, place - opened, place + 2)


def _counted(words: Sequence[Word], place: int) -> Pointer | None:
    """A number behind a word that counts answers: "number 2", "q3"."""
    mention = load_cues("pointing")["counted"].longest_at(words, place)
    number = number_at(words, mention.after) if mention and mention.after < len(words) else None
    if number is None or number.value != int(number.value) or not 1 <= number.value <= _MOST:
        return None
    return Pointer(int(number.value), place, number.after)


def _ordinal(words: Sequence[Word], place: int) -> Pointer | None:
    """A place in a row: "the second one", "the last of those", "and the third?"."""
    cues = load_cues("pointing")
    mention = next((one for name in _PLACES if (one := cues[name].longest_at(words, place))), None)
    if mention is None:
        return None
    thing = cues["thing"].longest_at(words, mention.after) if mention.after < len(words) else None
    stands = _carry_nothing(words[:place]) and _carry_nothing(words[mention.after :])
    if thing is None and not stands:
        return None
    return Pointer(_PLACES[mention.id], place, thing.after if thing else mention.after)


def _bare(words: Sequence[Word]) -> Pointer | None:
    """A sentence that is a number or a letter and nothing else of weight: "2?", "what about 1", "c again? sorry"."""
    ends = (place for place, word in enumerate(words) if word.text in _ENDS)
    sentence = words[: next(ends, len(words))]
    places = [place for place, word in enumerate(sentence) if word.is_number or word.text in _BARE_LETTERS]
    if len(places) != 1 or not _carry_nothing([*sentence[: places[0]], *sentence[places[0] + 1 :]]):
        return None
    word = sentence[places[0]]
    nth = int(float(word.text)) if word.is_number else _LETTERS.index(word.text) + 1
    return Pointer(nth, places[0], places[0] + 1) if 1 <= nth <= _MOST else None


def _carry_nothing(words: Sequence[Word]) -> bool:
    """Return True for words of no weight: "and what about the", "again please"."""
    closing, leads, fillers = load_cues("pointing")["closing"], load_cues("follow_ups")["lead"], load_table("fillers")
    known: set[int] = set()
    for table in (closing, leads, fillers):
        known |= {place for one in table.mentions(words) for place in range(one.first, one.after)}
    return all(place in known or word.kind is Kind.SIGN for place, word in enumerate(words))
