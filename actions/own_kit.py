"""The lifter's own bar, plates and unit, as they tell them by talk."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from bot.coaching.load import Unit
from bot.coaching.own_kit import OwnKit
from bot.coaching.session import Session
from bot.store.lifters import Lifter, find_lifter, set_kit, set_unit
from bot.store.session import engine_for_process, session_scope
from bot.understanding.messages import reading_of
from bot.understanding.own_kit import KitTold, kit_told

logger = logging.getLogger(__name__)

_NEXT = (("Log a session", "/log_session"), ("My progress", "/show_progress"))
_NAMES = {Unit.KG: "kilograms", Unit.LB: "pounds"}


class ActionSetOwnKit(Action):
    """Remembers the lifter's bar, plates and steps, or the unit that they want."""

    def name(self) -> str:
        return "action_set_own_kit"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        told = kit_told(reading_of(tracker.latest_message).words)
        if told is None:
            return [turn_is_over(tracker)]
        try:
            kit = _kept(tracker.sender_id, told)
        except SQLAlchemyError as error:
            logger.error("a lifter's kit could not be stored: %s", type(error).__name__)
            speak(dispatcher, "I can't reach my database right now, so I did not save that. Please try again soon.")
            return [turn_is_over(tracker)]
        if told.shown:
            unit = _NAMES[told.shown]
            said = (
                f"OK, I'll answer in {unit} and count weights without a unit as {unit}. Your log stays as you saved it."
            )
        else:
            said = f"Got it, I'll work with {kit.in_words} for your next hip thrust loads. Tell me if that changes."
        speak(dispatcher, said, _NEXT)
        return [turn_is_over(tracker)]


def kit_of(sender: str) -> tuple[OwnKit, Unit]:
    """The lifter's kit, and the unit of what they say without one; what is usual while it is not known."""
    try:
        with session_scope(engine_for_process()) as connection:
            lifter = find_lifter(connection, sender)
    except SQLAlchemyError as error:
        logger.error("a lifter's kit could not be read: %s", type(error).__name__)
        lifter = None
    return (lifter.kit if lifter else OwnKit()), _unit_of(lifter)


def shown(history: list[Session], kit: OwnKit) -> list[Session]:
    """The log in the unit that the lifter wants to read; as it was logged, if they want none."""
    return [session.shown_in(kit.shown) for session in history] if kit.shown else history


def _kept(sender: str, told: KitTold) -> OwnKit:
    with session_scope(engine_for_process()) as connection:
        lifter = find_lifter(connection, sender)
        kit = (lifter.kit if lifter else OwnKit()).told(told, _unit_of(lifter))
        set_kit(connection, sender, kit)
        if told.shown:
            set_unit(connection, sender, told.shown)
    return kit


def _unit_of(lifter: Lifter | None) -> Unit:
    return lifter.unit if lifter and lifter.unit else Unit.KG
