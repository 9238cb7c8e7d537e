"""How urgent a message is by what it means, as a component that is trained with the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.guide import HAND_OFF
from bot.understanding.meant import NONE
from bot.understanding.messages import URGENCY
from bot.understanding.preamble import read_text
from bot.understanding.rasa.by_meaning import TellsByMeaning
from bot.understanding.rasa.rows import QUIET, Row, read_rows
from bot.understanding.rasa.sentence_encoder import packaged_encoder
from bot.understanding.rasa.urgency_model import UrgencyModel, sentences

MAY_TELL_OF_A_BODY = frozenset({HAND_OFF, "lower_back_tired"})
"""Intents whose examples are no quiet rows."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UrgencyByMeaning(TellsByMeaning):
    """Tells how likely a message is an emergency, urgent, for a clinician, or quiet; what follows is decided elsewhere.

    Config:
        plans: folder of what is said of a plan; who talks about one is quiet.
        alone: likelihood of anything pressing from which a sentence by itself stands for the whole message.
    """

    model_type = UrgencyModel
    key, other = URGENCY, QUIET
    folders = ("rows", "plans")
    _model: UrgencyModel

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "rows": "data/urgency",
            "plans": "data/plan_talk",
            "apart": sorted(MAY_TELL_OF_A_BODY),
            "alone": 0.5,
            "every": 1,
            "C": 10.0,
        }

    def _rows(self) -> List[Row]:
        plans = read_rows(Path(self._config["plans"]))
        quiet = [row._replace(kind=QUIET) for row in plans if row.kind != NONE]
        return [*super()._rows(), *quiet]

    def _told(self, text: Text, vector: np.ndarray) -> Dict[Text, float]:
        """The likelihoods of the message, or of its most pressing sentence where that is plainly more pressing."""
        whole = self._model.likelihoods(read_text(text), vector)
        parts = [read_text(part) for part in sentences(text)]
        each = map(self._model.likelihoods, parts, packaged_encoder().encode(parts))
        most = max(each, key=self._model.pressing, default=whole)
        enough = max(self._config["alone"], self._model.pressing(whole))
        return most if self._model.pressing(most) >= enough else whole
