"""How alike two texts are in their spelling: the cosine of their n-grams, of one text with many."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Text

import numpy as np

from bot.understanding.rasa.ngrams import Ngrams, ngram_tables

_KINDS = 2.0
"""Characters and words: each is a row of length one, and both together count at most this."""


def spelling_learnt(texts: Sequence[Text]) -> tuple[List[Any], Dict[Text, np.ndarray]]:
    """The tables of n-grams of some texts, as JSON can hold them, and which of the texts hold each n-gram."""
    tables = ngram_tables(texts)
    held = Ngrams(tables).matrix(texts).tocsc()
    return tables, {
        "gram_ends": held.indptr,
        "gram_texts": held.indices,
        "gram_weights": (held.data / _KINDS).astype(np.float32),
    }


class SpelledLike:
    """Compares a text with those that were learnt.

    Args:
        tables: of ``spelling_learnt``.
        held: of it too.
        number: of the texts that were learnt.
    """

    def __init__(self, tables: List[Any], held: Dict[Text, np.ndarray], number: int) -> None:
        self._ngrams, self._number = Ngrams(tables), number
        self._ends, self._texts, self._weights = held["gram_ends"], held["gram_texts"], held["gram_weights"]

    def to(self, text: Text) -> np.ndarray:
        """How alike a text is to each that was learnt, at most 1."""
        alike = np.zeros(self._number, dtype=np.float32)
        for gram, weight in zip(*self._ngrams.row(text), strict=True):
            held = slice(self._ends[gram], self._ends[gram + 1])
            alike[self._texts[held]] += np.float32(weight) * self._weights[held]
        return alike
