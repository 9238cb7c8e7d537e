"""Answers from the guide: a question, "why?", "tell me more"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import PAIN, PLAN_FORM, TIRED_OR_PAIN, Events, fitting_parts, give, say, speak
from actions.log_form import log_in
from actions.memory import keep, memory_of
from actions.not_understood import miss, note_pick
from actions.profile import given_up, known_profile, merged, own_profile, profile_told, remember
from actions.progress import NEXT_TIME, give_next_time
from actions.study_answers import give_study
from bot.conversation import GivenAnswer, News
from bot.conversation.health_level import is_only_tired
from bot.conversation.untold import told_more
from bot.guide import Asked, Basis, Depth, Profile, Sentence, asked_of, load_guide
from bot.guide.asked import focus_named
from bot.understanding.asked_for import tells_of_oneself
from bot.understanding.facts import BodySign
from bot.understanding.logs.beginning import tells_of_done
from bot.understanding.messages import is_tap, log_talk_of, reading_of
from bot.understanding.rasa.language import is_in_another_script
from bot.understanding.reading import Standing
from bot.understanding.sessions.wish import SURE, Wants

_NOTHING_ON_IT = "I have nothing on that, as I only know hip thrusts."
_BACK = "lower_back_tired"
_AMOUNTS = "sets_and_reps"
_LOADS = "load_and_progression"
_FOR_YOU = (Sentence("And for you:", Basis.GUIDE),)
"""Before the lifter's own answer, where the same is asked for somebody else."""
_DOUBT = 0.2
"""Confidence in pain from which a tired back is asked about before it is answered."""


class ActionAnswer(Action):
    """Answers the question of a message, or each of them, from the guide."""

    def name(self) -> str:
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        guide = load_guide()
        message = tracker.latest_message
        studied = [] if message.get("safety") else give_study(dispatcher, tracker, message)
        if studied:
            return studied
        memory = memory_of(tracker)
        if memory.asks(TIRED_OR_PAIN):
            if is_only_tired(reading_of(message).facts):
                return give(dispatcher, tracker, guide, Asked(_BACK))
        elif _may_be_pain(message):
            return say(dispatcher, tracker, TIRED_OR_PAIN)
        if is_in_another_script(reading_of(message)):
            return miss(dispatcher, tracker, "other_language")
        note_pick(tracker)
        known = known_profile(tracker)
        events: Events = []
        # A question beside pain is not coached on; the hand-off stands alone.
        behind = message.get("questions") or ([message["asked_behind"]] if message.get("asked_behind") else [])
        # A joint that clicks and does not hurt is told about like anything else.
        alarms = message["intent"]["name"] == PAIN and bool(message.get("safety") or is_tap(message))
        released = alarms and memory.news is News.LEAVE and (bool(behind) or memory.health.freed())
        if released and not behind:
            return give(dispatcher, tracker, guide, Asked(_LOADS, focus=focus_named(guide, _LOADS, "after-a-break")))
        handed_off = alarms and not released
        whole = handed_off or not (message.get("questions") or alarms)
        questions = [message] if whole else behind
        for_both = not handed_off and memory.also
        if for_both:
            # What is told of the other one is no part of the lifter's own question.
            of_guide = [question for question in behind if question["intent"]["name"] in guide.topics]
            questions, whole = (of_guide, False) if of_guide else (questions, whole)
            keep(tracker, memory.copy(update={"about": memory.also}))
            events += _answered(dispatcher, tracker, questions, whole=whole, handed_off=False, known=known)
            events += keep(tracker, memory_of(tracker).copy(update={"about": memory.about}))
        before = _FOR_YOU if for_both else ()
        events += _answered(
            dispatcher, tracker, questions, whole=whole, handed_off=handed_off, known=known, before=before
        )
        if handed_off:
            told = log_in(tracker, hurts=True) if _hurts(message) else []
        else:
            told = _logged_beside(tracker) or _news(message)
        return [*events, *told, *_without_plan(tracker, events)]


def _answered(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    questions: Sequence[dict[str, Any]],
    *,
    whole: bool,
    handed_off: bool,
    known: Profile,
    before: Sequence[Sentence] = (),
) -> Events:
    """Answer the questions of a message, or the message as a whole, one after the other.

    Args:
        dispatcher: of this turn.
        tracker: the conversation; its memory says for whom they are answered.
        questions: the message, or what it asks.
        whole: it is the message.
        handed_off: something is told that a clinician has to see.
        known: what is known of the lifter.
        before: what comes before the first answer.
    """
    guide, news, events = load_guide(), memory_of(tracker).news, list[dict[str, Any]]()
    for question in questions:
        number = 0 if whole else question.get("number") or 0
        next_load = [] if whole else _next_load(dispatcher, tracker, question)
        if next_load:
            events += next_load
            continue
        if not whole and question["intent"]["name"] not in guide.topics:
            events += _nothing_on(dispatcher, tracker, question["text"], number)
            continue
        studied = [] if handed_off else give_study(dispatcher, tracker, question)
        if studied:
            events += studied
            continue
        told = profile_told(question)
        topic = question["intent"]["name"]
        # Sets that are thought of, where something speaks against them, come as a log.
        asked = asked_of(guide, topic if topic in guide.topics else _AMOUNTS, fitting_parts(question), told)
        if asked.topic == PAIN and news is News.LEAVE:
            asked = Asked(_LOADS, focus=focus_named(guide, _LOADS, "after-a-break"))
        elif asked.topic == PAIN:
            asked = Asked(PAIN, focus=asked.focus)
        elif asked.depth is Depth.SHORT:
            # The other lift of a comparison is its subject, not news about the lifter.
            asked = Asked(asked.topic, asked.depth, asked.focus, merged(known, replace(told, lift=None)))
        events += give(
            dispatcher, tracker, guide, asked, question="" if whole else question["text"], number=number, before=before
        )
    return events


