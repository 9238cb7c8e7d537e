"""What nobody has come back for is deleted, and nothing else."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta, timezone

import pytest
from telegram_world import Lock

from bot.app.retention import tidy_up
from bot.store.export_links import new_export_link
from bot.store.feedback import add_feedback, list_feedback
from bot.store.session import engine_for_process, session_scope
from bot.store.training_models import ExportLink

NOW = datetime(2025, 8, 31, 12, tzinfo=timezone.utc)
WORDS = "my wombat hurts"


@pytest.fixture
def _stored(database: None) -> None:
    with session_scope(engine_for_process()) as session:
        for sender, days in (("long-gone", 400), ("half-a-year", 185), ("lately", 10)):
            at = NOW - timedelta(days=days)
            add_feedback(
                session, sender_id=sender, positive=True, topic=None, section=None, comment=WORDS, created_at=at
            )
        new_export_link(session, "lately", now=NOW - timedelta(days=900))


def _left() -> list[str]:
    with session_scope(engine_for_process()) as session:
        return [entry.sender_id for entry in list_feedback(session)]


def _tidied(months: int | None) -> int:
    return asyncio.run(tidy_up(months, lambda sender: Lock(), NOW))


@pytest.mark.usefixtures("_stored")
def test_months_are_those_of_the_calendar() -> None:
    assert _tidied(13) == 1
    assert _left() == ["lately", "half-a-year"]
    assert _tidied(6) == 1
    assert _left() == ["lately"]
    assert _tidied(6) == 0


@pytest.mark.usefixtures("_stored")
def test_without_a_limit_only_dead_links_go() -> None:
    assert _tidied(None) == 0
    assert len(_left()) == 3
    with session_scope(engine_for_process()) as session:
        assert session.query(ExportLink).count() == 0


@pytest.mark.usefixtures("_stored")
def test_who_writes_while_others_are_deleted_keeps_everything() -> None:
    class Writes(Lock):
        async def __aenter__(self) -> None:
            with session_scope(engine_for_process()) as session:
                add_feedback(session, sender_id="long-gone", positive=True, topic=None, section=None, created_at=NOW)

    assert asyncio.run(tidy_up(13, lambda sender: Writes(), NOW)) == 0
    assert "long-gone" in _left()


@pytest.mark.usefixtures("_stored")
def test_the_log_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        _tidied(1)
    assert not any(word in caplog.text for word in ("wombat", "long-gone", "half-a-year"))
