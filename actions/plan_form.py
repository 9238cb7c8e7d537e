"""The questions before a plan: what a message does to them, and the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, Events, speak
from actions.form_turn import came_back, more_follows
from actions.memory import ask, keep, memory_of, new_question
from actions.plan_store import current_answers
from actions.profile import known_profile
from bot.coaching.kept import as_json, from_json
from bot.coaching.plan import Age
from bot.conversation.plan import (
    Answers,
    PlanTalk,
    Question,
    age_told,
    answered,
    answers_tapped,
    begin,
    change,
    doubted,
    hurried,
    interrupted,
    is_of_others,
    recounted,
    resumed,
    spared,
    take,
    tell_before,
    told_of_others,
    wished,
    wondered,
)
from bot.conversation.plan import ask as question_and_buttons
from bot.understanding.messages import asks_of_the_lift, is_tap, plan_talk_of, reading_of
from bot.understanding.plan.asked import PlanQuestion, Turn, Wonder
from bot.understanding.plan.talk import read_plan_changes, read_plan_talk
from bot.understanding.plan.wishes import (
    answer_wondered_about,
    wants_new_plan,
    wants_plan_now,
    wants_question_again,
    wants_what_was_noted,
    wonders_about_changing,
)
from bot.understanding.reading import Act
from bot.understanding.replies import asks_why, calls_off, is_noise, is_question

_ENOUGH = 0.5
"""Confidence from which a message counts as a question or wish of another kind."""
_ENDS = {"stop", "goodbye"}
_ANSWERS = {"inform", "affirm", "deny", "build_plan", "out_of_scope", "ask_why", *_ENDS}
"""Intents that an answer to a question of the form may be taken for."""


_IN_THE_PLAN = {Wonder.ON_DAY, Wonder.LIST, Wonder.AGAIN}
"""Wishes to see the plan or a day of it."""
OPEN_PLAN = "open_plan"
"""What is still open before a plan."""
_NEWS = {"inform", "affirm", "deny"}
"""Intents of which the rules make no more than "got it"."""


class ValidatePlanForm(Action):
    """Reads each message while the questions are asked, and says when they are over."""

    def name(self) -> str:
        return "validate_plan_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if tracker.get_slot("requested_slot") != "plan_outcome":
            return _opened(tracker)
        talk = from_json(PlanTalk, tracker.get_slot("plan"))
        if not came_back(tracker):
            asked = _asked_before(tracker.latest_message)
            if asked is not None:
                speak(dispatcher, asked)
                return _goes_on(interrupted(talk))
            return _heard(tracker.latest_message, talk)
        if more_follows(tracker):
            return _goes_on(talk)
        # Another action answered the message; what it tells beside its question is taken now.
        return _goes_on(take(talk, reading_of(tracker.latest_message), elsewhere=True) or interrupted(talk))


class ActionAskPlanOutcome(Action):
    """Asks the question that is open; once it was asked again in vain, it waits for the lifter to come back to it."""

    def name(self) -> str:
        return "action_ask_plan_outcome"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        talk = from_json(PlanTalk, tracker.get_slot("plan"))
        if not talk.waits and not more_follows(tracker):
            text, buttons = question_and_buttons(talk)
            return ask(dispatcher, tracker, text, new_question(OPEN_PLAN, waits=True), buttons)
        return []


def _opened(tracker: Tracker) -> Events:
    """A plan was asked for: it is shown, changed, or talked about from the first question on."""
    message = tracker.latest_message
    if any(entry.lasts or entry.held for entry in memory_of(tracker).health.gating()):
        return _over("not_now", None)
    reading = reading_of(message)
    afresh = wants_new_plan(reading) or any(entity["entity"] == "plan" for entity in message.get("entities", []))
    stored = None if afresh else current_answers(tracker.sender_id)
    if stored is not None:
        return _again(tracker, stored)
    known = Answers() if afresh else _known(tracker)
    memory = memory_of(tracker)
    talk = spared(begin(reading, known, well=memory.goes_on_planning))
    talk = answered(talk, answers_tapped(message["text"])) if is_tap(message) else talk
    return [*keep(tracker, memory.copy(update={"plan_stopped": False})), *_goes_on(talk)]


def _again(tracker: Tracker, stored: Answers) -> Events:
    message = tracker.latest_message
    if is_tap(message):
        tapped = answers_tapped(message["text"])
        talk = replace(answered(PlanTalk(stored), tapped), before=stored) if stored.differing(tapped) else None
    else:
        talk = change(reading_of(message), stored)
    if _was_handed_off(tracker):
        # Something hurt in this session: what was said of pain before does not hold any more.
        talk = talk or PlanTalk(stored, taken=stored.without((Question.PAIN,)).given)
        if not talk.answers.pain:
            talk = replace(talk, answers=talk.answers.without((Question.PAIN,)))
    return _over("shown", None) if talk is None else _goes_on(talk)


def _was_handed_off(tracker: Tracker) -> bool:
    """Return True if pain of the lifter's own was answered in this session."""
    if not any(entry.person == "" for entry in memory_of(tracker).health.entries):
        return False
    answers = (event.get("data", {}).get("custom") or {} for event in tracker.events if event["event"] == "bot")
    return any((custom.get("answer") or {}).get("intent") == PAIN for custom in answers)


