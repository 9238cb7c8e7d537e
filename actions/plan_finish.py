"""What comes of the questions before a plan: the plan, stored and shown, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import PAIN, Events, give, send, speak, turn_is_over
from actions.log_store import known, stored_sessions
from actions.memory import keep, memory_of, new_question
from actions.plan_store import PLAN_STANDS, current_answers, current_plan, profile_slots, store_plan
from bot.coaching.kept import as_json, from_json
from bot.coaching.plan import HandOff, Plan, build_plan, hand_off, plan_answer, plan_card, with_logged_sets
from bot.conversation import PLAN_MADE, Memory
from bot.conversation.plan import NEW_PLAN, Answers, PlanTalk, give_up, heading
from bot.guide import Answer, Asked, Clearance, load_guide
from bot.guide.concern import within
from bot.understanding.facts import BodySign, Level
from bot.understanding.reading import Said, Span

AFTER = (("Make a new plan", NEW_PLAN), ("Why?", "/ask_why"), ("Log a session", "/log_session"))
_INSTEAD = (
    ("Try again", "/build_plan"),
    ("How many sets and reps?", "/sets_and_reps"),
    ("What else should I train?", "/pairing"),
)
INSTEAD_OF_A_PLAN = "sets_and_reps"
"""The topic under which is said what is said instead of a plan."""
_CHANGE = "To change it, tell me what is different."
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
        if state and outcome == "made" and from_json(PlanTalk, state).answers.pain is False:
            keep(tracker, _nothing_hurts(memory_of(tracker)))
        clearance = memory_of(tracker).health.clearance()
        if outcome in ("made", "shown", "not_now") and clearance is None:
            over += [SlotSet("plan", None), *give(dispatcher, tracker, load_guide(), Asked(INSTEAD_OF_A_PLAN))]
        elif outcome == "made" and clearance:
            over += _made(dispatcher, tracker, from_json(PlanTalk, state), clearance)
        elif outcome == "shown" and clearance:
            over += shown(dispatcher, tracker, clearance)
        elif outcome == "in_pain":
            over += _in_pain(dispatcher, tracker)
        elif outcome == "given_up":
            speak(dispatcher, give_up(from_json(PlanTalk, state)), _INSTEAD)
            over += _kept(from_json(PlanTalk, state))
        else:
            speak(dispatcher, _CANCELLED, _INSTEAD)
        return [*over, *keep(tracker, memory_of(tracker)), turn_is_over(tracker)]


def _made(dispatcher: CollectingDispatcher, tracker: Tracker, talk: PlanTalk, clearance: Clearance) -> Events:
    talk = replace(talk, answers=_with_log(tracker, talk.answers))
    profile = talk.answers.profile()
    plan = build_plan(profile, clearance)
    if isinstance(plan, HandOff):
        return _in_pain(dispatcher, tracker)
    stored = store_plan(tracker.sender_id, plan)
    # What was taken from before is shown with the offer to put it right.
    after = ("" if talk.taken else _CHANGE) if stored else NOT_STORED
    speak(dispatcher, f"{heading(talk)} {after} {_bounds(tracker)}".strip())
    return [*show(dispatcher, tracker, plan), *profile_slots(profile)]


def _with_log(tracker: Tracker, answers: Answers) -> Answers:
    """The answers with the sets of other lifts that the log has, where nobody told them and they matter."""
    if not (answers.others and answers.sets_matter):
        return answers
    try:
        sessions = [one.session for one in stored_sessions(tracker.sender_id)]
        today = known(tracker).today
    except SQLAlchemyError:
        return answers
    return replace(answers, others=with_logged_sets(answers.others, sessions, today))


def _bounds(tracker: Tracker) -> str:
    """The sentence that keeps a plan within what a clinician allowed; "" where no limits came with their leave."""
    said = memory_of(tracker).health.bounds()
    return within(said).text if said else ""


def shown(dispatcher: CollectingDispatcher, tracker: Tracker, clearance: Clearance) -> Events:
    """Send the plan that is stored, with what it was made from."""
    plan = current_plan(tracker.sender_id, clearance)
    if plan is None:
        speak(dispatcher, "I cannot read your plan just now. Please ask again in a moment.", _INSTEAD)
        return [SlotSet("plan", None)]
    talk = PlanTalk(current_answers(tracker.sender_id) or Answers())
    speak(dispatcher, f"This is the plan I have for you. {heading(talk)} {_CHANGE} {_bounds(tracker)}".strip())
    return show(dispatcher, tracker, plan)


def show(dispatcher: CollectingDispatcher, tracker: Tracker, plan: Plan, told: Answer | None = None) -> Events:
    """Send a plan, or what is told of it in its place, and remember that it can be talked about."""
    answer = told or plan_answer(plan, load_guide())
    send(dispatcher, answer, offer=AFTER, plan=plan_card(plan, answer.sentences))
    return [
        SlotSet("plan", None),
        SlotSet("topic", answer.intent),
        SlotSet("focus", None),
        SlotSet("depth", "short"),
        SlotSet("misses", 0),
        *keep(tracker, memory_of(tracker).asked(new_question(PLAN_MADE, waits=True))),
        SlotSet(PLAN_STANDS, True),
    ]


def _nothing_hurts(memory: Memory) -> Memory:
    """The memory after "does anything hurt?" was answered with a no."""
    health = memory.health.denied(BodySign("pain", words="nothing hurts"), at=datetime.now(timezone.utc))
    return memory.copy(update={"health": health})


def _in_pain(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    send(dispatcher, plan_answer(hand_off(), load_guide()))
    memory = memory_of(tracker)
    hurts = Said(BodySign("pain"), Span(0, 0))
    health = memory.health.told([hurts], at=datetime.now(timezone.utc), level_of=lambda facts: Level.CLINICIAN)
    known = keep(tracker, memory.copy(update={"health": health}).closed())
    return [*known, SlotSet("plan", None), SlotSet("topic", PAIN)]


def _kept(talk: PlanTalk) -> Events:
    """The answers without the count of failures, for another try."""
    return [SlotSet("plan", as_json(PlanTalk(talk.answers)))]
