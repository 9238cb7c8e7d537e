"""Answers on works of research: what one of them measured, in whom, for how long, and what it does not show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, send, turn_is_over
from actions.memory import concerns_in, keep, memory_of
from bot.conversation.studies import CitedStudies, study_reply
from bot.guide import Depth, held_back, load_guide
from bot.understanding.messages import reading_of
from bot.understanding.studies import read_study_question


def give_study(dispatcher: CollectingDispatcher, tracker: Tracker, message: Mapping[str, Any]) -> Events:
    """Answer a question on a work that the message names or points at.

    Args:
        dispatcher: of this turn.
        tracker: the conversation.
        message: as it came, or one question of it.

    Returns:
        What is remembered of the answer; nothing if the message asks no such question, and nothing was said.
    """
    question = read_study_question(reading_of(message).words)
    reply = question and study_reply(load_guide(), question, CitedStudies.of(tracker.get_slot("cited")))
    if not reply:
        return []
    memory, found = memory_of(tracker), reply.answer
    concerns = concerns_in(memory)
    if concerns:
        number, memory = memory.worded("concern")
        found = held_back(load_guide(), found, concerns, number)
    send(dispatcher, found)
    return [
        SlotSet("cited", reply.cited.as_json()),
        SlotSet("topic", reply.answer.intent),
        SlotSet("focus", None),
        SlotSet("depth", Depth.SHORT.value),
        SlotSet("misses", 0),
        *keep(tracker, memory.closed()),
        turn_is_over(tracker),
    ]
