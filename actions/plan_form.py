"""The questions before a plan: what a message does to them, and the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, Events, earlier_answers, known_profile, speak
from actions.form_turn import came_back
from actions.plan_store import answers_behind, current_plan
from bot.coaching.plan_talk import (
    Answers,
    PlanTalk,
    Question,
    answered,
    ask,
    asks_why,
    begin,
    calls_off,
    change,
    heard,
    interrupted,
    tapped,
    wants_new,
    wondered,
)

_ENOUGH = 0.5
"""Confidence from which a message counts as a question or wish of another kind."""
_ENDS = {"stop", "goodbye"}
_ANSWERS = {"inform", "affirm", "deny", "build_plan", "out_of_scope", "ask_why", *_ENDS}
"""Intents that an answer to a question of the form may be taken for."""
_YES_OR_NO = {"affirm": "yes", "deny": "no"}


class ValidatePlanForm(Action):
    """Reads each message while the questions are asked, and says when they are over."""

    def name(self) -> str:
        return "validate_plan_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if tracker.get_slot("requested_slot") != "plan_outcome":
            return _opened(tracker)
        talk = PlanTalk.from_json(tracker.get_slot("plan"))
        return _goes_on(interrupted(talk)) if came_back(tracker) else _heard(tracker.latest_message, talk)


class ActionAskPlanOutcome(Action):
    """Asks the question that is open."""

    def name(self) -> str:
        return "action_ask_plan_outcome"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        text, buttons = ask(PlanTalk.from_json(tracker.get_slot("plan")))
        speak(dispatcher, text, buttons)
        return []


def _opened(tracker: Tracker) -> Events:
    """A plan was asked for: it is shown, changed, or talked about from the first question on."""
    message = tracker.latest_message
    text = message.get("text") or ""
    afresh = wants_new(text) or any(entity["entity"] == "plan" for entity in message.get("entities", []))
    plan = None if afresh else current_plan(tracker.sender_id)
    if plan is not None:
        return _again(tracker, answers_behind(plan), text)
    known = Answers() if afresh else _known(tracker)
    talk = answered(begin("", known), tapped(text)) if text.startswith("/") else begin(text, known)
    return _goes_on(talk)


def _again(tracker: Tracker, stored: Answers, text: str) -> Events:
    if text.startswith("/"):
        news = stored.differing(tapped(text))
        talk = replace(answered(PlanTalk(stored), tapped(text)), before=stored) if news else None
    else:
        talk = change(text, stored)
    if earlier_answers(tracker, PAIN):
        # Something hurt in this session: what was said of pain before does not hold any more.
        talk = talk or PlanTalk(stored, taken=stored.without((Question.PAIN,)).given)
        if not talk.answers.pain:
            talk = replace(talk, answers=talk.answers.without((Question.PAIN,)))
    return _over("shown", None) if talk is None else _goes_on(talk)


def _tapped_on(talk: PlanTalk, text: str, intent: str) -> Events:
    said = tapped(text)
    if said.given:
        return _goes_on(answered(talk, said))
    if intent in _YES_OR_NO:
        return _goes_on(heard(talk, _YES_OR_NO[intent]) or talk)
    return _wished(talk, intent)


def _heard(message: dict[str, Any], talk: PlanTalk) -> Events:
    text, intent = message.get("text") or "", message["intent"]["name"]
    if text.startswith("/"):
        return _tapped_on(talk, text, intent)
    if calls_off(text):
        return _over("cancelled", talk)
    if asks_why(text):
        return _goes_on(wondered(talk))
    sure = (message["intent"].get("confidence") or 0.0) >= _ENOUGH
    then = heard(talk, text, elsewhere=sure and intent not in _ANSWERS)
    if then is not None and then.misses <= talk.misses:
        return _goes_on(then)
    if sure and intent in _YES_OR_NO:
        then = heard(talk, _YES_OR_NO[intent])
    elif sure and (wished := _wished(talk, intent)):
        return wished
    return [] if then is None else _goes_on(then)


def _wished(talk: PlanTalk, intent: str) -> Events:
    """What follows from an intent alone; nothing where the rules have an answer to it."""
    if intent in _ENDS:
        return _over("cancelled", talk)
    if intent == "ask_why":
        return _goes_on(wondered(talk))
    return _goes_on(interrupted(talk)) if intent == "build_plan" else []


def _goes_on(talk: PlanTalk) -> Events:
    """The next question, or the end if none is left."""
    if talk.lost:
        return _over("given_up", talk)
    if talk.answers.pain:
        return _over("in_pain", None)
    if talk.open is None:
        return _over("made", talk)
    return [SlotSet("plan", talk.as_json()), SlotSet("plan_outcome", None)]


def _over(outcome: str, talk: PlanTalk | None) -> Events:
    # A form that ends in the turn in which it began leaves no rule a state to go on from.
    return [
        SlotSet("plan", None if talk is None else talk.as_json()),
        SlotSet("plan_outcome", outcome),
        FollowupAction("action_finish_plan"),
    ]


def _known(tracker: Tracker) -> Answers:
    """What the slots know of the lifter, and what was said before the questions were called off."""
    profile = known_profile(tracker)
    slots = Answers.from_json(
        {"goal": profile.goal, "experience": profile.experience, "back": profile.back, "equipment": profile.equipment}
    )
    left = tracker.get_slot("plan")
    return slots.overridden(PlanTalk.from_json(left).answers) if left else slots
