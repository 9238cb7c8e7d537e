"""The guide searched by meaning, down to its parts: which of them a message asks for.

Each part is known by its title, by its sentences, by ways of asking for it (``topic/part`` in ``data/nlu``) and by what
people say in the middle of a talk that wants it (``data/asked_in_talk``), which says less by itself. The nearest of
these, in the sentence encoder's sense and in spelling, says how well the part fits. How well the best part of each
topic fits is a feature for the intent classifier, which learns what that is worth: intent and part decide together.
What people say in mid-talk is left out of that feature, as it is near to everything, and the nearness to what is
outside the guide stands beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import AbstractSet, Any, Dict, List, Optional, Sequence, Text, Type

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from bot.guide import HAND_OFF, load_guide
from bot.understanding.log_openers import has_a_log_in_it
from bot.understanding.messages import reading_of
from bot.understanding.preamble import read_text
from bot.understanding.rasa.component import Component, TrainedComponent, hash_of_rows
from bot.understanding.rasa.featurizers import SentenceEncoderFeaturizer, sentence_vector
from bot.understanding.rasa.language import is_probably_not_english
from bot.understanding.rasa.lifting_tokenizer import FOCUS
from bot.understanding.rasa.linear_classifier import OUT_OF_SCOPE
from bot.understanding.rasa.ngrams import SpelledLike, spelling_learnt
from bot.understanding.rasa.part_phrases import ASKED, IN_TALK, asked_in_talk, guide_phrases
from bot.understanding.rasa.ranking import RANKING, put_last
from bot.understanding.rasa.sentence_encoder import DIMENSIONS, packaged_encoder
from bot.understanding.rasa.vocabulary_signals import OF_THE_GUIDE
from bot.understanding.replies import is_question
from bot.understanding.subject import without_subject

PARTS = "parts"
"""Key of the parse data: the guide's parts that fit best, ``topic/part`` (``topic/`` for the topic itself)."""
PART_SCORES = "part_scores"
"""Key of the message, for components behind: the parts' names, nearness to each, and log of each one's confidence."""
_FILE, _SPELLING_FILE = "parts.npz", "spelling.json"
OPEN_FORM = "open_form"
"""Key of the message: the form that was open when it came."""
_UNASKED = -20.0
"""Logit of a part that nobody is shown to ask for."""
_TOGETHER = 256
_ITSELF = 0.9999
"""Nearness from which a training example has met itself."""
_TALK = frozenset({"inform", "show_progress", "build_plan", "log_session"})
"""Intents of talk about a plan, a log or oneself, in which a question to the guide may hide."""
_COURTESY = frozenset({"goodbye", "greet", "thanks"})
"""Intents that a few words resemble by a word alone: "weeks until i see it"."""
_LOG = "log_session"
_OPENS = {"log_form": _LOG, "plan_form": "build_plan"}
"""The intent that opens a form; while the form is open it says nothing of a question."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class GuidePartFeaturizer(DenseFeaturizer, TrainedComponent):
    """Ranks the guide's parts for a message, and tells the classifier how well each topic's best part fits.

    Config:
        in_talk: folder of what wants a part in the middle of a talk, a file a topic.
        plainly: how often a way of asking counts for the head beside one of those.
        shown: how many parts the parse data lists.
        shrinkage: of the head's covariance, 0 to 1.
        sharpness: what the head counts, in logits.
        nearness: what nearness in meaning counts beside the head, in logits.
        spelling: what likeness in spelling counts; words that the encoder does not know are met so.
        named: what a term of the part in the message counts, in logits; it breaks ties.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        counts = {"shrinkage": 0.5, "sharpness": 0.12, "nearness": 5.0, "spelling": 8.0, "named": 1.0}
        rows = {"in_talk": "data/asked_in_talk", "plainly": 4}
        return {**DenseFeaturizer.get_default_config(), "shown": 20, **rows, **counts}

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[str]:
        """A hash of the rows: Rasa trains anew when they change."""
        return hash_of_rows({**cls.get_default_config(), **config}["in_talk"])

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Refuses numbers that would leave nothing to see."""
        if config.get("shown", 1) < 1 or not 0 <= config.get("shrinkage", 0.5) <= 1:
            raise ValueError("config.yml: GuidePartFeaturizer: shown must be at least 1, shrinkage from 0 to 1")

    def train(self, training_data: TrainingData) -> Resource:
        phrases, in_talk = guide_phrases(load_guide()), asked_in_talk(Path(self._config["in_talk"]))
        asked = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT_RESPONSE_KEY)]
        outside = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) == OUT_OF_SCOPE]
        told = [without_subject(read_text(phrase.text)) for phrase in (*phrases, *in_talk)]
        names = np.array([*(one.part for one in (*phrases, *in_talk)), *(e.get(INTENT_RESPONSE_KEY) for e in asked)])
        vectors = np.vstack([packaged_encoder().encode(told), _vectors(asked)])
        spelling, held = spelling_learnt([*told, *(without_subject(e.get(TEXT)) for e in asked)])
        weights = np.array([*(one.weight for one in (*phrases, *in_talk)), *(ASKED for _ in asked)], dtype=np.float32)
        plainly = np.repeat(np.flatnonzero(weights == ASKED), self._config["plainly"])
        learnt_from = np.concatenate([plainly, np.flatnonzero(weights == np.float32(IN_TALK))])
        head = self._new_head(names[learnt_from]).fit(vectors[learnt_from], names[learnt_from])
        self._use(
            {
                "names": names,
                "vectors": vectors,
                "weights": weights,
                "outside": _vectors(outside).reshape(-1, DIMENSIONS),
                "coefficients": head.coef_.astype(np.float32),
                "intercept": head.intercept_.astype(np.float32),
                "classes": head.classes_,
                **held,
            },
            spelling,
        )
        with self.storing() as folder:
            np.savez(folder / _FILE, **self._learnt)
            (folder / _SPELLING_FILE).write_text(json.dumps(spelling), encoding="utf-8")
        return self._resource

    def _new_head(self, names: np.ndarray) -> LinearDiscriminantAnalysis:
        """Parts as clouds of one form around their means: solved at once, where logistic regression takes minutes."""
        parts = len(np.unique(names))
        return LinearDiscriminantAnalysis(
            solver="lsqr", shrinkage=self._config["shrinkage"], priors=np.full(parts, 1 / parts)
        )

    def _use(self, learnt: Dict[Text, np.ndarray], spelling: List[Any]) -> None:
        self._learnt = learnt
        self._spelled_like = SpelledLike(spelling, learnt, len(learnt["names"]))
        self._vectors, self._weights = learnt["vectors"], learnt["weights"]
        self._plainly = np.where(self._weights == np.float32(IN_TALK), 0.0, self._weights)
        self._by_part = Groups(learnt["names"])
        self._parts = self._by_part.names
        self._by_topic = Groups(np.array([part.partition("/")[0] for part in self._parts]))
        self._place = {str(part): place for place, part in enumerate(self._parts)}
        self._head_of = np.array([self._place[str(part)] for part in learnt["classes"]])

    def use_stored(self, folder: Path) -> None:
        spelling = json.loads((folder / _SPELLING_FILE).read_text(encoding="utf-8"))
        self._use(dict(np.load(folder / _FILE, allow_pickle=False)), spelling)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT) and message.features:
                vector = _vectors([message])[0]
                nearness = self._vectors @ vector
                self._add_features(message, nearness, self._learnt["outside"] @ vector)
                near = self._by_part.best(nearness * self._weights)
                logits = self._logits(message, vector, near)
                message.set(PART_SCORES, (self._parts, near, logits))
                message.set(PARTS, self._ranked(near, np.exp(logits)), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        examples = [e for e in training_data.training_examples if e.get(TEXT) and e.features]
        for start in range(0, len(examples), _TOGETHER):
            together = examples[start : start + _TOGETHER]
            vectors = _vectors(together)
            # An example that stands among the phrases would find itself, and no message ever does.
            near, outside = (
                np.where(nearness > _ITSELF, 0.0, nearness)
                for nearness in (vectors @ self._vectors.T, vectors @ self._learnt["outside"].T)
            )
            for place, example in enumerate(together):
                self._add_features(example, near[place], outside[place])
        return training_data

    def _add_features(self, message: Message, near: np.ndarray, outside: np.ndarray) -> None:
        """Adds how near a message is to each topic's nearest part, to the guide and to what is outside of it."""
        asked = self._by_part.best(near * self._plainly)
        by_topic = self._by_topic.best(asked)
        features = np.array([[*by_topic, asked.max(), outside.max(initial=0.0)]], dtype=np.float32)
        self.add_features_to_message(sequence=None, sentence=features, attribute=TEXT, message=message)

    def _logits(self, message: Message, vector: np.ndarray, near: np.ndarray) -> np.ndarray:
        """Log of how likely each part is meant: how it is asked for decides, then nearness, then words that name it."""
        spelled = self._spelled_like.to(without_subject(message.get(TEXT))) * self._weights
        named = message.get(FOCUS) or []
        logits = np.full(len(self._parts), _UNASKED, dtype=np.float32)
        head = self._learnt["coefficients"] @ vector + self._learnt["intercept"]
        logits[self._head_of] = self._config["sharpness"] * head
        logits += self._config["nearness"] * near
        logits += self._config["spelling"] * self._by_part.best(spelled)
        logits[[self._place[name] for name in named if name in self._place]] += self._config["named"]
        logits -= logits.max()
        return logits - np.log(np.exp(logits).sum())

    def _ranked(self, near: np.ndarray, confidences: np.ndarray) -> List[Dict[Text, Any]]:
        best = np.argsort(-confidences)[: self._config["shown"]]
        return [
            {"name": str(self._parts[at]), "confidence": float(confidences[at]), "near": round(float(near[at]), 3)}
            for at in best
        ]


