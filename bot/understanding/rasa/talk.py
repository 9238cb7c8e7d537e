"""What a message asks of a plan or of the training log by what it means, as a component trained with the rest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Text, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.meant import NONE, talk_key
from bot.understanding.messages import reading_of
from bot.understanding.preamble import read_text
from bot.understanding.rasa.by_meaning import TellsByMeaning
from bot.understanding.rasa.component import hash_of_rows
from bot.understanding.rasa.featurizers import sentence_vector
from bot.understanding.rasa.sentence_encoder import packaged_encoder
from bot.understanding.reading import Act

_FOLDERS = "*_talk"
"""Folders of rows in ``data``, one for each thing that is talked about."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TalkByMeaning(TellsByMeaning):
    """Tells what a message asks of one thing that is talked about, if any; what follows is decided elsewhere.

    Config:
        about: that thing, ``plan`` or ``log``; what is found goes into the parse data under a key of its own.
        by_question: what asks or commands in a message stands for it where that is likelier by itself.
    """

    other = NONE
    of_questions = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"about": "plan", "rows": "data/plan_talk", "apart": [], "every": 4, "by_question": False, "C": 10.0}

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Text:
        """A hash of the rows: Rasa trains anew when they change.

        Without a configuration nothing says which rows are meant, so that all of them count.
        """
        own = {**cls.get_default_config(), **config}["rows"]
        return hash_of_rows(*sorted({own, *map(str, Path(own).parent.glob(_FOLDERS))}))

    def _told(self, message: Message) -> Dict[Text, Tuple[Text, float]]:
        return {talk_key(self._config["about"]): self._meant(message.get(TEXT), sentence_vector(message))}

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
