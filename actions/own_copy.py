"""A copy of the lifter's data, and what is kept at all."""

from __future__ import annotations

import logging
import os
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from actions.memory import closed
from actions.not_understood import miss
from bot.channels.privacy import privacy_words
from bot.channels.senders import TELEGRAM_PREFIX, is_in_group
from bot.settings.public_address import public_address
from bot.store.export_links import new_export_link
from bot.store.session import engine_for_process, session_scope
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.own_data import names_a_copy

_NEXT = (("Delete my data", "/delete_my_data"), ("What can I ask you?", "/guide_overview"))
_AWAY = "I can't reach my database right now, so I can't make your copy. Please try again in a moment."
_WHAT = "data.json holds all of it, training.csv your training log as a table, strong.csv the same for other apps."

logger = logging.getLogger(__name__)


class ActionExportMyData(Action):
    """Gives a copy of everything: as a file on Telegram, elsewhere as an address that works once."""

    def name(self) -> str:
        return "action_export_my_data"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        sender, message = tracker.sender_id, tracker.latest_message
        if not is_tap(message) and not names_a_copy(reading_of(message).words):
            return miss(dispatcher, tracker, "did_you_mean")
        if is_in_group(sender):
            speak(dispatcher, "A copy here could be read by the whole group. Write to me alone and ask there.", _NEXT)
        elif sender.startswith(TELEGRAM_PREFIX):
            speak(dispatcher, f"Here is a copy of what I keep about you. {_WHAT}", _NEXT)
            dispatcher.utter_message(json_message={"copy": True})
        else:
            self._link(dispatcher, sender)
        return [*closed(tracker), turn_is_over(tracker)]

    def _link(self, dispatcher: CollectingDispatcher, sender: str) -> None:
        try:
            with session_scope(engine_for_process()) as session:
                secret = new_export_link(session, sender)
        except SQLAlchemyError as error:
            logger.error("a link to a copy could not be stored: %s", type(error).__name__)
            speak(dispatcher, _AWAY, [("Try again", "/export_my_data")])
            return
        url = f"{public_address(os.environ)}/export/{secret}"
        speak(
            dispatcher,
            f"Here is a copy of what I keep about you, as a ZIP file: {url}\n"
            f"The link works once, for 15 minutes. {_WHAT}",
            _NEXT,
        )
        dispatcher.utter_message(json_message={"download": {"url": url, "title": "Download my data"}})


class ActionPrivacy(Action):
    """Says what is kept, where, for how long, who sees it, and how to get or delete it."""

    def name(self) -> str:
        return "action_privacy"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        speak(dispatcher, privacy_words(os.environ), (("Export my data", "/export_my_data"), *_NEXT))
        return [*closed(tracker), turn_is_over(tracker)]
