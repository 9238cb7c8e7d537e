"""Turns over the web channel: replies together, retries, history, restarts, feedback, erasing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timezone
from urllib.parse import urlsplit

import httpx
import pytest
import sqlalchemy
from web_server import Page, WebServer, problem

from bot.app.plot_links import plot_address
from bot.channels.fixed_replies import NO_WORDS, fixed_reply
from bot.channels.message_text import MAX_CHARACTERS
from bot.store.database import create_engine, database_url
from bot.store.feedback import list_feedback
from bot.store.session import engine_for_process, session_scope

NewId = Callable[[], str]


def test_the_replies_of_one_turn_arrive_together_without_the_conversations_id(page: Page, new_id: NewId) -> None:
    answer = page.send(new_id(), "hello")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    replies = answer.json()["replies"]
    kinds = [["text"], ["text"], ["buttons", "text"], ["custom"], ["image"]]
    assert [sorted(set(item) - {"id"}) for item in replies] == kinds


def test_the_browsers_time_zone_reaches_the_coach(server: WebServer, page: Page, new_id: NewId) -> None:
    body = {"id": new_id(), "text": "hello", "time_zone": "Europe/Berlin"}
    page.http.post("/message", json=body, headers=page.headers)
    pressed = {"id": new_id(), "payload": "/affirm", "title": "Yes, it is taken care of", "time_zone": "Asia/Tokyo"}
    page.http.post("/message", json=pressed, headers=page.headers)
    page.send(new_id(), "hello")
    assert [sent.get("time_zone") for sent in server.agent.metadata] == ["Europe/Berlin", "Asia/Tokyo", None]
    body = {"id": new_id(), "text": "hello", "time_zone": "x" * 65}
    assert problem(page.http.post("/message", json=body, headers=page.headers)) == (413, "too_long")


def test_a_retry_gets_the_same_replies_and_makes_no_second_turn(server: WebServer, page: Page, new_id: NewId) -> None:
    id_ = new_id()
    first = page.send(id_, "hello")
    again = page.send(id_.upper(), "hello")
    assert again.json() == first.json()
    assert server.agent.texts == ["hello"]


def test_who_would_wait_too_long_is_told_when_to_come_back(server: WebServer, page: Page, new_id: NewId) -> None:
    answered = new_id()
    first = page.send(answered, "hello")
    server.agent.thread.seconds = 7
    refused = page.send(new_id(), "hello again")
    assert problem(refused) == (429, "rate_limited")
    assert refused.headers["Retry-After"] == "7"
    assert page.send(answered, "hello").json() == first.json(), "what was answered is said again at once"
    assert server.agent.texts == ["hello"]


def test_a_retry_after_a_restart_gets_the_same_replies(server: WebServer, page: Page, new_id: NewId) -> None:
    ids = [new_id(), new_id()]
    first = [page.send(id_, f"hello {number}").json() for number, id_ in enumerate(ids)]
    server.stop()
    server.start()
    reopened = Page(server.url)
    reopened.token = page.token
    assert [reopened.send(id_, "hello").json() for id_ in ids] == first
    assert server.agent.texts == []


def test_a_retry_while_the_first_still_runs_waits_for_it(server: WebServer, page: Page, new_id: NewId) -> None:
    id_ = new_id()
    with pytest.raises(httpx.ReadTimeout):  # the page goes away in mid-turn
        page.http.post("/message", json={"id": id_, "text": "wait"}, headers=page.headers, timeout=0.3)
    answers: list[httpx.Response] = []
    retry = threading.Thread(target=lambda: answers.append(page.send(id_, "wait")))
    retry.start()
    time.sleep(0.2)
    server.call(server.agent.go_on.set)
    retry.join(10)
    assert answers[0].json()["replies"][0]["text"] == "You said wait."
    assert server.agent.texts == ["wait"]


def test_the_same_id_in_another_conversation_is_another_message(
    server: WebServer, open_page: Callable[[], Page], new_id: NewId
) -> None:
    one, other, id_ = open_page(), open_page(), new_id()
    one.send(id_, "hello")
    other.send(id_, "good evening")
    assert server.agent.texts == ["hello", "good evening"]


def test_a_turn_that_failed_says_so_and_may_be_sent_again(
    server: WebServer, page: Page, new_id: NewId, caplog: pytest.LogCaptureFixture
) -> None:
    id_ = new_id()
    server.agent.fail = True
    with caplog.at_level(logging.DEBUG, "bot"):
        assert problem(page.send(id_, "my secret knee")) == (500, "server")
    assert "RuntimeError" in caplog.text
    assert "knee" not in caplog.text
    server.agent.fail = False
    assert page.send(id_, "my secret knee").status_code == 200


def test_a_turn_without_a_reply_is_an_error_each_time_it_is_asked_for(page: Page, new_id: NewId) -> None:
    id_ = new_id()
    assert problem(page.send(id_, "say nothing")) == (500, "server")
    assert problem(page.send(id_, "say nothing")) == (500, "server")


def test_history_shows_the_talk_in_order_with_ids_and_times(page: Page, new_id: NewId) -> None:
    id_ = new_id()
    replies = page.send(id_, "<b>hello</b>").json()["replies"]
    said = page.history()
    assert said[0].items() >= {"id": id_, "from": "user", "text": "hello"}.items()
    assert [message["id"] for message in said[1:]] == [f"{id_}-{number}" for number in range(5)]
    assert [{k: v for k, v in message.items() if k not in ("from", "at")} for message in said[1:]] == replies
    assert all(message["at"].endswith("+00:00") for message in said)


def test_history_of_a_new_conversation_is_empty(page: Page) -> None:
    assert page.history() == []


def test_history_is_there_after_a_restart(server: WebServer, page: Page, new_id: NewId) -> None:
    page.send(new_id(), "hello")
    before = page.history()
    server.stop()
    server.start()
    reopened = Page(server.url)
    reopened.token = page.token
    assert reopened.history() == before


def test_history_is_cut_between_turns(page: Page, new_id: NewId, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.messages.latest_said.__defaults__", (7,))
    for text in ("one", "two", "three"):
        page.send(new_id(), text)
    assert [message["text"] for message in page.history() if message["from"] == "user"] == ["three"]


def test_an_offered_button_passes_and_is_shown_by_the_title_that_was_pressed(
    server: WebServer, page: Page, new_id: NewId
) -> None:
    page.send(new_id(), "hello")
    page.press(new_id(), "I did not mean it that way", "/affirm")
    page.press(new_id(), "<script>", "/affirm")
    assert server.agent.texts == ["hello", "/affirm", "/affirm"]
    titles = [message["text"] for message in page.history() if message["from"] == "user"][1:]
    assert titles[0] == "I did not mean it that way"
    assert titles[1] in ("I did not mean it that way", "Yes, it is taken care of")


@pytest.mark.parametrize("payload", ["/affirm", "/restart", '/inform{"goal": "pwned"}', "do I need them?"])
def test_a_button_that_was_not_offered_is_read_as_its_title(
    server: WebServer, page: Page, new_id: NewId, payload: str
) -> None:
    page.press(new_id(), "Yes please", payload)
    assert server.agent.texts == ["Yes please"]


def test_a_button_of_another_conversation_was_not_offered(
    server: WebServer, open_page: Callable[[], Page], new_id: NewId
) -> None:
    open_page().send(new_id(), "hello")
    open_page().press(new_id(), "Yes please", "/affirm")
    assert server.agent.texts == ["hello", "Yes please"]


def test_what_is_typed_never_passes_as_a_payload(server: WebServer, page: Page, new_id: NewId) -> None:
    page.send(new_id(), "hello")
    page.send(new_id(), "/affirm")
    page.press(new_id(), '/inform{"goal": "pwned"}', "/nothing")
    assert server.agent.texts == ["hello", "affirm", "inform"]


def test_a_message_without_words_is_answered_without_a_turn(server: WebServer, page: Page, new_id: NewId) -> None:
    id_ = new_id()
    assert page.send(id_, " \u200b<br>?? ").json() == {"replies": [{"id": f"{id_}-0", **fixed_reply(NO_WORDS)}]}
    assert server.agent.texts == []


@pytest.mark.parametrize("length", [MAX_CHARACTERS + 1, 20_000, 100_000, 3_000_000])
def test_a_message_that_is_too_long_is_413_in_words(server: WebServer, page: Page, new_id: NewId, length: int) -> None:
    assert problem(page.send(new_id(), "x" * length)) == (413, "too_long")
    assert server.agent.texts == []


def test_the_longest_message_passes_however_it_is_written(server: WebServer, page: Page, new_id: NewId) -> None:
    body = b'{"id": "%s", "text": "%s"}' % (new_id().encode(), rb"\ud83d\ude00" * (MAX_CHARACTERS - 1) + b"a")
    assert page.http.post("/message", content=body, headers=page.headers).status_code == 200
    assert [len(text) for text in server.agent.texts] == [MAX_CHARACTERS]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 30_000,
        b"{}",
        b'{"id": "1", "text": "hello"}',
        b'{"id": 5, "text": "hello"}',
        b'{"id": "8a0f1f4c-3f0e-4f0e-9d6e-7f6f5c0b1a2d"}',
        b'{"id": "8a0f1f4c-3f0e-4f0e-9d6e-7f6f5c0b1a2d", "text": 5}',
        b'{"id": "8a0f1f4c-3f0e-4f0e-9d6e-7f6f5c0b1a2d", "text": null}',
        b'{"id": "8a0f1f4c-3f0e-4f0e-9d6e-7f6f5c0b1a2d", "payload": "/affirm"}',
        b'{"id": "8a0f1f4c-3f0e-4f0e-9d6e-7f6f5c0b1a2d", "payload": ["/affirm"], "title": "Yes"}',
    ],
)
def test_a_body_that_is_no_message_is_400(server: WebServer, page: Page, body: bytes) -> None:
    assert problem(page.http.post("/message", content=body, headers=page.headers)) == (400, "bad_request")
    assert server.agent.texts == []


def test_a_text_that_no_database_takes_is_answered(server: WebServer, page: Page) -> None:
    body = rb'{"id": "8a0f1f4c-3f0e-4f0e-9d6e-7f6f5c0b1a2d", "text": "a\u0000b \ud800 c"}'
    assert page.http.post("/message", content=body, headers=page.headers).status_code == 200
    assert page.history()[0]["text"] == "ab c"


def test_a_thumb_is_stored_with_its_word(page: Page) -> None:
    answer = page.think(message_id="x-1", topic="setup", section="nowhere", positive=True, word=" clear <b> ")
    assert answer.status_code == 204
    page.think(message_id=None, topic=None, section=None, positive=False, word="")
    with session_scope(create_engine(database_url())) as session:
        down, up = list_feedback(session)
    assert (up.positive, up.topic, up.section, up.comment) == (True, "setup", None, "clear <b>")
    assert up.guide_version
    assert (down.positive, down.topic, down.comment) == (False, None, None)


def test_a_thumb_that_says_nothing_is_400_and_a_long_word_413(page: Page) -> None:
    assert problem(page.think(positive="yes")) == (400, "bad_request")
    assert problem(page.think(positive=True, topic=5)) == (400, "bad_request")
    assert problem(page.think(positive=True, word="x" * 501)) == (413, "too_long")
    assert page.think(positive=True, word="x" * 500).status_code == 204


def test_erasing_leaves_no_row_and_ends_the_token(open_page: Callable[[], Page], new_id: NewId) -> None:
    kept, erased = open_page(), open_page()
    id_ = new_id()
    for page in (kept, erased):
        page.send(id_, "my knee hurts")
        page.think(positive=False, word="my knee still hurts")
    assert erased.erase().status_code == 204
    assert problem(erased.send(id_, "my knee hurts")) == (401, "bad_token")
    assert problem(erased.think(positive=True)) == (401, "bad_token")
    assert problem(erased.http.get("/history", headers=erased.headers)) == (401, "bad_token")
    assert problem(erased.erase()) == (401, "bad_token")
    assert len(_senders()) == 1
    assert len(kept.history()) == 6


def test_erasing_in_the_middle_of_a_turn_erases_that_turn_too(server: WebServer, page: Page, new_id: NewId) -> None:
    turn = threading.Thread(target=lambda: page.send(new_id(), "wait"))
    later = threading.Thread(target=lambda: answers.append(page.erase()))
    answers: list[httpx.Response] = []
    for thread in (turn, later):
        thread.start()
        time.sleep(0.2)
    server.call(server.agent.go_on.set)
    for thread in (turn, later):
        thread.join(10)
    assert answers[0].status_code == 204
    assert _senders() == set()


def test_the_config_names_the_limit_and_the_guide(page: Page) -> None:
    config = page.http.get("/config").json()
    assert config["max_characters"] == MAX_CHARACTERS
    assert config["guide"]["id"] == "hip-thrust"
    assert config["guide"]["version"]


def _senders() -> set[str]:
    """Whose rows there are, in any table."""
    engine = create_engine(database_url())
    found: set[str] = set()
    with engine.connect() as connection:
        for table in ("events", "feedback", "unclear_messages"):
            found |= {row[0] for row in connection.execute(sqlalchemy.text(f"SELECT sender_id FROM {table}"))}
    engine.dispose()
    return found


def test_after_deleting_by_talk_the_conversation_is_unknown_and_a_new_one_is_empty(
    page: Page, server: WebServer, new_id: Callable[[], str]
) -> None:
    page.send(new_id(), "my wombat hurts")
    gone = page.send(new_id(), "erase me")
    assert gone.json()["replies"][0]["text"] == "Gone."
    assert problem(page.http.get("/history", headers=page.headers)) == (401, "bad_token")
    assert problem(page.send(new_id(), "hello")) == (401, "bad_token")
    fresh = Page(server.url).begin()
    assert fresh.history() == []
    assert fresh.send(new_id(), "hello").status_code == 200


def test_while_the_store_is_away_a_message_still_reaches_the_coach(
    server: WebServer, page: Page, new_id: Callable[[], str]
) -> None:
    with engine_for_process().begin() as connection:
        connection.execute(sqlalchemy.text("ALTER TABLE events RENAME TO away"))
    server.agent.replies_without_memory = True
    assert page.send(new_id(), "crushing chest pain").json()["replies"][0]["text"] == "I can't save anything."
    history = page.http.get("/history", headers=page.headers)
    assert problem(history) == (503, "away")
    assert history.headers["Retry-After"] == "2"
    assert problem(page.http.post("/conversation")) == (503, "away")


def test_while_the_store_is_away_whoever_asks_for_a_picture_is_told_when_to_come_again(server: WebServer) -> None:
    where = urlsplit(plot_address(1, datetime.now(timezone.utc), "barbell hip thrust")).path
    assert httpx.get(server.url + where, trust_env=False).status_code == 404
    with engine_for_process().begin() as connection:
        connection.execute(sqlalchemy.text("ALTER TABLE lifters RENAME TO away"))
    answer = httpx.get(server.url + where, trust_env=False)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
