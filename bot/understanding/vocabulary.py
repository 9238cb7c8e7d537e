"""The words that mean something here: phrases from data files, one id for each concept.

Each file in ``vocabulary_data/`` is a table: ``id`` to its phrases, as people type them. A phrase is found word by
word in what ``words_of`` returns, whatever its capitals, hyphens and apostrophes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml  # type: ignore[import-untyped,unused-ignore]

from bot.understanding.words import Word, words_of

FOLDER: Final = Path(__file__).with_name("vocabulary_data")


class VocabularyError(ValueError):
    """A table is wrong. The message names the file, the id and the phrase, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase of a table, found in a message.

    Attributes:
        id: the concept.
        first: place of its first word.
        after: place of the word behind its last.
    """

    id: str
    first: int
    after: int


class PhraseTable:
    """Phrases with the concept that each means.

    Args:
        name: of the table, for errors.
        phrases: concept to its phrases.

    Raises:
        VocabularyError: a phrase is empty or means two concepts.
    """

    def __init__(self, name: str, phrases: Mapping[str, Iterable[str]]) -> None:
        self.name = name
        self._by_words: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for concept, listed in phrases.items():
            for phrase in listed:
                self._add(concept, phrase)

    @property
    def phrases(self) -> Mapping[tuple[str, ...], str]:
        """Each phrase as its words, and its concept."""
        return self._by_words

    def meaning(self, phrase: str) -> str | None:
        """The concept of a whole phrase; None if the table lacks it."""
        return self._by_words.get(tuple(word.text for word in words_of(phrase)))

    def longest_at(self, words: Sequence[Word], place: int) -> Mention | None:
        """The longest phrase that begins at a word; None if none does."""
        lengths = self._lengths.get(words[place].text)
        if lengths is None:
            return None
        texts = tuple(word.text for word in words[place : place + lengths[0]])
        for length in lengths:
            concept = self._by_words.get(texts[:length]) if length <= len(texts) else None
            if concept is not None:
                return Mention(concept, place, place + length)
        return None

    def mentions(self, words: Sequence[Word]) -> list[Mention]:
        """The phrases in a message from left to right, the longest first where several begin; none overlap."""
        found: list[Mention] = []
        place = 0
        while place < len(words):
            mention = self.longest_at(words, place) if words[place].text in self._lengths else None
            if mention is not None:
                found.append(mention)
            place = mention.after if mention else place + 1
        return found

    def _add(self, concept: str, phrase: str) -> None:
        texts = tuple(word.text for word in words_of(str(phrase)))
        if not texts:
            raise VocabularyError(f"{self.name}: {concept}: {phrase!r} holds no word: write it or take it out")
        known = self._by_words.setdefault(texts, concept)
        if known != concept:
            raise VocabularyError(
                f"{self.name}: {phrase!r} stands under {known} and under {concept}: a phrase means one thing, keep one"
            )
        lengths = {*self._lengths.get(texts[0], ()), len(texts)}
        self._lengths[texts[0]] = tuple(sorted(lengths, reverse=True))


@lru_cache(maxsize=64)
def load_table(name: str) -> PhraseTable:
    """The table in ``vocabulary_data/NAME.yml``: a mapping of concept to a list of phrases.

    Raises:
        VocabularyError: the file is not such a mapping, or a phrase means two concepts.
    """
    data = load_lists(name)
    if not isinstance(data, dict) or not all(isinstance(listed, list) for listed in data.values()):
        raise VocabularyError(f"{name}.yml: expected `concept: [phrase, …]` throughout")
    return PhraseTable(f"{name}.yml", data)


@lru_cache(maxsize=64)
def load_cues(name: str) -> Mapping[str, PhraseTable]:
    """The tables in ``vocabulary_data/NAME.yml``, one for each concept: a phrase may stand under several of them.

    Raises:
        VocabularyError: a phrase holds no word.
    """
    return {concept: PhraseTable(f"{name}.yml", {concept: listed}) for concept, listed in load_lists(name).items()}


def load_lists(name: str) -> Any:
    """What stands in ``vocabulary_data/NAME.yml``, as strings throughout: "no", "yes" and "on" are words here."""
    return yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  # nosec B506
