"""A lifter's own day: by the browser's zone, by what they told, by what is stored; after midnight the day is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import lifter_day
from actions.log_finish import ActionFinishLog
from actions.log_form import ValidateLogForm
from actions.log_store import known
from actions.time_zone import ActionSetTimeZone
from bot.conversation.log.open_log import OpenLog
from bot.store.database import migrate
from bot.store.lifters import find_lifter, lifter_of
from bot.store.session import close_engines, engine_for_process, session_scope
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.units import Unit

HALF_PAST_MIDNIGHT = datetime(2026, 11, 24, 0, 30, tzinfo=timezone.utc)


@pytest.fixture(autouse=True)
def _night(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/coach.db")
    monkeypatch.setattr(lifter_day, "clock", lambda: HALF_PAST_MIDNIGHT)
    migrate(engine_for_process())
    yield
    close_engines()


def tracker(text: str = "3x10 at 100kg", *, slots: dict[str, Any] | None = None, zone: str | None = None) -> Tracker:
    said = {
        "text": text,
        "intent": {"name": "log_session", "confidence": 1.0},
        "entities": [],
        "metadata": {"time_zone": zone} if zone else {},
    }
    return Tracker("someone", slots or {}, said, [], False, None, {}, "action_listen")


@pytest.mark.parametrize(
    ("zone", "day", "late"),
    [
        ("America/New_York", date(2026, 11, 23), False),
        ("Europe/Berlin", date(2026, 11, 24), True),
        ("Asia/Tokyo", date(2026, 11, 24), False),
    ],
)
def test_today_is_the_day_where_the_lifter_is(zone: str, day: date, late: bool) -> None:
    found = known(tracker(zone=zone))
    assert (found.today, found.late) == (day, late)


def test_a_zone_that_was_told_goes_before_that_of_the_browser_and_is_stored() -> None:
    with session_scope(engine_for_process()) as connection:
        lifter_of(connection, "someone")
    dispatcher = CollectingDispatcher()
    events = ActionSetTimeZone().run(dispatcher, tracker("I'm in New York"), {})
    assert "New York time" in dispatcher.messages[0]["text"]
    told = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert known(tracker(slots=told, zone="Asia/Tokyo")).today == date(2026, 11, 23)
    with session_scope(engine_for_process()) as connection:
        lifter = find_lifter(connection, "someone")
    assert lifter is not None
    assert lifter.time_zone == "America/New_York"
    assert known(tracker()).today == date(2026, 11, 23)


@pytest.mark.parametrize(("channel", "asked"), [("telegram", [True, False]), ("rest", [False, False])])
def test_where_somebody_lives_is_asked_once_on_telegram(channel: str, asked: list[bool]) -> None:
    said = []
    for number in "12":
        one = DraftSet(10, SaidLoad(LoadKind.WEIGHT, Decimal(100), Unit.KG))
        log = OpenLog(number, (Draft(date(2026, 11, 23), (one,)),))
        finished = tracker(slots={"log": log.as_json(), "log_outcome": "agreed"})
        finished.events = [{"event": "user", "input_channel": channel}]
        dispatcher = CollectingDispatcher()
        ActionFinishLog().run(dispatcher, finished, {})
        said.append("Where do you live?" in dispatcher.messages[0]["text"])
    assert said == asked


def test_after_midnight_the_day_of_a_log_is_asked() -> None:
    (event,) = ValidateLogForm().run(CollectingDispatcher(), tracker(zone="Europe/London"), {})
    (draft,) = event["value"]["drafts"]
    assert draft["day"] is None
    assert draft["doubts"][0]["days"] == ["2026-11-24", "2026-11-23"]
