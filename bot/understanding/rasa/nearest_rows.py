"""What the rows nearest in meaning to a text are of: what somebody else once said almost so."""

from __future__ import annotations

from typing import Dict, Sequence, Text

import numpy as np

_NEAREST = 10
"""Rows that have a say."""
_SHARPNESS = 25.0
"""How much more a nearer row says; both numbers by rows of writers of whom nothing was learnt."""
_FAR = 0.45
"""Nearness at which a row says as much as that nothing is told: what is like no row is ordinary talk."""


class NearestRows:
    """The kinds of the nearest of some rows.

    Args:
        arrays: ``vectors`` of the sentence encoder, a row each, and their ``kinds``.
        kinds: all there are, in the order of the answer.
        nothing: the kind of ordinary talk.
    """

    def __init__(self, arrays: Dict[Text, np.ndarray], kinds: Sequence[Text], nothing: Text) -> None:
        self._vectors = arrays["vectors"].astype(np.float32)
        places = {kind: place for place, kind in enumerate(kinds)}
        self._kind_of = np.array([places[str(kind)] for kind in arrays["kinds"]])
        self._kinds, self._nothing = len(kinds), places[nothing]

    @staticmethod
    def arrays(vectors: np.ndarray, kinds: Sequence[Text]) -> Dict[Text, np.ndarray]:
        """The arrays of rows, as a model stores them: half the digits tell the same rows to be near."""
        return {"vectors": vectors.astype(np.float16), "kinds": np.array(kinds)}

    def shares(self, vector: np.ndarray) -> np.ndarray:
        """The share of each kind among the nearest rows; together 1."""
        near = self._vectors @ vector
        nearest = np.argpartition(-near, _NEAREST)[:_NEAREST]
        says = np.exp(_SHARPNESS * (np.append(near[nearest], _FAR) - near.max()))
        kinds = np.append(self._kind_of[nearest], self._nothing)
        return np.bincount(kinds, says / says.sum(), self._kinds)
