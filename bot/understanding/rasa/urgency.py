"""How urgent a message is by what it means, as a component that is trained with the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text, Tuple, Union

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.guide import HAND_OFF
from bot.understanding.facts import Age, BodySign, Condition
from bot.understanding.logs.pasting import own_words
from bot.understanding.meant import NONE
from bot.understanding.messages import (
    PRESSING_IN,
    QUIET_WHERE_TOLD,
    TREATED_IN,
    TREATED_WHERE_TOLD,
    URGENCY,
    reading_of,
)
from bot.understanding.preamble import read_text
from bot.understanding.rasa.by_meaning import TellsByMeaning
from bot.understanding.rasa.featurizers import sentence_vector
from bot.understanding.rasa.rows import QUIET, Row, read_rows
from bot.understanding.rasa.sentence_encoder import packaged_encoder
from bot.understanding.rasa.urgency_model import TREATED, UrgencyModel, sentences
from bot.understanding.reading import Reading, Span

MAY_TELL_OF_A_BODY = frozenset({HAND_OFF, "lower_back_tired"})
"""Intents whose examples are no quiet rows."""
_FEWEST_WORDS = 3
"""Words of a clause that tells of an illness by itself."""
_MOST = 16
"""Sentences, and clauses, that are looked at by themselves: a message may have hundreds, and each takes its time."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UrgencyByMeaning(TellsByMeaning):
    """Tells how likely a message is an emergency, urgent, for a clinician, or quiet; what follows is decided elsewhere.

    Config:
        plans: folder of what is said of a plan; who talks about one is quiet.
        alone: likelihood of anything pressing from which a sentence by itself stands for the whole message.
        hurts: confidence in pain from which what the lists found is not quiet.
    """

    model_type = UrgencyModel
    other = QUIET
    folders = ("rows", "plans")
    _model: UrgencyModel

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "rows": "data/urgency",
            "plans": "data/plan_talk",
            "apart": sorted(MAY_TELL_OF_A_BODY),
            "alone": 0.5,
            "hurts": 0.75,
            "every": 1,
            "C": 10.0,
        }

    def _rows(self) -> List[Row]:
        plans = read_rows(Path(self._config["plans"]))
        quiet = [row._replace(kind=QUIET) for row in plans if row.kind != NONE]
        return [*super()._rows(), *quiet]

    def _told(self, message: Message) -> Dict[Text, Any]:
        """The likelihoods of the message, or of its most pressing sentence where that is plainly more pressing.

        An illness is often told in passing, and a clause of its own tells it best: with them go how likely one of the
        clauses tells of what a clinician treats, its words, and how quiet those are in which the lists found something:
        not at all where the classifier takes the message for pain as well.
        """
        text, intent = own_words(message.get(TEXT)), message.get(INTENT) or {}
        reading, apart = reading_of({TEXT: text}), sentences(text)[:_MOST]
        spans = [clause.span for clause in reading.clauses] if len(reading.clauses) > 1 else []
        spans = sorted(spans, key=lambda span: not _tells((BodySign, Condition), span, reading))[:_MOST]
        clauses = {span: text[span.start : span.end] for span in spans}
        parts = dict.fromkeys([*apart, *clauses.values()])
        ready = [read_text(part) for part in parts]
        each = dict(zip(parts, map(self._model.likelihoods, ready, packaged_encoder().encode(ready)), strict=True))
        whole = self._model.likelihoods(read_text(text), sentence_vector(message))
        most = max((each[part] for part in apart), key=self._model.pressing, default=whole)
        enough = max(self._config["alone"], self._model.pressing(whole))
        telling = [
            clause
            for span, clause in clauses.items()
            if len(clause.split()) >= _FEWEST_WORDS and not _tells(Age, span, reading)
        ]
        treated = max(telling, key=lambda clause: each[clause][TREATED], default=text)
        pressing = max(telling, key=lambda clause: self._model.pressing(each[clause]), default="")
        worst = self._model.pressing(each[pressing]) if pressing else 0.0
        on_bodies = (each[clause] for span, clause in clauses.items() if _tells((BodySign, Condition), span, reading))
        hurts = intent.get("name") == HAND_OFF and intent.get("confidence", 0.0) >= self._config["hurts"]
        likely = {
            **(most if self._model.pressing(most) >= enough else whole),
            QUIET_WHERE_TOLD: 0.0 if hurts else min(one[QUIET] for one in (whole, *on_bodies)),
            TREATED_WHERE_TOLD: max(one[TREATED] for one in (whole, each.get(treated, whole))),
        }
        return {
            URGENCY: likely,
            **({PRESSING_IN: pressing} if worst >= self._config["alone"] else {}),
            **({TREATED_IN: treated} if likely[TREATED_WHERE_TOLD] > whole[TREATED] else {}),
        }


def _tells(kinds: Union[type, Tuple[type, ...]], span: Span, reading: Reading) -> bool:
    """Return True if the lists found a fact of some kind in a stretch of a message."""
    starts = (said.span.start for said in reading.facts if isinstance(said.fact, kinds))
    return any(span.start <= start < span.end for start in starts)
