"""What was told before is told back by an action of its own, also while a form is open."""

from __future__ import annotations

from typing import Optional, Text

from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory
from bot.dialogue.safety import MEMORY, SAFETY
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.recall import recall_asked

ACTION = "action_recall"


def recall_action(tracker: DialogueStateTracker) -> Optional[Text]:
    """The action that tells what was told, where the message asks for that; None leaves it to the other policies."""
    message = tracker.latest_message
    if message is None or message.parse_data.get(SAFETY) or is_tap(message.parse_data):
        return None
    people = Memory.from_json(tracker.get_slot(MEMORY)).people.known
    asked = recall_asked(reading_of(message.parse_data), of_people=bool(people))
    return ACTION if asked else None
