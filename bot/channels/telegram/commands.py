"""Commands that the channel answers by itself."""

from __future__ import annotations

import os

from bot.channels.fixed_replies import fixed_reply
from bot.channels.privacy import privacy_words
from bot.channels.telegram.coach import Item
from bot.channels.telegram.payloads import ERASE, KEEP
from bot.channels.telegram.updates import Command
from bot.channels.telegram.words import CONFIRM_DELETE, DELETE_NO, DELETE_YES, HELP, START
from bot.guide import load_guide

DELETE_BUTTONS = [{"title": DELETE_YES, "payload": ERASE}, {"title": DELETE_NO, "payload": KEEP}]
INTENTS = {"log": "log_session", "plan": "build_plan", "progress": "show_progress", "export": "export_my_data"}
"""Commands that ask the coach for one thing, as a button with its payload would."""


def own_reply(command: Command) -> Item | None:
    """The channel's reply to a command, or None for one that the coach shall read as words."""
    if command.name == "delete":
        return {"text": CONFIRM_DELETE, "buttons": DELETE_BUTTONS}
    if command.name == "privacy":
        return fixed_reply(privacy_words(os.environ))
    texts = {"start": START, "help": HELP}
    return fixed_reply(texts[command.name]) if command.name in texts else None


def deep_link_topic(command: Command) -> str | None:
    """The guide's topic that a link ``t.me/<bot>?start=<topic>`` names.

    Anybody can write such a link, so nothing passes but the names of topics.

    Args:
        command: a command with its argument.
    """
    if command.name != "start":
        return None
    topic = command.argument.lower().replace("-", "_")
    return topic if topic in load_guide().topics else None
