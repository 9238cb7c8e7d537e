"""Where the lifter's days begin and end, told by talk."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from actions.lifter_day import clock
from bot.conversation.local_day import in_zone
from bot.store.lifters import find_lifter, set_time_zone
from bot.store.session import engine_for_process, session_scope
from bot.understanding.messages import reading_of
from bot.understanding.time_zones import time_zone_told

logger = logging.getLogger(__name__)


class ActionSetTimeZone(Action):
    """Remembers the zone that the lifter names; it is stored with their log, if they have one."""

    def name(self) -> str:
        return "action_set_time_zone"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        zone = time_zone_told(reading_of(tracker.latest_message).words)
        if zone is None:
            return [turn_is_over(tracker)]
        try:
            with session_scope(engine_for_process()) as connection:
                if find_lifter(connection, tracker.sender_id):
                    set_time_zone(connection, tracker.sender_id, zone)
        except SQLAlchemyError as error:
            logger.error("a time zone could not be stored: %s", type(error).__name__)
        city = zone.rpartition("/")[2].replace("_", " ")
        now = in_zone(clock(), zone)
        speak(dispatcher, f"Got it, I'll use {city} time for your log. It's {now:%H:%M} there now.")
        return [SlotSet("time_zone", zone), turn_is_over(tracker)]
