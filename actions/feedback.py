"""Thumbs up, thumbs down: kept with the answer that they are about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, give, say
from actions.memory import memory_of
from actions.not_understood import button_of, offered_parts
from bot.guide import FittingPart, asked_of, load_guide
from bot.store.feedback import add_feedback
from bot.store.session import engine_for_process, session_scope
from bot.understanding.messages import is_tap

_NOT_THAT = "not_that"
_NAMED, _NAMED_NEAR = 0.7, 0.6
"""Confidence and nearness from which a complaint names what was meant: "I asked about the sets"."""


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
        if positive or is_tap(tracker.latest_message):
            return say(dispatcher, tracker, "feedback_positive" if positive else "feedback_negative")
        return _meant_instead(dispatcher, tracker)


def _meant_instead(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """After a complaint: the part that it names, else what its question may have meant instead of what was told."""
    if memory_of(tracker).asks(_NOT_THAT):
        return say(dispatcher, tracker, "rephrase")
    guide, complaint, question = load_guide(), tracker.latest_message, _question_before(tracker)
    told = {f"{one.topic}/{one.part}" for one in memory_of(tracker).answers.given}
    named = next((part for part in offered_parts(complaint, but=told) if _is_plain(part)), None)
    if named is not None:
        return give(dispatcher, tracker, guide, asked_of(guide, named.topic, [named]))
    parts = offered_parts(question, but=told)
    if not parts:
        return say(dispatcher, tracker, "feedback_negative")
    return say(dispatcher, tracker, _NOT_THAT, offer=[button_of(part) for part in parts])


def _is_plain(part: FittingPart) -> bool:
    return part.near >= _NAMED_NEAR and part.confidence >= _NAMED


def _question_before(tracker: Tracker) -> dict[str, Any]:
    """The parse data of the last typed message before this one; empty if there was none."""
    said = [event["parse_data"] for event in tracker.events if event["event"] == "user"]
    return next((one for one in reversed(said[:-1]) if not is_tap(one)), {})
