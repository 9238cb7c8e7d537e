"""What a message asks of a plan or of the training log by what it means, as a component trained with the rest."""

from __future__ import annotations

import csv
import json
from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple, Type

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.meant import NONE, talk_key
from bot.understanding.messages import reading_of
from bot.understanding.preamble import read_text
from bot.understanding.rasa.component import TrainedComponent, hash_of_rows
from bot.understanding.rasa.featurizers import SentenceEncoderFeaturizer, sentence_vector
from bot.understanding.rasa.meaning_model import MeaningModel
from bot.understanding.rasa.sentence_encoder import packaged_encoder
from bot.understanding.reading import Act

_FOLDERS = "*_talk"
"""Folders of rows in ``data``, one for each thing that is talked about."""
_ARRAYS, _TABLES = "talk.npz", "ngrams.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TalkByMeaning(TrainedComponent):
    """Tells what a message asks of one thing that is talked about, if any; what follows is decided elsewhere.

    It learns from the rows of a folder, a file an act, and takes the training data's questions for none.

    Config:
        about: that thing, ``plan`` or ``log``; what is found goes into the parse data under a key of its own.
        rows: folder of the rows.
        apart: intents whose examples may be about it, and so are no rows of what is not.
        every: which of the questions are learnt from, so that they do not outnumber the rows.
        by_question: what asks or commands in a message stands for it where that is likelier by itself.
        C: inverse strength of regularisation.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"about": "plan", "rows": "data/plan_talk", "apart": [], "every": 4, "by_question": False, "C": 10.0}

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[str]:
        """A hash of the rows: Rasa trains anew when they change.

        Without a configuration nothing says which rows are meant, so that all of them count.
        """
        own = {**cls.get_default_config(), **config}["rows"]
        return hash_of_rows(*sorted({own, *map(str, Path(own).parent.glob(_FOLDERS))}))

    def train(self, training_data: TrainingData) -> Resource:
        apart = set(self._config["apart"])
        asked = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) not in apart]
        asked = asked[:: self._config["every"]]
        rows = read_rows(Path(self._config["rows"]))
        texts = [read_text(text) for text in rows]
        self._model = MeaningModel.fit(
            [*texts, *(read_text(e.get(TEXT)) for e in asked)],
            np.vstack([packaged_encoder().encode(texts), *(sentence_vector(e) for e in asked)]),
            [*rows.values(), *(NONE for _ in asked)],
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
                found = self._meant(text, sentence_vector(message))
                message.set(talk_key(self._config["about"]), found, add_to_output=True)
        return messages

    def _meant(self, text: Text, vector: np.ndarray) -> Tuple[Text, float]:
        whole = self._model.best(read_text(text), vector, but=NONE)
        parts = [read_text(part) for part in _questions(text)] if self._config["by_question"] else []
        if not parts:
            return whole
        each = map(partial(self._model.best, but=NONE), parts, packaged_encoder().encode(parts))
        return max(whole, *each, key=lambda found: found[1])


def _questions(text: Text) -> List[Text]:
    """The clauses that ask or command beside others."""
    clauses = reading_of({TEXT: text}).clauses
    asking = [one.span for one in clauses if one.acts & {Act.ASKS, Act.COMMANDS}] if len(clauses) > 1 else []
    return [text[span.start : span.end] for span in asking]


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
