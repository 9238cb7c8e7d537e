"""The talk about a plan that stands: a question is answered from it, a wish changes it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, PLAN_FORM, PLAN_MADE, Events, send, speak, turn_is_over
from actions.plan_finish import AFTER, NOT_STORED, show, shown
from actions.plan_store import answers_behind, current_plan, keep, profile_slots
from actions.progress import give_next_time
from bot.coaching.plan import Plan, about_plan, build_plan
from bot.conversation.plan import change_plan, tell
from bot.guide import load_guide
from bot.understanding.plan.asked import PlanChange, PlanQuestion, Wonder
from bot.understanding.plan.talk import read_plan_talk
from bot.understanding.understand import understand

_NONE = "I cannot find a plan of yours just now. Ask me for one any time."


class ActionPlanTalk(Action):
    """Answers what is asked about the plan, or changes it and shows what is new."""

    def name(self) -> str:
        return "action_plan_talk"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        plan = current_plan(tracker.sender_id)
        said = read_plan_talk(understand(tracker.latest_message.get("text") or ""))
        if plan is None or said is None:
            speak(dispatcher, _NONE, [("Make a plan", "/build_plan")])
            return [SlotSet("plan_stands", None), turn_is_over(tracker)]
        if _hurts_since(tracker):
            return [FollowupAction(PLAN_FORM)]  # it asks about pain before any plan is shown again
        if isinstance(said, PlanChange):
            return [*_changed(dispatcher, tracker, plan, said), turn_is_over(tracker)]
        return [*_told(dispatcher, tracker, plan, said), turn_is_over(tracker)]


def _hurts_since(tracker: Tracker) -> bool:
    """Return True if pain was handed off after the plan was made."""
    for event in reversed(tracker.events):
        if event["event"] == "action" and event["name"] == "action_finish_plan":
            return False
        answer = ((event.get("data") or {}).get("custom") or {}).get("answer") or {}
        if event["event"] == "bot" and answer.get("intent") == PAIN:
            return True
    return False


def _told(dispatcher: CollectingDispatcher, tracker: Tracker, plan: Plan, asked: PlanQuestion) -> Events:
    if asked.about is Wonder.AGAIN:
        return shown(dispatcher, tracker)
    if asked.about is Wonder.WEIGHT and asked.load is None:
        by_own_log = give_next_time(dispatcher, tracker)
        if by_own_log is not None:
            return by_own_log
    send(dispatcher, about_plan(plan, load_guide(), tell(plan, asked), listed=True), offer=AFTER)
    return [SlotSet("asked", PLAN_MADE), SlotSet("misses", 0)]


def _changed(dispatcher: CollectingDispatcher, tracker: Tracker, plan: Plan, wish: PlanChange) -> Events:
    done = change_plan(plan, answers_behind(plan), wish)
    if done.answers is None:
        send(dispatcher, about_plan(plan, load_guide(), done.said), offer=AFTER)
        return [SlotSet("asked", PLAN_MADE), SlotSet("misses", 0)]
    profile = done.answers.profile()
    new = build_plan(profile)
    if not isinstance(new, Plan):
        raise TypeError("a plan that stands was made without pain, and no change of it tells of any")
    if not keep(tracker.sender_id, new):
        speak(dispatcher, NOT_STORED)
    return [*show(dispatcher, new, done.said), *profile_slots(profile)]
