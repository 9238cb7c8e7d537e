"""What was told before is told back by an action of its own, also while a form is open."""

from __future__ import annotations

from typing import Optional, Text

from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory
from bot.dialogue.plans import FORM
from bot.dialogue.safety import MEMORY, SAFETY
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.plan.wishes import wants_what_was_noted
from bot.understanding.recall import Recall, recall_asked

ACTION = "action_recall"


def recall_action(tracker: DialogueStateTracker) -> Optional[Text]:
    """The action that tells what was told, where the message asks for that; None leaves it to the other policies."""
    message = tracker.latest_message
    if message is None or message.parse_data.get(SAFETY) or is_tap(message.parse_data):
        return None
    people = Memory.from_json(tracker.get_slot(MEMORY)).people.known
    reading = reading_of(message.parse_data)
    asked = recall_asked(reading, of_people=bool(people))
    if asked is Recall.ALL and tracker.active_loop_name == FORM and wants_what_was_noted(reading):
        return None  # the questions before a plan tell it themselves
    return ACTION if asked else None
