"""Logs and progress as the server gives them: the picture behind the address, and a store that does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest
from dialogue.talking import Coach, Lifter, Reply
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import text as sql

from actions.log_finish import ActionFinishLog
from actions.log_form import ValidateLogForm
from actions.progress import ActionShowProgress
from bot.conversation.log.open_log import OpenLog
from bot.store.erase import erase_sender
from bot.store.session import close_engines, engine_for_process, session_scope
from bot.store.training import list_sessions
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.units import Unit

PNG = b"\x89PNG\r\n"


def _logged(lifter: Lifter) -> Reply:
    lifter.says("3x10 at 100kg rpe 8")
    lifter.says("yes")
    return lifter.says("show my progress")


def _plot(reply: Reply) -> str:
    (address,) = [item["image"] for item in reply.items if "image" in item]
    return urlsplit(address).path


def test_the_picture_is_where_the_address_says_in_both_themes(coach: Coach, lifter: Lifter) -> None:
    reply = _logged(lifter)
    (address,) = [item["image"] for item in reply.items if "image" in item]
    assert address.startswith(coach.address)
    light, dark = coach.http.get(_plot(reply)), coach.http.get(_plot(reply) + "?theme=dark")
    assert light.headers["content-type"] == dark.headers["content-type"] == "image/png"
    assert light.content.startswith(PNG)
    assert dark.content.startswith(PNG)
    assert light.content != dark.content
    assert light.headers["cache-control"] == "private, no-cache"


def test_a_picture_that_did_not_change_is_not_sent_again(coach: Coach, lifter: Lifter) -> None:
    path = _plot(_logged(lifter))
    tag = coach.http.get(path).headers["etag"]
    assert coach.http.get(path, headers={"If-None-Match": tag}).status_code == 304
    dark = coach.http.get(f"{path}?theme=dark", headers={"If-None-Match": tag})
    assert (dark.status_code, dark.headers["etag"] == tag) == (200, False)
    newer = coach.http.get(_plot(_logged(lifter)), headers={"If-None-Match": tag})
    assert (newer.status_code, newer.headers["etag"] == tag) == (200, False)


def test_the_picture_is_told_in_words(lifter: Lifter) -> None:
    (alt,) = [item["custom"]["alt"] for item in _logged(lifter).items if "alt" in item.get("custom", {})]
    assert "10 reps at 100 kg" in alt


def test_nobody_finds_a_picture_by_guessing(coach: Coach, lifter: Lifter) -> None:
    path = _plot(_logged(lifter))
    payload, _, rest = path.removeprefix("/plots/").partition(".")
    for forged in (f"/plots/{payload}x.{rest}", "/plots/1.png", "/plots/x"):
        answer = coach.http.get(forged)
        assert answer.status_code == 404
        assert "no plot here" in answer.text


def test_a_picture_is_gone_with_its_log(coach: Coach, lifter: Lifter) -> None:
    path = _plot(_logged(lifter))
    with session_scope(coach.engine) as session:
        erase_sender(session, lifter.sender)
    assert coach.http.get(path).status_code == 404
    # The next lifter gets the number that became free; the old address must not open theirs.
    other = Lifter(coach)
    _logged(other)
    assert coach.http.get(path).status_code == 404


@contextmanager
def _without(coach: Coach, table: str) -> Iterator[None]:
    """A database that lost a table stands for one that does not answer."""
    with coach.engine.begin() as connection:
        connection.execute(sql(f"ALTER TABLE {table} RENAME TO away"))
    try:
        yield
    finally:
        with coach.engine.begin() as connection:
            connection.execute(sql(f"ALTER TABLE away RENAME TO {table}"))


def test_a_log_that_could_not_be_saved_waits_for_another_yes(coach: Coach, lifter: Lifter) -> None:
    lifter.says("3x10 at 100kg rpe 8")
    with _without(coach, "sessions"):
        failed = lifter.says("yes")
        assert "nothing was saved. Please try again in a moment. I still have it here" in failed.text
        assert "I still have it here" in lifter.says("yes").text
    assert lifter.says("yes").text.startswith("Saved.")
    with session_scope(coach.engine) as session:
        (stored,) = list_sessions(session, lifter.sender)
    assert [str(one.load) for one in stored.session.sets] == ["100 kg"] * 3


def test_the_same_log_again_is_stored_twice_only_by_a_second_yes_to_just_that(lifter: Lifter) -> None:
    lifter.says("3x10 at 100kg rpe 8")
    assert lifter.says("yes").text.startswith("Saved.")
    assert "Your log has exactly this already" in lifter.says("3x10 at 100kg rpe 8").text
    assert lifter.says("cancel").text == "OK, nothing was saved."
    assert "exactly this" not in lifter.says("3x10 at 110kg rpe 8").text


def test_a_yes_that_is_sent_again_with_its_id_is_told_that_it_is_saved(coach: Coach, lifter: Lifter) -> None:
    lifter.says("3x10 at 100kg rpe 8")
    sent = {"sender": lifter.sender, "message": "yes", "id": "yes-1"}
    first, again = coach.post(sent), coach.post(sent)
    assert first.json()[0]["text"].startswith("Saved.")
    assert again.json() == first.json()
    with session_scope(coach.engine) as session:
        assert len(list_sessions(session, lifter.sender)) == 1
    assert coach.post({**sent, "id": "no name"}).status_code == 400


class TestStoreAway:
    """A database that lost its table stands for one that does not answer."""

    @pytest.fixture(autouse=True)
    def away(self, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/coach.db")
        with engine_for_process().begin() as connection:
            connection.execute(sql("ALTER TABLE lifter_senders RENAME TO away"))
        yield
        close_engines()

    @pytest.mark.parametrize(
        ("action", "words"), [(ActionFinishLog, "nothing was saved"), (ActionShowProgress, "can't show")]
    )
    def test_it_is_said_plainly(self, action: Any, words: str) -> None:
        load = SaidLoad(LoadKind.WEIGHT, Decimal(100), Unit.KG)
        log = OpenLog("one", (Draft(date(2026, 11, 23), (DraftSet(10, load),) * 3),))
        dispatcher = CollectingDispatcher()
        action().run(dispatcher, _tracker({"log": log.as_json(), "log_outcome": "agreed"}), {})
        (said,) = dispatcher.messages
        assert "can't reach my database" in said["text"] or "does not answer" in said["text"]
        assert words in said["text"]

    def test_the_form_ends_and_says_that_nothing_was_stored(self) -> None:
        events = ValidateLogForm().run(CollectingDispatcher(), _tracker({}), {})
        assert [(event["name"], event["value"]) for event in events] == [("log_outcome", "not_stored")]


def _tracker(slots: dict[str, Any]) -> Tracker:
    said = {"text": "3x10 100kg", "intent": {"name": "log_session", "confidence": 1.0}, "entities": []}
    return Tracker("someone", slots, said, [], False, None, {}, "action_listen")
