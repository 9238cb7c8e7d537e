"""The talk about a plan that stands: a question is answered from it, a wish changes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, PLAN_FORM, Events, give, send, speak, turn_is_over
from actions.log_store import known, stored_sessions
from actions.memory import keep, memory_of, new_question
from actions.plan_finish import AFTER, INSTEAD_OF_A_PLAN, NOT_STORED, show, shown
from actions.plan_store import PLAN_STANDS, answers_before, current_answers, current_plan, profile_slots, store_plan
from actions.progress import give_next_time, next_thrusts
from bot.coaching.plan import Plan, about_plan, build_plan, changed_plan_answer, day_lines, plan_card
from bot.conversation import PLAN_MADE
from bot.conversation.plan import Answers, Changed, change_plan_by, has_thrusts, tell, told_days, words
from bot.guide import Asked, Clearance, load_guide
from bot.guide.asked import focus_named
from bot.understanding.messages import plan_talk_of, reading_of
from bot.understanding.plan.asked import PlanChange, PlanQuestion, Turn, Wonder
from bot.understanding.plan.own_days import own_days
from bot.understanding.plan.talk import read_plan_changes, read_plan_talk

_WHICH_DAY = Asked("pairing", focus=focus_named(load_guide(), "pairing", "which-day"))
_ON_ONE_DAY = (Wonder.ON_DAY, Wonder.DONE)
"""What is asked about a day that is to be trained: the load by the own log goes with it."""
_NONE = "I cannot find a plan of yours just now. Ask me for one any time."


class ActionPlanTalk(Action):
    """Answers what is asked about the plan, or changes it and shows what is new."""

    def name(self) -> str:
        return "action_plan_talk"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory, reading = memory_of(tracker), reading_of(tracker.latest_message)
        meant = plan_talk_of(tracker.latest_message, near=memory.plan_is_near)
        week = own_days(reading, asks=meant.asks_for_days)
        if week.asks_beside or (week.tells and not tracker.get_slot("plan_stands")):
            allowed = memory.health.clearance(memory.about) is not None
            return give(dispatcher, tracker, load_guide(), _WHICH_DAY, before=[told_days(week)] if allowed else [])
        clearance = memory.health.clearance()
        wishes, asked = read_plan_changes(reading, meant), read_plan_talk(reading, meant)
        if clearance is None and wishes:
            return [FollowupAction(PLAN_FORM)]  # it asks whether it still hurts, where that may have passed
        if clearance is None:
            return give(dispatcher, tracker, load_guide(), Asked(INSTEAD_OF_A_PLAN))
        plan = current_plan(tracker.sender_id, clearance)
        if plan is None or not (wishes or asked):
            speak(dispatcher, _NONE, [("Make a plan", "/build_plan")])
            return [SlotSet(PLAN_STANDS, None), turn_is_over(tracker)]
        if _hurts_since(tracker):
            return [FollowupAction(PLAN_FORM)]  # it asks about pain before any plan is shown again
        if isinstance(asked, PlanQuestion) and not wishes:
            return [*_told(dispatcher, tracker, plan, asked, clearance), turn_is_over(tracker)]
        return [*_changed(dispatcher, tracker, plan, wishes, clearance), turn_is_over(tracker)]


def _hurts_since(tracker: Tracker) -> bool:
    """Return True if pain was handed off after the plan was made."""
    for event in reversed(tracker.events):
        if event["event"] == "action" and event["name"] == "action_finish_plan":
            return False
        answer = ((event.get("data") or {}).get("custom") or {}).get("answer") or {}
        if event["event"] == "bot" and answer.get("intent") == PAIN:
            return True
    return False


def _told(
    dispatcher: CollectingDispatcher, tracker: Tracker, plan: Plan, asked: PlanQuestion, clearance: Clearance
) -> Events:
    if asked.about is Wonder.AGAIN:
        return shown(dispatcher, tracker, clearance)
    if asked.about is Wonder.BEFORE:
        return _told_before(dispatcher, tracker, plan, clearance)
    if asked.about is Wonder.WEIGHT and asked.load is None:
        by_own_log = give_next_time(dispatcher, tracker)
        if by_own_log is not None:
            return by_own_log
    trained = {one.session.day for one in stored_sessions(tracker.sender_id)}
    sentences = tell(plan, asked, today=known(tracker).today, trained=trained)
    if asked.about in _ON_ONE_DAY and has_thrusts(plan, sentences):
        sentences = (*sentences, *next_thrusts(tracker))
    told = about_plan(plan, load_guide(), sentences, listed=True)
    send(dispatcher, told, offer=AFTER, plan=plan_card(plan, told.sentences))
    return _stands(tracker)


def _changed(
    dispatcher: CollectingDispatcher, tracker: Tracker, plan: Plan, wishes: Sequence[PlanChange], clearance: Clearance
) -> Events:
    if any(wish.turn is Turn.BACK for wish in wishes):
        former = answers_before(tracker.sender_id)
        done = Changed(former, (words("plan-back" if former else "no-plan-before"),))
    else:
        done = change_plan_by(plan, current_answers(tracker.sender_id) or Answers(), wishes)
    if done.answers is None:
        send(dispatcher, about_plan(plan, load_guide(), done.said), offer=AFTER)
        return _stands(tracker)
    profile = done.answers.profile()
    new = _built(done.answers, clearance)
    if not store_plan(tracker.sender_id, new):
        speak(dispatcher, NOT_STORED)
    told = changed_plan_answer(new, load_guide(), done.said)
    return [*show(dispatcher, tracker, new, told), *profile_slots(profile)]


def _told_before(dispatcher: CollectingDispatcher, tracker: Tracker, plan: Plan, clearance: Clearance) -> Events:
    """The plan that stood before, and how to have it back."""
    former = answers_before(tracker.sender_id)
    if former is None:
        send(dispatcher, about_plan(plan, load_guide(), (words("no-plan-before"),)), offer=AFTER)
        return _stands(tracker)
    old = _built(former, clearance)
    told = about_plan(old, load_guide(), (words("plan-before"), *day_lines(old)), listed=True)
    send(dispatcher, told, offer=AFTER, plan=plan_card(old, told.sentences))
    return _stands(tracker)


def _stands(tracker: Tracker) -> Events:
    """The plan can be talked about on."""
    return [*keep(tracker, memory_of(tracker).asked(new_question(PLAN_MADE, waits=True))), SlotSet("misses", 0)]


def _built(answers: Answers, clearance: Clearance) -> Plan:
    plan = build_plan(answers.profile(), clearance)
    if not isinstance(plan, Plan):
        raise TypeError("a plan that stands was made without pain, and no change of it tells of any")
    return plan
