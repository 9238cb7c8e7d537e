"""One lifter over two channels: a code is given in one chat and said in the other, and either can leave again."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from actions.memory import closed
from actions.plan_store import slots_of_plan
from bot.channels.senders import is_in_group
from bot.store.link_codes import Joining, join_by_code, new_link_code
from bot.store.session import engine_for_process, session_scope
from bot.store.unlinking import unlink
from bot.understanding.commands import Command, command_in, link_code
from bot.understanding.messages import reading_of

_NEXT = (("My progress", "/show_progress"), ("What can I ask you?", "/guide_overview"))
_OUTCOMES = {
    Joining.DONE: "Done. This chat and the other one are linked: I know you in both, with one training log and plan."
    " From each of them everything can be read, copied and deleted. To undo this, write “unlink”.",
    Joining.SAME: "That is this chat's own code. Write it in the chat that you want to link.",
    Joining.WRONG: "I do not know that code. It may be used, mistyped, or older than 10 minutes. Write “link” in the"
    " other chat to get a new one.",
    Joining.TOO_MANY: "Too many wrong codes. Please wait an hour, then write “link” in the other chat to get a"
    " new one.",
}
_RECOVERY = (
    "A recovery code brings your training log, plan and health notes to a new browser. On the web page, open the menu"
    " and tap “Recovery code”. I don't write it here, because I save our chat. If you can still open both chats, write"
    " “link” in one of them instead."
)
_PARTED = (
    "Done. This chat is on its own again, with a copy of your training log and plan as they are now. What you log from"
    " now on stays in the chat where you tell me. Codes that you got before don't lead here anymore."
)
_NOT_LINKED = "This chat isn't linked to another one, so there is nothing to undo."
_AWAY = "I can't reach my database right now, so nothing was linked or unlinked. Please try again in a moment."

logger = logging.getLogger(__name__)


class ActionLink(Action):
    """Gives a code, joins this conversation to another by its code, parts it again, or tells of the recovery code."""

    def name(self) -> str:
        return "action_link"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        reading, sender = reading_of(tracker.latest_message), tracker.sender_id
        code = link_code(reading)
        known: Events = []
        try:
            command = command_in(reading)
            if command is Command.RECOVERY:
                said = _RECOVERY
            elif command is Command.UNLINK:
                said = _PARTED if _part(sender) else _NOT_LINKED
            elif code:
                outcome = _join(sender, code)
                said = _OUTCOMES[outcome]
                known = slots_of_plan(sender) if outcome is Joining.DONE else []
            else:
                said = _give(sender)
        except SQLAlchemyError as error:
            logger.error("linking failed: %s", type(error).__name__)
            said = _AWAY
        speak(dispatcher, said, _NEXT)
        return [*known, *closed(tracker), turn_is_over(tracker)]


def _give(sender: str) -> str:
    if is_in_group(sender):
        return "The whole group could read a code here. Write “link” to me alone, then say the code here."
    with session_scope(engine_for_process()) as session:
        code = new_link_code(session, sender)
    shown = f"{code[:4]}-{code[4:]}"
    return (
        f"Your code is {shown}. Within 10 minutes, write “link {shown}” to me in your other chat, on the web or on"
        " Telegram. It works once. Don't share it: anyone who has it can read and change your training log and plan,"
        " copy all that you wrote here, and delete everything."
    )


def _part(sender: str) -> bool:
    with session_scope(engine_for_process()) as session:
        return unlink(session, sender)


def _join(sender: str, code: str) -> Joining:
    with session_scope(engine_for_process()) as session:
        return join_by_code(session, sender, code)
