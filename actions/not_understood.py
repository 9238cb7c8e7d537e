"""What the bot does with a message that it cannot answer: say so, and offer the nearest topics."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, PART, Events, answer_if_only_tired, fitting_parts, say
from actions.log_form import log_in
from actions.memory import memory_of
from bot.guide import FittingPart, load_guide
from bot.guide.asked import focus_named
from bot.store.session import engine_for_process, session_scope
from bot.store.unclear import Guess, add_unclear, mark_picked
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.rasa.language import is_probably_not_english
from bot.understanding.replies import is_question

_OFFERED = 3
NEAR = 0.03
"""Confidence below which a topic is not near, but only the least far."""
_TOO_MANY_MISSES = 2
_OFFERING = ("did_you_mean", "did_you_mean_part", "out_of_scope", "out_of_scope_near")
"""Replies with the nearest topics or parts as buttons."""
_NEAR_PART = {"did_you_mean": 0.4, "out_of_scope": 0.6}
"""Nearness in meaning from which a part is named in such a reply."""
_MOST_QUOTED = 60
"""Letters of a message that is named in the lifter's words."""
_NEARNESS, _LEAST = 8.0, 1e-4
"""Weight of nearness beside the log of a part's confidence, and the lowest confidence that is counted."""
_LEAST_NEAR, _PARTS, _ENOUGH_WORDS = 0.4, 2, 4
"""Nearness and number of parts that are offered; words from which a message that asks nothing may mean one."""


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
    elif misses > _TOO_MANY_MISSES and outcome == "did_you_mean":
        reply, near = "still_lost", []
    else:
        reply, near = outcome, _nearest_topics(ranking)
        parts = [part for part in offered_parts(message) if part.near >= _NEAR_PART[outcome]]
        if parts and _may_mean_a_part(message):
            reply = {"did_you_mean": "did_you_mean_part", "out_of_scope": "out_of_scope_near"}[outcome]
            near = [button_of(part) for part in parts]
    with session_scope(engine_for_process()) as session:
        add_unclear(
            session,
            sender_id=tracker.sender_id,
            text=text,
            outcome=outcome,
            guesses=[Guess(entry["name"], entry["confidence"]) for entry in ranking[:_OFFERED]],
        )
    return [*say(dispatcher, tracker, reply, offer=near, asked=_named(message)), SlotSet("misses", misses)]


def offered_parts(message: Mapping[str, Any], *, but: Collection[str] = ()) -> list[FittingPart]:
    """The parts of the guide that are nearest to a message, at most two. Pain is none to guess at.

    Args:
        message: as Rasa hands it on.
        but: names of parts that were told.
    """
    topics = load_guide().topics.keys() - {PAIN}
    near = [part for part in fitting_parts(message) if part.near >= _LEAST_NEAR and part.topic in topics]
    return sorted((part for part in near if part.name not in but), key=_fit, reverse=True)[:_PARTS]


def _fit(part: FittingPart) -> float:
    """A score to rank parts by: the log of the confidence, and the nearness."""
    return _NEARNESS * part.near + math.log(max(part.confidence, _LEAST))


def button_of(part: FittingPart) -> tuple[str, str]:
    """Title and payload of the button that asks for a part."""
    guide = load_guide()
    focus = focus_named(guide, part.topic, part.id)
    title = focus.title if focus else guide.topics[part.topic].title
    return title, f"/{part.topic}" + (json.dumps({PART: part.id}) if focus else "")


def _may_mean_a_part(message: Mapping[str, Any]) -> bool:
    reading = reading_of(message)
    return is_question(reading) or len(reading.words) >= _ENOUGH_WORDS


def _named(message: Mapping[str, Any]) -> str:
    """A short question in quotation marks, as it was typed; "that" for anything else."""
    asked = str(message.get("text") or "").strip(" ?.!,\n")
    return f"“{asked}”" if len(asked) <= _MOST_QUOTED and is_question(reading_of(message)) else "that"


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
