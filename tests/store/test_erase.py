"""Deleted is gone: from every table, from the bytes of the file, over all linked conversations; and nobody else is."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from conversations import DOMAIN, new_session, run, say, turn
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet
from sqlalchemy import Column, Integer, MetaData, String, Table, Text, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from training_data import session_of

from bot.store.database import create_engine
from bot.store.erase import Erased, erase_sender, scrub
from bot.store.export_links import new_export_link
from bot.store.feedback import add_feedback
from bot.store.holdings import Holdings, holdings
from bot.store.idle import drop_expired, idle_senders, is_idle
from bot.store.lifters import lifter_of
from bot.store.link_codes import Joining, join_by_code, new_link_code, new_recovery_code
from bot.store.plans import add_plan
from bot.store.reminders import set_reminders
from bot.store.session import close_engines, session_scope
from bot.store.telegram import keep_payload, mark, take_in_update
from bot.store.tracker_store import ERASED, CoachTrackerStore
from bot.store.training import add_session, list_sessions
from bot.store.training_models import ExportLink, LinkCode, LinkTry
from bot.store.unclear import add_unclear

WEB, PHONE, OTHER = "wombat-web", "telegram:wombat", "somebody-else"
MARKER = "wombat"
"""In everything that the lifter is, says and gets."""
NOW = datetime.now(timezone.utc)


def fill(engine: Engine, store: CoachTrackerStore) -> None:
    """Everything that can be stored, of a lifter on two channels and of somebody else."""
    for number, sender in enumerate((WEB, PHONE, OTHER)):
        word = MARKER if sender != OTHER else "other"
        say(store, sender, new_session() + turn(f"my {word} hurts"))
        with session_scope(engine) as session:
            add_session(session, sender, session_of(lift=f"{word} thrust"), source=f"{word}-{number}")
            add_plan(session, sender, profile={"goal": word}, plan={"text": word})
            add_feedback(session, sender_id=sender, positive=True, topic=word, section=word, comment=word)
            add_unclear(session, sender_id=sender, text=word, outcome="out_of_scope")
            take_in_update(session, number, sender, f'{{"text": "{word}"}}', "a process")
            mark(session, sender, f"text:{word}", word)
            keep_payload(session, sender, "~key", f"/{word}")
            new_export_link(session, sender)
            set_reminders(session, sender, [(1, 1080)], next_at=NOW)
            assert join_by_code(session, sender, "WRNG2345") is Joining.WRONG
    with session_scope(engine) as session:
        assert join_by_code(session, PHONE, new_link_code(session, WEB)) is Joining.DONE
        new_link_code(session, WEB)
        new_recovery_code(session, WEB)
        new_link_code(session, OTHER)


def tables_with(engine: Engine, marker: str) -> set[str]:
    """Names of the tables of the whole database in which some column of some row holds the marker."""
    meta = MetaData()
    meta.reflect(engine)
    with engine.connect() as connection:
        return {
            name
            for name, table in meta.tables.items()
            for row in connection.execute(select(table))
            if marker in repr(tuple(row)).lower()
        }


def row_counts(engine: Engine) -> dict[str, int]:
    meta = MetaData()
    meta.reflect(engine)
    with engine.connect() as connection:
        return {name: len(connection.execute(select(table)).all()) for name, table in meta.tables.items()}


@pytest.fixture
def store(url: str, engine: Engine) -> CoachTrackerStore:
    found = CoachTrackerStore(DOMAIN, url=url)
    fill(engine, found)
    return found


@pytest.mark.parametrize("asked_in", [WEB, PHONE])
def test_nothing_is_left_in_any_table_of_any_linked_conversation(
    engine: Engine, store: CoachTrackerStore, asked_in: str
) -> None:
    assert {"events", "sessions", "plans", "feedback", "lifter_senders", "link_tries", "reminders"} <= tables_with(
        engine, MARKER
    )
    with session_scope(engine) as session:
        erased = erase_sender(session, asked_in)
    assert erased == Erased(feedback=2, unclear=2, events=14, sessions=2, plans=2)
    assert tables_with(engine, MARKER) == set()


def test_somebody_else_keeps_everything(engine: Engine, store: CoachTrackerStore) -> None:
    with session_scope(engine) as session:
        erase_sender(session, WEB)
    assert len(tables_with(engine, OTHER)) >= 8
    counts = row_counts(engine)
    assert {name: counts[name] for name in ("lifters", "lifter_senders", "link_codes", "link_tries")} == {
        "lifters": 1,
        "lifter_senders": 1,
        "link_codes": 1,
        "link_tries": 1,
    }
    assert [counts[name] for name in ("sessions", "sets", "plans", "export_links", "events")] == [1, 2, 1, 1, 7]
    with session_scope(engine) as session:
        assert len(list_sessions(session, OTHER)) == 1


def test_an_error_on_the_way_deletes_nothing(engine: Engine, store: CoachTrackerStore) -> None:
    before = row_counts(engine)
    with pytest.raises(RuntimeError, match="half way"), session_scope(engine) as session:
        erase_sender(session, WEB)
        raise RuntimeError("half way")
    assert row_counts(engine) == before


def test_no_byte_of_it_is_left_in_the_files_of_sqlite(sqlite_url: str, tmp_path: Path) -> None:
    store = CoachTrackerStore(DOMAIN, url=sqlite_url)
    fill(store.engine, store)
    assert _files_with(tmp_path, MARKER)
    with session_scope(store.engine) as session:
        erase_sender(session, WEB)
    scrub(store.engine)
    assert _files_with(tmp_path, MARKER) == []
    close_engines()
    assert _files_with(tmp_path, MARKER) == []


@pytest.mark.parametrize("seed", [4, 10, 32, 33])
def test_no_byte_is_left_where_sqlite_moved_rows_between_pages(seed: int, tmp_path: Path) -> None:
    """Files in which ``secure_delete`` alone, on SQLite 3.40, left the words or the name of who was deleted."""
    engine = create_engine(f"sqlite:///{tmp_path / 'coach.db'}")
    columns = (Column("id", Integer, primary_key=True), Column("sender_id", String(255), index=True))
    events = Table("events", MetaData(), *columns, Column("data", Text))
    events.metadata.create_all(engine)
    dice = random.Random(seed)
    for _ in range(150):
        sender = dice.randrange(12)
        with engine.begin() as connection:
            for _ in range(dice.randrange(5, 20)):
                data = ("wombat3z " if sender == 3 else "other ") + "x" * dice.choice([80, 200, 400, 900, 3000])
                connection.execute(events.insert().values(sender_id=f"s-{sender}", data=data))
    with engine.begin() as connection:
        connection.execute(events.delete().where(events.c.sender_id == "s-3"))
    scrub(engine)
    assert _files_with(tmp_path, "wombat3z") == _files_with(tmp_path, "s-3") == []


def test_a_file_that_stays_busy_raises_nothing_after_the_deletion(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = create_engine(sqlite_url)
    with engine.connect() as impatient:
        impatient.exec_driver_sql("PRAGMA busy_timeout=0")
    writer = create_engine(sqlite_url)
    with writer.connect() as writing:
        writing.exec_driver_sql("BEGIN IMMEDIATE")
        scrub(engine)
    assert "could not be overwritten" in caplog.text


def test_the_turn_that_deletes_is_not_stored_itself(url: str, engine: Engine) -> None:
    domain = Domain.from_dict({"slots": {ERASED: {"type": "bool", "mappings": [{"type": "custom"}]}}})
    store = CoachTrackerStore(domain, url=url)
    published: list[object] = []
    store.event_broker = type("Broker", (), {"publish": lambda _, body: published.append(body)})()
    fill(engine, store)
    published.clear()
    tracker = run(store.retrieve(WEB))
    for event in [*turn(MARKER), ActionExecuted("action_affirm"), SlotSet(ERASED, True)]:
        tracker.update(event, domain)
    with session_scope(engine) as session:
        erase_sender(session, WEB)
    run(store.save(tracker))
    assert tables_with(engine, MARKER) == set()
    assert published == []
    assert run(store.retrieve(WEB)) is None
    say(store, WEB, new_session() + turn("hello again"))
    assert not run(store.retrieve(WEB)).get_slot(ERASED)


def test_what_would_be_deleted_is_counted_over_all_channels(engine: Engine, store: CoachTrackerStore) -> None:
    with session_scope(engine) as session:
        assert holdings(session, PHONE) == Holdings(sessions=2, plans=2, messages=4, conversations=2)
        assert holdings(session, "nobody") == Holdings(sessions=0, plans=0, messages=0, conversations=1)


def test_who_has_not_been_here_for_long_is_idle_unless_a_linked_chat_is_in_use(
    engine: Engine, store: CoachTrackerStore
) -> None:
    with session_scope(engine) as session:
        assert idle_senders(session, NOW - timedelta(days=1)) == []
        assert idle_senders(session, NOW + timedelta(days=1)) == sorted([WEB, PHONE, OTHER])
        later = NOW + timedelta(days=100)
        add_feedback(session, sender_id=PHONE, positive=True, topic=None, section=None, created_at=later)
        assert idle_senders(session, NOW + timedelta(days=1)) == [OTHER]
        assert not is_idle(session, WEB, NOW + timedelta(days=1))
        assert is_idle(session, OTHER, NOW + timedelta(days=1))
        assert not is_idle(session, "nobody", NOW + timedelta(days=1))


def test_who_stored_something_and_never_talked_is_found_too(session: Session) -> None:
    lifter_of(session, "u1")
    add_unclear(session, sender_id="u2", text="hm", outcome="out_of_scope", created_at=NOW - timedelta(days=400))
    assert idle_senders(session, NOW - timedelta(days=30)) == ["u2"]
    assert idle_senders(session, NOW + timedelta(days=1)) == ["u1", "u2"]


def test_codes_and_links_whose_time_is_over_are_dropped(session: Session) -> None:
    long_ago = NOW - timedelta(days=2)
    new_link_code(session, "u1", now=long_ago)
    new_recovery_code(session, "u1")
    new_export_link(session, "u1", now=long_ago)
    join_by_code(session, "u1", "WRNG2345", now=long_ago)
    for make in (new_link_code, new_export_link):
        make(session, "u2")
    drop_expired(session)
    counts = [len(session.scalars(select(kind)).all()) for kind in (LinkCode, ExportLink, LinkTry)]
    assert counts == [2, 1, 0], "what waits for the day on which a browser is lost stays"


def _files_with(folder: Path, marker: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and marker.encode() in path.read_bytes()]
