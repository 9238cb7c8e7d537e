"""The guide searched by meaning, down to its parts: which of them a message asks for.

Each part is known by its title, by its sentences and by ways of asking for it (``topic/part`` in ``data/nlu``). The
nearest of these, in the sentence encoder's sense, says how well the part fits. How well the best part of each topic
fits is a feature for the intent classifier, which learns what that is worth: intent and part decide together.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import AbstractSet, Any, Dict, List, NamedTuple, Text, Type

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot.guide import HAND_OFF, Guide, load_guide
from bot.understanding.rasa.component import Component, TrainedComponent
from bot.understanding.rasa.featurizers import SentenceEncoderFeaturizer
from bot.understanding.rasa.lifting_tokenizer import FOCUS
from bot.understanding.rasa.linear_classifier import OUT_OF_SCOPE
from bot.understanding.rasa.sentence_encoder import DIMENSIONS, packaged_encoder
from bot.understanding.subject import without_subject

PARTS = "parts"
"""Key of the parse data: the guide's parts that fit best, ``topic/part`` (``topic/`` for the topic itself)."""
PART_SCORES = "part_scores"
"""Key of the message, for components behind: the parts' names, nearness to each, and log of each one's confidence."""
_FILE = "parts.npz"
_ASKED, _TOLD = 1.0, 0.92
"""What nearness to a question and to a sentence of an answer counts: a sentence is less like a message."""
_UNASKED = -20.0
"""Logit of a part that nobody is shown to ask for."""
_ITSELF = 0.9999
"""Nearness from which a training example has met itself."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class GuidePartFeaturizer(DenseFeaturizer, TrainedComponent):
    """Ranks the guide's parts for a message, and tells the classifier how well each topic's best part fits.

    Config:
        shown: how many parts the parse data lists.
        C: inverse strength of the head's regularisation.
        nearness: what nearness in meaning counts beside the head, in logits.
        named: what a term of the part in the message counts, in logits; it breaks ties.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {**DenseFeaturizer.get_default_config(), "shown": 20, "C": 20.0, "nearness": 5.0, "named": 1.0}

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Refuses numbers that would leave nothing to see."""
        if config.get("shown", 1) < 1 or config.get("C", 1.0) <= 0:
            raise ValueError("config.yml: GuidePartFeaturizer: shown must be at least 1, C above 0")

    def train(self, training_data: TrainingData) -> Resource:
        phrases = _guide_phrases(load_guide())
        vectors = packaged_encoder().encode(without_subject(phrase.text) for phrase in phrases)
        asked = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT_RESPONSE_KEY)]
        names = np.array([*(phrase.part for phrase in phrases), *(e.get(INTENT_RESPONSE_KEY) for e in asked)])
        vectors = np.vstack([vectors, *(_vector(e) for e in asked)]).astype(np.float32)
        weights = np.array([*(phrase.weight for phrase in phrases), *(_ASKED for _ in asked)], dtype=np.float32)
        like_questions = weights == _ASKED
        head = LogisticRegression(C=self._config["C"], max_iter=150).fit(vectors[like_questions], names[like_questions])
        self._use(
            {
                "names": names,
                "vectors": vectors,
                "weights": weights,
                "coefficients": head.coef_.astype(np.float32),
                "intercept": head.intercept_.astype(np.float32),
                "classes": head.classes_,
            }
        )
        with self.storing() as folder:
            np.savez(folder / _FILE, **self._learnt)
        return self._resource

    def _use(self, learnt: Dict[Text, np.ndarray]) -> None:
        self._learnt = learnt
        self._vectors, self._weights = learnt["vectors"], learnt["weights"]
        self._parts, self._part_of = np.unique(learnt["names"], return_inverse=True)
        topics = np.array([part.partition("/")[0] for part in self._parts])
        self._topics, self._topic_of = np.unique(topics, return_inverse=True)
        self._place = {str(part): place for place, part in enumerate(self._parts)}
        self._head_of = np.array([self._place[str(part)] for part in learnt["classes"]])

    def use_stored(self, folder: Path) -> None:
        self._use(dict(np.load(folder / _FILE, allow_pickle=False)))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT) and message.features:
                self._read(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        for example in training_data.training_examples:
            if example.get(TEXT) and example.features:
                # An example that stands among the phrases would find itself, and no message ever does.
                self._read(example, itself=True)
        return training_data

    def _read(self, message: Message, *, itself: bool = False) -> None:
        vector = _vector(message)
        near = self._vectors @ vector
        if itself:
            near = np.where(near > _ITSELF, 0.0, near)
        near = _best(near * self._weights, self._part_of, len(self._parts))
        by_topic = _best(near, self._topic_of, len(self._topics))
        features = np.array([[*by_topic, near.max()]], dtype=np.float32)
        self.add_features_to_message(sequence=None, sentence=features, attribute=TEXT, message=message)
        if not itself:
            logits = self._logits(vector, near, message.get(FOCUS) or [])
            message.set(PART_SCORES, (self._parts, near, logits))
            message.set(PARTS, self._ranked(near, np.exp(logits)), add_to_output=True)

    def _logits(self, vector: np.ndarray, near: np.ndarray, named: List[Text]) -> np.ndarray:
        """Log of how likely each part is meant: how it is asked for decides, then nearness, then words that name it."""
        logits = np.full(len(self._parts), _UNASKED, dtype=np.float32)
        logits[self._head_of] = self._learnt["coefficients"] @ vector + self._learnt["intercept"]
        logits += self._config["nearness"] * near
        logits[[self._place[name] for name in named if name in self._place]] += self._config["named"]
        logits -= logits.max()
        return logits - np.log(np.exp(logits).sum())

    def _ranked(self, near: np.ndarray, confidences: np.ndarray) -> List[Dict[Text, Any]]:
        best = np.argsort(-confidences)[: self._config["shown"]]
        return [
            {"name": str(self._parts[at]), "confidence": float(confidences[at]), "near": round(float(near[at]), 3)}
            for at in best
        ]


def _best(scores: np.ndarray, group_of: np.ndarray, groups: int) -> np.ndarray:
    """The highest score of each group."""
    best = np.full(groups, -1.0, dtype=np.float32)
    np.maximum.at(best, group_of, scores.astype(np.float32))
    return best


def _vector(message: Message) -> np.ndarray:
    """The sentence encoder's view of a message without the lift that all of them are about."""
    text = without_subject(message.get(TEXT))
    if text != message.get(TEXT):
        return packaged_encoder().encode([text])[0]
    dense = (f.features for f in message.features if f.is_dense() and f.attribute == TEXT)
    return next(row[0] for row in dense if row.shape[-1] == DIMENSIONS)


