"""Why nothing is kept for somebody who writes as a group or a channel."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, speak, turn_is_over
from actions.memory import closed

_WHY = (
    "You're writing as the group or a channel, so Telegram doesn't tell me who you are. Others could write the same"
    " way, so I can't keep a log, a plan or reminders for you. Turn off “Remain anonymous” in your admin rights, or"
    " write to me in our own chat. I can still answer questions here."
)
_NEXT = (("Do I need hip thrusts?", "/need_hip_thrusts"), ("How do I set up?", "/setup"))


class ActionTellUnnamed(Action):
    """Tells an anonymous administrator why they cannot log, and what to do."""

    def name(self) -> str:
        return "action_tell_unnamed"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        speak(dispatcher, _WHY, _NEXT)
        return [*closed(tracker), turn_is_over(tracker)]
