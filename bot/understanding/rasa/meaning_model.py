"""What a text is about, learnt from rows: a linear model on its meaning and its spelling."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Text, Tuple

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from bot.understanding.rasa.ngrams import Ngrams, ngram_tables

_MEANING, _SPELLING = 1.4, 0.6
"""What the two views of a text count."""


class MeaningModel:
    """Logistic regression over the labels of the rows that it learnt from.

    Args:
        tables: the n-grams, as JSON.
        arrays: coefficients, a row a label, the intercept and the labels.
    """

    def __init__(self, tables: List[Any], arrays: Dict[Text, np.ndarray]) -> None:
        self.tables, self.arrays = tables, arrays
        self._ngrams = Ngrams(tables)
        # The other way round a sparse text reads few rows.
        self._weights = np.ascontiguousarray(arrays["coefficients"].T)

    @classmethod
    def fit(cls, texts: Sequence[Text], vectors: np.ndarray, labels: Sequence[Text], strength: float) -> MeaningModel:
        """The model of some texts.

        Args:
            texts: one a row.
            vectors: of the sentence encoder, a row a text.
            labels: of the texts.
            strength: inverse strength of regularisation.
        """
        tables = ngram_tables(texts)
        features = scipy.sparse.hstack([vectors * _MEANING, Ngrams(tables).matrix(texts) * _SPELLING], format="csr")
        model = LogisticRegression(C=strength, solver="liblinear", random_state=7)
        model.fit(features, np.array(labels))
        return cls(
            tables,
            {
                "coefficients": model.coef_.astype(np.float32),
                "intercept": model.intercept_.astype(np.float32),
                "labels": model.classes_,
            },
        )

    def best(self, text: Text, vector: np.ndarray, but: Text) -> Tuple[Text, float]:
        """The likeliest label of a text but one, and how likely it is against all others.

        Args:
            text: a message.
            vector: of it, by the sentence encoder.
            but: the label that is not meant.
        """
        columns, values = self._ngrams.row(text)
        size = len(vector)
        logits = self.arrays["intercept"] + (vector * _MEANING) @ self._weights[:size]
        logits = logits + (values * _SPELLING) @ self._weights[size + columns]
        place = int(np.where(self.arrays["labels"] == but, -np.inf, logits).argmax())
        return str(self.arrays["labels"][place]), float(1 / (1 + np.exp(-logits[place])))
