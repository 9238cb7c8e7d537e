"""Answers from the lifter's own log on one lift: maximum, records, the way to a load, the next session and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any, Final

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, send, speak
from actions.log_store import Known
from actions.memory import SLOT, closed, keep, memory_of
from actions.own_kit import kit_of, shown
from actions.progress import TOPIC, next_time_answer, said_again
from bot.coaching.drafts import session_of
from bot.coaching.load import Load
from bot.coaching.progress import compared_with_last, maximum, own_answer, records, until_a_load
from bot.coaching.session import LoggedSession
from bot.conversation.log.open_log import OpenLog
from bot.conversation.sessions.choosing import lift_meant, sessions_meant
from bot.conversation.sessions.telling import nothing_there
from bot.guide import Answer, Basis, Sentence, load_guide
from bot.understanding.sessions.wish import SessionWish, Wants

NEEDS_LEAVE: Final = frozenset({Wants.NEXT, Wants.ESTIMATE, Wants.WHEN, Wants.WHY})
"""Wishes for what comes next; they wait while health gates a dose."""
BY_OPEN_LOG: Final = NEEDS_LEAVE | {Wants.RECORD}
"""Wishes for numbers that sets give which wait for a yes."""
_AFTER: Final = (("My progress", "/show_progress"), ("Log a session", "/log_session"))

_COUNTED: Final = Sentence("I counted the log that is not saved yet.", Basis.PRACTICE)

Stored = Sequence[LoggedSession]


def own_numbers(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    wish: SessionWish,
    stored: Stored,
    knows: Known,
    waiting: Collection[str] = (),
) -> Events:
    """Answer from the log of one lift: its maximum, its records, the way to a load, the next session.

    Args:
        dispatcher: the way out.
        tracker: the conversation.
        wish: what is wanted.
        stored: the sessions to answer from.
        knows: what is known of the lifter.
        waiting: lifts among them that wait for a yes; the answer says that it counts them.
    """
    lift = lift_meant(stored, wish.which)
    if lift is None:
        return nothing_logged(dispatcher, wish, stored, knows)
    history = shown([one.session for one in stored], kit_of(tracker.sender_id)[0])
    guide, today, clearance = load_guide(), knows.today, memory_of(tracker).health.clearance()

    def told_with(answer: Answer) -> None:
        counted = (_COUNTED,) if lift in waiting else ()
        send(dispatcher, replace(answer, sentences=(*counted, *answer.sentences)))

    if wish.wants is Wants.NEXT or (wish.wants in NEEDS_LEAVE and clearance is None):
        told_with(said_again(tracker, next_time_answer(tracker, history, lift, today), lift))
        return [SlotSet("topic", TOPIC), *closed(tracker)]
    load = _weighed(wish, history, lift, knows)
    if wish.wants is Wants.RECORD:
        inside = [one.session for one in sessions_meant(stored, replace(wish.which, lifts=()))]
        found = records(inside, lift, today=today) or maximum((), lift, today=today)
        told_with(own_answer(f"Your best at {lift}", found, guide, clearance))
    elif wish.wants is Wants.WHEN and load:
        told_with(own_answer(f"{load}", until_a_load(history, lift, load, today=today), guide, clearance))
    elif wish.wants is Wants.WHY:
        suggested = next_time_answer(tracker, history, lift, today, why=load is None)
        compared = compared_with_last(history, lift, load) if load else ()
        told_with(replace(suggested, sentences=(*compared, *suggested.sentences)))
    else:
        found = maximum(history, lift, today=today, reps=wish.reps, percent=wish.percent)
        told_with(own_answer(f"Your maximum at {lift}", found, guide, clearance))
    return [SlotSet("topic", TOPIC), *closed(tracker)]


def by_open_log(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, log: OpenLog, stored: Stored, knows: Known
) -> Events:
    """Answer from the log with the sets that wait for a yes; they are offered again behind it."""
    now = datetime.now(timezone.utc)
    told = [LoggedSession(0, log.id, now, session_of(draft)) for draft in log.drafts]
    memory = memory_of(tracker)
    kept = [one for one in stored if one.id not in log.instead_of]
    both = sorted([*kept, *told], key=lambda one: one.session.day)
    events = own_numbers(dispatcher, tracker, wish, both, knows, {draft.lift for draft in log.drafts})
    # The question whether to save them stays open.
    return [*(one for one in events if one.get("name") != SLOT), *keep(tracker, memory.spoke_of_log())]


def nothing_logged(dispatcher: CollectingDispatcher, wish: SessionWish, stored: Stored, knows: Known) -> Events:
    """Say that no such session is in the log."""
    speak(dispatcher, nothing_there(wish.which, stored, today=knows.today), _AFTER)
    return []


def _weighed(wish: SessionWish, history: Sequence[Any], lift: str, knows: Known) -> Load | None:
    """The load that is asked about, in the unit that was said or the one that this lift is logged in."""
    if wish.load is None:
        return None
    units = [work.load.unit for session in history if session.lift == lift for work in session.sets if work.load]
    total = wish.load.total(units[-1] if units else knows.unit)
    return Load(*total) if total else None
