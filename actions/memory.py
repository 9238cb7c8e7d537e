"""The memory in its slot, and questions whose buttons belong to them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.conversation import Memory, PendingQuestion, Reply, Strength, concerns_of
from bot.guide import Concern
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.own_data import says_yes_to_deleting
from bot.understanding.replies import denies, is_clear_no, is_clear_yes, is_literal_yes, is_noise, takes_back

SLOT = "memory"
_ANSWERS = frozenset({"/affirm", "/deny", "/stop", "/inform"})
"""Payloads that answer a question, and so carry its id."""
_BEFORE_IDS = "none"
"""Stands for the question of a button from before buttons carried an id."""

Button = tuple[str, str]
"""Title and payload."""


def memory_of(tracker: Tracker) -> Memory:
    """The memory by now, with this message and what was said about it."""
    return Memory.from_json(tracker.get_slot(SLOT))


def keep(tracker: Tracker, memory: Memory) -> list[dict[str, Any]]:
    """The event that keeps a memory. Actions that run in the same call read it from the tracker at once."""
    tracker.slots[SLOT] = memory.as_json()
    return [SlotSet(SLOT, tracker.slots[SLOT])]


def ask(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    text: str,
    question: PendingQuestion,
    buttons: Sequence[Button],
) -> list[dict[str, Any]]:
    """Ask something whose answer belongs to it alone, and remember that it is open.

    Args:
        dispatcher: the way out.
        tracker: the conversation.
        text: the question in words.
        question: the same as a value, with an id of ``new_id``.
        buttons: title and payload of each; those that answer get the question's id.
    """
    offered = [{"title": title, "payload": payload_of(payload, question)} for title, payload in buttons]
    dispatcher.utter_message(text=text, buttons=offered)
    return keep(tracker, memory_of(tracker).asked(question))


def payload_of(payload: str, question: PendingQuestion) -> str:
    """A button's payload, with the question's id where it answers it."""
    name, brace, told = payload.partition("{")
    if name not in _ANSWERS:
        return payload
    return name + json.dumps({**(json.loads(brace + told) if brace else {}), "question": question.id})


def new_question(
    asks: str,
    needs: Strength = Strength.AGREES,
    *,
    about: str = "",
    told: str = "",
    waits: bool = False,
    needs_denial: bool = False,
) -> PendingQuestion:
    """A question with an id that no other ever has."""
    return PendingQuestion(
        id=uuid4().hex[:12],
        asks=asks,
        needs=needs,
        about=about,
        told=told,
        waits=waits,
        needs_denial=needs_denial,
        at=datetime.now(timezone.utc),
    )


def closed(tracker: Tracker) -> list[dict[str, Any]]:
    """The event that closes the open question."""
    return keep(tracker, memory_of(tracker).closed())


def concerns_in(memory: Memory) -> tuple[Concern, ...]:
    """Concerns that speak against a dose for the person the message is about."""
    return concerns_of(memory.health, memory.about, now=datetime.now(timezone.utc))


def reply_in(message: dict[str, Any]) -> Reply:
    """The reply that a message is to an open question: a button with its id, or words."""
    intent = message["intent"]["name"]
    if is_tap(message):
        ids = [entity["value"] for entity in message.get("entities", []) if entity["entity"] == "question"]
        answers = intent in ("affirm", "deny")
        button = str(ids[0]) if ids else _BEFORE_IDS if answers else ""
        return Reply(Strength.LITERAL_YES if intent == "affirm" else None, intent in ("deny", "stop"), button)
    reading = reading_of(message)
    if is_literal_yes(reading) or says_yes_to_deleting(reading.words):
        return Reply(Strength.LITERAL_YES)
    if is_clear_yes(reading):
        return Reply(Strength.CLEAR_YES)
    if is_noise(reading):
        return Reply()
    if is_clear_no(reading) or takes_back(reading) or intent in ("deny", "stop"):
        return Reply(refuses=True, denies=denies(reading))
    return Reply(Strength.AGREES if intent == "affirm" else None)
