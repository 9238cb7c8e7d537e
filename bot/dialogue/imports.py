"""Training logs of other apps go to the import: rows in a message, a file that waits, the reply to what was found."""

from __future__ import annotations

from typing import Optional, Text

from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory, Verdict
from bot.conversation.imports import FILE_TAG, IMPORTED, SAVE_IMPORT
from bot.dialogue.safety import MEMORY, SAFETY
from bot.imports import is_export
from bot.understanding.imports import import_wish, unit_settled
from bot.understanding.logs.endings import takes_out
from bot.understanding.messages import is_tap, reading_of

ACTION = "action_import"


def import_action(tracker: DialogueStateTracker) -> Optional[Text]:
    """The action of the import where the message is its; None leaves the message to the other policies."""
    message = tracker.latest_message
    if message is None or message.parse_data.get(SAFETY):
        return None
    text, reading, taps = message.text or "", reading_of(message.parse_data), is_tap(message.parse_data)
    memory = Memory.from_json(tracker.get_slot(MEMORY))
    if text.startswith(FILE_TAG) or is_export(text):
        return ACTION
    if memory.asks(SAVE_IMPORT):
        settled = memory.settles in (Verdict.YES, Verdict.NO, Verdict.TOO_WEAK) or unit_settled(reading)
        return ACTION if settled else None
    if memory.asks(IMPORTED) and ((taps and memory.settles is Verdict.NO) or takes_out(reading.words)):
        return ACTION
    return ACTION if not taps and import_wish(reading) else None
