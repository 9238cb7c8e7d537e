"""How urgent a message is by what it means, as a component that is trained with the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT

from bot.guide import HAND_OFF
from bot.understanding.facts import BodySign, Condition
from bot.understanding.meant import NONE
from bot.understanding.messages import QUIET_WHERE_TOLD, URGENCY, reading_of
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
        """The likelihoods of the message, or of its most pressing sentence where that is plainly more pressing.

        With them goes how quiet the least quiet of its clauses is that tells of a body, and the message itself.
        """
        whole = self._model.likelihoods(read_text(text), vector)
        each = self._likelihoods(sentences(text))
        most = max(each, key=self._model.pressing, default=whole)
        enough = max(self._config["alone"], self._model.pressing(whole))
        told = most if self._model.pressing(most) >= enough else whole
        quiet = min(one[QUIET] for one in (whole, *self._likelihoods(_clauses_on_bodies(text))))
        return {**told, QUIET_WHERE_TOLD: quiet}

    def _likelihoods(self, texts: List[Text]) -> List[Dict[Text, float]]:
        parts = [read_text(text) for text in texts]
        return list(map(self._model.likelihoods, parts, packaged_encoder().encode(parts)))


def _clauses_on_bodies(text: Text) -> List[Text]:
    """The clauses of some words in which the lists found a sign or a condition, where there are others besides."""
    reading = reading_of({TEXT: text})
    told = {said.span.start for said in reading.facts if isinstance(said.fact, (BodySign, Condition))}
    spans = [clause.span for clause in reading.clauses] if told and len(reading.clauses) > 1 else []
    return [text[span.start : span.end] for span in spans if any(span.start <= at < span.end for at in told)]
