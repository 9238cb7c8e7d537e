"""Thumbs up, thumbs down: kept with the answer that they are about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, say
from bot.guide import load_guide
from bot.store.feedback import add_feedback
from bot.store.session import engine_for_process, session_scope


class ActionFeedback(Action):
    """Stores what the lifter thought of the last answer, and says what comes of it."""

    def name(self) -> str:
        return "action_feedback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        positive = tracker.latest_message["intent"]["name"] == "feedback_positive"
        guide, topic = load_guide(), tracker.get_slot("topic")
        known = guide.topics.get(topic or "")
        with session_scope(engine_for_process()) as session:
            add_feedback(
                session,
                sender_id=tracker.sender_id,
                positive=positive,
                topic=known.topic if known else None,
                section=known.section if known else None,
                guide_version=guide.edition.version,
            )
        return say(dispatcher, tracker, "feedback_positive" if positive else "feedback_negative")
