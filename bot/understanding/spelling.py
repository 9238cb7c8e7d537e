"""Slips of the finger, mended before anything reads a message: "my knee hruts", "hip thurst", "preganant"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

import yaml  # type: ignore[import-untyped,unused-ignore]
from spellchecker import SpellChecker

from bot.understanding.lifts import lift_table
from bot.understanding.vocabulary import FOLDER
from bot.understanding.words import Kind, Word, fold, words_of

_SHORTEST_SWAPPED: Final = 4
_SHORTEST_OURS: Final = 5
_SHORTEST: Final = 6
"""Letters of a word in which two swapped letters are mended; any one letter, to a word of ours; to any English word."""
_LONGEST: Final = 15
"""Letters of a word that is looked at, as the words one slip away grow with it."""
_MOST: Final = 16
"""Unknown words of a message that are looked at: with more of them it is no English with slips."""
_ENDS: Final = frozenset(".!?:\n")
_NAMES: Final = "given"
"""The vocabulary of names, which no slip stands for."""
_COMMON: Final = 1000
_VERY_COMMON: Final = 5000
"""How often the dictionary counted a word that swapped letters, or any slip, may stand for if it is none of ours."""


class Spelling:
    """Which word was meant.

    Args:
        ours: words that mean something here, such as the names of lifts. They are never changed, and are thought
            of before the rest of English.
    """

    def __init__(self, ours: Iterable[str]) -> None:
        self._dictionary = SpellChecker(language="en", distance=1)
        self._ours = frozenset(ours)
        listed = [word for word in self._dictionary.word_frequency.words() if "'" in word]
        self._dictionary.word_frequency.remove_words(listed)
        self._dictionary.word_frequency.load_words([*self._ours, *map(fold, listed)])
        self._nearest = lru_cache(maxsize=8192)(self._meant)

    def corrected(self, words: Iterable[Word], names: Container[int] = ()) -> Iterator[Word]:
        """The words with slips mended; their places in the message stay.

        Args:
            words: of a message.
            names: where words begin that may be names: in these only swapped letters are a slip.
        """
        left = _MOST
        for word in words:
            if word.kind is not Kind.LETTERS or self._is_settled(word.text) or not left:
                yield word
                continue
            left -= 1
            meant = self._nearest(word.text)
            kept = meant == word.text or (word.start in names and sorted(meant) != sorted(word.text))
            yield word if kept else replace(word, text=meant)

    def _is_settled(self, text: str) -> bool:
        """Return True for a word that is known, as one or as many, or too short or long to be mended."""
        known = text in self._dictionary or text.removesuffix("s") in self._ours
        return known or not _SHORTEST_SWAPPED <= len(text) <= _LONGEST

    def _meant(self, text: str) -> str:
        """The nearest known word; the word itself where none is near."""
        near = [word for word in self._dictionary.candidates(text) or () if self._may_be(text, word)]
        return max(near, key=lambda word: self._nearness(text, word), default=text)

    def _may_be(self, text: str, word: str) -> bool:
        ours = word in self._ours
        if sorted(text) == sorted(word):
            return ours or self._count(word) >= _COMMON
        is_long = len(text) >= _SHORTEST_OURS if ours else len(text) >= _SHORTEST
        return is_long and text[0] == word[0] and (ours or self._count(word) >= _VERY_COMMON)

    def _nearness(self, text: str, word: str) -> tuple[bool, bool, int, str]:
        return sorted(text) == sorted(word), word in self._ours, self._count(word), word

    def _count(self, word: str) -> int:
        return int(self._dictionary.word_frequency[word])


def spelled_words(text: str) -> tuple[Word, ...]:
    """The words of a message with slips mended: what every reader starts from.

    Args:
        text: as it was typed; what follows ``LONGEST_MESSAGE`` characters is not read.
    """
    words = words_of(text)
    return tuple(_spelling().corrected(words, _capitals_inside(text, words)))


def _capitals_inside(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Where words with a capital begin within a sentence: "two lads, Marek and Pavel"."""
    before = ("", *(word.text for word in words))
    starts = (word.start for word, last in zip(words, before, strict=False) if last and last not in _ENDS)
    return frozenset(start for start in starts if text[start].isupper())


def spelled(text: str) -> str:
    """The message with slips mended and all else as it was typed."""
    for typed, meant in reversed([*zip(words_of(text), spelled_words(text), strict=True)]):
        if typed.text != meant.text:
            text = text[: typed.start] + meant.text + text[typed.end :]
    return text


@lru_cache(maxsize=1)
def _spelling() -> Spelling:
    """The words of every table, and the names of lifts as they are put together."""
    paths = (path for path in FOLDER.rglob("*.yml") if path.stem != _NAMES)
    tables = (yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for path in paths)  # noqa: S506  # nosec B506
    phrases = (phrase for table in tables for phrase in _texts(table))
    told = (word.text for phrase in phrases for word in words_of(phrase) if word.kind is Kind.LETTERS)
    return Spelling([*told, *(word for name in lift_table().phrases.phrases for word in name)])


def _texts(table: Any) -> Iterator[str]:
    """Every text of a table, however deep."""
    if isinstance(table, str):
        yield table
    else:
        for value in [*table, *table.values()] if isinstance(table, dict) else table:
            yield from _texts(value)
