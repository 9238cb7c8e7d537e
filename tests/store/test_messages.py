"""What was said, read from Rasa's table."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.messages import has_conversation, latest_said, turn_of
from bot.store.tracker_store import CoachTrackerStore


@pytest.fixture
def _rasas_table(engine: Engine, url: str) -> None:
    CoachTrackerStore(domain=Domain.empty(), url=url)


def _store(session: Session, sender_id: str, *events: dict[str, Any]) -> None:
    statement = text("INSERT INTO events (sender_id, type_name, data) VALUES (:sender_id, :type_name, :data)")
    for event in events:
        session.execute(statement, {"sender_id": sender_id, "type_name": event["event"], "data": json.dumps(event)})


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
def test_an_id_that_somebody_typed_is_no_id(session: Session) -> None:
    _store(session, "a", _user("one", '"message_id": "two"'), {**_user("one"), "metadata": {"title": "two"}})
    assert turn_of(session, "a", "two") is None


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
