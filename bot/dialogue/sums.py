"""What is to be worked out with numbers goes to the sums: "75% of 140", "in pounds?", "1RM from 100 x 8"."""

from __future__ import annotations

from typing import Optional, Text

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory
from bot.dialogue.logs import LOG_SAVED
from bot.dialogue.safety import MEMORY, SAFETY
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.reading import Act
from bot.understanding.reckoning import Sum, reckoning_asked

ACTION = "action_work_out"


def sum_action(tracker: DialogueStateTracker) -> Optional[Text]:
    """The action that works numbers out, where the message asks for that; None leaves it to the other policies."""
    message = tracker.latest_message
    if message is None or message.parse_data.get(SAFETY) or is_tap(message.parse_data):
        return None
    reading, memory = reading_of(message.parse_data), Memory.from_json(tracker.get_slot(MEMORY))
    near = memory.near_sum
    before = [one.text for one in tracker.events if isinstance(one, UserUttered) and one.text][:-1]
    goes_on = near is not None or memory.asks(LOG_SAVED)
    asked = reckoning_asked(reading, goes_on=goes_on, shares=near is not None and near.base is not None, before=before)
    if asked and asked.wants is Sum.UNIT and tracker.active_loop_name and not reading.does(Act.ASKS):
        return None  # "in kilos" answers what the form asks
    return ACTION if asked else None
