"""Messages that lean on an earlier answer: read in the context of that answer, and answered from it.

A pipeline sees one message alone, and "and how heavy" alone means nothing. ``FollowUpContext`` sends such a message
through the pipeline a second time, in other words that stand by themselves ("Smith machine: and how heavy"), and
``FollowUpReading`` puts what became of it beside the message. Both readings together decide what is meant.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Optional, Text, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.conversation import Memory
from bot.conversation.follow_up import RECENT, answers_leaned_on, in_other_words
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.safety import MEMORY, PAIN, SAFETY
from bot.guide import load_guide
from bot.understanding.follow_up import FollowUp, Wants, named_again, read_follow_up
from bot.understanding.logs.beginning import begins_log
from bot.understanding.messages import IN_CONTEXT_OF, NAMES, PET, reading_of
from bot.understanding.rasa.component import Component
from bot.understanding.rasa.guide_parts import OPEN_FORM, PART_SCORES, PARTS
from bot.understanding.rasa.linear_classifier import OUT_OF_SCOPE
from bot.understanding.rasa.questions import ONE_OF_SEVERAL, QUESTIONS
from bot.understanding.replies import is_question

FOLLOW_UP = "follow_up"
"""Key of the parse data: how a message leans on the last answer, and the parts of the guide that fit it so."""
SAYS = "says"
"""Key in it: the part that the message names by itself, or ""."""
_ANSWER = "action_follow_up"
_FITS = 0.6
_ELSEWHERE = 0.95
"""Nearness from which a part fits a message that the guide seems to say nothing on, and confidence that it does not."""
_LEAST_SCORE = 0.5
"""Below it a part is near the last answer, and not to what is asked now."""
_FITS_A_DOUBT, _HARDLY, _UNCLEAR, _LEAD = 0.5, 0.8, 0.3, 1.0
"""Nearness from which a part fits a message that is little understood; confidence up to which that is so of "outside
the guide" and of any other intent; and by how much a part of the same topic must be ahead of the next."""
_SURE = 0.75
"""Confidence from which a message is what the classifier takes it for, and no follow-up."""
_NEARNESS, _CONTEXT, _ALONE, _LEAST = 4.0, 0.6, 0.5, -9.0
"""What nearness in meaning counts, and the log of a part's confidence in context and alone, which is cut at the last.

Fitted to ``tests/understanding/follow_ups.tsv``.
"""
_LISTED = 15
_SAY_NOTHING = (Wants.VERDICT.value, Wants.INSTEAD.value)
"""What is wanted by words that alone say nothing of what they ask about."""
_PLAIN = frozenset(
    wants.value
    for wants in (Wants.BRIEF, Wants.LIST, Wants.SIMPLE, Wants.PASS_ON, Wants.SOURCE, Wants.SAME, Wants.ONE_OF_THEM)
)
"""What is wanted in so many words, whatever the classifier takes them for."""
_PLAINLY, _PLAINLY_NEAR = 0.7, 0.66
"""Confidence and nearness from which a message names a part by itself: "in simple words, what is RPE"."""
_ANOTHER_TOPIC, _A_QUESTION = 0.6, 6
"""Confidence in another topic, and words, from which "bottom line, …?" is a question and no wish for less."""
_ALONE_IT_SAYS_ALL = 0.9
"""Confidence from which "how many sets" is asked in general, whatever was answered before."""
_OF_THE_TALK = frozenset(
    {OUT_OF_SCOPE, "affirm", "deny", "thanks", "inform", "feedback_positive", "feedback_negative", "stop"}
)
"""Intents that the classifier sees in short messages which ask something else."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FollowUpContext(Component):
    """Adds a leaning message in other words behind it, and tells what is known beside each: the open form, the names.

    Belongs behind ``QuestionSplitter``, before the featurizers.
    """

    def process(self, messages: List[Message], tracker: Optional[DialogueStateTracker] = None) -> List[Message]:
        for message in messages:
            message.set(OPEN_FORM, tracker.active_loop_name if tracker else None)
        slot = tracker.slots.get(MEMORY) if tracker else None
        if slot is None:
            return messages
        text, memory = messages[0].get(TEXT) or "", Memory.from_json(slot.value)
        told = {NAMES: sorted(memory.people.names), PET: memory.people.pet}
        for message in messages:
            for key in filter(told.get, told):
                message.set(key, told[key], add_to_output=True)
        if any(message.get(ONE_OF_SEVERAL) for message in messages):
            return messages
        last = memory.answers.last
        if text.startswith(INTENT_MESSAGE_PREFIX) or last is None or memory.turn - last.turn >= RECENT:
            return messages
        reading = reading_of(messages[0].data)
        back, leans = FollowUp(Wants.ONE_OF_THEM, about=named_again(reading)), read_follow_up(reading)
        if back.about and answers_leaned_on(memory.answers, back) is not None:
            leans = back
        if leans is None:
            return messages
        answers = answers_leaned_on(memory.answers, leans)
        if answers is None:
            # "And 6?" where nothing was answered one by one: a number for the same question.
            leans, answers = FollowUp(Wants.ONE_OF_THEM), memory.answers
        messages[0].set(
            FOLLOW_UP,
            {
                "wants": leans.wants.value,
                "nth": leans.nth,
                "bare": leans.bare,
                "opened": leans.opened,
                "about": [*leans.about],
            },
            add_to_output=True,
        )
        stands = in_other_words(load_guide(), answers, leans, text)
        return [*messages, Message(data={TEXT: stands, IN_CONTEXT_OF: messages[0]})]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FollowUpReading(Component):
    """Puts the parts that fit a leaning message in context beside it. Belongs behind ``GuidePartFeaturizer``."""

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            whole = message.get(IN_CONTEXT_OF)
            if whole is not None:
                leans = whole.get(FOLLOW_UP)
                says_nothing = leans["bare"] or leans["wants"] in _SAY_NOTHING
                parts = _fitting(message.get(PART_SCORES), None if says_nothing else whole.get(PART_SCORES))
                says = "" if says_nothing else _named_plainly(whole.get(PART_SCORES))
                whole.set(FOLLOW_UP, {**leans, PARTS: parts, SAYS: says}, add_to_output=True)
        return [message for message in messages if message.get(IN_CONTEXT_OF) is None]


_Scores = Tuple[np.ndarray, np.ndarray, np.ndarray]


def _fitting(in_context: _Scores, alone: Optional[_Scores]) -> List[Dict[Text, Any]]:
    """The parts that fit a message in context, and by itself where that says anything; the best first."""
    names, near, log_confidence = in_context
    score = _NEARNESS * near + _CONTEXT * np.maximum(log_confidence, _LEAST)
    if alone is not None:
        score = score + _NEARNESS * alone[1] + _ALONE * np.maximum(alone[2], _LEAST)
        near = np.maximum(near, alone[1])
    best = np.argsort(-score)[:_LISTED]
    return [{"name": str(names[at]), "score": float(score[at]), "near": round(float(near[at]), 3)} for at in best]


def _named_plainly(alone: Optional[_Scores]) -> Text:
    """The part that a message fits by itself beyond doubt; "" for none."""
    if alone is None:
        return ""
    names, near, log_confidence = alone
    best = int(np.argmax(log_confidence))
    plain = np.exp(log_confidence[best]) >= _PLAINLY and near[best] >= _PLAINLY_NEAR
    return str(names[best]) if plain else ""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class FollowUpPolicy(CodedPolicy):
    """Answers a leaning message from the last answer, unless it is surely something else."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 8}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The answer; the action itself says what follows it."""
        message = tracker.latest_message
        if message is None or actions_this_turn(tracker) or tracker.active_loop_name:
            return None
        leans = message.parse_data.get(FOLLOW_UP)
        if not leans or message.parse_data.get(SAFETY) or message.parse_data.get(QUESTIONS):
            return None
        if leans["nth"] is not None or leans["about"]:
            return _ANSWER
        intent = message.parse_data[INTENT]
        name, sure = intent.get("name"), float(intent.get("confidence") or 0.0) >= _SURE
        if name == PAIN and sure:
            return None
        if leans["wants"] == Wants.UNSAID.value:
            # It may well stand by itself: only where nothing else is understood.
            return _ANSWER if _is_understood_in_context(message.parse_data, tracker.get_slot("topic")) else None
        if leans["wants"] == Wants.ASPECT.value and _is_elsewhere(message.parse_data):
            return None
        says_all = float(intent.get("confidence") or 0.0) >= _ALONE_IT_SAYS_ALL and not leans["opened"]
        if leans["wants"] == Wants.ASPECT.value and says_all:
            return None
        of_the_guide = name in load_guide().topics or name in _OF_THE_TALK
        plain = leans["wants"] in _PLAIN
        reshapes = plain and leans["wants"] != Wants.SOURCE.value
        if reshapes and _asks_for_another_topic(message.parse_data, tracker.get_slot("topic")):
            return None
        return _ANSWER if of_the_guide or plain or not sure else None


