"""A backup of PostgreSQL, made and restored as the runbook says, brings back every row."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conversations import DOMAIN, new_session, run, turn
from sqlalchemy import MetaData, select, text
from sqlalchemy.engine import Engine
from training_data import rich_session, session_of

from bot.store.database import migrate
from bot.store.erase import erase_sender
from bot.store.feedback import add_feedback
from bot.store.link_codes import new_recovery_code
from bot.store.plans import add_plan
from bot.store.session import close_engines, engine_for_process, session_scope
from bot.store.tracker_store import CoachTrackerStore
from bot.store.training import add_session, list_sessions

LIFTER = "web:1"
DUMP = ("pg_dump", "--format=custom", "--no-owner", "--file=coach.dump")
RESTORE = (
    *("pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction"),
    "--dbname={url}",
    "coach.dump",
)


def _run(command: tuple[str, ...], folder: Path) -> None:
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]))
    program = shutil.which(command[0], path=str(newest[-1])) if newest else shutil.which(command[0])
    if program is None:
        pytest.skip(f"{command[0]} is not installed (apt-get install postgresql)")
    subprocess.run([program, *command[1:]], cwd=folder, check=True, timeout=60)


def _everything(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    meta = MetaData()
    meta.reflect(engine)
    with engine.connect() as connection:
        rows = {name: connection.execute(select(table)).all() for name, table in meta.tables.items()}
    return {name: sorted(map(tuple, found), key=repr) for name, found in rows.items()}


def test_the_runbook_says_the_commands_that_are_tried_here() -> None:
    runbook = (Path(__file__).parents[2] / "docs/runbook.md").read_text(encoding="utf-8")
    assert " ".join((*DUMP, '"$DATABASE_URL"')) in runbook
    assert " ".join(RESTORE).replace("{url}", '"$DATABASE_URL"') in runbook


def test_every_row_comes_back_and_the_next_one_fits_behind_them(postgres_url: str, tmp_path: Path) -> None:
    engine = engine_for_process(postgres_url)
    store = CoachTrackerStore(DOMAIN, url=postgres_url)
    tracker = store.init_tracker(LIFTER)
    for event in new_session() + turn():
        tracker.update(event)
    run(store.save(tracker))
    with session_scope(engine) as session:
        add_session(session, LIFTER, rich_session(), source="log-1")
        add_plan(session, LIFTER, profile={"goal": "bigger glutes"}, plan={"week": [1, 2]})
        add_feedback(session, sender_id=LIFTER, positive=True, topic="setup", section=None, comment="helps 👍")
        new_recovery_code(session, LIFTER)
    before = _everything(engine)
    assert all(before[name] for name in ("events", "sessions", "sets", "plans", "feedback", "link_codes", "lifters"))
    _run((*DUMP, postgres_url), tmp_path)

    with session_scope(engine) as session:
        erase_sender(session, LIFTER)
        session.execute(text("DROP TABLE feedback"))
    close_engines()
    _run(tuple(part.format(url=postgres_url) for part in RESTORE), tmp_path)

    engine = engine_for_process(postgres_url)
    migrate(engine)
    assert _everything(engine) == before
    with session_scope(engine) as session:
        assert add_session(session, LIFTER, session_of(), source="log-2")
        assert len(list_sessions(session, LIFTER)) == 2
