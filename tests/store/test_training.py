"""Sessions are stored whole, exactly, and once."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from training_data import DAY, rich_session, session_of

from bot.store.database import create_engine, migrate
from bot.store.lifters import find_lifter
from bot.store.session import session_scope
from bot.store.training import add_session, list_sessions, remove_sessions, source_of
from bot.store.training_models import SetRow


def test_a_session_comes_back_digit_for_digit(engine: Engine) -> None:
    given = rich_session()
    with session_scope(engine) as session:
        assert add_session(session, "u1", given, source="log-1")
    with session_scope(engine) as session:
        (found,) = list_sessions(session, "u1")
    assert found.session == given
    assert [str(one.load) for one in found.session.sets] == ["62.5 kg", "137.5 lb", "None", "62.6 kg"]
    assert str(found.session.sets[0].rpe) == "8.5"


def test_sessions_are_listed_by_day_then_by_logging_and_filtered_by_lift(session: Session) -> None:
    for number, (days, lift) in enumerate([(3, "hip thrust"), (1, "squat"), (1, "hip thrust")]):
        add_session(session, "u1", session_of(DAY + timedelta(days=days), lift=lift), source=str(number))
    found = [(one.session.day, one.session.lift) for one in list_sessions(session, "u1")]
    first, last = DAY + timedelta(days=1), DAY + timedelta(days=3)
    assert found == [(first, "squat"), (first, "hip thrust"), (last, "hip thrust")]
    assert [one.session.lift for one in list_sessions(session, "u1", lift="squat")] == ["squat"]


def test_a_retry_brings_the_same_source_and_is_stored_once(engine: Engine) -> None:
    answers = []
    for _ in range(2):
        with session_scope(engine) as session:
            answers.append(add_session(session, "u1", session_of(), source="log-1"))
    with session_scope(engine) as session:
        assert len(list_sessions(session, "u1")) == 1
        assert session.execute(select(SetRow)).all().__len__() == 2
    assert answers == [True, False]


def test_the_same_source_of_somebody_else_is_another_session(session: Session) -> None:
    assert add_session(session, "u1", session_of(), source="log-1")
    assert add_session(session, "u2", session_of(), source="log-1")


def test_connections_that_race_store_a_source_once_and_make_one_lifter(engine: Engine) -> None:
    ready, answers = threading.Barrier(4), list[bool]()

    def log() -> None:
        ready.wait()
        with session_scope(engine) as session:
            answers.append(add_session(session, "u1", session_of(), source="log-1"))

    threads = [threading.Thread(target=log) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, False, False, True]
    with engine.connect() as connection:
        counts = [connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("lifters", "sessions", "sets")]
    assert counts == [1, 1, 2]


def test_a_session_is_stored_whole_or_not_at_all(engine: Engine) -> None:
    with pytest.raises(RuntimeError, match="half way"), session_scope(engine) as session:
        add_session(session, "u1", session_of(), source="log-1")
        raise RuntimeError("half way")
    with session_scope(engine) as session:
        assert list_sessions(session, "u1") == []
        assert find_lifter(session, "u1") is None


def test_a_locked_database_is_an_error_and_stores_nothing(sqlite_url: str) -> None:
    migrate(sqlite_url)
    engine, other = create_engine(sqlite_url), create_engine(sqlite_url)
    with other.connect() as writer:
        writer.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), session_scope(engine) as session:
            session.connection().exec_driver_sql("PRAGMA busy_timeout=1")
            add_session(session, "u1", session_of(), source="log-1")
    with session_scope(engine) as session:
        assert list_sessions(session, "u1") == []
        assert add_session(session, "u1", session_of(), source="log-1")
    engine.dispose()
    other.dispose()


def test_sessions_are_removed_with_their_sets_and_the_others_stay(session: Session) -> None:
    early, late = session_of(DAY, lift="squat"), session_of(DAY + timedelta(days=7))
    for number, done in enumerate([late, early, session_of(DAY)]):
        add_session(session, "u1", done, source=source_of("a", number))
    ids = [one.id for one in list_sessions(session, "u1") if one.session in (late, early)]
    assert remove_sessions(session, "u1", ids) == (late, early)
    assert [one.session for one in list_sessions(session, "u1")] == [session_of(DAY)]
    assert len(session.execute(select(SetRow)).all()) == len(session_of(DAY).sets)
    assert remove_sessions(session, "u1", ids) == ()


def test_a_session_of_somebody_else_is_not_removed(session: Session) -> None:
    add_session(session, "u2", session_of(DAY), source=source_of("a", 0))
    ids = [one.id for one in list_sessions(session, "u2")]
    assert remove_sessions(session, "u1", ids) == remove_sessions(session, "nobody", ids) == ()
    assert len(list_sessions(session, "u2")) == 1


def test_a_sender_id_that_cannot_be_stored_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="255"):
        add_session(session, "x" * 256, session_of(), source="1")
