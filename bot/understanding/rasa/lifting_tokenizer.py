"""Tokens from spaCy, and the lifting entities that its rules find."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text, Type

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from spacy.tokens import Doc

from bot.understanding.rasa.component import Component
from bot.understanding.rasa.lifting_language import FOCUS_SPANS, read

DOC = "lifting_doc"
FOCUS = "focus"
"""Key under which a message carries the guide's parts whose terms it holds, as ``topic/part``, for the ranking."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class LiftingTokenizer(Tokenizer):
    """Tokenizes with spaCy and keeps the document for the components that follow."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        doc = read(message.get(attribute))
        if attribute == TEXT:
            message.set(DOC, doc)
        return [Token(token.text, token.idx) for token in doc if token.text.strip()]


def document_of(message: Message) -> Optional[Doc]:
    """The spaCy document of a message, or ``None`` before :class:`LiftingTokenizer` saw it."""
    return message.get(DOC)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LiftingEntityExtractor(Component, EntityExtractorMixin):
    """Turns the rules' finds into Rasa entities, and hands the guide's focus terms on."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [LiftingTokenizer]

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            doc = document_of(message)
            if doc is None:
                continue
            entities = [
                {
                    ENTITY_ATTRIBUTE_TYPE: span.label_,
                    ENTITY_ATTRIBUTE_VALUE: span.ent_id_ if span.ent_id_ != span.label_ else span.text,
                    ENTITY_ATTRIBUTE_START: span.start_char,
                    ENTITY_ATTRIBUTE_END: span.end_char,
                }
                for span in doc.ents
            ]
            entities = self.add_extractor_name(entities)
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
            named = list(dict.fromkeys(span.label_ for span in doc.spans[FOCUS_SPANS]))
            message.set(FOCUS, named)
        return messages
