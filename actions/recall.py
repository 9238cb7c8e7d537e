"""Tells what the lifter told before."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, speak, turn_is_over
from actions.memory import memory_of
from actions.plan_form import answers_told
from bot.conversation.recall import told_before
from bot.understanding.messages import reading_of
from bot.understanding.recall import Recall, recall_asked


class ActionRecall(Action):
    """Says back the profile and what is known of bodies."""

    def name(self) -> str:
        return "action_recall"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = memory_of(tracker)
        asked = recall_asked(reading_of(tracker.latest_message), of_people=bool(memory.people.known))
        speak(dispatcher, told_before(asked or Recall.ALL, answers_told(tracker), memory.health))
        return [turn_is_over(tracker)]
