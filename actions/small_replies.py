"""Replies that depend on what the bot said just before: yes, no, and news about the lifter."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import (
    PAIN,
    PLAN_FORM,
    TIRED_OR_PAIN,
    Events,
    answer_if_only_tired,
    fitting_parts,
    give,
    say,
)
from actions.memory import memory_of
from actions.not_understood import NEAR, miss
from actions.own_data import QUESTIONS, data_question_answered
from actions.plan_store import current_answers
from actions.profile import given_up, known_profile, merged, own_profile, profile_told, remember
from actions.undo_log import undone_or_asked
from bot.conversation import LOG_SAVED, PLAN_MADE
from bot.conversation.plan import answers_tapped, change
from bot.guide import Asked, Depth, Profile, asked_of, load_guide
from bot.understanding.logs.endings import takes_out
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.replies import is_question

_LOST = ("did_you_mean", "did_you_mean_part", "out_of_scope", "out_of_scope_near", "not_that", "still_lost")


class ActionAffirm(Action):
    """A yes: to a question with several ways out it settles nothing, else the talk goes on."""

    def name(self) -> str:
        return "action_affirm"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = memory_of(tracker)
        if memory.asks(*QUESTIONS):
            return data_question_answered(dispatcher, tracker)
        if memory.asks(TIRED_OR_PAIN):
            return say(dispatcher, tracker, TIRED_OR_PAIN)
        return say(dispatcher, tracker, "which_one" if memory.asks(*_LOST) else "what_next")


class ActionDeny(Action):
    """A no: it is not pain, or none of the offered topics, or nothing more."""

    def name(self) -> str:
        return "action_deny"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = memory_of(tracker)
        if memory.asks(*QUESTIONS):
            return data_question_answered(dispatcher, tracker)
        if memory.asks(TIRED_OR_PAIN):
            return give(dispatcher, tracker, load_guide(), Asked("lower_back_tired"))
        return say(dispatcher, tracker, "rephrase" if memory.asks(*_LOST) else "what_next")


def _changes_the_plan(tracker: Tracker) -> bool:
    stored, message = current_answers(tracker.sender_id), tracker.latest_message
    if stored is None:
        return False
    if is_tap(message):
        return bool(stored.differing(answers_tapped(message["text"])))
    return change(reading_of(message), stored) is not None


def _asked_about(message: dict[str, Any]) -> str | None:
    """The topic that news is asked about: "my gym only has a smith, is that fine"."""
    if not is_question(reading_of(message)):
        return None
    topics = load_guide().topics
    near = (entry["name"] for entry in message.get("intent_ranking", []) if entry["confidence"] >= NEAR)
    return next((name for name in near if name in topics and name != PAIN), None)


class ActionNoteProfile(Action):
    """Remembers what the lifter tells of themselves, and says what it changes for the last answer."""

    def name(self) -> str:
        return "action_note_profile"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if memory_of(tracker).asks(PLAN_MADE) and _changes_the_plan(tracker):
            return [FollowupAction(PLAN_FORM)]
        message = tracker.latest_message
        told = profile_told(message)
        if memory_of(tracker).about:
            return self._of_another(dispatcher, tracker, told)
        events = [*remember(own_profile(message)), *given_up(message)]
        tired = answer_if_only_tired(dispatcher, tracker)
        if tired is not None:
            return events + tired
        guide, last = load_guide(), tracker.get_slot("topic")
        asked = _asked_about(message)
        if asked:
            found = asked_of(guide, asked, fitting_parts(message), merged(known_profile(tracker), told))
            return events + give(dispatcher, tracker, guide, found)
        if last in guide.topics and any(told.fits(line.when) for line in guide.topics[last].profile):
            return events + give(dispatcher, tracker, guide, Asked(last, Depth.FIT, profile=told))
        if not events and is_question(reading_of(message)):
            return miss(dispatcher, tracker, "out_of_scope")
        return events + say(dispatcher, tracker, "noted" if events else "noted_nothing")

    def _of_another(self, dispatcher: CollectingDispatcher, tracker: Tracker, told: Profile) -> Events:
        """Answer news of another person with the nearest part of the guide, and keep it out of the lifter's profile."""
        guide, parts = load_guide(), fitting_parts(tracker.latest_message)
        near = max(parts, key=lambda part: part.near, default=None)
        topic = near.name.partition("/")[0] if near else ""
        if near is None or near.near < NEAR or topic not in guide.topics or topic == PAIN:
            return say(dispatcher, tracker, "noted_nothing")
        return give(dispatcher, tracker, guide, asked_of(guide, topic, parts, told))


class ActionStop(Action):
    """A stop: the button under a saved log takes it back; in words it ends what is open and removes nothing."""

    def name(self) -> str:
        return "action_stop"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory, message = memory_of(tracker), tracker.latest_message
        if memory.asks(LOG_SAVED) and (is_tap(message) or takes_out(reading_of(message).words)):
            return undone_or_asked(dispatcher, tracker)
        if memory.asks(*QUESTIONS):
            return data_question_answered(dispatcher, tracker)
        return say(dispatcher, tracker, "stopped")
