"""What a text is about, learnt from rows: a linear model on its meaning and its spelling."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Sequence, Text, Tuple, TypeVar

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from bot.understanding.rasa.ngrams import Ngrams, ngram_tables

M = TypeVar("M", bound="MeaningModel")

_MEANING, _SPELLING = 1.4, 0.6
"""What the two views of a text count."""
_ARRAYS, _TABLES = "meaning.npz", "ngrams.json"


class MeaningModel:
    """Logistic regression over the labels of the rows that it learnt from.

    Args:
        tables: the n-grams, as JSON.
        arrays: coefficients, a row a label, the intercept and the labels.
    """

    def __init__(self, tables: List[Any], arrays: Dict[Text, np.ndarray]) -> None:
        self._tables, self._arrays = tables, arrays
        self._ngrams = Ngrams(tables)
        # The other way round a sparse text reads few rows.
        self._weights = np.ascontiguousarray(arrays["coefficients"].T)
        self._labels = [str(label) for label in arrays["labels"]]

    @classmethod
    def fit(
        cls: type[M], texts: Sequence[Text], vectors: np.ndarray, labels: Sequence[Text], strength: float, rows: int
    ) -> M:
        """The model of some texts.

        Args:
            texts: the rows, then messages that are none.
            vectors: of the sentence encoder, a row a text.
            labels: of the texts.
            strength: inverse strength of regularisation.
            rows: how many of the texts are rows.
        """
        tables = ngram_tables(texts)
        features = scipy.sparse.hstack([vectors * _MEANING, Ngrams(tables).matrix(texts) * _SPELLING], format="csr")
        heads = [
            LogisticRegression(C=strength, solver="liblinear", dual=True, class_weight=weight, random_state=7).fit(
                features, told
            )
            for told, weight in cls.lessons(np.array(labels))
        ]
        return cls(
            tables,
            {
                "coefficients": np.vstack([head.coef_ for head in heads]).astype(np.float32),
                "intercept": np.concatenate([head.intercept_ for head in heads]).astype(np.float32),
                "labels": heads[0].classes_,
                **cls.learnt_by_heart(vectors[:rows], labels[:rows]),
            },
        )

    @classmethod
    def lessons(cls, labels: np.ndarray) -> List[Tuple[np.ndarray, Any]]:
        """What is learnt of the texts, the labels first, each with how its classes weigh."""
        return [(labels, None)]

    @classmethod
    def learnt_by_heart(cls, vectors: np.ndarray, labels: Sequence[Text]) -> Dict[Text, np.ndarray]:
        """Arrays of the rows themselves, where a model has use for them."""
        return {}

    @classmethod
    def stored(cls: type[M], folder: Path) -> M:
        """The model that was stored in a folder."""
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            return cls(json.loads((folder / _TABLES).read_text(encoding="utf-8")), dict(arrays))

    def store(self, folder: Path) -> None:
        """Store the model in a folder."""
        np.savez(folder / _ARRAYS, **self._arrays)
        (folder / _TABLES).write_text(json.dumps(self._tables), encoding="utf-8")

    def best(self, text: Text, vector: np.ndarray, but: Text) -> Tuple[Text, float]:
        """The likeliest label of a text but one, and how likely it is against all others.

        Args:
            text: a message.
            vector: of it, by the sentence encoder.
            but: the label that is not meant.
        """
        likely = {label: one for label, one in zip(self._labels, self._each(text, vector), strict=True) if label != but}
        label = max(likely, key=lambda one: likely[one])
        return label, float(likely[label])

    def _each(self, text: Text, vector: np.ndarray) -> np.ndarray:
        """How likely each head finds what it learnt."""
        columns, values = self._ngrams.row(text)
        size = len(vector)
        logits = self._arrays["intercept"] + (vector * _MEANING) @ self._weights[:size]
        logits = logits + (values * _SPELLING) @ self._weights[size + columns]
        return np.asarray(1 / (1 + np.exp(-logits)))
