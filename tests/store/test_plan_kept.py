"""A plan is stored whole or not at all, and the lifter is told which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cleared import CLEARED
from core.plan_told import TOLD
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from actions import plan_store
from actions.plan_finish import ActionFinishPlan
from bot.coaching.kept import as_json
from bot.conversation.plan import PlanTalk
from bot.store.database import create_engine, migrate
from bot.store.training_models import LifterRow, PlanRow


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = create_engine(f"sqlite:///{tmp_path}/coach.db")
    migrate(engine)
    monkeypatch.setattr(plan_store, "engine_for_process", lambda: engine)
    return engine


def finish() -> tuple[str, list[dict[str, Any]]]:
    """What is said at the end of the questions, and the events."""
    slots = {"plan_outcome": "made", "plan": as_json(PlanTalk(TOLD))}
    tracker = Tracker("somebody", slots, {}, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = ActionFinishPlan().run(dispatcher, tracker, {})
    return "\n".join(message["text"] for message in dispatcher.messages if message.get("text")), events


def rows(engine: Engine, table: Any) -> int:
    with Session(engine, future=True) as session:
        return int(session.scalar(select(func.count()).select_from(table)) or 0)


def test_a_plan_is_stored_with_the_answers_behind_it(engine: Engine) -> None:
    said, _ = finish()
    assert "Keep in mind" in said
    assert "could not store" not in said
    assert plan_store.current_plan("somebody", CLEARED) is not None
    assert plan_store.current_answers("somebody") == TOLD
    assert plan_store.current_plan("somebody else", CLEARED) is None


def test_a_write_that_breaks_off_leaves_nothing_and_the_plan_is_shown(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = plan_store.add_plan

    def breaks_off(*args: Any, **kwargs: Any) -> None:
        stored(*args, **kwargs)
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(plan_store, "add_plan", breaks_off)
    said, events = finish()
    assert "I could not store this plan" in said
    assert "Keep in mind" in said
    assert rows(engine, PlanRow) == rows(engine, LifterRow) == 0
    assert {"event": "slot", "timestamp": None, "name": "plan_outcome", "value": None} in events


def test_a_database_that_is_away_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Engine:
        raise OperationalError("CONNECT", {}, Exception("no such host"))

    monkeypatch.setattr(plan_store, "engine_for_process", away)
    said, _ = finish()
    assert "I could not store this plan" in said
    assert plan_store.current_plan("somebody", CLEARED) is None
