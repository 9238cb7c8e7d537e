"""A group with a new number: everything of its members moves along, and is still found when it is to be deleted."""

from __future__ import annotations

import json

from conversations import DOMAIN, new_session, say, turn
from sqlalchemy import MetaData, select
from sqlalchemy.engine import Engine
from training_data import session_of

from bot.store.erase import erase_sender
from bot.store.export import everything_of
from bot.store.feedback import add_feedback
from bot.store.moved_chats import move_conversation, senders_in_group
from bot.store.plans import add_plan
from bot.store.session import session_scope
from bot.store.telegram import keep_payload, mark, take_in_update
from bot.store.tracker_store import CoachTrackerStore
from bot.store.training import add_session, list_sessions
from bot.store.unclear import add_unclear

OLD, NEW, OTHER = "telegram:-100:7", "telegram:-200:7", "telegram:-100:8"


def _fill(url: str, engine: Engine, sender: str) -> None:
    say(CoachTrackerStore(DOMAIN, url=url), sender, new_session() + turn("hello"))
    with session_scope(engine) as session:
        add_session(session, sender, session_of(lift="hip thrust"), source="1")
        add_plan(session, sender, profile={"goal": "glutes"}, plan={"weeks": 4})
        add_feedback(session, sender_id=sender, positive=True, topic=None, section=None)
        add_unclear(session, sender_id=sender, text="hm", outcome="out_of_scope")
        take_in_update(session, hash(sender) % 10**9, sender, "{}", "a process")
        mark(session, sender, "press:1")
        keep_payload(session, sender, "~key", "/inform")


def _tables_naming(engine: Engine, sender: str) -> set[str]:
    meta = MetaData()
    meta.reflect(engine)
    with engine.connect() as connection:
        return {
            name
            for name, table in meta.tables.items()
            if any(sender in row for row in map(tuple, connection.execute(select(table))))
        }


def test_everything_of_every_member_has_the_new_number(url: str, engine: Engine) -> None:
    _fill(url, engine, OLD)
    _fill(url, engine, OTHER)
    named = _tables_naming(engine, OLD)
    with session_scope(engine) as session:
        assert senders_in_group(session, "telegram:-100:") == [OLD, OTHER]
        move_conversation(session, OLD, NEW)
    assert _tables_naming(engine, OLD) == set()
    assert _tables_naming(engine, NEW) == named
    assert {"events", "feedback", "unclear_messages", "lifter_senders", "telegram_marks", "telegram_payloads"} <= named
    assert _tables_naming(engine, OTHER) == named
    with session_scope(engine) as session:
        assert len(list_sessions(session, NEW)) == 1
        erase_sender(session, NEW)
        assert everything_of(session, NEW)["sessions"] == []
    assert _tables_naming(engine, NEW) == set()


def test_who_wrote_under_both_numbers_keeps_both(url: str, engine: Engine) -> None:
    _fill(url, engine, OLD)
    _fill(url, engine, NEW)
    with session_scope(engine) as session:
        move_conversation(session, OLD, NEW)
        found = everything_of(session, NEW)
    assert list(found["conversations"]) == [NEW]
    assert len(found["sessions"]) == len(found["plans"]) == len(found["feedback"]) == 2
    assert "-100:7" not in json.dumps(found)


def test_moving_twice_or_nothing_is_harmless(url: str, engine: Engine) -> None:
    with session_scope(engine) as session:
        assert senders_in_group(session, "telegram:-100:") == []
        move_conversation(session, OLD, NEW)
    _fill(url, engine, OLD)
    for _ in range(2):
        with session_scope(engine) as session:
            move_conversation(session, OLD, NEW)
    with session_scope(engine) as session:
        assert len(list_sessions(session, NEW)) == 1
