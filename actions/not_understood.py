"""What the bot does with a message that it cannot answer: say so, and offer the nearest topics."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, Events, answer_if_only_tired, say
from actions.log_form import log_in
from actions.memory import memory_of
from bot.guide import load_guide
from bot.store.session import engine_for_process, session_scope
from bot.store.unclear import Guess, add_unclear, mark_picked
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.rasa.language import is_probably_not_english

_OFFERED = 3
NEAR = 0.03
"""Confidence below which a topic is not near, but only the least far."""
_TOO_MANY_MISSES = 2
_OFFERING = ("did_you_mean", "out_of_scope")
"""Replies with the nearest topics as buttons."""


class ActionDidYouMean(Action):
    """Asks back with the titles of the nearest topics; after repeated misses shows the ways out."""

    def name(self) -> str:
        return "action_did_you_mean"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        return miss(dispatcher, tracker, "did_you_mean")


class ActionOutOfScope(Action):
    """Says that the guide does not cover it and offers the nearest topics that it does."""

    def name(self) -> str:
        return "action_out_of_scope"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        return miss(dispatcher, tracker, "out_of_scope")


def miss(dispatcher: CollectingDispatcher, tracker: Tracker, outcome: str) -> Events:
    """Say that a message was not understood, and why, and keep it for the trainers."""
    tired = answer_if_only_tired(dispatcher, tracker)
    if tired is not None:
        return tired
    # Sets of another lift are outside the guide, and can be logged all the same.
    logged = log_in(tracker)
    if logged:
        return logged
    message = tracker.latest_message
    ranking = message.get("intent_ranking", [])
    text = message.get("text") or ""
    misses = int(tracker.get_slot("misses") or 0) + 1
    if is_probably_not_english(reading_of(message)):
        outcome, reply, near = "other_language", "english_only", []
    elif misses > _TOO_MANY_MISSES:
        reply, near = "still_lost", []
    else:
        reply, near = outcome, _nearest_topics(ranking)
    with session_scope(engine_for_process()) as session:
        add_unclear(
            session,
            sender_id=tracker.sender_id,
            text=text,
            outcome=outcome,
            guesses=[Guess(entry["name"], entry["confidence"]) for entry in ranking[:_OFFERED]],
        )
    return [*say(dispatcher, tracker, reply, offer=near), SlotSet("misses", misses)]


def note_pick(tracker: Tracker) -> None:
    """Keep which topic was meant, if the message is a tap on one that was offered in place of an answer."""
    if is_tap(tracker.latest_message) and memory_of(tracker).asks(*_OFFERING):
        with session_scope(engine_for_process()) as session:
            mark_picked(session, tracker.sender_id, tracker.latest_message["intent"]["name"])


def _nearest_topics(ranking: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Title and payload of the topics that the message comes closest to. Pain is no topic to guess at."""
    topics = load_guide().topics
    near = (entry["name"] for entry in ranking if entry["confidence"] >= NEAR)
    names = [name for name in near if name in topics and name not in (PAIN, "define_term")]
    return [(topics[name].title, f"/{name}") for name in names[:_OFFERED]]
