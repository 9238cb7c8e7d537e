"""Who may use REST: programs of this machine, or those that know the token; never a page of somebody else."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
from rasa.shared.core.events import UserUttered
from web_server import EchoAgent, Page, WebServer

from bot.channels.rest.channel import answer_to
from bot.channels.rest.entrance import RestEntrance
from bot.channels.web.tokens import Tokens
from bot.settings.public_address import is_loopback
from bot.settings.rest import RestSettings, rest_settings
from bot.store.session import close_engines

SECRET = "a secret that only the tests know"
TOKEN = "a token that only the tests know"
AS_TOKEN = {"Authorization": f"Bearer {TOKEN}"}
Served = Callable[..., AbstractContextManager[WebServer]]


@pytest.fixture
def served(dist: Path, database: None, monkeypatch: pytest.MonkeyPatch) -> Served:
    """The server with variables of the environment; it listens on loopback, whatever ``HOST`` says."""

    @contextmanager
    def serve(**environment: str) -> Iterator[WebServer]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        running = WebServer(dist).start()
        yield running
        running.stop()
        close_engines()

    return serve


def _say(server: WebServer, sender: str = "u1", **headers: str) -> httpx.Response:
    return httpx.post(
        f"{server.url}/webhooks/rest/webhook",
        json={"sender": sender, "message": "hello"},
        headers=headers,
        trust_env=False,
        timeout=30,
    )


def _problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def test_a_program_that_would_wait_too_long_is_told_when_to_come_back(server: WebServer) -> None:
    server.agent.thread.seconds = 7
    refused = _say(server)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "7")
    assert "with the same id" in refused.json()["error"]
    assert server.agent.texts == []


def test_on_loopback_a_program_needs_no_token(server: WebServer) -> None:
    assert _say(server).status_code == 200
    assert _say(server, Host="localhost:5005").status_code == 200
    assert _say(server, Host="[::1]:5005").status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_without_a_token_nobody_gets_in_through_a_proxy(server: WebServer, header: str) -> None:
    status, problem = _problem(_say(server, **{header: "203.0.113.9"}))
    assert status == 403
    assert "REST_TOKEN" in problem


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:5005", "localhost.evil.example", "127.0.0.1.nip.io", ""]
)
def test_a_name_that_only_leads_here_is_not_ours(server: WebServer, host: str) -> None:
    assert _say(server, Host=host).status_code in (400, 403)
    assert server.agent.texts == []


def test_the_web_chat_takes_no_foreign_name_for_its_own_either(server: WebServer) -> None:
    page = Page(server.url)
    rebound = {"Host": "evil.example:5005", "Origin": "http://evil.example:5005"}
    assert page.http.post("/conversation", json={}, headers=rebound).status_code == 403


def test_behind_a_proxy_the_web_chats_own_name_is_that_of_the_public_address(served: Served) -> None:
    own = {"Host": "coach.example", "Origin": "https://coach.example"}
    with served(PUBLIC_URL="https://coach.example") as server:
        assert Page(server.url).http.post("/conversation", json={}, headers=own).status_code == 201


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "http://["])
def test_a_page_of_somebody_else_is_refused(server: WebServer, origin: str) -> None:
    assert _say(server, Origin=origin).status_code == 403
    assert server.agent.texts == []


def test_a_page_of_our_own_may_use_it(server: WebServer) -> None:
    assert _say(server, Origin=server.url).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_what_a_page_may_send_without_asking_is_refused(server: WebServer, kind: str) -> None:
    status, problem = _problem(_say(server, **{"Content-Type": kind}))
    assert status == 415
    assert "Content-Type: application/json" in problem
    assert server.agent.texts == []


def test_json_may_name_its_letters(server: WebServer) -> None:
    assert _say(server, **{"Content-Type": "Application/JSON; charset=utf-8"}).status_code == 200


def test_beyond_loopback_rest_is_off_without_a_token(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), served(HOST="0.0.0.0") as server:
        status, problem = _problem(_say(server))
        assert (status, server.agent.texts) == (403, [])
        assert "REST_TOKEN" in problem
        assert Page(server.url).begin().history() == []
    assert "REST is off" in caplog.text


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_with_a_token_everybody_needs_it(served: Served, host: str) -> None:
    with served(HOST=host, REST_TOKEN=TOKEN) as server:
        for wrong in ({}, {"Authorization": TOKEN}, {"Authorization": f"Basic {TOKEN}"}, {"Authorization": "Bearer x"}):
            answer = _say(server, **wrong)
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert _say(server, **AS_TOKEN).status_code == 200
        assert _say(server, Host="coach.example", **{"X-Forwarded-For": "203.0.113.9"}, **AS_TOKEN).status_code == 200
        assert _say(server, Origin="https://evil.example", **AS_TOKEN).status_code == 403


def test_a_header_that_is_no_utf_8_is_a_wrong_token(served: Served) -> None:
    with served(REST_TOKEN=TOKEN) as server:
        answer = httpx.post(
            f"{server.url}/webhooks/rest/webhook",
            json={"sender": "u1", "message": "hello"},
            headers={"Authorization": b"Bearer \xe9\xff"},
            trust_env=False,
        )
        assert answer.status_code == 401


def test_an_address_sends_as_many_messages_as_the_rate_says(served: Served) -> None:
    with served(REST_RATE="3/minute") as server:
        assert [_say(server, f"u{number}").status_code for number in range(3)] == [200] * 3
        refused = _say(server)
        assert _problem(refused)[0] == 429
        assert 1 <= int(refused.headers["Retry-After"]) <= 60


def test_the_rate_is_set_beyond_loopback_and_open_on_it() -> None:
    assert rest_settings({}) == RestSettings()
    assert rest_settings({"HOST": "0.0.0.0", "REST_TOKEN": TOKEN}).rate == "600/minute"
    assert rest_settings({"HOST": "::", "REST_RATE": "5/second"}).rate == "5/second"
    assert TOKEN not in repr(rest_settings({"REST_TOKEN": TOKEN}))


def test_what_cannot_be_used_stops_the_start() -> None:
    with pytest.raises(ValueError, match="REST_TOKEN has 5 characters"):
        rest_settings({"REST_TOKEN": "short"})
    with pytest.raises(ValueError, match="REST_RATE"):
        RestEntrance(RestSettings(rate="often"))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.0.7", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_loopback_is_told_from_everything_else(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize("sender", ["telegram:7", "telegram:-100:7", "web:abc", " web:abc", "\u200bweb:abc"])
def test_nobody_speaks_under_the_name_of_another_channel(server: WebServer, sender: str) -> None:
    status, problem = _problem(_say(server, sender))
    assert status == 400
    assert "another channel" in problem
    assert server.agent.texts == []


def test_a_web_chat_is_closed_to_rest(server: WebServer, page: Page, new_id: Callable[[], str]) -> None:
    page.send(new_id(), "hello")
    conversation = Tokens(SECRET).conversation(f"Bearer {page.token}")
    assert _say(server, conversation).status_code == 400
    assert [message["text"] for message in page.history() if message["from"] == "user"] == ["hello"]


def test_a_web_chat_that_was_begun_before_its_id_had_a_prefix_is_closed_too(database: None) -> None:
    agent, old = EchoAgent(), "a-web-chat-of-old-with-32-letters"[:32]
    tracker = agent.tracker_store.init_tracker(old)
    tracker.update(UserUttered("hello", input_channel="web"))
    asyncio.run(agent.tracker_store.save(tracker))
    body = json.dumps({"sender": old, "message": "what did I say?"}).encode()
    status, answer = asyncio.run(answer_to(body, agent.handle_message, agent.tracker_store))
    assert (status, agent.texts) == (400, [])
    assert "web chat" in answer["error"]
    close_engines()