class Groups:
    """Columns put into groups by their names.

    Args:
        names: a name a column.
    """

    def __init__(self, names: np.ndarray) -> None:
        self.names, group_of = np.unique(names, return_inverse=True)
        # Side by side, a group's highest is one run over it; numpy's ``maximum.at`` takes ten times as long.
        self._order = np.argsort(group_of, kind="stable")
        self._starts = np.searchsorted(group_of[self._order], np.arange(len(self.names)))

    def best(self, scores: np.ndarray) -> np.ndarray:
        """The highest score of each group, in the order of ``names``."""
        return np.maximum.reduceat(scores.astype(np.float32)[self._order], self._starts)


def _vectors(messages: Sequence[Message]) -> np.ndarray:
    """The sentence encoder's view of messages without the lift that all of them are about, a row each."""
    vectors = np.array([sentence_vector(message) for message in messages])
    texts = [without_subject(message.get(TEXT)) for message in messages]
    changed = [place for place, message in enumerate(messages) if texts[place] != message.get(TEXT)]
    vectors[changed] = packaged_encoder().encode([texts[place] for place in changed])
    return vectors


_SURE_OF_IT = 0.6
"""Confidence below which a message in another language is not taken for what one word of it looks like."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class GuideTopicChoice(Component):
    """Settles which topic of the guide a message asks about: the classifier and the parts decide together.

    Belongs behind the classifier. Between topics alone: what is pain or thanks stays that. What seems to be outside the
    guide, or talk about a plan, a log or oneself, yields where a part plainly answers it; a question does so however
    much it resembles what opened the form that waits. What has nothing of a log in it opens none.

    Config:
        parts: what the parts count; the classifier counts the rest of 1.
        doubt: confidence in "out of scope" below which a part that fits takes the message to the guide.
        fits: confidence from which a part fits so.
        sure: confidence from which a part fits plainly, if it is also ``near``.
        near: nearness in meaning from which it does.
        itself: nearness from which it does whatever the confidence, and whatever lifts are named.
        unsure: confidence below which the likeliest topic yields to that of a part that fits plainly.
        outside: confidence in "out of scope" below which a part that fits plainly takes a message, unless other lifts
            alone are named in it.
        talk: confidence in such talk below which a part that fits plainly takes a question.
        news: the same where nothing is asked.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        plainly = {"sure": 0.6, "near": 0.55, "itself": 0.8, "unsure": 0.45, "outside": 0.9, "talk": 0.7, "news": 0.5}
        return {"parts": 0.5, "doubt": 0.75, "fits": 0.6, **plainly}

    @classmethod
    def required_components(cls) -> List[Type]:
        return [GuidePartFeaturizer]

    def process(self, messages: List[Message]) -> List[Message]:
        topics = load_guide().topics.keys() - {HAND_OFF}
        for message in messages:
            if (message.get(INTENT) or {}).get("name") == _LOG and not has_a_log_in_it(reading_of(message.data)):
                put_last(message, _LOG)
            ranking, parts = message.get(RANKING) or [], message.get(PARTS) or []
            if ranking and ranking[0]["confidence"] < _SURE_OF_IT and is_probably_not_english(reading_of(message.data)):
                message.set(INTENT, {"name": OUT_OF_SCOPE, "confidence": _SURE_OF_IT}, add_to_output=True)
            elif ranking and parts:
                plainly = self._yields_plainly(message, topics)
                if plainly or ranking[0]["name"] in topics or self._may_yield(ranking[0], parts[0], topics):
                    self._settle(message, ranking[0]["name"] if plainly else None, topics)
        return messages

    def _yields_plainly(self, message: Message, topics: AbstractSet[Text]) -> bool:
        """Return True if a part of the guide answers what the classifier takes for something else."""
        first, best = message.get(RANKING)[0], message.get(PARTS)[0]
        itself = best["near"] >= self._config["itself"]
        fits = itself or (best["confidence"] >= self._config["sure"] and best["near"] >= self._config["near"])
        if not fits or best["name"].partition("/")[0] not in topics:
            return False
        asks = is_question(reading_of(message.data))
        if asks and first["name"] == _OPENS.get(message.get(OPEN_FORM)):
            return True
        if first["name"] in _COURTESY:
            return bool(first["confidence"] < self._config["talk"] and best["confidence"] >= self._config["itself"])
        if first["name"] in _TALK:
            return bool(first["confidence"] < self._config["talk" if asks else "news"])
        outside = first["name"] == OUT_OF_SCOPE and first["confidence"] < self._config["outside"]
        return outside and (itself or not _is_about_other_lifts(message))

    def _may_yield(self, first: Dict[Text, Any], best: Dict[Text, Any], topics: AbstractSet[Text]) -> bool:
        """Return True if a message that seems to be outside the guide may be inside it after all."""
        doubtful = first["name"] == OUT_OF_SCOPE and first["confidence"] < self._config["doubt"]
        return doubtful and best["confidence"] >= self._config["fits"] and best["name"].partition("/")[0] in topics

    def _settle(self, message: Message, yielding: Optional[Text], topics: AbstractSet[Text]) -> None:
        """Share out anew the confidence that the topics have together, with that of an intent that yields to them."""
        ranking, share = message.get(RANKING), self._config["parts"]
        fit: Counter[Text] = Counter()
        for part in message.get(PARTS):
            fit[part["name"].partition("/")[0]] += part["confidence"]
        shown = sum(fit[name] for name in fit.keys() & topics) or 1.0
        known = {entry["name"]: entry["confidence"] for entry in ranking if entry["name"] != yielding}
        both = {name: confidence for name, confidence in known.items() if name not in topics}
        outside = both.pop(OUT_OF_SCOPE, 0.0)
        among = 1.0 - sum(both.values())
        for name in (fit.keys() | known.keys()) & topics:
            both[name] = (1 - share) * known.get(name, 0.0) + share * among * fit[name] / shown
        both[OUT_OF_SCOPE] = (1 - share) * outside
        order = sorted(both, key=lambda name: -both[name])[: len(ranking)]
        best = self._plain_part(message, topics)
        if best and order[0] in topics and both[order[0]] < self._config["unsure"]:
            # No topic is sure, and a part is: what is told is that part.
            both[best] = both[order[0]]
            order = [best, *(name for name in order if name != best)]
        if order[0] in topics:
            new = [{"name": name, "confidence": both[name]} for name in order]
            message.set(INTENT, new[0], add_to_output=True)
            message.set(RANKING, new, add_to_output=True)

    def _plain_part(self, message: Message, topics: AbstractSet[Text]) -> Text:
        """The topic of the part that fits a message best, if it does so plainly; "" for none."""
        best = message.get(PARTS)[0]
        topic = str(best["name"].partition("/")[0])
        return topic if topic in topics and min(best["confidence"], best["near"]) >= self._config["sure"] else ""


def _is_about_other_lifts(message: Message) -> bool:
    lifts = {entity["value"] for entity in message.get(ENTITIES) or [] if entity["entity"] == "lift"}
    return bool(lifts) and not lifts & OF_THE_GUIDE
