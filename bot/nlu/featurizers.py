"""Three views of a message for the linear classifier: meaning, spelling and vocabulary."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from functools import cached_property
from typing import Any, Callable, Dict, List, Text, Tuple, Type

import numpy as np
import scipy.sparse
import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from bot.nlu.lifting_tokenizer import LiftingTokenizer, document_of
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.nlu.vocabulary_signals import vocabulary_signals

_VECTORIZER_FILE = "vectorizer.skops"
_TRUSTED = ["scipy.sparse._csr.csr_matrix"]
"""What skops may load beside its own list: the matrix of inverse document frequencies."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """What a message means, as a dense sentence feature.

    Config ``model_file``: an ONNX file to use in place of the packaged one.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {**DenseFeaturizer.get_default_config(), "model_file": None}

    def __init__(self, config: Dict[Text, Any], name: Text) -> None:
        super().__init__(name, config)
        self._encoder = SentenceEncoder(config["model_file"])

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accepts every config; a missing model file is an error when the encoder is built."""

    def process(self, messages: List[Message]) -> List[Message]:
        texts = [message.get(TEXT) for message in messages if message.get(TEXT)]
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


class _FittedSparseFeaturizer(SparseFeaturizer, GraphComponent):
    """A sparse featurizer around a scikit-learn vectorizer, stored with skops (no pickle)."""

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, name: Text) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer: Any = None

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {**SparseFeaturizer.get_default_config(), "weight": 1.0}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _FittedSparseFeaturizer:
        return cls(config, model_storage, resource, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Refuses a weight that is not positive."""
        if config.get("weight", 1.0) <= 0:
            raise ValueError(f"config.yml: {cls.__name__}: weight {config['weight']}: use a number above 0")

    @abstractmethod
    def _new_vectorizer(self) -> Any:
        """An unfitted scikit-learn vectorizer."""

    @abstractmethod
    def _view(self, message: Message) -> Any:
        """What the vectorizer reads of a message."""

    def _transform(self, views: List[Any]) -> Any:
        return self._vectorizer.transform(views)

    def train(self, training_data: TrainingData) -> Resource:
        self._vectorizer = self._new_vectorizer()
        self._vectorizer.fit([self._view(m) for m in training_data.training_examples if m.get(TEXT)])
        with self._model_storage.write_to(self._resource) as folder:
            skops.io.dump(self._vectorizer, folder / _VECTORIZER_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> _FittedSparseFeaturizer:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._vectorizer = skops.io.load(folder / _VECTORIZER_FILE, trusted=_TRUSTED)
        return component

    def process(self, messages: List[Message]) -> List[Message]:
        written = [message for message in messages if message.get(TEXT)]
        if not written:
            return messages
        table = self._transform([self._view(message) for message in written]) * self._config["weight"]
        for message, row in zip(written, table.tocsr(), strict=True):
            message.add_features(
                Features(row.tocoo(), FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS])
            )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(_FittedSparseFeaturizer):
    """How a message is spelled: character n-grams bear typos, words bear jargon."""

    def _new_vectorizer(self) -> FeatureUnion:
        return FeatureUnion(
            [
                ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)),
                ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")),
            ]
        )

    def _transform(self, views: List[Any]) -> Any:
        # For one message FeatureUnion and TfidfVectorizer spend most of their time on checks of tables
        # and on starting joblib; the same numbers come from counting.
        rows = [self._row(view) for view in views]
        columns, values = (np.concatenate(parts) for parts in zip(*rows, strict=True))
        ends = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        width = sum(len(known) for _, known, _ in self._parts)
        return scipy.sparse.csr_matrix((values, columns, ends), shape=(len(rows), width))

    @cached_property
    def _parts(self) -> List[Tuple[Callable[[Text], List[Text]], Dict[Text, int], np.ndarray]]:
        """Of each vectorizer: how it cuts a text, the column of each n-gram, and their weights."""
        vectorizers = [vectorizer for _, vectorizer in self._vectorizer.transformer_list]
        return [(one.build_analyzer(), one.vocabulary_, one.idf_) for one in vectorizers]

    def _row(self, text: Text) -> Tuple[np.ndarray, np.ndarray]:
        """Columns and values of one text: (1 + ln count) × idf of each n-gram, each part of length one."""
        columns, values, offset = [], [], 0
        for cut, known, idf in self._parts:
            counts = Counter(known[gram] for gram in cut(text) if gram in known)
            found = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
            weights = idf[found] * (1 + np.log(np.fromiter(counts.values(), dtype=float, count=len(counts))))
            columns.append(found + offset)
            values.append(weights / (np.linalg.norm(weights) or 1.0))
            offset += len(known)
        return np.concatenate(columns), np.concatenate(values)

    def _view(self, message: Message) -> Text:
        return str(message.get(TEXT))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class VocabularyFeaturizer(_FittedSparseFeaturizer):
    """Which words of lifting a message holds: "squats" and "back squat" are one thing here."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [LiftingTokenizer]

    def _new_vectorizer(self) -> DictVectorizer:
        return DictVectorizer()

    def _view(self, message: Message) -> Dict[Text, float]:
        doc = document_of(message)
        return vocabulary_signals(doc) if doc is not None else {}
