"""The words of a reminder that is due: the plan's lines for its day, or none while something speaks against a dose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, send, speak
from actions.memory import concerns_in, keep, memory_of
from actions.plan_store import current_plan
from actions.remember import with_linked
from bot.coaching.plan import about_plan
from bot.conversation.local_day import in_zone
from bot.conversation.reminder_wording import quiet_notice, reminder_lines, reminder_title, without_dose, without_plan
from bot.guide import Basis, Sentence, load_guide
from bot.guide.concern import lead_on, what_to_ask
from bot.store.reminders import StoredReminders, reminders_of
from bot.store.session import engine_for_process, session_scope

_BUTTONS: Final = (("Log a session", "/log_session"), ("Stop reminders", '/inform{"answer": "stop reminders"}'))


class ActionRemind(Action):
    """Reminds. Nothing is said while an emergency is held: nothing else is talked about then."""

    def name(self) -> str:
        return "action_remind"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = with_linked(memory_of(tracker).copy(update={"about": ""}), tracker.sender_id)
        with session_scope(engine_for_process()) as session:
            due = next((one for one in reminders_of(session, tracker.sender_id) if one.next_at), None)
        if due is None or memory.health.held():
            return []
        keep(tracker, memory)
        _remind(dispatcher, tracker, due)
        return keep(tracker, memory_of(tracker).copy(update={"reminded": memory.turn}))


def _remind(dispatcher: CollectingDispatcher, tracker: Tracker, due: StoredReminders) -> None:
    assert due.next_at is not None, "what is due has its moment"
    weekday = in_zone(due.next_at, due.zone or "Etc/UTC").weekday()
    quiet, memory = quiet_notice(due.unanswered), memory_of(tracker)
    clearance = memory.health.clearance()
    if clearance is None:
        concerns = concerns_in(memory)
        number, memory = memory.worded("concern")
        keep(tracker, memory)
        words = without_dose(weekday, lead_on(concerns, number).text, what_to_ask(concerns[0], number).text)
        speak(dispatcher, f"{words} {quiet}".strip(), _BUTTONS)
        return
    plan = current_plan(tracker.sender_id, clearance)
    if plan is None:
        speak(dispatcher, f"{without_plan(weekday)} {quiet}".strip(), (("Make a plan", "/build_plan"), *_BUTTONS))
        return
    lines = reminder_lines(plan, weekday, [day for day, _ in due.times])
    said = (*lines, Sentence(quiet, Basis.GUIDE)) if quiet else lines
    send(
        dispatcher, replace(about_plan(plan, load_guide(), said, listed=True), title=reminder_title(weekday)), _BUTTONS
    )
