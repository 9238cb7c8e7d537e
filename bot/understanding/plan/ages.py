"""Ages: "im 68", "72F", "turned 70", "over 65", "in my seventies"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.understanding.facts import Age
from bot.understanding.figures import FigureOf, figures
from bot.understanding.marked import Marked
from bot.understanding.numbers import numbers_in
from bot.understanding.reading import Reading, Said
from bot.understanding.vocabulary import load_cues

_OLDER: Final = 65
"""Years that who calls themselves older has at least."""
_AGES: Final = range(12, 96)


def find_ages(marked: Marked) -> Iterator[Said]:
    """The ages in a message."""
    numbers = numbers_in(marked.words)
    for one in figures(marked.words):
        if one.of is FigureOf.AGE:
            years = next(int(number.value) for number in numbers if one.first <= number.first < one.after)
            yield marked.said(Age(years), one.first, one.after)
    for mention in load_cues("ages")["older"].mentions(marked.words):
        yield marked.said(Age(_OLDER), mention.first, mention.after)


def bare_age(reading: Reading) -> int | None:
    """The number that stands almost alone in a clause, which is an age if one was asked for: "no, 34"."""
    beside = load_cues("ages")["beside"]
    for clause in reading.clauses:
        words = reading.words_of(clause)
        for number in numbers_in(words):
            others = (*words[: number.first], *words[number.after :])
            if number.value in _AGES and all(beside.meaning(word.text) for word in others):
                return int(number.value)
    return None
