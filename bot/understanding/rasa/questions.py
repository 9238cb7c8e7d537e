"""What a message asks, read by itself: several questions one by one and in order, a story to its question.

``QuestionSplitter`` adds the questions to the list of messages that runs through the pipeline, so that every component
reads them as it reads whole messages. ``QuestionCollector`` gathers what became of them: several under the key
``questions`` of the whole message, a single one as what the message asks.
"""

from __future__ import annotations

from typing import AbstractSet, Any, Dict, List, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.guide import HAND_OFF, load_guide
from bot.understanding.messages import reading_of
from bot.understanding.questions import questions_in
from bot.understanding.rasa.component import Component
from bot.understanding.rasa.guide_parts import PARTS
from bot.understanding.rasa.linear_classifier import OUT_OF_SCOPE

QUESTIONS = "questions"
"""Key of the parse data: the questions of a message that holds several, in order, each as a message of its own.

``number`` counts those of a list that the lifter numbered.
"""
ASKED_BEHIND = "asked_behind"
"""Key of the parse data: the one question that is asked behind something told."""
ONE_OF_SEVERAL = "one_of_several"
"""Key of a message that is one of several questions in another."""
_WHOLE, _NUMBER = "question_of", "number"
_COURTESY = frozenset({"thanks", "greet", "feedback_positive", "affirm"})
"""Intents that a message with a question in it may seem to have as a whole."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionSplitter(Component):
    """Adds the questions of a message behind it. Belongs at the head of the pipeline."""

    def process(self, messages: List[Message]) -> List[Message]:
        parts: List[Message] = []
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            found = questions_in(reading_of(message.data))
            if len(found) == 1:
                texts = dict.fromkeys(one for one in (found[0].text, found[0].led_in) if one and one != text)
                parts += [Message(data={TEXT: one, _WHOLE: message}) for one in texts]
            else:
                parts += [
                    Message(data={TEXT: one.text, _NUMBER: one.number, _WHOLE: message, ONE_OF_SEVERAL: True})
                    for one in found
                ]
        return messages + parts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionCollector(Component):
    """Keeps the questions that ask different things of the guide with confidence. Belongs at the end.

    Config ``min_confidence``: below it a question is not taken for one of its own; ``beside`` another that is sure, it
    need only reach that. A message with fewer than two such
    questions is answered as a whole, or as the one it holds where that is understood better. ``story``: a message of
    more words is one.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"min_confidence": 0.5, "beside": 0.25, "story": 25}

    def process(self, messages: List[Message]) -> List[Message]:
        wholes = [message for message in messages if message.get(_WHOLE) is None]
        topics = load_guide().topics.keys()
        for whole in wholes:
            parts = [message for message in messages if message.get(_WHOLE) is whole]
            asking = [part for part in parts if (part.get(INTENT) or {}).get("name") in topics]
            sure = [part for part in asking if part.get(INTENT)["confidence"] >= self._config["min_confidence"]]
            # Beside a question that is sure of the guide, another need be less so.
            likely = [part for part in asking if part.get(INTENT)["confidence"] >= self._config["beside"]]
            different = [*{_asked_for(part): part for part in reversed(likely)}.values()][::-1]
            if sure and len(different) > 1 and parts[0].get(ONE_OF_SEVERAL):
                whole.set(QUESTIONS, [_handed_on(part) for part in different], add_to_output=True)
                if whole.get(INTENT)["name"] in _COURTESY | {OUT_OF_SCOPE}:
                    whole.set(INTENT, different[0].get(INTENT), add_to_output=True)
            elif sure:
                best = max(sure, key=lambda part: part.get(INTENT)["confidence"])
                whole.set(ASKED_BEHIND, _handed_on(best), add_to_output=True)
                if self._is_read_better(best, whole, topics):
                    for key in (INTENT, "intent_ranking", PARTS):
                        whole.set(key, best.get(key), add_to_output=True)
        return wholes

    def _is_read_better(self, part: Message, whole: Message, topics: AbstractSet[Text]) -> bool:
        """Return True if the question says better than the whole message what is asked.

        It does so where courtesy stands around it. A few sentences are read as well as a question; a story is not.
        """
        intent = whole.get(INTENT) or {}
        if intent.get("name") in _COURTESY:
            return True
        is_story = len(whole.get(TEXT).split()) > self._config["story"]
        of_the_guide = intent.get("name") in topics - {HAND_OFF} or intent.get("name") == OUT_OF_SCOPE
        return is_story and of_the_guide and part.get(INTENT)["confidence"] > intent["confidence"]


def _asked_for(question: Message) -> Text:
    """The part of its topic that a question asks for; two questions for one part are one question."""
    topic = question.get(INTENT)["name"]
    return next((part["name"] for part in question.get(PARTS, []) if part["name"].startswith(f"{topic}/")), topic)


def _handed_on(question: Message) -> Dict[Text, Any]:
    """What the parse data tells of a question."""
    kept = {key: question.get(key) for key in (TEXT, INTENT, PARTS, _NUMBER) if question.get(key) is not None}
    return {**kept, ENTITIES: question.get(ENTITIES, [])}
