"""Three views of a message for the linear classifier: meaning, spelling and vocabulary."""

from __future__ import annotations

import json
from abc import abstractmethod
from pathlib import Path
from typing import Any, Dict, List, Text, Tuple, Type

import numpy as np
import scipy.sparse
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.preamble import read_text
from bot.understanding.rasa.component import Component, TrainedComponent
from bot.understanding.rasa.lifting_tokenizer import LiftingTokenizer, document_of
from bot.understanding.rasa.ngrams import Ngrams, ngram_tables
from bot.understanding.rasa.sentence_encoder import DIMENSIONS, encoder_of
from bot.understanding.rasa.vocabulary_signals import vocabulary_signals

_TABLES_FILE = "tables.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, Component):
    """What a message means, as a dense sentence feature.

    Config ``model_file``: an ONNX file to use in place of the packaged one.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {**DenseFeaturizer.get_default_config(), "model_file": None}

    def __init__(self, name: Text, config: Dict[Text, Any]) -> None:
        super().__init__(name, config)
        self._encoder = encoder_of(config["model_file"])

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accepts every config; a missing model file is an error when the encoder is built."""

    def process(self, messages: List[Message]) -> List[Message]:
        texts = [read_text(message.get(TEXT)) for message in messages if message.get(TEXT)]
        vectors = iter(self._encoder.encode(texts))
        for message in messages:
            if message.get(TEXT):
                self.add_features_to_message(
                    sequence=None, sentence=next(vectors)[np.newaxis, :], attribute=TEXT, message=message
                )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data


def sentence_vector(message: Message) -> np.ndarray:
    """The sentence encoder's view of a message, of ``DIMENSIONS`` numbers."""
    dense = (f.features for f in message.features if f.is_dense() and f.attribute == TEXT)
    return np.asarray(next(row[0] for row in dense if row.shape[-1] == DIMENSIONS))


class _FittedSparseFeaturizer(SparseFeaturizer, TrainedComponent):
    """A sparse featurizer over what scikit-learn found in the training data.

    What was found are tables of columns and weights, and as JSON they are stored: the libraries that
    store scikit-learn's own objects without pickle (skops) import all of it, a fifth of a start.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {**SparseFeaturizer.get_default_config(), "weight": 1.0}

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Refuses a weight that is not positive."""
        if config.get("weight", 1.0) <= 0:
            raise ValueError(f"config.yml: {cls.__name__}: weight {config['weight']}: use a number above 0")

    @abstractmethod
    def _fitted(self, messages: List[Message]) -> Any:
        """The tables that the training messages give, as JSON can hold them."""

    @abstractmethod
    def _use(self, tables: Any) -> None:
        """Take the tables into use."""

    @abstractmethod
    def _row(self, message: Message) -> Tuple[np.ndarray, np.ndarray]:
        """Columns and values of one message."""

    @property
    @abstractmethod
    def _width(self) -> int:
        """The number of columns."""

    def train(self, training_data: TrainingData) -> Resource:
        tables = self._fitted([message for message in training_data.training_examples if message.get(TEXT)])
        self._use(tables)
        with self.storing() as folder:
            (folder / _TABLES_FILE).write_text(json.dumps(tables), encoding="utf-8")
        return self._resource

    def use_stored(self, folder: Path) -> None:
        self._use(json.loads((folder / _TABLES_FILE).read_text(encoding="utf-8")))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if not message.get(TEXT):
                continue
            columns, values = self._row(message)
            row = scipy.sparse.coo_matrix(
                (values * self._config["weight"], (np.zeros_like(columns), columns)), shape=(1, self._width)
            )
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(_FittedSparseFeaturizer):
    """How a message is spelled: character n-grams bear typos, words bear jargon."""

    def _fitted(self, messages: List[Message]) -> Any:
        return ngram_tables([read_text(message.get(TEXT)) for message in messages])

    def _use(self, tables: Any) -> None:
        self._ngrams = Ngrams(tables)

    @property
    def _width(self) -> int:
        return self._ngrams.width

    def _row(self, message: Message) -> Tuple[np.ndarray, np.ndarray]:
        return self._ngrams.row(read_text(message.get(TEXT)))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class VocabularyFeaturizer(_FittedSparseFeaturizer):
    """Which words of lifting a message holds: "squats" and "back squat" are one thing here."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [LiftingTokenizer]

    def _fitted(self, messages: List[Message]) -> Any:
        names = sorted({name for message in messages for name in _signals(message)})
        return {name: column for column, name in enumerate(names)}

    def _use(self, tables: Any) -> None:
        self._columns: Dict[Text, int] = tables

    @property
    def _width(self) -> int:
        return len(self._columns)

    def _row(self, message: Message) -> Tuple[np.ndarray, np.ndarray]:
        found = {self._columns[name]: value for name, value in _signals(message).items() if name in self._columns}
        return np.array([*found], dtype=np.int32), np.array([*found.values()], dtype=float)


def _signals(message: Message) -> Dict[Text, float]:
    doc = document_of(message)
    return vocabulary_signals(doc) if doc is not None else {}
