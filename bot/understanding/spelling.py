"""Slips of the finger in long words: one letter wrong, missing, doubled or two swapped."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.understanding.words import Kind, Word

_SHORTEST_BESIDE: Final = 4
_SHORTEST: Final = 6
"""Letters; in shorter words one wrong letter too often makes another word."""


class Spelling:
    """The words that slips are mended to.

    Args:
        known: words as they are meant.
        names: names of several words; beside one of its words the next is known by fewer letters.
    """

    def __init__(self, known: Iterable[str], names: Iterable[Sequence[str]] = ()) -> None:
        self._known = frozenset(known)
        self._beside: dict[str, set[str]] = {}
        for name in names:
            for one, other in itertools.pairwise(name):
                self._beside.setdefault(one, set()).add(other)
        self._meant: dict[str, str] = {}
        for word in sorted(self._known):
            if len(word) >= _SHORTEST:
                for spelling in (word, *_one_less(word)):
                    self._meant.setdefault(spelling, word)
        self._swapped = {
            swap: word for word in sorted(self._known) if len(word) == _SHORTEST - 1 for swap in _swaps(word)
        }
        self.meant = lru_cache(maxsize=4096)(self._word)

    def corrected(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words with slips mended; their places in the message stay."""
        found: list[Word] = []
        for word in words:
            if word.kind is Kind.LETTERS:
                meant = self.meant(word.text)
                if meant == word.text and found and len(meant) >= _SHORTEST_BESIDE and meant not in self._known:
                    meant = self._name_goes_on(found[-1].text, meant)
                word = word if meant == word.text else replace(word, text=meant)
            found.append(word)
        return found

    def _name_goes_on(self, before: str, text: str) -> str:
        """A short word as it was meant beside the first word of a name: "leg prees"."""
        for other in sorted(self._beside.get(before, ())):
            near = other[0] == text[0] and abs(len(other) - len(text)) <= 1
            if near and {other, *_one_less(other)} & {text, *_one_less(text)}:
                return other
        return text

    def _word(self, text: str) -> str:
        if text in self._known or len(text) < _SHORTEST - 1:
            return text
        if text in self._swapped:
            return self._swapped[text]
        for spelling in (text, *_one_less(text)):
            meant = self._meant.get(spelling)
            if meant and meant[0] == text[0] and abs(len(meant) - len(text)) <= 1:
                return meant
        return text


def _one_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _swaps(word: str) -> list[str]:
    return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
