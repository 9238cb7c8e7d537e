"""Questions that stand beside a log in one message: "3x10 at 60, and how long do I rest?"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, Events, fitting_parts, give
from actions.profile import known_profile, merged, profile_told
from bot.guide import asked_of, load_guide
from bot.understanding.logs.beginning import counts_reps
from bot.understanding.messages import is_tap, log_talk_of
from bot.understanding.sessions.wish import LIKELY, Wants

_NEXT = frozenset({Wants.NEXT, Wants.WHY})
_SURE = 0.5
"""Confidence from which a question of the guide is answered before the log is echoed."""


def answered_beside(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Answer what a message that begins a log asks of the guide; what is next is left to the log."""
    message, guide = tracker.latest_message, load_guide()
    behind = message.get("questions") or ([message["asked_behind"]] if message.get("asked_behind") else [])
    events: Events = []
    for question in behind:
        name, sure = question["intent"]["name"], question["intent"]["confidence"]
        of_the_guide = name in guide.topics and name != PAIN and sure >= _SURE
        tells_sets = any(map(str.isdigit, question["text"])) and counts_reps(question["text"])
        if not of_the_guide or is_tap(message) or message.get("safety") or tells_sets or asks_what_is_next(question):
            continue
        profile = merged(known_profile(tracker), profile_told(question))
        asked = asked_of(guide, name, fitting_parts(question), profile)
        events += give(dispatcher, tracker, guide, asked, question=question["text"])
    return [event for event in events if event["event"] != "followup"]


def asks_what_is_next(message: Mapping[str, Any]) -> bool:
    """Return True if a message with sets in it, or a question of it, likely asks for the next load."""
    meant = log_talk_of(message, near=True)
    return meant.act in {one.value for one in _NEXT} and meant.likelihood >= LIKELY
