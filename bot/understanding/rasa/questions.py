"""Two questions in one message: taken apart, understood one by one, and handed on in order.

``QuestionSplitter`` adds the parts to the list of messages that runs through the pipeline, so
that every component reads them as it reads whole messages; ``QuestionCollector`` gathers what
became of them under the key ``questions`` of the whole message.
"""

from __future__ import annotations

import re
from typing import Any, Dict, List, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.guide import load_guide
from bot.understanding.rasa.component import Component
from bot.understanding.rasa.guide_parts import PARTS
from bot.understanding.rasa.linear_classifier import OUT_OF_SCOPE

QUESTIONS = "questions"
ASKED_BEHIND = "asked_behind"
"""Key of the parse data: the one question that is asked behind something told."""
_WHOLE = "question_of"
_MAX_PARTS = 4
_MIN_WORDS = 2

_OPENERS = (
    r"how|what|whats|what's|which|when|where|why|who|do|does|did|is|are|am|can|could|should|shall|would|will|"
    r"tell|explain|compare"
)
_BREAK = re.compile(
    rf"(?<=[?;])\s+|(?<=[.])\s+(?=(?:(?:and|also|plus|oh|so|ok|okay|but|then|now|right|well|anyway),?\s+)*(?:{_OPENERS})\b)"
    rf"|(?<![,\s])[,\s]+(?:and|also|plus|&)\s+(?:also\s+|then\s+)?(?=(?:{_OPENERS})\b)",
    re.IGNORECASE,
)


def split_questions(text: Text) -> List[Text]:
    """The questions of a message, in order; a single one comes back as it was.

    Cuts after a question mark, and before "and", "also" or a new sentence that opens a question.
    """
    parts = [part.strip(" ,;") for part in _BREAK.split(text)]
    parts = [part for part in parts if len(part.split()) >= _MIN_WORDS]
    return parts if 1 < len(parts) <= _MAX_PARTS else [text]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionSplitter(Component):
    """Adds the parts of a message behind it. Belongs at the head of the pipeline."""

    def process(self, messages: List[Message]) -> List[Message]:
        parts: List[Message] = []
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            questions = split_questions(text)
            if len(questions) > 1:
                parts += [Message(data={TEXT: question, _WHOLE: message}) for question in questions]
        return messages + parts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionCollector(Component):
    """Keeps the parts that ask the guide different things with confidence. Belongs at the end.

    Config ``min_confidence``: a part below it is not taken for a question of its own, and a
    message with fewer than two such parts is answered as a whole.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"min_confidence": 0.5}

    def process(self, messages: List[Message]) -> List[Message]:
        wholes = [message for message in messages if message.get(_WHOLE) is None]
        topics = load_guide().topics
        for whole in wholes:
            parts = [message for message in messages if message.get(_WHOLE) is whole]
            sure: Dict[Text, Dict[Text, Any]] = {}
            for part in parts:
                intent = part.get(INTENT) or {}
                if intent.get("name") in topics and intent["confidence"] >= self._config["min_confidence"]:
                    sure.setdefault(
                        intent["name"],
                        {
                            TEXT: part.get(TEXT),
                            INTENT: intent,
                            ENTITIES: part.get(ENTITIES, []),
                            PARTS: part.get(PARTS, []),
                        },
                    )
            questions = list(sure.values())
            lost = (whole.get(INTENT) or {}).get("name") == OUT_OF_SCOPE
            # A story before a question may look like nothing of the guide's, and so may two short questions.
            if len(questions) > 1 or (questions and lost):
                whole.set(QUESTIONS, questions, add_to_output=True)
                if lost:
                    whole.set(INTENT, questions[0][INTENT], add_to_output=True)
            elif questions:
                whole.set(ASKED_BEHIND, questions[0], add_to_output=True)
        return wholes
