"""The schema: what the migrations make is what the models say, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from pytest_alembic.tests import (
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.store.database import alembic_config as packaged_config
from bot.store.database import create_engine, migrate, schema_lock

__all__ = [
    "test_model_definitions_match_ddl",
    "test_single_head_revision",
    "test_up_down_consistency",
    "test_upgrade",
]

OURS = {
    "alembic_version",
    "feedback",
    "unclear_messages",
    "telegram_updates",
    "telegram_marks",
    "telegram_payloads",
    "lifters",
    "lifter_senders",
    "link_codes",
    "link_tries",
    "export_links",
    "plans",
    "sessions",
    "sets",
    "waiting_files",
    "reminders",
    "trainer_sign_outs",
    "answered_messages",
    "rate_counts",
}


@pytest.fixture
def alembic_config() -> Config:
    return packaged_config()


@pytest.fixture
def alembic_engine(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    with engine.begin() as connection:
        # Rasa's table, made first, as on a machine where the bot ran before it had feedback.
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255))"))
    yield engine
    engine.dispose()


def test_migrating_twice_is_harmless(url: str) -> None:
    migrate(url)
    engine = create_engine(url)
    migrate(engine)
    assert set(inspect(engine).get_table_names()) == OURS
    engine.dispose()


def test_processes_that_start_at_once_all_find_the_schema(
    url: str, migrate_in_processes: Callable[[str], list[int]]
) -> None:
    assert migrate_in_processes(url) == [0, 0, 0, 0]
    engine = create_engine(url)
    assert set(inspect(engine).get_table_names()) == OURS
    engine.dispose()


def test_the_events_of_rasa_are_left_alone(alembic_engine: Engine) -> None:
    with alembic_engine.begin() as connection:
        connection.execute(text("INSERT INTO events VALUES (1, 'u1')"))
    migrate(alembic_engine)
    with alembic_engine.connect() as connection:
        assert connection.execute(text("SELECT id, sender_id FROM events")).all() == [(1, "u1")]


def test_a_failed_migration_leaves_the_schema_as_it_was(url: str) -> None:
    engine = create_engine(url)
    with pytest.raises(RuntimeError, match="half way"), schema_lock(engine) as connection:
        connection.execute(text("CREATE TABLE half_made (id INTEGER)"))
        raise RuntimeError("half way")
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_folder_with_a_percent_sign_is_no_trouble(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/50%25 more/coach.db")
    assert packaged_config().get_main_option("script_location", "").endswith("migrations")
