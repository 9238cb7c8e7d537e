"""A turn that cannot be saved says so, is no coaching, and what it told of health is not lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockError
from sqlalchemy import event
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from bot.app.logs import quiet_logs
from bot.app.server import load_agent
from bot.engine.unsaved_turns import HEALTH_NOT_SAVED, NOT_SAVED
from bot.store.session import engine_for_process, session_scope

Turn = Callable[[str], list[dict[str, Any]]]
QUESTION = "how many sets and reps?"


@pytest.fixture
def agent(model: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    quiet_logs()
    monkeypatch.setenv("DATABASE_URL", url)
    return load_agent(model)


@pytest.fixture
def says(agent: Any) -> Turn:
    """Somebody new, who talks to the agent."""
    sender = f"lifter-{uuid4().hex}"

    def turn(message: str) -> list[dict[str, Any]]:
        channel = CollectingOutputChannel()
        asyncio.run(agent.handle_message(UserMessage(message, channel, sender)))
        return channel.messages

    return turn


@contextmanager
def _without_conversations(url: str) -> Iterator[None]:
    """The table of conversations is away: nothing is read from it and nothing written."""
    engine = engine_for_process(url)
    with engine.begin() as connection:
        connection.execute(sql("ALTER TABLE events RENAME TO away"))
    try:
        yield
    finally:
        with engine.begin() as connection:
            connection.execute(sql("ALTER TABLE away RENAME TO events"))


def _texts(items: list[dict[str, Any]]) -> list[str]:
    return [item["text"] for item in items if "text" in item]


def _levels(items: list[dict[str, Any]]) -> list[str]:
    return [item["custom"]["safety"]["level"] for item in items if "safety" in item.get("custom", {})]


def test_without_a_database_nobody_is_coached_and_an_emergency_is_handed_off_and_remembered(
    says: Turn, url: str
) -> None:
    says(QUESTION)
    with _without_conversations(url):
        assert _texts(says(QUESTION)) == [NOT_SAVED]
        emergency = says("I have crushing chest pain")
        assert _levels(emergency) == ["emergency"]
        assert _texts(emergency)[1:] == [HEALTH_NOT_SAVED]
        assert not [item for item in emergency if "buttons" in item or "answer" in item.get("custom", {})]
        assert _texts(says(QUESTION)) == [NOT_SAVED]
    back = says(QUESTION)
    assert not [item for item in back if "answer" in item.get("custom", {})], "coached as if nothing had been told"


def test_with_the_database_back_the_talk_goes_on(says: Turn, url: str) -> None:
    with _without_conversations(url):
        assert _texts(says(QUESTION)) == [NOT_SAVED]
    assert [item for item in says(QUESTION) if "answer" in item.get("custom", {})]


def test_everybody_who_tells_of_an_emergency_meanwhile_and_after_is_handed_off(agent: Any, url: str) -> None:
    def somebody_new(message: str) -> list[dict[str, Any]]:
        channel = CollectingOutputChannel()
        asyncio.run(agent.handle_message(UserMessage(message, channel, f"lifter-{uuid4().hex}")))
        return channel.messages

    with _without_conversations(url):
        meanwhile = [somebody_new("I have crushing chest pain") for _ in range(2)]
    after = somebody_new("I have crushing chest pain")
    assert [_levels(items) for items in (*meanwhile, after)] == [["emergency"]] * 3


def test_a_log_whose_turn_was_lost_is_stored_once_and_said_to_be(
    agent: Any, says: Turn, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("killed after the log's commit"))

    says("3x10 at 100 kg rpe 8")
    with monkeypatch.context() as patch:
        patch.setattr(agent.tracker_store, "store", dies)
        assert _texts(says("yes")) == [NOT_SAVED]
    assert _texts(says("yes"))[0].startswith("Saved.")
    with session_scope(engine_for_process(url)) as session:
        assert session.execute(sql("SELECT count(*) FROM sessions")).scalar() == 1


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_with_a_full_disk_nobody_is_coached_without_a_memory(agent: Any, says: Turn, url: str) -> None:
    def full(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    says(QUESTION)
    engine = engine_for_process(url)
    with engine.connect() as connection:
        pages = connection.execute(sql("PRAGMA page_count")).scalar()
    event.listen(engine, "connect", full)
    engine.dispose()
    # What fits into the last pages is stored still.
    replies = [_texts(says(QUESTION)) for _ in range(8)]
    assert replies[-1] == [NOT_SAVED]
    assert _texts(says("I have crushing chest pain"))[-1] == HEALTH_NOT_SAVED
    event.remove(engine, "connect", full)
    engine.dispose()
    assert not [item for item in says(QUESTION) if "answer" in item.get("custom", {})], "the emergency is forgotten"


def test_without_locks_an_emergency_is_handed_off_too(
    agent: Any, says: Turn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object) -> None:
        raise LockError("the lock store is away")

    with monkeypatch.context() as patch:
        patch.setattr(agent.lock_store, "_held_by_process", away)
        assert _texts(says(QUESTION)) == [NOT_SAVED]
        assert _levels(says("I have crushing chest pain")) == ["emergency"]
    assert "chest" not in caplog.text
