"""Reminders by talk: asked for, echoed, set after a yes, shown and stopped."""

from __future__ import annotations

import logging
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from actions.lifter_day import clock, told_time_zone
from actions.memory import ask, keep, memory_of, new_question
from actions.plan_store import current_answers
from bot.channels.senders import TELEGRAM_PREFIX, is_in_group
from bot.conversation import Strength, Verdict
from bot.conversation.local_day import in_zone
from bot.conversation.reminder_wording import (
    NO_PLAN_DAYS,
    NONE_SET,
    NONE_TO_STOP,
    NOT_IN_A_GROUP,
    NOT_SET,
    ONLY_TELEGRAM,
    SAVE_PLAINLY,
    WEEK_BY_WEEK,
    question_in_words,
    set_in_words,
    standing_in_words,
    stopped_in_words,
)
from bot.conversation.reminders import QUESTIONS, Open, ReminderDraft, draft_of, next_moment
from bot.store.lifters import find_lifter, lifter_of, set_time_zone
from bot.store.reminders import reminders_of, remove_reminders, set_reminders
from bot.store.session import engine_for_process, session_scope
from bot.understanding.messages import reading_of
from bot.understanding.reminders import ReminderAct, ReminderWish, reminder_times, reminder_wish, stops_in_a_word
from bot.understanding.time_zones import zone_answered

_NEXT: Final = (("My plan", "/build_plan"), ("What can I ask you?", "/guide_overview"))
_SET: Final = (("Stop reminders", '/inform{"answer": "stop reminders"}'),)
_AWAY: Final = "I can't reach my database right now, so nothing was changed. Please try again in a moment."
_BUTTONS: Final = {
    Open.HALF: (
        ("In the morning", '/inform{"answer": "in the morning"}'),
        ("In the evening", '/inform{"answer": "in the evening"}'),
    ),
    Open.SAVE: (("Yes, set it", "/affirm"), ("No, don't", "/deny")),
}
_OWN_DAYS: Final = ("On my plan's days", '/inform{"answer": "on my training days"}')

logger = logging.getLogger(__name__)


class ActionReminders(Action):
    """Sets reminders after a yes, shows those that stand, or stops them."""

    def name(self) -> str:
        return "action_reminders"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        try:
            return _reply(dispatcher, tracker)
        except SQLAlchemyError as error:
            logger.error("reminders failed: %s", type(error).__name__)
            return _said(dispatcher, tracker, _AWAY)


