"""What is said of reminders goes to them: a wish, the answer to a question about one, and a stop right behind one."""

from __future__ import annotations

from typing import Optional, Text

from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory, Verdict
from bot.conversation.reminders import QUESTIONS, Open
from bot.dialogue.safety import MEMORY, SAFETY
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.reminders import reminder_times, reminder_wish, stops_in_a_word
from bot.understanding.replies import calls_off, is_clear_no
from bot.understanding.time_zones import zone_answered

ACTION = "action_reminders"


def reminder_action(tracker: DialogueStateTracker) -> Optional[Text]:
    """The action of reminders where the message is theirs; None leaves it to the other policies."""
    message = tracker.latest_message
    if message is None or message.parse_data.get(SAFETY):
        return None
    reading = reading_of(message.parse_data)
    memory = Memory.from_json(tracker.get_slot(MEMORY))
    if reminder_wish(reading) or (memory.answers_a_reminder and stops_in_a_word(reading)):
        return ACTION
    if not memory.asks(*QUESTIONS):
        return None
    if memory.asks(Open.ZONE.value) and zone_answered(reading.words):
        return ACTION
    if reminder_times(reading) or memory.settles is Verdict.YES:
        return ACTION
    # A question on the side is no "no".
    plainly = is_tap(message.parse_data) or is_clear_no(reading) or calls_off(reading)
    weakly = memory.asks(Open.SAVE.value) and memory.settles is Verdict.TOO_WEAK
    return ACTION if weakly or (memory.settles is Verdict.NO and plainly) else None
