"""The copy of somebody's data: everything, in forms that anybody can read, fetched once."""

from __future__ import annotations

import csv
import io
import json
import threading
import zipfile
from datetime import datetime, timedelta, timezone

import pytest
from conversations import DOMAIN, SECRET, new_session, say, turn
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from training_data import rich_session, session_of

from bot.coaching.load import Unit
from bot.store.export import COLUMNS, everything_of, export_file, training_csv
from bot.store.export_links import LINK_LIVES, export_link_is_open, new_export_link, use_export_link
from bot.store.feedback import add_feedback
from bot.store.lifters import set_time_zone, set_unit
from bot.store.link_codes import join_by_code, new_link_code, new_recovery_code
from bot.store.plans import add_plan
from bot.store.session import session_scope
from bot.store.telegram import keep_payload, mark
from bot.store.tracker_store import CoachTrackerStore
from bot.store.training import add_session, list_sessions
from bot.store.training_models import ExportLink
from bot.store.unclear import add_unclear

NOON = datetime(2025, 3, 1, 12, tzinfo=timezone.utc)


def test_the_copy_holds_everything_over_all_channels(url: str, engine: Engine) -> None:
    store = CoachTrackerStore(DOMAIN, url=url)
    for sender in ("web-1", "telegram:7", "somebody-else"):
        say(store, sender, new_session() + turn(f"{SECRET} {sender}"))
    with session_scope(engine) as session:
        join_by_code(session, "telegram:7", new_link_code(session, "web-1"))
        new_recovery_code(session, "web-1")
        set_unit(session, "web-1", Unit.LB)
        set_time_zone(session, "web-1", "Europe/Berlin")
        add_session(session, "telegram:7", rich_session(), source="1")
        add_plan(session, "web-1", profile={"goal": "strength"}, plan={"weeks": 4})
        add_feedback(session, sender_id="web-1", positive=True, topic="setup", section=None, comment="clear")
        add_unclear(session, sender_id="telegram:7", text="hm", outcome="out_of_scope")
        mark(session, "telegram:7", "press:1")
        keep_payload(session, "telegram:7", "~key", "/inform")
        found = everything_of(session, "web-1")
    assert json.loads(json.dumps(found)) == found
    said = [line["text"] for lines in found["conversations"].values() for line in lines]
    assert said == [f"{SECRET} telegram:7", "Feet flat.", f"{SECRET} web-1", "Feet flat."]
    assert found["remembered"]["web-1"] == {"goal": f"{SECRET} web-1"}
    assert found["unit"] == "lb"
    assert found["has_recovery_code"] is True
    assert [(plan["answers"], plan["plan"]) for plan in found["plans"]] == [({"goal": "strength"}, {"weeks": 4})]
    (done,) = found["sessions"]
    assert [(row["load"], row["unit"], row["rpe"]) for row in done["sets"]] == [
        ("62.5", "kg", "8.5"),
        ("137.5", "lb", "10"),
        ("body weight", "", ""),
        ("62.6", "kg", ""),
    ]
    assert [row["warm_up"] for row in done["sets"]] == [False, False, True, False]
    assert done["notes"] == ["slept badly"]
    assert found["time_zone"] == "Europe/Berlin"
    assert [entry["comment"] for entry in found["feedback"]] == ["clear"]
    assert [entry["text"] for entry in found["not_understood"]] == ["hm"]
    assert {name: len(rows) for name, rows in found["telegram"].items()} == {
        "telegram_updates": 0,
        "telegram_marks": 1,
        "telegram_payloads": 1,
    }
    assert "somebody-else" not in json.dumps(found)


def test_somebody_of_whom_nothing_is_stored_gets_an_empty_copy(session: Session) -> None:
    found = everything_of(session, "nobody")
    assert found["conversations"] == {"nobody": []}
    assert not any(found[name] for name in ("unit", "plans", "sessions", "feedback", "not_understood"))


def test_the_table_is_rfc_4180_with_a_row_a_set(session: Session) -> None:
    add_session(session, "u1", rich_session('thrust, "heavy"\nbar'), source="1")
    table = training_csv(list_sessions(session, "u1"))
    assert table.endswith("\r\n")
    assert '"thrust, ""heavy""\nbar"' in table
    rows = list(csv.DictReader(io.StringIO(table, newline=""), strict=True))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["lift"] for row in rows] == ['thrust, "heavy"\nbar'] * 4
    assert [row["load"] for row in rows] == ["62.5", "137.5", "body weight", "62.6"]
    assert {row["troubles"] for row in rows} == {"bounced short_range"}
    assert [row["warm_up"] for row in rows] == ["", "", "yes", ""]
    assert {row["notes"] for row in rows} == {"slept badly"}


@pytest.mark.parametrize("lift", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_taken_for_a_formula(session: Session, lift: str) -> None:
    add_session(session, "u1", session_of(lift=lift), source="1")
    rows = csv.DictReader(io.StringIO(training_csv(list_sessions(session, "u1")), newline=""))
    assert {row["lift"] for row in rows} == {f"'{lift}"}


def test_the_file_is_a_zip_of_both(session: Session) -> None:
    add_session(session, "u1", rich_session(), source="1")
    with zipfile.ZipFile(io.BytesIO(export_file(session, "u1"))) as packed:
        assert packed.namelist() == ["data.json", "training.csv", "strong.csv"]
        assert packed.testzip() is None
        assert len(json.loads(packed.read("data.json"))["sessions"]) == 1
        assert packed.read("training.csv").count(b"\r\n") == 5


def test_a_link_works_once_for_a_quarter_of_an_hour(session: Session) -> None:
    secret = new_export_link(session, "u1", now=NOON)
    assert export_link_is_open(session, secret, now=NOON)
    assert not export_link_is_open(session, secret, now=NOON + LINK_LIVES)
    assert use_export_link(session, secret, now=NOON + timedelta(minutes=14)) == "u1"
    assert use_export_link(session, secret, now=NOON) is None
    assert not export_link_is_open(session, secret, now=NOON)
    late = new_export_link(session, "u1", now=NOON)
    assert use_export_link(session, late, now=NOON + LINK_LIVES) is None


def test_a_link_cannot_be_guessed_nor_read_from_its_table_and_a_new_one_voids_it(session: Session) -> None:
    old = new_export_link(session, "u1")
    new = new_export_link(session, "u1")
    (row,) = session.scalars(select(ExportLink))
    assert row.digest not in (old, new)
    assert use_export_link(session, old) is None
    assert use_export_link(session, "") is None
    assert use_export_link(session, "\ud800") is None
    assert use_export_link(session, new) == "u1"


def test_a_link_used_twice_at_once_works_once(engine: Engine) -> None:
    with session_scope(engine) as session:
        secret = new_export_link(session, "u1")
    ready, answers = threading.Barrier(2), list[str | None]()

    def use() -> None:
        ready.wait()
        with session_scope(engine) as session:
            answers.append(use_export_link(session, secret))

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers, key=str) == [None, "u1"]
