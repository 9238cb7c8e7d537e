"""The way to the database: addresses, settings of each kind, one engine a process."""

from __future__ import annotations

import os
from pathlib import Path
from traceback import format_exception
from types import SimpleNamespace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.store.database import create_engine, database_url
from bot.store.session import close_engines, engine_for_process, session_scope
from bot.store.types import check_sender_id, storable


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database_url() == "sqlite:///var/coach.db"
    monkeypatch.setenv("DATABASE_URL", "")
    assert database_url() == "sqlite:///var/coach.db"
    monkeypatch.setenv("DATABASE_URL", "postgres://u@h/postgres://")
    assert database_url() == "postgresql://u@h/postgres://"


def test_sqlite_is_ready_for_readers_beside_a_writer(sqlite_url: str, tmp_path: Path) -> None:
    with create_engine(sqlite_url).connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 5000, "foreign_keys": 1}
    assert (tmp_path / "deep" / "coach.db").exists()


def test_sqlite_in_memory_is_one_database() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (id INTEGER)"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM t")).all() == []
    engine.dispose()


def test_postgres_pools_few_connections_and_checks_them() -> None:
    pool = create_engine("postgres://u@localhost/none").pool
    assert pool.size() + pool._max_overflow <= 10  # noqa: SLF001 - no public way to ask
    assert pool._pre_ping  # noqa: SLF001


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql, not mysql"):
        create_engine("mysql://u@h/d")


def test_what_users_wrote_stays_out_of_errors(url: str) -> None:
    engine, words = create_engine(url), "-".join(["my", "back", "hurts"])
    with pytest.raises(DBAPIError, match="nowhere") as error, engine.connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:a)"), {"a": words})
    assert words not in "".join(format_exception(error.value))
    engine.dispose()


def test_a_process_has_one_engine(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    engine = engine_for_process()
    assert engine_for_process() is engine
    assert engine_for_process(sqlite_url) is engine
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert engine_for_process() is not engine
    close_engines()
    monkeypatch.undo()


def test_a_session_commits_or_rolls_back(sqlite_url: str) -> None:
    engine = engine_for_process(sqlite_url)
    insert = text("INSERT INTO feedback (id, created_at, sender_id, positive) VALUES (:id, '2025-01-01', 'u', 1)")
    with session_scope(engine) as session:
        session.execute(insert, {"id": 1})
    with pytest.raises(RuntimeError), session_scope(engine) as session:
        session.execute(insert, {"id": 2})
        raise RuntimeError
    with session_scope(engine) as session:
        assert session.execute(text("SELECT id FROM feedback")).all() == [(1,)]


@pytest.mark.parametrize("sender_id", ["", "x" * 256, "a\0b", "\ud800"])
def test_a_sender_id_that_cannot_be_stored_is_refused_without_repeating_it(sender_id: str) -> None:
    with pytest.raises(ValueError, match="a sender_id") as error:
        check_sender_id(sender_id)
    assert not sender_id or sender_id not in str(error.value)


def test_a_sender_id_may_fill_the_column() -> None:
    assert check_sender_id("ü" * 255) == "ü" * 255


def test_text_keeps_all_that_can_be_stored() -> None:
    assert storable("squat 💪 über") == "squat 💪 über"
    assert storable("a\0b\ud800") == "ab?"


def test_a_postgres_that_is_still_starting_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    naps: list[float] = []
    moments = iter((0.0, 1.0, 100.0))
    monkeypatch.setattr("bot.store.database.time", SimpleNamespace(sleep=naps.append, monotonic=lambda: next(moments)))
    with pytest.raises(OperationalError):
        engine_for_process("postgresql://u@127.0.0.1:1/none?connect_timeout=1")
    assert naps == [1]


def test_a_sqlite_file_that_cannot_be_opened_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        engine_for_process(f"sqlite:///{tmp_path}")
