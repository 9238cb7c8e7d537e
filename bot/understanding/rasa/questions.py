"""What a message asks, read by itself: several questions one by one and in order, a story to its question.

``QuestionSplitter`` adds the questions to the list of messages that runs through the pipeline, so that every component
reads them as it reads whole messages. ``QuestionCollector`` gathers what became of them: several under the key
``questions`` of the whole message, a single one as what the message asks.
"""

from __future__ import annotations

from typing import Any, Dict, List, Text, Tuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.guide import HAND_OFF, load_guide
from bot.understanding.follow_up import Wants, has_pointer, read_follow_up
from bot.understanding.meant import talk_key
from bot.understanding.messages import QUESTION_OF, reading_of
from bot.understanding.questions import halves_of, questions_in
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
_LOG_TALK = talk_key("log")
_NUMBER, _PLACE, _HALF, _BARE = "number", "place", "half", "bare"
_SEVERAL = 2
_COURTESY = frozenset({"thanks", "greet", "feedback_positive", "feedback_negative", "affirm", "deny", "inform"})
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
            reading = reading_of(message.data)
            found = questions_in(reading)
            for place, question in enumerate(found):
                told = {QUESTION_OF: message, _PLACE: place, _NUMBER: question.number, ONE_OF_SEVERAL: len(found) > 1}
                told |= {_BARE: question.bare}
                texts = dict.fromkeys(one for one in (question.text, question.led_in) if one and one != text)
                parts += [Message(data={TEXT: one, **told}) for one in texts]
            halves = halves_of(reading) if len(found) < _SEVERAL else ()
            parts += [Message(data={TEXT: half, QUESTION_OF: message, _HALF: True}) for half in halves]
        return messages + parts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionCollector(Component):
    """Keeps the questions of a message that ask different things, in order, with what each asks. Belongs at the end.

    Config ``min_confidence``: below it a question is not taken for one of its own; ``beside`` another that is sure, it
    need only reach that, or have a part of the guide as ``near``. What the guide has nothing on is kept as such. The
    halves of "foot position and breathing" are two questions if each fits a part with a confidence of ``half`` and a
    nearness of ``near_half``, and the whole fits none so. A message with fewer than two questions is answered as a
    whole, or as the one it holds where that is understood better, by ``margin`` unless it is a ``story`` of more words.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {
            "min_confidence": 0.5,
            "beside": 0.25,
            "near": 0.66,
            "half": 0.6,
            "near_half": 0.55,
            "margin": 0.2,
            "story": 25,
        }

    def process(self, messages: List[Message]) -> List[Message]:
        wholes = [message for message in messages if message.get(QUESTION_OF) is None]
        for whole in wholes:
            parts = [message for message in messages if message.get(QUESTION_OF) is whole and not message.get(_HALF)]
            halves = [message for message in messages if message.get(QUESTION_OF) is whole and message.get(_HALF)]
            questions = self._questions(parts)
            sure = [part for part in parts if self._is_sure(part)]
            if self._are_two(halves, whole):
                questions = sure = halves
            if sure and len(questions) > 1:
                whole.set(QUESTIONS, [_handed_on(part) for part in questions], add_to_output=True)
                if _intent(whole) in _COURTESY | {OUT_OF_SCOPE}:
                    whole.set(INTENT, sure[0].get(INTENT), add_to_output=True)
            elif sure or self._is_in_doubt(whole, parts):
                best = max(filter(_is_of_the_guide, parts), key=_confidence)
                whole.set(ASKED_BEHIND, _handed_on(best), add_to_output=True)
                if self._is_read_better(best, whole):
                    for key in (INTENT, "intent_ranking", PARTS):
                        whole.set(key, best.get(key), add_to_output=True)
        return wholes

    def _are_two(self, halves: List[Message], whole: Message) -> bool:
        """Return True if the halves of a message fit a part each, plainly, and the whole fits none so."""
        about = _is_of_the_guide(whole) or _intent(whole) in _COURTESY | {OUT_OF_SCOPE}
        best = [_best_part(one) for one in (*halves, whole)]
        if not halves or not about or _intent(whole) == HAND_OFF:
            return False
        apart = all(self._fits(one, self._config["near_half"]) for one in best[:2])
        return apart and best[0]["name"] != best[1]["name"] and not self._fits(best[2], self._config["near"])

    def _fits(self, part: Dict[Text, Any], near: float) -> bool:
        topics = load_guide().topics.keys() - {HAND_OFF}
        of_the_guide = part["name"].partition("/")[0] in topics
        return of_the_guide and part["confidence"] >= self._config["half"] and part["near"] >= near

    def _is_sure(self, part: Message) -> bool:
        return _is_of_the_guide(part) and _confidence(part) >= self._config["min_confidence"]

    def _questions(self, parts: List[Message]) -> List[Message]:
        """Of several questions those that ask different things of the guide, and those that it says nothing on."""
        kept: Dict[Text, Message] = {}
        for place in sorted({part.get(_PLACE) for part in parts if part.get(ONE_OF_SEVERAL)}):
            one = max((part for part in parts if part.get(_PLACE) == place), key=_strength)
            if not _is_of_the_guide(one) or _confidence(one) < self._config["beside"]:
                self._take_what_is_near(one)
            if _is_of_the_guide(one) and _confidence(one) >= self._config["beside"]:
                kept.setdefault(_asked_for(one), one)
            elif _intent(one) == OUT_OF_SCOPE and not has_pointer(reading_of(one.data)):
                kept[one.get(TEXT)] = one
        return [*kept.values()]

    def _take_what_is_near(self, part: Message) -> None:
        """Read a question that the classifier leaves open by the part of the guide that is nearest in meaning."""
        nearest = max(part.get(PARTS) or (), key=lambda one: one["near"], default=None)
        if nearest is not None and nearest["near"] >= self._config["near"]:
            part.set(INTENT, {"name": nearest["name"].split("/")[0], "confidence": self._config["beside"]})
            part.set(PARTS, [nearest])

    def _is_in_doubt(self, whole: Message, parts: List[Message]) -> bool:
        """Return True if a message is no sure wish or reply as a whole, and its question is more surely the guide's."""
        doubt = not _is_of_the_guide(whole) and _confidence(whole) < self._config["min_confidence"]
        return doubt and any(_is_of_the_guide(part) and _confidence(part) > _confidence(whole) for part in parts)

    def _is_read_better(self, part: Message, whole: Message) -> bool:
        """Return True if the question says better than the whole message what is asked.

        It does so where courtesy stands around it, or a story that the guide says nothing on; a question that leans on
        what is told ("is it worth taking?") is about that.
        """
        if _intent(whole) in _COURTESY or self._is_in_doubt(whole, [part]):
            return True
        reading = reading_of(part.data)
        if _intent(whole) == OUT_OF_SCOPE:
            leans = read_follow_up(reading)
            return leans is None or leans.wants is Wants.UNSAID or not has_pointer(reading)
        if part.get(_BARE) and part.get(TEXT) == questions_in(reading_of(whole.data))[0].text:
            return _intent(whole) != HAND_OFF
        is_story = len(whole.get(TEXT).split()) > self._config["story"]
        stands = is_story or not has_pointer(reading)
        margin = 0.0 if is_story else self._config["margin"]
        other = _intent(whole) != HAND_OFF and _is_of_the_guide(whole)
        return other and stands and _confidence(part) > _confidence(whole) + margin


def _intent(message: Message) -> Text:
    return str((message.get(INTENT) or {}).get("name"))


def _confidence(message: Message) -> float:
    return float((message.get(INTENT) or {}).get("confidence") or 0.0)


def _is_of_the_guide(message: Message) -> bool:
    return _intent(message) in load_guide().topics


def _best_part(message: Message) -> Dict[Text, Any]:
    return dict(next(iter(message.get(PARTS) or ()), {"name": "", "confidence": 0.0, "near": 0.0}))


def _strength(part: Message) -> Tuple[bool, float]:
    """How well one of two ways to read a question does: as one of the guide's, with confidence."""
    return _is_of_the_guide(part), _confidence(part)


def _asked_for(question: Message) -> Text:
    """The part of its topic that a question asks for; two questions for one part are one question."""
    topic = _intent(question)
    return next((part["name"] for part in question.get(PARTS, []) if part["name"].startswith(f"{topic}/")), topic)


def _handed_on(question: Message) -> Dict[Text, Any]:
    """What the parse data tells of a question."""
    kept = {
        key: question.get(key) for key in (TEXT, INTENT, PARTS, _LOG_TALK, _NUMBER) if question.get(key) is not None
    }
    return {**kept, ENTITIES: question.get(ENTITIES, [])}
