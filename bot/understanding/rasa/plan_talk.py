"""What a message asks of a plan by what it means, as a component that is trained with the rest."""

from __future__ import annotations

import csv
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

from bot.understanding.messages import PLAN_TALK
from bot.understanding.plan.asked import NOT_OF_THE_PLAN
from bot.understanding.preamble import read_text
from bot.understanding.rasa.component import TrainedComponent, hash_of_rows
from bot.understanding.rasa.featurizers import SentenceEncoderFeaturizer, sentence_vector
from bot.understanding.rasa.meaning_model import MeaningModel
from bot.understanding.rasa.sentence_encoder import packaged_encoder

_MAY_BE_OF_A_PLAN = {"build_plan", "inform"}
"""Intents whose examples are no rows of what is not about a plan."""
_ARRAYS, _TABLES = "plan_talk.npz", "ngrams.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PlanTalkByMeaning(TrainedComponent):
    """Tells what a message asks of a plan that stands, if there is one; what to make of it is decided elsewhere.

    It learns from the rows of a folder, a file an act, and takes the training data's questions for none.

    Config:
        rows: folder of the rows.
        every: which of the questions are learnt from, so that they do not outnumber the rows.
        C: inverse strength of regularisation.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"rows": "data/plan_talk", "every": 4, "C": 10.0}

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[str]:
        """A hash of the rows: Rasa trains anew when they change."""
        return hash_of_rows({**cls.get_default_config(), **config}["rows"])

    def train(self, training_data: TrainingData) -> Resource:
        asked = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) not in _MAY_BE_OF_A_PLAN]
        asked = asked[:: self._config["every"]]
        rows = read_rows(Path(self._config["rows"]))
        texts = [read_text(text) for text in rows]
        self._model = MeaningModel.fit(
            [*texts, *(read_text(e.get(TEXT)) for e in asked)],
            np.vstack([packaged_encoder().encode(texts), *(sentence_vector(e) for e in asked)]),
            [*rows.values(), *(NOT_OF_THE_PLAN for _ in asked)],
            self._config["C"],
        )
        with self.storing() as folder:
            np.savez(folder / _ARRAYS, **self._model.arrays)
            (folder / _TABLES).write_text(json.dumps(self._model.tables), encoding="utf-8")
        return self._resource

    def use_stored(self, folder: Path) -> None:
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            self._model = MeaningModel(json.loads((folder / _TABLES).read_text(encoding="utf-8")), dict(arrays))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith(INTENT_MESSAGE_PREFIX) and message.features:
                act = self._model.best(read_text(text), sentence_vector(message), but=NOT_OF_THE_PLAN)
                message.set(PLAN_TALK, act, add_to_output=True)
        return messages


def read_rows(folder: Path) -> Dict[Text, Text]:
    """The rows of all files of a folder, each with its act, which is the name of its file.

    Raises:
        FileNotFoundError: the folder holds none.
    """
    rows: Dict[Text, Text] = {}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows[row["message"]] = path.stem
    if not rows:
        raise FileNotFoundError(f"{folder}: no rows to learn from: expected files such as weekdays.tsv")
    return rows