def _next_load(dispatcher: CollectingDispatcher, tracker: Tracker, question: dict[str, Any]) -> Events:
    """Tell the next load by the lifter's own log, where one of several questions asks for it and there is a log."""
    meant = log_talk_of(question, near=True)
    asks = meant.act == Wants.NEXT.value and meant.likelihood >= SURE
    return (give_next_time(dispatcher, tracker) or []) if asks else []


def _nothing_on(dispatcher: CollectingDispatcher, tracker: Tracker, question: str, number: int) -> Events:
    """Say that one of several questions is outside the guide; it keeps its place among the answers."""
    counted = f"{number}) " if number else ""
    speak(dispatcher, f"{counted}“{question.strip(' ?.!')}”: {_NOTHING_ON_IT}")
    memory = memory_of(tracker)
    return keep(tracker, memory.answered(GivenAnswer(topic="", question=question, number=number)))


def _logged_beside(tracker: Tracker) -> Events:
    """Offer what was done and told beside a question: "did 3x8 at 70, should I go up?"."""
    return log_in(tracker) if tells_of_done(reading_of(tracker.latest_message), today=date.today()) else []


def _hurts(message: dict[str, Any]) -> bool:
    """Return True if a sign is told: the numbers beside a condition are weeks and ages, and no sets."""
    facts = reading_of(message).facts
    return any(isinstance(said.fact, BodySign) and said.standing is Standing.AFFIRMED for said in facts)


def _news(message: dict[str, Any]) -> Events:
    """What to remember of the lifter from a question: only what is said of oneself ("I'm a powerlifter")."""
    told = own_profile(message)
    if not tells_of_oneself(reading_of(message)):
        # A heavy lift is only read where it is told of oneself; of the rest only a tired back is plain enough.
        back = told.back if message["intent"]["name"] == _BACK else None
        told = Profile(back=back, heavy_pull=told.heavy_pull, heavy_squat=told.heavy_squat)
    return [*remember(told), *given_up(message)]


def _without_plan(tracker: Tracker, events: Events) -> Events:
    """A hand-off ends the questions before a plan: nothing is planned around pain."""
    handed_off = any(
        event["event"] == "slot" and (event["name"], event["value"]) == ("topic", PAIN) for event in events
    )
    if not handed_off or (tracker.active_loop or {}).get("name") != PLAN_FORM:
        return []
    return [
        ActiveLoop(None),
        *(SlotSet(name, None) for name in ("requested_slot", "plan_outcome")),
        *keep(tracker, memory_of(tracker).copy(update={"plan_stopped": True})),
        FollowupAction("action_listen"),
    ]


def _may_be_pain(message: dict[str, Any]) -> bool:
    """A tired back and pain are told in the same words; where it could be either, the bot asks."""
    confidence = {entry["name"]: entry["confidence"] for entry in message.get("intent_ranking", [])}
    other = {_BACK: PAIN, PAIN: _BACK}.get(message["intent"]["name"])
    return other is not None and confidence.get(other, 0.0) >= _DOUBT


class ActionExplain(Action):
    """Tells the evidence behind the last answer."""

    def name(self) -> str:
        return "action_explain"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        topic, guide = tracker.get_slot("topic"), load_guide()
        reasons = give_next_time(dispatcher, tracker, why=True) if tracker.get_slot("depth") == NEXT_TIME else None
        if reasons is not None:
            return reasons
        if topic not in guide.topics:
            return say(dispatcher, tracker, "nothing_said_yet")
        part = focus_named(guide, topic, tracker.get_slot("focus") or "")
        return give(dispatcher, tracker, guide, Asked(topic, Depth.WHY, part))


class ActionTellMore(Action):
    """Goes one layer deeper than the last answer: what it left out, the longer one, then the guide's section."""

    def name(self) -> str:
        return "action_tell_more"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        topic, guide = tracker.get_slot("topic"), load_guide()
        if topic not in guide.topics:
            return say(dispatcher, tracker, "nothing_said_yet")
        asked = told_more(guide, topic, tracker.get_slot("focus"), memory_of(tracker).answers)
        return give(dispatcher, tracker, guide, asked) if asked else say(dispatcher, tracker, "no_more")
