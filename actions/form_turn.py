"""Where a form stands in the turn."""

from __future__ import annotations

from rasa_sdk import Tracker

from bot.conversation.log.open_log import OpenLog, log_from_json

_OF_EVERY_TURN = ("action_listen", "action_extract_slots", "action_session_start")


def came_back(tracker: Tracker) -> bool:
    """Return True if the form asks again after another action answered the message, which is then not its to read."""
    return bool(answered_by(tracker))


def answered_by(tracker: Tracker) -> str:
    """The action that answered the message before the form asks again; "" if none did."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return ""
        if event["event"] == "action" and _answers(str(event["name"])):
            return str(event["name"])
    return ""


def returned_after_a_break(tracker: Tracker) -> bool:
    """Return True if the message began a new session of the conversation: the lifter was away."""
    for event in reversed(tracker.events):
        if event["event"] == "session_started":
            return True
        if event["event"] == "user" and event.get("message_id") != tracker.latest_message.get("message_id"):
            return False
    return False


def more_follows(tracker: Tracker) -> bool:
    """Return True if the message is one part of another, behind whose next part an open form asks again."""
    return bool((tracker.latest_message.get("metadata") or {}).get("more"))


def next_is_asked(tracker: Tracker) -> bool:
    """Return True if the next load was asked for beside this part of a message."""
    return bool((tracker.latest_message.get("metadata") or {}).get("then_next"))


def _answers(action: str) -> bool:
    return not action.endswith("_form") and action not in _OF_EVERY_TURN


def waiting_log(tracker: Tracker) -> OpenLog | None:
    """The log with sets that is not saved yet; None if there is none."""
    state = tracker.get_slot("log")
    log = log_from_json(state) if state and tracker.active_loop else None
    return log if log and log.drafts and not log.saved else None
