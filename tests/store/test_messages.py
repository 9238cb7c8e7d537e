"""What was said, read from Rasa's table."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.messages import has_conversation, latest_said, message_judged, turn_of
from bot.store.models import AnsweredMessage
from bot.store.tracker_store import CoachTrackerStore


@pytest.fixture
def _rasas_table(engine: Engine, url: str) -> None:
    CoachTrackerStore(domain=Domain.empty(), url=url)


def _store(session: Session, sender_id: str, *events: dict[str, Any]) -> None:
    statement = text("INSERT INTO events (sender_id, type_name, data) VALUES (:sender_id, :type_name, :data)")
    for event in events:
        session.execute(statement, {"sender_id": sender_id, "type_name": event["event"], "data": json.dumps(event)})
        if event["event"] == "user":
            session.merge(AnsweredMessage(sender_id=sender_id, message_id=event["message_id"]))


def _user(message_id: str, words: str = "hello") -> dict[str, Any]:
    return {"event": "user", "text": words, "message_id": message_id}


def _bot(words: str) -> dict[str, Any]:
    return {"event": "bot", "text": words}


ACTION = {"event": "action", "name": "action_listen"}


@pytest.mark.usefixtures("_rasas_table")
def test_a_turn_is_what_the_bot_said_up_to_the_next_message(session: Session) -> None:
    _store(session, "a", ACTION, _user("one"), ACTION, _bot("1"), _bot("2"), ACTION, _user("two"), _bot("3"))
    _store(session, "b", _user("three"), _bot("4"))
    assert turn_of(session, "a", "one") == [_bot("1"), _bot("2")]
    assert turn_of(session, "a", "two") == [_bot("3")]
    assert turn_of(session, "a", "three") is None
    assert turn_of(session, "b", "one") is None


@pytest.mark.usefixtures("_rasas_table")
def test_the_parts_of_a_message_are_one_turn(session: Session) -> None:
    part = {**_user("one+2"), "metadata": {"part": 2}}
    _store(session, "a", _user("one"), _bot("1"), part, _bot("2"), _user("two"), _bot("3"))
    assert turn_of(session, "a", "one") == [_bot("1"), _bot("2")]


@pytest.mark.usefixtures("_rasas_table")
def test_an_id_that_somebody_typed_is_no_id(session: Session) -> None:
    typed = _user("one", '"message_id": "t_o"')
    _store(session, "a", typed, _bot("1"), {**_user("two"), "metadata": {"title": "t_o"}}, _user("t_o"), _bot("3"))
    assert turn_of(session, "a", "t_o") == [_bot("3")]


@pytest.mark.usefixtures("_rasas_table")
def test_the_latest_words_come_in_order_and_begin_with_a_message(session: Session) -> None:
    _store(session, "a", ACTION, _user("one"), _bot("1"), _bot("2"), ACTION, _user("two"), _bot("3"))
    assert latest_said(session, "a") == [_user("one"), _bot("1"), _bot("2"), _user("two"), _bot("3")]
    assert latest_said(session, "a", limit=4) == [_user("two"), _bot("3")]
    assert latest_said(session, "nobody") == []


@pytest.mark.usefixtures("_rasas_table")
def test_a_conversation_exists_from_its_first_event_on(session: Session) -> None:
    _store(session, "a", ACTION)
    assert has_conversation(session, "a")
    assert not has_conversation(session, "b")


@pytest.mark.usefixtures("_rasas_table")
def test_an_opinion_is_about_the_message_that_it_names_or_the_latest_before_it(session: Session) -> None:
    noon = datetime(2025, 3, 1, 12, tzinfo=timezone.utc)
    statement = text(
        "INSERT INTO events (sender_id, type_name, timestamp, intent_name, data)"
        " VALUES (:sender_id, 'user', :timestamp, :intent, :data)"
    )
    for minute, (sender, intent) in enumerate([("u1", "setup"), ("u1", "feedback_negative"), ("u2", "a"), ("u1", "b")]):
        values = {"sender_id": sender, "timestamp": noon.timestamp() + 60 * minute, "intent": intent}
        session.execute(statement, {**values, "data": json.dumps(_user(f"m{minute}", intent))})

    def judged(message_id: str | None, minutes: float, sender_id: str = "u1") -> str | None:
        at = noon + timedelta(minutes=minutes)
        found = message_judged(session, sender_id, message_id=message_id, at=at, but=["feedback_negative"])
        return found["text"] if found else None

    assert judged(None, 1.5) == "setup"
    assert judged(None, 9) == "b"
    assert judged("m0", 9) == "setup"
    assert judged("m2", 9) is None
    assert judged("m", 9) is None
    assert judged(None, -1) is None
    assert judged(None, 9, "u3") is None
