"""How urgent a text is by what it means: learnt from rows, so that what stands in no list is found by likeness.

The lists know the words that somebody wrote down for a sign. This model sees the meaning of a whole message and how it
is spelled. It tells how likely each kind is, and decides nothing.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Sequence, Text

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from bot.understanding.rasa.ngrams import Ngrams, ngram_tables

QUIET = "quiet"
"""The kind that alarms nobody."""
_NOT_PRESSING = frozenset({QUIET, "clinician", "help_comes", "looked_at", "leave"})
_FEWEST_WORDS = 5
"""Words of a sentence that is looked at by itself: fewer mean little without the rest."""
_SENTENCE_ENDS = re.compile(r"(?<=[.?!;\n])\s+")
_KIND_OF_TOPIC = {"abuse": "abuse", "eating_disorder": "eating"}
"""Files whose rows tell how urgent it is, and whose every crisis has a reply of its own."""
_MEANING, _SPELLING = 1.4, 0.6
"""What the two views of a text count."""


class Row(NamedTuple):
    """A text and its kind: how urgent it is, what reply of its own it has, or ``quiet``."""

    topic: Text
    kind: Text
    text: Text


def read_rows(folder: Path) -> List[Row]:
    """The rows of all files of a folder, a file a topic.

    Raises:
        FileNotFoundError: the folder holds none.
    """
    rows: List[Row] = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                kind = row["level"] if row["level"] == QUIET else _KIND_OF_TOPIC.get(path.stem, row["level"])
                rows.append(Row(path.stem, kind, row["message"]))
    if not rows:
        raise FileNotFoundError(f"{folder}: no rows to learn from: expected files such as heart.tsv")
    return rows


def sentences(text: Text) -> List[Text]:
    """The sentences of a text that tell something by themselves; none where the text is one sentence.

    People tell what is wrong and ask for training in the same breath, and each weakens the other in the whole.
    """
    parts = _SENTENCE_ENDS.split(text)
    return [part for part in parts if len(part.split()) >= _FEWEST_WORDS] if len(parts) > 1 else []


class UrgencyModel:
    """Logistic regression on the meaning and the spelling of a text: is it pressing, and of which kind.

    Args:
        tables: the n-grams, as JSON.
        arrays: coefficients and intercept, a row a kind and one more for "pressing", and the kinds.
    """

    def __init__(self, tables: List[Any], arrays: Dict[Text, np.ndarray]) -> None:
        self.tables, self.arrays = tables, arrays
        self._ngrams = Ngrams(tables)
        # The other way round a sparse text reads few rows.
        self._weights = np.ascontiguousarray(arrays["coefficients"].T)
        self._kinds = [str(kind) for kind in arrays["kinds"]]
        self._is_pressing = np.array([kind not in _NOT_PRESSING for kind in self._kinds])

    @classmethod
    def fit(cls, texts: Sequence[Text], vectors: np.ndarray, kinds: Sequence[Text], strength: float) -> UrgencyModel:
        """The model of some texts.

        Args:
            texts: one a row.
            vectors: of the sentence encoder, a row a text.
            kinds: of the texts.
            strength: inverse strength of regularisation.
        """
        tables = ngram_tables(texts)
        features = scipy.sparse.hstack([vectors * _MEANING, Ngrams(tables).matrix(texts) * _SPELLING], format="csr")
        # Whether it is pressing is learnt with the shares as they are, so that its likelihood means something; among
        # the kinds, one with few rows counts as much as one with many.
        pressing = LogisticRegression(C=strength, solver="liblinear", random_state=7)
        pressing.fit(features, np.array([kind not in _NOT_PRESSING for kind in kinds]))
        each = LogisticRegression(C=strength, solver="liblinear", class_weight="balanced", random_state=7)
        each.fit(features, np.array(kinds))
        return cls(
            tables,
            {
                "coefficients": np.vstack([each.coef_, pressing.coef_]).astype(np.float32),
                "intercept": np.concatenate([each.intercept_, pressing.intercept_]).astype(np.float32),
                "kinds": each.classes_,
            },
        )

    def likelihoods(self, text: Text, vector: np.ndarray) -> Dict[Text, float]:
        """How likely each kind is; together 1.

        Args:
            text: a message.
            vector: of it, by the sentence encoder.
        """
        columns, values = self._ngrams.row(text)
        size = len(vector)
        logits = self.arrays["intercept"] + (vector * _MEANING) @ self._weights[:size]
        logits = logits + (values * _SPELLING) @ self._weights[size + columns]
        *each, pressing = 1 / (1 + np.exp(-logits))
        among = np.array(each) / np.where(self._is_pressing, *(sum(np.array(each)[mask]) for mask in self._sides))
        shares = among * np.where(self._is_pressing, pressing, 1 - pressing)
        return {kind: float(share) for kind, share in zip(self._kinds, shares, strict=True)}

    def pressing(self, likelihoods: Mapping[Text, float]) -> float:
        """How likely anything pressing is."""
        return sum(share for kind, share in likelihoods.items() if kind not in _NOT_PRESSING)

    @property
    def _sides(self) -> List[np.ndarray]:
        """The kinds that are pressing, and the others."""
        return [self._is_pressing, ~self._is_pressing]
