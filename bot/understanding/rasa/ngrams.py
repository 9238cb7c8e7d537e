"""How a text is spelled, as numbers: TF-IDF of its characters and its words."""

from __future__ import annotations

from collections import Counter
from typing import Any, List, Sequence, Text, Tuple

import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer


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
