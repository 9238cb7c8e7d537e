"""How urgent a message is by what it means, as a component that is trained with the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.guide import HAND_OFF
from bot.understanding.meant import NONE
from bot.understanding.messages import URGENCY
from bot.understanding.preamble import read_text
from bot.understanding.rasa.component import TrainedComponent, hash_of_rows
from bot.understanding.rasa.featurizers import SentenceEncoderFeaturizer, sentence_vector
from bot.understanding.rasa.sentence_encoder import packaged_encoder
from bot.understanding.rasa.talk import read_rows as plan_rows
from bot.understanding.rasa.urgency_model import QUIET, UrgencyModel, read_rows, sentences

MAY_TELL_OF_A_BODY = {HAND_OFF, "lower_back_tired"}
"""Intents whose examples are no quiet rows."""
_ARRAYS, _TABLES = "urgency.npz", "ngrams.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UrgencyByMeaning(TrainedComponent):
    """Tells how likely a message is an emergency, urgent, for a clinician, or quiet; what follows is decided elsewhere.

    It learns from the rows of a folder, and takes what asks for anything but pain in the training data for quiet.

    Config:
        rows: folder of the rows.
        plans: folder of what is said of a plan; who talks about one is quiet.
        alone: likelihood of anything pressing from which a sentence by itself stands for the whole message.
        C: inverse strength of regularisation.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"rows": "data/urgency", "plans": "data/plan_talk", "alone": 0.5, "C": 10.0}

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[str]:
        """A hash of the rows: Rasa trains anew when they change."""
        whole = {**cls.get_default_config(), **config}
        return hash_of_rows(whole["rows"], whole["plans"])

    def train(self, training_data: TrainingData) -> Resource:
        asked = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) not in MAY_TELL_OF_A_BODY]
        plans = [read_text(text) for text, act in plan_rows(Path(self._config["plans"])).items() if act != NONE]
        questions = [read_text(e.get(TEXT)) for e in asked] + plans
        rows = read_rows(Path(self._config["rows"]))
        texts = [read_text(row.text) for row in rows]
        self._model = UrgencyModel.fit(
            [*texts, *questions],
            np.vstack(
                [
                    packaged_encoder().encode(texts),
                    *(sentence_vector(e) for e in asked),
                    packaged_encoder().encode(plans),
                ]
            ),
            [*(row.kind for row in rows), *(QUIET for _ in questions)],
            self._config["C"],
        )
        with self.storing() as folder:
            np.savez(folder / _ARRAYS, **self._model.arrays)
            (folder / _TABLES).write_text(json.dumps(self._model.tables), encoding="utf-8")
        return self._resource

    def use_stored(self, folder: Path) -> None:
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            self._model = UrgencyModel(json.loads((folder / _TABLES).read_text(encoding="utf-8")), dict(arrays))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith(INTENT_MESSAGE_PREFIX) and message.features:
                message.set(URGENCY, self._likelihoods(text, sentence_vector(message)), add_to_output=True)
        return messages

    def _likelihoods(self, text: Text, vector: np.ndarray) -> Dict[Text, float]:
        """Those of the message, or of its most pressing sentence where that is plainly more pressing by itself."""
        whole = self._model.likelihoods(read_text(text), vector)
        parts = [read_text(part) for part in sentences(text)]
        if not parts:
            return whole
        each = map(self._model.likelihoods, parts, packaged_encoder().encode(parts))
        most = max(each, key=self._model.pressing)
        enough = max(self._config["alone"], self._model.pressing(whole))
        return most if self._model.pressing(most) >= enough else whole