def _is_elsewhere(parsed: Dict[Text, Any]) -> bool:
    """Return True for an "and what about my bank account": by itself surely outside, and near nothing of the guide."""
    intent, parts = parsed[INTENT], parsed.get(PARTS) or []
    outside = intent.get("name") == OUT_OF_SCOPE and float(intent.get("confidence") or 0.0) >= _ELSEWHERE
    return outside and max((part["near"] for part in parts), default=0.0) < _FITS_A_DOUBT


def _asks_for_another_topic(parsed: Dict[Text, Any], topic: Optional[Text]) -> bool:
    """Return True for "bottom line, do I need them?": a question of its own, and how it is to be answered.

    Args:
        parsed: the parse data of the message.
        topic: of the last answer.
    """
    intent, reading = parsed[INTENT], reading_of(parsed)
    elsewhere = intent.get("name") in load_guide().topics and intent.get("name") != topic
    sure = float(intent.get("confidence") or 0.0) >= _ANOTHER_TOPIC
    return elsewhere and sure and is_question(reading) and len(reading.words) >= _A_QUESTION


def _is_understood_in_context(parsed: Dict[Text, Any], topic: Optional[Text]) -> bool:
    """Return True if a message that may stand by itself says more behind the last answer.

    Args:
        parsed: the parse data of the message.
        topic: of the last answer.
    """
    name, sure = parsed[INTENT].get("name"), float(parsed[INTENT].get("confidence") or 0.0)
    reading, parts = reading_of(parsed), parsed[FOLLOW_UP][PARTS]
    near = max((part["near"] for part in parts if part["score"] >= _LEAST_SCORE), default=0.0)
    if name == OUT_OF_SCOPE and not begins_log(reading, today=date.today()):
        return near >= (_FITS if sure >= _HARDLY else _FITS_A_DOUBT) and sure < _ELSEWHERE
    if sure < _UNCLEAR:
        return near >= _FITS_A_DOUBT
    if not is_question(reading):
        # A remark that is near no part by itself goes on with what was answered: "the heaviest pair here is 20".
        alone = max((part["near"] for part in (parsed.get(PARTS) or [])[:1]), default=0.0)
        return sure < _SURE and near >= _FITS_A_DOUBT and alone < _FITS
    if name in _OF_THE_TALK:
        return near >= _FITS_A_DOUBT
    same = bool(parts) and parts[0]["name"].partition("/")[0] == topic == name
    lead = parts[0]["score"] - parts[1]["score"] if len(parts) > 1 else 0.0
    return same and sure < _SURE and near >= _FITS_A_DOUBT and lead >= _LEAD
