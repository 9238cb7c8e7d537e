"""What every message does to the memory, before anything answers it."""

from __future__ import annotations

import logging
from datetime import date, datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.memory import keep, memory_of, reply_in
from bot.conversation import OPEN_LOG, SAVE_LOG, Memory
from bot.conversation.by_meaning import IS_IT_NOW, with_what_it_seems
from bot.conversation.health_level import level_of
from bot.store.messages import memories_of_linked
from bot.store.session import engine_for_process, session_scope
from bot.understanding.asked_for import (
    asked_for,
    facts_by_name,
    leans_on_who_was_asked_for,
    people_told_of,
    really_about,
    spoken_of,
    told_words,
)
from bot.understanding.asked_for_two import also_asked_for
from bot.understanding.health import around
from bot.understanding.logs.beginning import begins_log, tells_of_others
from bot.understanding.messages import URGENCY, leave_of, reading_of, told_in, urgency_of
from bot.understanding.reading import LIFTER, Reading
from bot.understanding.replies import guesses, is_question

logger = logging.getLogger(__name__)

_SOME_WORDS = 2
_QUIET = 0.8
"""Likelihood that nothing is wrong from which a message goes on."""


class ActionRemember(Action):
    """Moves the memory on. Rasa runs it for the slot ``memory`` at every message, before the policies are asked."""

    def name(self) -> str:
        return "action_remember"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        message, memory = tracker.latest_message, memory_of(tracker)
        id_ = str(message.get("message_id") or "")
        if id_ and id_ == memory.message:
            return []  # the stock form extracts the slots of a message again
        memory = with_linked(memory, tracker.sender_id)
        reading = reading_of(message)
        facts = with_what_it_seems(
            facts_by_name(reading),
            urgency_of(message),
            really_about(reading) or spoken_of(reading),
            record=memory.health,
            asked=memory.asks(IS_IT_NOW),
            leave=leave_of(message),
            beside=around(reading.text),
            words=told_words(reading, told_in(message)),
        )
        also = also_asked_for(reading)
        heard = memory.heard(
            facts,
            at=datetime.now(timezone.utc),
            level_of=level_of,
            about=asked_for(reading) if also.is_lifter else LIFTER,
            also=also,
            people=people_told_of(reading),
            reply=reply_in(message),
            goes_on=_goes_on(message),
            really=really_about(reading),
            logs=_logs(memory, reading),
            leans=leans_on_who_was_asked_for(reading),
        )
        level = heard.health.held()
        held = level.value if level else None
        changed = [SlotSet("safety", held)] if held != tracker.get_slot("safety") else []
        return [*keep(tracker, heard.copy(update={"message": id_})), *changed]


def _logs(memory: Memory, reading: Reading) -> bool:
    """Return True if a message tells sets that were done, and asks nothing; what is open in a log goes on."""
    if is_question(reading):
        return False
    begins = not memory.asks(OPEN_LOG, SAVE_LOG) and begins_log(reading, today=date.today())
    return begins or tells_of_others(reading, today=date.today())


def _goes_on(message: dict[str, Any]) -> bool:
    """Return True if a message plainly says something that alarms nobody ("no thats my patients"), and no guess."""
    reading = reading_of(message)
    says = len(reading.words) >= _SOME_WORDS and not guesses(reading)
    return says and (message.get(URGENCY) or {}).get("quiet", 0.0) >= _QUIET


def with_linked(memory: Memory, sender: str) -> Memory:
    """The memory with what was told of bodies in the lifter's other chats."""
    try:
        with session_scope(engine_for_process()) as session:
            others = memories_of_linked(session, sender)
    except SQLAlchemyError as error:
        logger.error("the linked chats could not be read: %s", type(error).__name__)
        return memory
    for other in others:
        memory = memory.linked(Memory.from_json(other))
    return memory
