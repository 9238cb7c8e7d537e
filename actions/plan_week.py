"""The plan and the log together: what is done of the week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from rasa_sdk import Tracker

from actions.memory import memory_of
from actions.plan_store import PLAN_STANDS, current_plan
from bot.coaching.plan.done import plan_week
from bot.coaching.session import Session
from bot.conversation.plan.telling import week_in_words

_A_WEEK: Final = timedelta(days=7)


def week_after_saving(tracker: Tracker, saved: Iterable[Session], history: Sequence[Session], today: date) -> str:
    """How far the plan's week is after sessions were saved; "" without a plan, or where they are of another week."""
    clearance = memory_of(tracker).health.clearance()
    if not tracker.get_slot(PLAN_STANDS) or clearance is None:
        return ""
    monday = today - timedelta(days=today.weekday())
    plan = current_plan(tracker.sender_id, clearance)
    if plan is None or not any(monday <= session.day < monday + _A_WEEK for session in saved):
        return ""
    week = plan_week(plan, {session.day for session in history}, today=today)
    return " ".join(sentence.text for sentence in week_in_words(week))
