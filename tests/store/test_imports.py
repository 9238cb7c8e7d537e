"""An import is stored once however often it is sent, and goes away in one step."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from core.imports.exports import STRONG, many_rows
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from training_data import session_of

from bot.imports import FoundSession, read_export, strong_csv
from bot.store.erase import erase_sender
from bot.store.export import everything_of
from bot.store.idle import drop_expired
from bot.store.imports import (
    WAITS_FOR,
    add_import,
    drop_waiting,
    keep_waiting,
    not_yet_logged,
    remove_last_import,
    waiting_text,
)
from bot.store.link_codes import join_by_code, new_link_code
from bot.store.session import session_scope
from bot.store.training import add_session, import_keys, list_sessions, remove_sessions
from bot.store.training_models import WaitingFile
from bot.store.types import utc_now

TODAY = date(2026, 6, 1)


def found(text: str = STRONG) -> tuple[FoundSession, ...]:
    return read_export(text, today=TODAY).sessions


def test_the_same_file_twice_is_stored_once(engine: Engine) -> None:
    stored = []
    for import_id in ("one", "two"):
        with session_scope(engine) as session:
            stored.append(add_import(session, "u1", import_id, found()))
    with session_scope(engine) as session:
        assert [one.session for one in list_sessions(session, "u1")] == [one.session for one in found()]
    assert stored == [3, 0]


def test_a_longer_export_adds_only_what_is_new(session: Session) -> None:
    add_import(session, "u1", "one", found())
    longer = STRONG + "2026-03-09 17:30:00,Home,20m,Deadlift,1,60.0,5.0,0,0.0,,,\n"
    assert [one.session.lift for one in not_yet_logged(session, "u1", found(longer))] == ["deadlift"]


def test_what_was_told_in_a_chat_is_not_imported_again(session: Session) -> None:
    add_session(session, "u1", session_of(), source="log-0")
    out = strong_csv(one.session for one in list_sessions(session, "u1"))
    assert not_yet_logged(session, "u1", found(out)) == []
    assert len(not_yet_logged(session, "u2", found(out))) == 1


def test_an_imported_session_that_was_changed_does_not_come_back_with_the_same_file(session: Session) -> None:
    add_import(session, "u1", "one", found())
    for log in ("log", "later"):
        changed = list_sessions(session, "u1")[-1]
        (key,) = import_keys(session, "u1", [changed.id])
        remove_sessions(session, "u1", [changed.id])
        fewer = replace(changed.session, sets=changed.session.sets[:1])
        add_session(session, "u1", fewer, source=f"{log}-0", import_key=key)
        assert not_yet_logged(session, "u1", found()) == []
    assert import_keys(session, "nobody", [1]) == []


def test_one_step_takes_the_import_back_and_nothing_else(session: Session) -> None:
    add_session(session, "u1", session_of(), source="log-0")
    add_import(session, "u1", "one", found())
    assert {one.log_id for one in list_sessions(session, "u1")} == {"log", "one"}
    assert remove_last_import(session, "u1") == 3
    assert [one.session for one in list_sessions(session, "u1")] == [session_of()]
    assert remove_last_import(session, "u1") == remove_last_import(session, "nobody") == 0


def test_a_file_that_is_stored_twice_at_once_is_stored_once(engine: Engine) -> None:
    with session_scope(engine) as session:
        add_session(session, "u1", session_of(), source="log-0")
    both = (found()[0], found()[0])
    with pytest.raises(IntegrityError), session_scope(engine) as session:
        add_import(session, "u1", "one", both)
    with session_scope(engine) as session:
        assert len(list_sessions(session, "u1")) == 1


def test_two_chats_with_the_same_import_are_joined_to_one_log(session: Session) -> None:
    for sender in ("u1", "u2"):
        add_import(session, sender, f"of-{sender}", found())
    join_by_code(session, "u2", new_link_code(session, "u1"))
    assert [one.session for one in list_sessions(session, "u2")] == [one.session for one in found()]


def test_a_file_waits_for_its_own_lifter_for_a_day_and_the_next_takes_its_place(session: Session) -> None:
    first = keep_waiting(session, "u1", "first")
    second = keep_waiting(session, "u1", "second")
    assert [waiting_text(session, sender, id_) for sender, id_ in (("u1", first), ("u1", second), ("u2", second))] == [
        None,
        "second",
        None,
    ]
    assert everything_of(session, "u1")["files_not_answered"] == ["second"]
    session.get(WaitingFile, second).created_at = utc_now() - WAITS_FOR - timedelta(minutes=1)
    session.flush()
    drop_expired(session)
    assert waiting_text(session, "u1", second) is None


def test_deletion_finds_the_import_and_the_file_that_waits(session: Session) -> None:
    add_import(session, "u1", "one", found())
    waiting = keep_waiting(session, "u1", STRONG)
    assert erase_sender(session, "u1").sessions == 3
    assert waiting_text(session, "u1", waiting) is None
    other = keep_waiting(session, "u1", STRONG)
    drop_waiting(session, "u1")
    assert waiting_text(session, "u1", other) is None


def test_ten_thousand_rows_are_read_and_stored_in_ten_seconds(engine: Engine) -> None:
    began = time.monotonic()
    sessions = found(many_rows(10_000))
    with session_scope(engine) as session:
        assert add_import(session, "u1", "one", sessions) == 2_500
    assert time.monotonic() - began < 10
