"""A linear intent classifier over all sentence features, with confidences that mean something."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text, Type

import numpy as np
import scipy.optimize
import scipy.sparse
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from bot.understanding.rasa.component import TrainedComponent

_MODEL_FILE = "classifier.npz"
OUT_OF_SCOPE = "out_of_scope"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, TrainedComponent):
    """One-vs-rest logistic regression, its confidences calibrated on messages kept aside.

    Rasa's own ``LogisticRegressionClassifier`` fixes the regularisation and leaves confidences
    as they come; both matter for "did you mean".

    Config:
        C: inverse strength of regularisation.
        calibration_share: share of the examples kept aside to learn the temperature.
        out_of_scope_odds: factor on the odds of ``out_of_scope``. Above 1 the bot rather says
            that a question is not its own than answers another one; measured in docs/benchmark.md.
        ranking_length: how many intents the ranking holds.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "C": 30.0,
            "calibration_share": 0.15,
            "out_of_scope_odds": 1.0,
            "ranking_length": 10,
            "random_state": 7,
        }

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Refuses values that could not train."""
        if config.get("C", 1.0) <= 0 or not 0 < config.get("calibration_share", 0.15) < 1:
            raise ValueError("config.yml: LinearIntentClassifier: C must be above 0, calibration_share between 0 and 1")

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and not e.get(INTENT_RESPONSE_KEY)]
        features = _matrix(examples)
        intents = np.array([e.get(INTENT) for e in examples])
        fit, aside = train_test_split(
            np.arange(len(intents)),
            test_size=self._config["calibration_share"],
            stratify=intents,
            random_state=self._config["random_state"],
        )
        trial = self._new_model().fit(features[fit], intents[fit])
        temperature = _temperature(trial, features[aside], intents[aside])
        model = self._new_model().fit(features, intents)
        self._use(model.coef_, model.intercept_, model.classes_, temperature)
        with self.storing() as folder:
            np.savez(
                folder / _MODEL_FILE,
                coefficients=model.coef_,
                intercept=model.intercept_,
                intents=model.classes_,
                temperature=temperature,
            )
        return self._resource

    def _new_model(self) -> LogisticRegression:
        return LogisticRegression(
            C=self._config["C"],
            solver="liblinear",
            class_weight="balanced",
            random_state=self._config["random_state"],
        )

    def _use(self, coefficients: np.ndarray, intercept: np.ndarray, intents: np.ndarray, temperature: float) -> None:
        """Take what was learnt into use: a row of ``coefficients`` an intent, a column a feature."""
        # The other way round a sparse message reads few rows.
        self._weights = np.ascontiguousarray(coefficients.T)
        self._intercept = intercept.astype(float)
        self._intents = intents
        self._temperature = temperature

    def use_stored(self, folder: Path) -> None:
        learnt = np.load(folder / _MODEL_FILE, allow_pickle=False)
        self._use(learnt["coefficients"], learnt["intercept"], learnt["intents"], float(learnt["temperature"]))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if not message.get(TEXT) or not message.features:
                continue
            confidences = self._confidences(message)
            best = np.argsort(-confidences)[: self._config["ranking_length"]]
            ranking = [{"name": str(self._intents[index]), "confidence": float(confidences[index])} for index in best]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _confidences(self, message: Message) -> np.ndarray:
        # Part by part, as joining the parts into one sparse row takes longer than the classifier.
        logits, start = self._intercept.copy(), 0
        for part in _sentence_features(message):
            row = scipy.sparse.coo_matrix(part)
            logits += row.data @ self._weights[start + row.col]
            start += row.shape[1]
        logits = logits / self._temperature
        logits = logits + np.log(self._config["out_of_scope_odds"]) * (self._intents == OUT_OF_SCOPE)
        return _softmax(logits[np.newaxis, :])[0]


def _sentence_features(message: Message) -> List[Any]:
    return [f.features for f in message.features if f.attribute == TEXT and f.type == "sentence"]


def _matrix(messages: List[Message]) -> scipy.sparse.csr_matrix:
    """All sentence features of the messages side by side, one row a message."""
    rows = [scipy.sparse.hstack(_sentence_features(message), format="csr") for message in messages]
    return scipy.sparse.vstack(rows, format="csr")


def _softmax(logits: np.ndarray) -> np.ndarray:
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


def _temperature(model: LogisticRegression, features: scipy.sparse.csr_matrix, intents: np.ndarray) -> float:
    """The temperature under which the confidences fit messages that the model has not seen.

    Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    """
    logits = model.decision_function(features)
    right = np.searchsorted(model.classes_, intents)

    def loss(temperature: float) -> float:
        confidences = _softmax(logits / temperature)[np.arange(len(right)), right]
        return float(-np.log(np.clip(confidences, 1e-12, None)).mean())

    return float(scipy.optimize.minimize_scalar(loss, bounds=(0.05, 20.0), method="bounded").x)
