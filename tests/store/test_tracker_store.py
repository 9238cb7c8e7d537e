"""Conversations come back as they were stored, in the same rows as Rasa's own store."""

from __future__ import annotations

import json
import logging
import warnings

import pytest
from conversations import DOMAIN, SECRET, new_session, rows, run, say, turn
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy import inspect, text

from bot.store.session import close_engines, engine_for_process
from bot.store.tracker_store import SESSION_INDEX, CoachTrackerStore


@pytest.fixture
def store(url: str) -> CoachTrackerStore:
    return CoachTrackerStore(DOMAIN, url=url)


def test_endpoints_yml_can_name_it(sqlite_url: str) -> None:
    config = EndpointConfig(url=sqlite_url, type="bot.store.tracker_store.CoachTrackerStore")
    store = TrackerStore.create(config, DOMAIN)
    assert isinstance(store, CoachTrackerStore)
    assert store.engine is engine_for_process(sqlite_url)


def test_the_address_is_that_of_the_environment(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    store = CoachTrackerStore(DOMAIN)
    assert store.engine is engine_for_process(sqlite_url)
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_the_index_of_session_starts_is_made_once(url: str) -> None:
    for _ in range(2):
        store = CoachTrackerStore(DOMAIN, url=url)
        close_engines()
    indexes = {index["name"]: index["column_names"] for index in inspect(store.engine).get_indexes("events")}
    store.engine.dispose()
    assert indexes[SESSION_INDEX] == ["sender_id", "type_name", "timestamp"]


def test_a_conversation_outlives_the_process(store: CoachTrackerStore, url: str) -> None:
    said = say(store, "u1", new_session() + turn())
    close_engines()
    found = run(CoachTrackerStore(DOMAIN, url=url).retrieve("u1"))
    assert found is not None
    assert list(found.events) == list(said.events)[1:]  # a session begins at its start, as with Rasa
    assert found.get_slot("goal") == SECRET


def test_an_unknown_sender_has_no_conversation(store: CoachTrackerStore) -> None:
    assert run(store.retrieve("nobody")) is None
    assert list(run(store.keys())) == []


def test_rows_are_those_of_rasas_own_store(sqlite_url: str) -> None:
    store, events = CoachTrackerStore(DOMAIN, url=sqlite_url), new_session() + turn()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stock = SQLTrackerStore(DOMAIN, host=sqlite_url)
    say(store, "ours", events)
    say(stock, "theirs", events)
    assert rows(store.engine, "ours") == rows(store.engine, "theirs")
    say(stock, "ours", turn("by Rasa"))
    said = say(store, "ours", turn("by us"))
    assert [json.loads(row[4]) for row in rows(store.engine, "ours")][1:] == [one.as_dict() for one in said.events]
    assert run(stock.retrieve("ours")) == run(store.retrieve("ours")).copy()
    stock.engine.dispose()


def test_only_the_latest_session_is_read_unless_all_are_asked_for(store: CoachTrackerStore) -> None:
    say(store, "u1", new_session() + turn("first"))
    say(store, "u1", new_session() + turn("second"))
    say(store, "u2", new_session())
    latest, full = run(store.retrieve("u1")), run(store.retrieve_full_tracker("u1"))
    assert [one.text for one in latest.events if isinstance(one, UserUttered)] == ["second"]
    assert isinstance(latest.events[0], SessionStarted)
    assert [one.text for one in full.events if isinstance(one, UserUttered)] == ["first", "second"]


@pytest.mark.parametrize("sender_id", ["x" * 256, "a\0b", "\ud800"])
def test_a_sender_id_that_cannot_be_stored_is_refused(store: CoachTrackerStore, sender_id: str) -> None:
    with pytest.raises(ValueError, match="a sender_id"):
        run(store.retrieve(sender_id))
    with pytest.raises(ValueError, match="a sender_id"):
        store.init_tracker(sender_id)
    with pytest.raises(ValueError, match="a sender_id"):
        run(store.save(DialogueStateTracker(sender_id, [])))


def test_no_log_holds_what_was_said(store: CoachTrackerStore, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        say(store, "u1", new_session() + turn())
        say(store, "u1", turn())
    assert SECRET not in caplog.text
