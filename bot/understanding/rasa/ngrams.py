"""How a text is spelled, as numbers: TF-IDF of its characters and its words; and how alike two texts are in it."""

from __future__ import annotations

from collections import Counter
from typing import Any, Dict, List, Sequence, Text, Tuple

import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer

_KINDS = 2.0
"""Characters and words: each is a row of length one, and both together count at most this."""


def new_vectorizers() -> List[TfidfVectorizer]:
    """The two readers of a text, unfitted: its characters and its words."""
    return [
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b"),
    ]


def ngram_tables(texts: Sequence[Text]) -> List[Any]:
    """The n-grams of some texts with their columns and weights, as JSON can hold them: a table a reader."""
    return [
        {"columns": {gram: int(column) for gram, column in one.vocabulary_.items()}, "idf": one.idf_.tolist()}
        for one in (vectorizer.fit(texts) for vectorizer in new_vectorizers())
    ]


class Ngrams:
    """The n-grams that some texts gave, found in others.

    Args:
        tables: of ``ngram_tables``.
    """

    def __init__(self, tables: List[Any]) -> None:
        self._parts = [
            (vectorizer.build_analyzer(), table["columns"], np.array(table["idf"]))
            for vectorizer, table in zip(new_vectorizers(), tables, strict=True)
        ]

    @property
    def width(self) -> int:
        """The number of columns."""
        return sum(len(known) for _, known, _ in self._parts)

    def row(self, text: Text) -> Tuple[np.ndarray, np.ndarray]:
        """Columns and values of one text: (1 + ln count) × idf of each n-gram, each part of length one.

        For one message scikit-learn spends most of its time on checks of tables; the same numbers come from counting.
        """
        columns, values, offset = [], [], 0
        for cut, known, idf in self._parts:
            counts = Counter(known[gram] for gram in cut(text) if gram in known)
            found = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
            weights = idf[found] * (1 + np.log(np.fromiter(counts.values(), dtype=float, count=len(counts))))
            columns.append(found + offset)
            values.append(weights / (np.linalg.norm(weights) or 1.0))
            offset += len(known)
        return np.concatenate(columns), np.concatenate(values)

    def matrix(self, texts: Sequence[Text]) -> scipy.sparse.csr_matrix:
        """A row a text."""
        rows = [self.row(text) for text in texts]
        columns = np.concatenate([found for found, _ in rows])
        values = np.concatenate([weights for _, weights in rows])
        ends = np.cumsum([0, *(len(found) for found, _ in rows)])
        return scipy.sparse.csr_matrix((values, columns, ends), shape=(len(rows), self.width))


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