def _tapped_on(talk: PlanTalk, text: str, intent: str) -> Events:
    said = answers_tapped(text)
    if said.given:
        return _goes_on(answered(talk, said))
    # The yes or no of another question answers none of these.
    return _goes_on(resumed(talk)) if intent in ("affirm", "deny") else _wished(talk, intent)


def _heard(message: dict[str, Any], talk: PlanTalk) -> Events:
    intent = message["intent"]["name"]
    if is_tap(message):
        return _tapped_on(talk, message["text"], intent)
    reading = reading_of(message)
    if calls_off(reading):
        return _over("cancelled", talk)
    if asks_why(reading):
        return _goes_on(wondered(talk))
    if about := answer_wondered_about(reading):
        return _goes_on(wondered(talk, Question(about)))
    if wants_what_was_noted(reading):
        return _goes_on(recounted(talk))
    if wonders_about_changing(reading):
        return _goes_on(doubted(talk))
    if wants_question_again(reading) and take(talk, reading, elsewhere=True) is None:
        return _goes_on(resumed(talk))
    wants = read_plan_changes(reading)
    # "Swap the squats, I hate them" tells of no squats that are done.
    plain = any(one.turn in (Turn.MOVE, Turn.SWAP) for one in wants)
    if (then := wished(talk, wants)) and (plain or take(talk, reading, elsewhere=True) is None):
        return _goes_on(then)
    if wants_plan_now(reading):
        return _goes_on(hurried(take(talk, reading, elsewhere=True) or talk))
    if _looks_into_the_plan(message) and take(talk, reading, elsewhere=True) is None:
        return _goes_on(hurried(talk)) if talk.answers.given else []
    sure = (message["intent"].get("confidence") or 0.0) >= _ENOUGH
    elsewhere = sure and intent not in _ANSWERS
    if is_question(reading) and elsewhere:
        return []  # the rules answer it; what stands beside it is taken when the form is back
    then = take(talk, reading, elsewhere=elsewhere)
    if then is not None and then.misses <= talk.misses:
        return _goes_on(then)
    if is_noise(reading) or (talk.waits and (then is not None or reading.does(Act.GREETS))):
        return _goes_on(resumed(talk))
    if intent in _NEWS and is_of_others(reading) and not is_question(reading):
        return _goes_on(told_of_others(talk))
    if sure and (meant := _wished(talk, intent)):
        return meant
    return [] if then is None else _goes_on(then)


def _asked_before(message: dict[str, Any]) -> str | None:
    """The answer to what is asked about the plan to come; None where a message asks nothing of it."""
    reading = reading_of(message)
    elsewhere = is_tap(message) or asks_of_the_lift(message) or read_plan_changes(reading)
    asked = None if elsewhere else read_plan_talk(reading)
    told = tell_before(asked) if isinstance(asked, PlanQuestion) else None
    return told and told.text


def _looks_into_the_plan(message: dict[str, Any]) -> bool:
    """Return True if what a message asks can be seen in the plan alone, which is still to be made."""
    asked = read_plan_talk(reading_of(message), plan_talk_of(message, near=True))
    return isinstance(asked, PlanQuestion) and asked.about in _IN_THE_PLAN


def _wished(talk: PlanTalk, intent: str) -> Events:
    """The events after an intent alone; nothing where the rules have an answer to it."""
    if intent in _ENDS:
        return _over("cancelled", talk)
    if intent == "ask_why":
        return _goes_on(wondered(talk))
    return _goes_on(resumed(talk)) if intent == "build_plan" else []


def _goes_on(talk: PlanTalk) -> Events:
    """The next question, or the end if none is left."""
    if talk.lost and talk.answers.given and not talk.assumed:
        talk = hurried(talk)  # who told something gets a plan, with what was not told assumed and named
    if talk.lost:
        return _over("given_up", talk)
    if talk.answers.pain:
        return _over("in_pain", None)
    if talk.open is None:
        return _over("made", talk)
    return [SlotSet("plan", as_json(talk)), SlotSet("plan_outcome", None)]


def _over(outcome: str, talk: PlanTalk | None) -> Events:
    # A form that ends in the turn in which it began leaves no rule a state to go on from.
    return [
        SlotSet("plan", None if talk is None else as_json(talk)),
        SlotSet("plan_outcome", outcome),
        FollowupAction("action_finish_plan"),
    ]


def answers_told(tracker: Tracker) -> Answers:
    """The answers behind the plan that stands, overridden by those told since; what was assumed was not told."""
    stored, left = current_answers(tracker.sender_id) or Answers(), tracker.get_slot("plan")
    assumed = from_json(PlanTalk, left).assumed if left else ()
    return stored.overridden(_known(tracker).without(assumed))


def _known(tracker: Tracker) -> Answers:
    """The answers in the slots, and those given before the questions were called off."""
    profile = known_profile(tracker)
    slots = from_json(
        Answers,
        {"goal": profile.goal, "experience": profile.experience, "back": profile.back, "equipment": profile.equipment},
    )
    left = tracker.get_slot("plan")
    known = slots.overridden(from_json(PlanTalk, left).answers) if left else slots
    return known if known.age else replace(known, age=_age_told(tracker))


def _age_told(tracker: Tracker) -> Age | None:
    """The age that the lifter told before in this conversation."""
    told = (event["parse_data"] for event in reversed(tracker.events) if event["event"] == "user")
    return next((age for age in (age_told(reading_of(message)) for message in told) if age), None)
