"""Who writes as a group or a channel is nobody: questions are answered, and nothing is kept as theirs."""

from __future__ import annotations

from datetime import date
from typing import Final, Optional, Text

from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.imports import import_action
from bot.dialogue.reminders import reminder_action
from bot.dialogue.safety import SAFETY
from bot.understanding.commands import Command, command_in
from bot.understanding.logs.beginning import begins_log
from bot.understanding.messages import log_talk_of, reading_of
from bot.understanding.plan.wishes import tells_what_a_plan_is_for
from bot.understanding.sessions.read import session_wish

ACTION: Final = "action_tell_unnamed"
_OF_A_LIFTER: Final = frozenset({"log_session", "build_plan", "show_progress", "export_my_data"})
_NOT_OF_A_LIFTER: Final = frozenset({None, Command.PRIVACY, Command.DELETE})


def unnamed_action(tracker: DialogueStateTracker) -> Optional[Text]:
    """The action that says why nothing is kept, where the message asks for that; None for any other message.

    The channel tells with each message whether a person stands behind it (``anonymous``).
    """
    message = tracker.latest_message
    if message is None or not (message.metadata or {}).get("anonymous") or message.parse_data.get(SAFETY):
        return None
    reading = reading_of(message.parse_data)
    theirs = (
        message.intent.get("name") in _OF_A_LIFTER
        or command_in(reading) not in _NOT_OF_A_LIFTER
        or begins_log(reading, today=date.today())
        or session_wish(reading, log_talk_of(message.parse_data, near=False), today=date.today())
        or tells_what_a_plan_is_for(reading)
        or import_action(tracker)
        or reminder_action(tracker)
    )
    return ACTION if theirs else None