class _Phrase(NamedTuple):
    """What a part is known by, and what nearness to it counts."""

    part: Text
    text: Text
    weight: float


def _guide_phrases(guide: Guide) -> List[_Phrase]:
    """The titles and sentences of every part."""
    found: List[_Phrase] = []
    for topic in guide.topics.values():
        found += [_Phrase(f"{topic.topic}/", text, _ASKED) for text in (topic.title, topic.chip)]
        found += [_Phrase(f"{topic.topic}/", told.wordings[0], _TOLD) for told in topic.short]
        for part in topic.focus:
            found.append(_Phrase(f"{topic.topic}/{part.id}", part.title, _ASKED))
            found += [_Phrase(f"{topic.topic}/{part.id}", told.wordings[0], _TOLD) for told in part.short]
    return found


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class GuideTopicChoice(Component):
    """Settles which topic of the guide a message asks about: the classifier and the parts count alike.

    Belongs behind the classifier. Between topics alone: what is pain, a log or thanks stays that.

    Config:
        doubt: confidence in "out of scope" below which a part that fits takes the message to the guide.
        fits: confidence from which a part fits so.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"doubt": 0.75, "fits": 0.45}

    @classmethod
    def required_components(cls) -> List[Type]:
        return [GuidePartFeaturizer]

    def process(self, messages: List[Message]) -> List[Message]:
        topics = load_guide().topics.keys() - {HAND_OFF}
        for message in messages:
            ranking, parts = message.get("intent_ranking") or [], message.get(PARTS) or []
            if ranking and parts and self._is_for_the_guide(ranking[0], parts[0], topics):
                _settle(message, ranking, parts, topics)
        return messages

    def _is_for_the_guide(self, first: Dict[Text, Any], best: Dict[Text, Any], topics: AbstractSet[Text]) -> bool:
        if first["name"] in topics:
            return True
        if first["name"] != OUT_OF_SCOPE or best["name"].partition("/")[0] not in topics:
            return False
        return first["confidence"] < self._config["doubt"] and best["confidence"] >= self._config["fits"]


def _settle(
    message: Message, ranking: List[Dict[Text, Any]], parts: List[Dict[Text, Any]], topics: AbstractSet[Text]
) -> None:
    """Share the confidence that the topics have together out anew, half by the classifier and half by the parts."""
    fit: Counter[Text] = Counter()
    for part in parts:
        fit[part["name"].partition("/")[0]] += part["confidence"]
    known = {entry["name"]: entry["confidence"] for entry in ranking}
    among = sum(confidence for name, confidence in known.items() if name in topics or name == OUT_OF_SCOPE)
    settled = {name: (known.get(name, 0.0) + among * fit[name]) / 2 for name in (fit.keys() | known.keys()) & topics}
    rest = {name: confidence for name, confidence in known.items() if name not in topics}
    if OUT_OF_SCOPE in rest:
        rest[OUT_OF_SCOPE] /= 2
    both = settled | rest
    order = sorted(both, key=lambda name: -both[name])[: len(ranking)]
    if order[0] in topics:
        new = [{"name": name, "confidence": both[name]} for name in order]
        message.set(INTENT, new[0], add_to_output=True)
        message.set("intent_ranking", new, add_to_output=True)
