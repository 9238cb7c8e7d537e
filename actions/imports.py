"""Training logs of other apps: what was found is shown, stored after a yes, and taken back in one step."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from actions.lifter_day import local_now
from actions.memory import ask, closed, memory_of, new_question
from bot.coaching.load import Unit
from bot.conversation import Strength, Verdict
from bot.conversation.import_wording import found_in_words, removed_in_words, saved_in_words
from bot.conversation.imports import FILE_TAG, IMPORTED, SAVE_IMPORT
from bot.imports import Found, NotReadable, NotReadableError, is_export, read_export, text_of_file
from bot.store.imports import add_import, drop_waiting, keep_waiting, not_yet_logged, remove_last_import, waiting_text
from bot.store.lifters import find_lifter, set_unit
from bot.store.session import engine_for_process, session_scope
from bot.understanding.imports import ImportWish, import_wish, unit_settled
from bot.understanding.messages import reading_of

_SAVE: Final = (("Yes, save it", "/affirm"), ("No, don't save", "/deny"))
_SAVE_IN_UNIT: Final = (
    ("Save it in kilograms", '/inform{"answer": "kg"}'),
    ("Save it in pounds", '/inform{"answer": "lb"}'),
    ("No, don't save", "/deny"),
)
_SAVED: Final = (("My progress", "/show_progress"), ("Undo", "/stop"))
_NEXT: Final = (("Log a session", "/log_session"), ("My progress", "/show_progress"))
_AWAY: Final = "I can't reach my database right now, so nothing was changed. Please try again in a moment."
_GONE: Final = "That file is no longer here, so nothing was saved. Please send it again."
_NOT_SAVED: Final = "OK, nothing was saved, and I dropped the file."
_PLAINLY: Final = "I only save it after a plain “yes”, or a tap on the button."
_HOW: Final = (
    "I read the CSV exports of Strong, Hevy and FitNotes. Send me the file, or paste its rows with the first line. "
    "I show you what I found before I save anything, and “undo the import” takes all of it back."
)

logger = logging.getLogger(__name__)


class ActionImport(Action):
    """Shows what a file holds, saves it after a yes, or takes the last import back."""

    def name(self) -> str:
        return "action_import"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        try:
            events = _reply(dispatcher, tracker)
        except NotReadableError as error:
            speak(dispatcher, str(error), _NEXT)
            events = closed(tracker)
        except SQLAlchemyError as error:
            logger.error("an import failed: %s", type(error).__name__)
            speak(dispatcher, _AWAY, _NEXT)
            events = closed(tracker)
        return [*events, turn_is_over(tracker)]


def _reply(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    text, memory = str(tracker.latest_message.get("text") or ""), memory_of(tracker)
    reading = reading_of(tracker.latest_message)
    if text.startswith(FILE_TAG):
        return _shown(dispatcher, tracker, text.removeprefix(FILE_TAG).strip())
    if is_export(text):
        body = text_of_file(text.encode())
        with session_scope(engine_for_process()) as connection:
            import_id = keep_waiting(connection, tracker.sender_id, body)
        return _shown(dispatcher, tracker, import_id)
    if memory.question is not None and memory.asks(SAVE_IMPORT):
        unit = unit_settled(reading)
        if memory.settles is Verdict.NO:
            with session_scope(engine_for_process()) as connection:
                drop_waiting(connection, tracker.sender_id)
            speak(dispatcher, _NOT_SAVED, _NEXT)
            return closed(tracker)
        return _saved(dispatcher, tracker, memory.question.about, unit)
    if import_wish(reading) is ImportWish.HOW:
        speak(dispatcher, _HOW, _NEXT)
        return closed(tracker)
    return _taken_back(dispatcher, tracker)


def _shown(dispatcher: CollectingDispatcher, tracker: Tracker, import_id: str, lead: str = "") -> Events:
    """Show what the waiting file holds, and ask whether to save it."""
    if import_id.upper() in NotReadable.__members__:
        raise NotReadableError(NotReadable[import_id.upper()])
    with session_scope(engine_for_process()) as connection:
        found, unit = _found(connection, tracker, import_id, None)
        new = not_yet_logged(connection, tracker.sender_id, found.sessions) if found else []
        if found and not new:
            drop_waiting(connection, tracker.sender_id)
    if found is None:
        speak(dispatcher, _GONE, _NEXT)
        return closed(tracker)
    told = found_in_words(found, new=len(new), unit=unit)
    if not new:
        speak(dispatcher, told, _NEXT)
        return closed(tracker)
    question = new_question(SAVE_IMPORT, Strength.CLEAR_YES, about=import_id)
    buttons = _SAVE if found.tells_unit else _SAVE_IN_UNIT
    return ask(dispatcher, tracker, f"{lead} {told}".strip(), question, buttons)


def _saved(dispatcher: CollectingDispatcher, tracker: Tracker, import_id: str, said: Unit | None) -> Events:
    sender = tracker.sender_id
    with session_scope(engine_for_process()) as connection:
        found, unit = _found(connection, tracker, import_id, said)
        settled = found is None or (
            memory_of(tracker).settles is Verdict.YES if found.tells_unit or said is None else True
        )
        if found is not None and not (settled and (found.tells_unit or unit is not None)):
            return _shown(dispatcher, tracker, import_id, lead=_PLAINLY)
        count = add_import(connection, sender, import_id, found.sessions) if found else 0
        if found is not None and not found.tells_unit and unit is not None:
            set_unit(connection, sender, unit)
        drop_waiting(connection, sender)
    if found is None:
        speak(dispatcher, _GONE, _NEXT)
        return closed(tracker)
    return ask(dispatcher, tracker, saved_in_words(count), new_question(IMPORTED, about=import_id), _SAVED)


def _taken_back(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    with session_scope(engine_for_process()) as connection:
        removed = remove_last_import(connection, tracker.sender_id)
    speak(dispatcher, removed_in_words(removed), _NEXT)
    return closed(tracker)


def _found(connection: Any, tracker: Tracker, import_id: str, said: Unit | None) -> tuple[Found | None, Unit | None]:
    """The sessions of the waiting file (None if it is gone), and the unit for loads without one (None if unknown)."""
    lifter = find_lifter(connection, tracker.sender_id)
    unit = said or (lifter.unit if lifter else None)
    text = waiting_text(connection, tracker.sender_id, import_id)
    if text is None:
        return None, unit
    # The date line: where the lifter's day began before the server's, it is today there.
    today = local_now(tracker, lifter).date() + timedelta(days=1)
    return read_export(text, today=today, unit=unit or Unit.KG), unit
