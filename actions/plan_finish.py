"""What comes of the questions before a plan: the plan, stored and shown, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, PLAN_MADE, Events, pain_told, send, speak, turn_is_over
from actions.plan_store import answers_behind, current_plan, keep, profile_slots
from bot.coaching.kept import as_json, from_json
from bot.coaching.plan import (
    Goal,
    HandOff,
    Plan,
    PlanProfile,
    build_plan,
    plan_answer,
)
from bot.conversation.plan import NEW_PLAN, PlanTalk, give_up, heading
from bot.guide import Sentence, load_guide

AFTER = (("Make a new plan", NEW_PLAN), ("Why?", "/ask_why"), ("Log a session", "/log_session"))
_INSTEAD = (
    ("Try again", "/build_plan"),
    ("How many sets and reps?", "/sets_and_reps"),
    ("What else should I train?", "/pairing"),
)
_CHANGE = "To change it, tell me what is different, for example “only two days now”."
NOT_STORED = "I could not store this plan just now, so I will not know it next time. Please keep a copy."
_CANCELLED = (
    "OK, no plan for now, and nothing was saved. I'll remember your answers in this chat, so you can finish later."
)


class ActionFinishPlan(Action):
    """Makes, stores and shows the plan, or says kindly why there is none."""

    def name(self) -> str:
        return "action_finish_plan"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        outcome, state = tracker.get_slot("plan_outcome"), tracker.get_slot("plan")
        over: Events = [SlotSet("plan_outcome", None)]
        if outcome == "made":
            over += _made(dispatcher, tracker, from_json(PlanTalk, state))
        elif outcome == "shown":
            over += shown(dispatcher, tracker)
        elif outcome == "in_pain":
            over += _in_pain(dispatcher)
        elif outcome == "given_up":
            speak(dispatcher, give_up(from_json(PlanTalk, state)), _INSTEAD)
            over += _kept(from_json(PlanTalk, state))
        else:
            speak(dispatcher, _CANCELLED, _INSTEAD)
        return [*over, turn_is_over(tracker)]


def _made(dispatcher: CollectingDispatcher, tracker: Tracker, talk: PlanTalk) -> Events:
    profile = talk.answers.profile()
    plan = build_plan(profile)
    if isinstance(plan, HandOff):
        return _in_pain(dispatcher)
    stored = keep(tracker.sender_id, plan)
    # What was taken from before is shown with the offer to put it right.
    after = ("" if talk.taken else _CHANGE) if stored else NOT_STORED
    speak(dispatcher, f"{heading(talk)} {after}".strip())
    return [*show(dispatcher, plan), *profile_slots(profile)]


def shown(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Send the plan that is stored, with what it was made from."""
    plan = current_plan(tracker.sender_id)
    if plan is None:
        speak(dispatcher, "I cannot read your plan just now. Please ask again in a moment.", _INSTEAD)
        return [SlotSet("plan", None)]
    talk = PlanTalk(answers_behind(plan))
    speak(dispatcher, f"This is the plan I have for you. {heading(talk)} {_CHANGE}")
    return show(dispatcher, plan)


def show(dispatcher: CollectingDispatcher, plan: Plan, before: Sequence[Sentence] = ()) -> Events:
    """Send a plan, behind what is new in it, and remember that it can be talked about."""
    answer = plan_answer(plan, load_guide(), before)
    send(dispatcher, answer, offer=AFTER)
    return [
        SlotSet("plan", None),
        SlotSet("topic", answer.intent),
        SlotSet("focus", None),
        SlotSet("depth", "short"),
        SlotSet("misses", 0),
        SlotSet("asked", PLAN_MADE),
        SlotSet("plan_stands", True),
    ]


def _in_pain(dispatcher: CollectingDispatcher) -> Events:
    hand_off = build_plan(PlanProfile(Goal.GENERAL, pain=True))
    send(dispatcher, plan_answer(hand_off, load_guide()))
    return [*pain_told(), SlotSet("plan", None), SlotSet("topic", PAIN), SlotSet("asked", None)]


def _kept(talk: PlanTalk) -> Events:
    """The answers without the count of failures, for another try."""
    return [SlotSet("plan", as_json(PlanTalk(talk.answers)))]
