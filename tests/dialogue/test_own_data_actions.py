"""What is said about one's data where the store does not answer, or where others read along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import OperationalError

from actions.link import ActionLink
from actions.own_copy import ActionExportMyData
from actions.own_data import DELETE_SECOND, ERASE, ActionDeleteMyData
from actions.small_replies import ActionAffirm
from bot.conversation import Memory, PendingQuestion, Strength, Verdict
from bot.store.feedback import add_feedback, list_feedback
from bot.store.session import close_engines, engine_for_process, session_scope

LIFTER, GROUP = "lifter-1", "telegram:-100:7"


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/coach.db")
    monkeypatch.setenv("PUBLIC_URL", "https://coach.example")
    yield
    close_engines()


def tracker(text: str, sender: str = LIFTER, memory: Memory = Memory()) -> Tracker:  # noqa: B008 - frozen
    message = {"text": text, "intent": {"name": "affirm"}}
    return Tracker(sender, {"memory": memory.as_json()}, message, [], False, None, {}, "action_listen")


def slots(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def away(*_: object, **__: object) -> None:
    raise OperationalError("SELECT 1", {}, Exception("database is locked"))


def test_a_store_that_is_away_deletes_nothing_says_so_and_can_be_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with session_scope(engine_for_process()) as session:
        add_feedback(session, sender_id=LIFTER, positive=True, topic=None, section=None)
    question = PendingQuestion(id="q", asks=DELETE_SECOND, needs=Strength.LITERAL_YES)
    second = tracker("/affirm", memory=Memory(question=question, settles=Verdict.YES))
    said = CollectingDispatcher()
    with monkeypatch.context() as patch:
        patch.setattr("actions.own_data.erase_sender", away)
        events = ActionAffirm().run(said, second, {})
    assert "nothing was deleted" in said.messages[0]["text"]
    assert Memory.from_json(slots(events)["memory"]).asks(DELETE_SECOND)
    with session_scope(engine_for_process()) as session:
        assert len(list_feedback(session)) == 1
    events = ActionAffirm().run(said, second, {})
    assert "is deleted" in said.messages[1]["text"]
    assert slots(events) == {ERASE: True}
    with session_scope(engine_for_process()) as session:
        assert list_feedback(session) == []


@pytest.mark.parametrize(
    ("action", "message", "patched", "words"),
    [
        (ActionDeleteMyData(), "delete my data", "actions.own_data.holdings", "nothing was deleted"),
        (ActionExportMyData(), "export my data", "actions.own_copy.new_export_link", "can't make your copy"),
        (ActionLink(), "link", "actions.link.new_link_code", "nothing was linked"),
    ],
)
def test_a_store_that_is_away_is_said_plainly(  # noqa: PLR0913
    action: Any,
    message: str,
    patched: str,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(patched, away)
    said = CollectingDispatcher()
    action.run(said, tracker(message), {})
    assert words in said.messages[0]["text"]
    assert said.messages[0]["buttons"]
    assert "SELECT" not in caplog.text


def test_where_others_read_along_neither_copy_nor_code_is_given() -> None:
    for action, message in ((ActionExportMyData(), "export my data"), (ActionLink(), "link")):
        said = CollectingDispatcher()
        action.run(said, tracker(message, GROUP), {})
        assert "group" in said.messages[0]["text"]
        assert not any(message["custom"] for message in said.messages)


def test_the_copy_is_a_link_on_the_web_and_a_file_on_telegram() -> None:
    web, phone = CollectingDispatcher(), CollectingDispatcher()
    ActionExportMyData().run(web, tracker("export"), {})
    ActionExportMyData().run(phone, tracker("export", "telegram:7"), {})
    url = web.messages[1]["custom"]["download"]["url"]
    assert url.startswith("https://coach.example/export/")
    assert url in web.messages[0]["text"]
    assert phone.messages[1]["custom"] == {"copy": True}
    assert "http" not in phone.messages[0]["text"]