def _reply(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    memory, reading = memory_of(tracker), reading_of(tracker.latest_message)
    wish = reminder_wish(reading)
    asked = memory.asks(*QUESTIONS) and memory.reminders is not None
    if wish is None and (not asked or (memory.answers_a_reminder and stops_in_a_word(reading))):
        wish = ReminderWish(ReminderAct.STOP)
    if wish is not None and wish.act is ReminderAct.STOP:
        return _stopped(dispatcher, tracker, {day.weekday for day in wish.days})
    if wish is not None and wish.act is ReminderAct.SHOW:
        standing = _standing(tracker)
        return _said(dispatcher, tracker, standing_in_words(standing) if standing.days else NONE_SET)
    if not tracker.sender_id.startswith(TELEGRAM_PREFIX):
        return _said(dispatcher, tracker, ONLY_TELEGRAM)
    if is_in_group(tracker.sender_id):
        return _said(dispatcher, tracker, NOT_IN_A_GROUP)
    if wish is not None:
        standing = _standing(tracker)
        return _asked_on(dispatcher, tracker, standing, wish, standing)
    draft, when = memory.reminders or ReminderDraft(), reminder_times(reading)
    if memory.asks(Open.ZONE.value) and (zone := zone_answered(reading.words)):
        return _ask(dispatcher, tracker, draft.copy(update={"zone": zone}))
    if when is not None:
        return _asked_on(dispatcher, tracker, draft, when)
    if memory.settles is Verdict.YES and memory.asks(Open.SAVE.value):
        return _set(dispatcher, tracker, draft)
    if memory.settles is Verdict.NO:
        standing = _standing(tracker)
        kept = f" {standing_in_words(standing)}" if standing.days else ""
        return _said(dispatcher, tracker, f"{NOT_SET}{kept}")
    return _ask(dispatcher, tracker, draft, SAVE_PLAINLY if memory.asks(Open.SAVE.value) else "")


def _standing(tracker: Tracker) -> ReminderDraft:
    """The reminders that the lifter has, with the zone that is known of them."""
    with session_scope(engine_for_process()) as session:
        lifter, stored = find_lifter(session, tracker.sender_id), reminders_of(session, tracker.sender_id)
    zone = told_time_zone(tracker) or (lifter.time_zone if lifter else None)
    return draft_of(stored[0].times if stored else (), zone)


def _asked_on(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    draft: ReminderDraft,
    wish: ReminderWish,
    standing: ReminderDraft | None = None,
) -> Events:
    """Take in what was told, and ask for what is missing; say so where all of it stands already."""
    answers = current_answers(tracker.sender_id)
    own = answers.weekdays if answers else ()
    lead = WEEK_BY_WEEK if wish.once else NO_PLAN_DAYS if wish.training_days and not (own or wish.days) else ""
    told = draft.told(wish, own)
    if standing is not None and standing.days and told.days == standing.days and not lead:
        return _said(dispatcher, tracker, standing_in_words(standing))
    return _ask(dispatcher, tracker, told, lead, own_days=bool(own))


def _ask(
    dispatcher: CollectingDispatcher, tracker: Tracker, draft: ReminderDraft, lead: str = "", *, own_days: bool = False
) -> Events:
    question = new_question(draft.open.value, Strength.CLEAR_YES)
    keep(tracker, memory_of(tracker).copy(update={"reminders": draft}))
    buttons = (_OWN_DAYS,) if own_days and draft.open is Open.DAYS else _BUTTONS.get(draft.open, ())
    text = f"{lead} {question_in_words(draft)}".strip()
    return [*ask(dispatcher, tracker, text, question, buttons), FollowupAction("action_listen")]


def _set(dispatcher: CollectingDispatcher, tracker: Tracker, draft: ReminderDraft) -> Events:
    now = clock()
    first = next_moment(draft.times, draft.zone, now)
    with session_scope(engine_for_process()) as session:
        lifter_of(session, tracker.sender_id)
        set_time_zone(session, tracker.sender_id, draft.zone)
        set_reminders(session, tracker.sender_id, draft.times, next_at=first)
    return _said(dispatcher, tracker, set_in_words(draft, in_zone(first, draft.zone)), _SET)


def _stopped(dispatcher: CollectingDispatcher, tracker: Tracker, days: set[int]) -> Events:
    """Stop the reminders of some days, or all of them where none is named."""
    standing = _standing(tracker)
    left = standing.copy(update={"days": tuple(day for day in standing.days if days and day.weekday not in days)})
    with session_scope(engine_for_process()) as session:
        stored = reminders_of(session, tracker.sender_id)
        if left.days and stored:
            next_at = next_moment(left.times, left.zone, clock())
            set_reminders(session, stored[0].sender_id, left.times, next_at=next_at)
        had = bool(left.days) or remove_reminders(session, tracker.sender_id)
    return _said(dispatcher, tracker, stopped_in_words(left) if had else NONE_TO_STOP)


def _said(
    dispatcher: CollectingDispatcher, tracker: Tracker, text: str, buttons: tuple[tuple[str, str], ...] = _NEXT
) -> Events:
    """Say something that leaves no question about reminders open."""
    speak(dispatcher, text, buttons)
    memory = memory_of(tracker)
    closed = memory.closed() if memory.asks(*QUESTIONS) else memory
    return [*keep(tracker, closed.copy(update={"reminders": None})), turn_is_over(tracker)]
