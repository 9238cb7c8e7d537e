"""A component that tells something of a message by what it means: how it is trained, stored and asked."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Dict, List, Text, Tuple, Type

import numpy as np
from rasa.engine.storage.resource import Resource
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.messages import IN_CONTEXT_OF, QUESTION_OF
from bot.understanding.preamble import read_text
from bot.understanding.rasa.component import TrainedComponent, hash_of_rows
from bot.understanding.rasa.featurizers import SentenceEncoderFeaturizer, sentence_vector
from bot.understanding.rasa.meaning_model import MeaningModel
from bot.understanding.rasa.rows import Row, read_rows
from bot.understanding.rasa.sentence_encoder import packaged_encoder


class TellsByMeaning(TrainedComponent):
    """Learns from rows of its own, and takes the training data's examples for what no row is.

    Config:
        rows: folder of the rows.
        apart: intents whose examples may be of another kind, so that nothing is learnt from them.
        every: which of the examples are learnt from, so that they do not outnumber the rows.
        C: inverse strength of regularisation.
    """

    model_type: ClassVar[Type[MeaningModel]] = MeaningModel
    other: ClassVar[Text]
    """The kind of the examples."""
    folders: ClassVar[Tuple[Text, ...]] = ("rows",)
    """Keys of the configuration that name a folder of rows."""
    of_questions: ClassVar[bool] = False
    """Is it told of the questions of a message as well. It is never told of a message put in other words."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceEncoderFeaturizer]

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Text:
        """A hash of the rows: Rasa trains anew when they change."""
        whole = {**cls.get_default_config(), **config}
        return hash_of_rows(*(whole[name] for name in cls.folders))

    def _rows(self) -> List[Row]:
        """The rows to learn from."""
        return read_rows(Path(self._config["rows"]))

    @abstractmethod
    def _told(self, message: Message) -> Dict[Text, Any]:
        """What is told of a message, by its keys in the parse data."""

    def train(self, training_data: TrainingData) -> Resource:
        apart = set(self._config["apart"])
        asked = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) not in apart]
        asked, rows = asked[:: self._config["every"]], self._rows()
        texts = [read_text(row.text) for row in rows]
        self._model = self.model_type.fit(
            [*texts, *(read_text(e.get(TEXT)) for e in asked)],
            np.vstack([packaged_encoder().encode(texts), *map(sentence_vector, asked)]),
            [*(row.kind for row in rows), *(self.other for _ in asked)],
            self._config["C"],
            len(rows),
        )
        with self.storing() as folder:
            self._model.store(folder)
        return self._resource

    def use_stored(self, folder: Path) -> None:
        self._model = self.model_type.stored(folder)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT)
            is_asked = message.get(QUESTION_OF) is None or self.of_questions
            is_own = is_asked and message.get(IN_CONTEXT_OF) is None
            if is_own and text and not text.startswith(INTENT_MESSAGE_PREFIX) and message.features:
                for key, told in self._told(message).items():
                    message.set(key, told, add_to_output=True)
        return messages
