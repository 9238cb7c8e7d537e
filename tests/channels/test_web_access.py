"""Who gets in: tokens, origins, rates, and what the pages are served with."""

from __future__ import annotations

import asyncio
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from unittest.mock import patch

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer
from web_server import Page, WebServer, problem

from bot.channels.rates import address_group
from bot.channels.web.limits import CONVERSATION, MESSAGE, Limits
from bot.channels.web.origins import Origins
from bot.channels.web.pages import page_policy
from bot.channels.web.tokens import LIFETIME, Tokens
from bot.settings.web import web_secret

NewId = Callable[[], str]
SECRET = "a secret that only the tests know"
PATHS = [
    ("POST", "/message"),
    ("GET", "/history"),
    ("DELETE", "/history"),
    ("POST", "/feedback"),
    ("POST", "/recovery-code"),
    ("POST", "/recovery"),
    ("DELETE", "/conversation"),
]


def test_a_conversations_token_is_its_own(open_page: Callable[[], Page]) -> None:
    assert open_page().token != open_page().token
    answer = open_page().http.post("/conversation")  # a body is not asked for
    assert answer.status_code == 201
    assert answer.json()["expires_at"].endswith("+00:00")


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_every_entrance_asks_for_a_token_of_ours(page: Page, method: str, path: str) -> None:
    payload, _, signature = page.token.partition(".")
    serializer = URLSafeTimedSerializer("the key of another server", salt="web conversation")
    wrong = [
        None,
        "Bearer",
        "Bearer null",
        f"Basic {page.token}",
        f"Bearer {page.token[:-3]}",
        f"Bearer x{payload}.{signature}",
        f"Bearer {serializer.dumps('a conversation')}",
        f"Bearer {'x' * 5000}",
        b"Bearer \xe9\xff.\xe9",
    ]
    for header in wrong:
        answer = page.http.request(method, path, headers={} if header is None else {"Authorization": header})
        assert problem(answer) == (401, "bad_token"), header
        assert answer.headers["WWW-Authenticate"] == "Bearer"


@contextmanager
def _clock(ahead: timedelta) -> Iterator[None]:
    """The clock of whoever signs a token, so much ahead of ours."""
    with patch("itsdangerous.timed.time.time", return_value=time.time() + ahead.total_seconds()):
        yield


def _aged(page: Page, age: timedelta) -> str:
    """The page's token as it would be if it had been issued so long ago."""
    serializer = URLSafeTimedSerializer(SECRET, salt="web conversation")
    with _clock(ahead=-age):
        return str(serializer.dumps(serializer.loads(page.token)))


def test_an_expired_token_is_told_from_a_forged_one(page: Page, new_id: NewId) -> None:
    page.token = _aged(page, LIFETIME + timedelta(seconds=10))
    assert problem(page.send(new_id(), "hello")) == (401, "expired_token")


def test_a_chat_lives_for_as_long_as_somebody_writes_in_it(page: Page, new_id: NewId) -> None:
    page.token = old = _aged(page, LIFETIME - timedelta(hours=1))
    answer = page.send(new_id(), "hello")
    assert answer.status_code == 200
    page.token = answer.headers["Coach-Token"]
    expires = datetime.fromisoformat(answer.headers["Coach-Token-Expires"])
    assert expires - datetime.now(timezone.utc) > LIFETIME - timedelta(minutes=1)
    assert page.token != old
    again = page.send(new_id(), "hello again")
    assert "Coach-Token" not in again.headers, "a token that is new is kept"
    assert [message["text"] for message in page.history() if message["from"] == "user"] == ["hello", "hello again"]


def test_every_use_renews_and_a_foreign_page_may_read_it(page: Page) -> None:
    page.token = _aged(page, timedelta(days=20))
    answer = page.http.get("/history", headers={**page.headers, "Origin": "https://gym.example"})
    assert answer.headers["Coach-Token"]
    assert "Coach-Token" in answer.headers["Access-Control-Expose-Headers"]
    assert page.think(positive=True).headers["Coach-Token"]


def test_who_is_refused_gets_no_newer_token(page: Page, new_id: NewId) -> None:
    page.erase()
    page.token = _aged(page, timedelta(days=20))
    assert "Coach-Token" not in page.send(new_id(), "hello").headers


def test_a_clock_that_is_some_seconds_ahead_ends_no_chat(page: Page, new_id: NewId) -> None:
    page.token = _aged(page, -timedelta(seconds=5))
    assert page.send(new_id(), "hello").status_code == 200
    page.token = _aged(page, -timedelta(days=1))
    assert problem(page.send(new_id(), "hello")) == (401, "expired_token")


def test_data_can_be_deleted_for_as_long_as_it_is_stored(page: Page, new_id: NewId) -> None:
    page.send(new_id(), "hello")
    page.token = _aged(page, timedelta(days=900))
    assert problem(page.send(new_id(), "hello")) == (401, "expired_token")
    assert page.erase().status_code == 204
    assert problem(page.erase()) == (401, "bad_token"), "there is nothing left"


def test_a_well_signed_token_of_a_conversation_never_begun_opens_nothing(page: Page, new_id: NewId) -> None:
    _, page.token, _ = Tokens("a secret that only the tests know").issue()
    assert problem(page.send(new_id(), "hello")) == (401, "bad_token")


def test_nobody_reads_or_writes_anothers_conversation(open_page: Callable[[], Page], new_id: NewId) -> None:
    mine, theirs = open_page(), open_page()
    id_ = new_id()
    mine.send(id_, "my knee hurts")
    before = mine.history()
    # Whatever a request names besides its token is not looked at.
    sneaky = {"id": new_id(), "text": "hello", "sender": mine.token, "conversation": mine.token}
    theirs.http.post("/message", json=sneaky, headers=theirs.headers)
    theirs.http.post(f"/message?token={mine.token}", json={**sneaky, "id": id_}, headers=theirs.headers)
    theirs.erase()
    assert mine.history() == before
    assert len(before) == 6


def test_tokens_hold_over_a_restart_with_the_key_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "web.secret"
    conversation, token, _ = Tokens(web_secret(None, file)).issue()
    assert Tokens(web_secret("", file)).conversation(f"Bearer {token}") == conversation
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["web.secret"]
    assert len(file.read_text()) > 40


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="WEB_SECRET has 6 characters"):
        web_secret("secret", tmp_path / "web.secret")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://gym.example", "https://gym.example:444", "null", ""]
)
def test_a_foreign_page_is_refused(server: WebServer, page: Page, new_id: NewId, origin: str) -> None:
    for method, path in [*PATHS, ("POST", "/conversation"), ("GET", "/config"), ("OPTIONS", "/message")]:
        answer = page.http.request(method, path, headers={**page.headers, "Origin": origin})
        assert problem(answer) == (403, "bad_request")
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert page.send(new_id(), "hello", Origin=origin).status_code == 403
    assert server.agent.texts == []


@pytest.mark.parametrize("origin", ["https://gym.example", "http://localhost:8080", None])
def test_our_own_and_the_named_pages_may_talk(server: WebServer, page: Page, new_id: NewId, origin: str | None) -> None:
    origin = origin or server.url
    asked = page.http.options("/message", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
    assert asked.status_code == 204
    assert "POST" in asked.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]
    answers = [
        asked,
        page.send(new_id(), "hello", Origin=origin),
        page.send(new_id(), "x" * 3_000_000, Origin=origin),
        page.http.get("/nowhere", headers={"Origin": origin}),
    ]
    assert [answer.status_code for answer in answers] == [204, 200, 413, 404]
    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert answer.headers["Vary"] == "Origin"
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(
    "origins", ["gym.example", "https://", "https://gym.example/chat", "*", "ftp://a.b", "http://a:b"]
)
def test_origins_that_are_none_stop_the_start(origins: str) -> None:
    with pytest.raises(ValueError, match="WEB_ORIGINS"):
        Origins(f"https://ok.example,{origins}")


def test_the_31st_message_of_a_minute_waits(open_page: Callable[[], Page], new_id: NewId) -> None:
    page, other = open_page(), open_page()
    answers = [page.send(new_id(), "hello") for _ in range(31)]
    assert {answer.status_code for answer in answers[:30]} == {200}
    assert problem(answers[30]) == (429, "rate_limited")
    assert 1 <= int(answers[30].headers["Retry-After"]) <= 60
    assert other.send(new_id(), "hello").status_code == 200
    assert page.history()
    assert page.think(positive=True).status_code == 204


def test_an_address_begins_60_conversations_an_hour(server: WebServer) -> None:
    page = Page(server.url)
    assert {page.http.post("/conversation").status_code for _ in range(60)} == {201}
    refused = page.http.post("/conversation")
    assert problem(refused) == (429, "rate_limited")
    assert int(refused.headers["Retry-After"]) > 3000


def test_rates_come_from_the_environment() -> None:
    limits = Limits("message=2/hour")
    asyncio.run(limits.count(MESSAGE, "a"))
    asyncio.run(limits.count(MESSAGE, "a"))
    with pytest.raises(Exception, match="minutes"):
        asyncio.run(limits.count(MESSAGE, "a"))
    asyncio.run(limits.count(MESSAGE, "a", "history"))
    asyncio.run(limits.count(CONVERSATION, "a"))
    for wrong in ("often", "message=", "message=many", "thumbs=3/hour"):
        with pytest.raises(ValueError, match="WEB_RATE"):
            Limits(wrong)


def test_what_an_address_does_is_counted_over_all_processes_and_alone_while_the_database_is_away() -> None:
    asked: list[tuple[str, list[tuple[int, int]]]] = []

    async def shared(name: str, limits: Sequence[tuple[int, int]]) -> int:
        asked.append((name, list(limits)))
        if len(asked) > 2:
            raise ConnectionError
        return 90 if len(asked) == 2 else 0

    async def count() -> None:
        limits = Limits("conversation=2/minute", shared)
        await limits.count(CONVERSATION, "192.0.2.7")
        with pytest.raises(Exception, match="2 minutes"):
            await limits.count(CONVERSATION, "192.0.2.7")
        for _ in range(2):
            await limits.count(CONVERSATION, "192.0.2.7")
        with pytest.raises(Exception, match="seconds"):
            await limits.count(CONVERSATION, "192.0.2.7")
        await limits.count(MESSAGE, "a chat")

    asyncio.run(count())
    assert asked[0] == ("conversation  192.0.2.7", [(2, 60)])
    assert len(asked) == 5, "messages are this process's own to count"


def test_an_ipv6_household_is_one_address() -> None:
    assert address_group("2001:db8:1:2::7") == address_group("[2001:db8:1:2:ffff::9]") == "2001:db8:1:2::/64"
    assert address_group("192.0.2.7") == "192.0.2.7"
    assert address_group("unix:socket") == "unix:socket"


def test_the_page_has_a_strict_policy(server: WebServer) -> None:
    page = httpx.get(server.url, trust_env=False)
    assert page.status_code == 200
    assert "page-1a2b.js" in page.text
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'none'",
    }
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-cache"


def test_only_the_pages_own_style_blocks_pass() -> None:
    assert "'sha256-" in page_policy("<style>p { color: red }</style>")
    assert "unsafe" not in page_policy("<style>p { color: red }</style><p style='color: blue'>")


def test_files_are_small_and_cached_by_their_name(server: WebServer) -> None:
    with httpx.Client(base_url=server.url, trust_env=False) as http:
        asset, widget = http.get("/assets/page-1a2b.js"), http.get("/widget.js")
        assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert widget.headers["Cache-Control"] == "no-cache"
        for file in (asset, widget):
            assert file.headers["Content-Type"] == "text/javascript; charset=utf-8"
            assert file.headers["Content-Encoding"] == "gzip"
            assert int(file.headers["Content-Length"]) < len(file.content)
            assert file.headers["Access-Control-Allow-Origin"] == "*"
            assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert http.get("/widget.js", headers={"If-None-Match": widget.headers["ETag"]}).status_code == 304
        plain = http.get("/widget.js", headers={"Accept-Encoding": "identity"})
        assert "Content-Encoding" not in plain.headers
        assert plain.content == widget.content
        assert http.head("/widget.js").content == b""


@pytest.mark.parametrize(
    "path", ["/assets/none.js", "/assets/../coach.db", "/assets/%2e%2e/%2e%2e/coach.db", "/index.html"]
)
def test_nothing_else_has_an_address(server: WebServer, path: str) -> None:
    assert httpx.get(f"{server.url}{path}", trust_env=False).status_code == 404


@pytest.mark.parametrize("dist", [Path("/nowhere")])
def test_without_a_build_the_welcome_page_is_served_with_its_style(server: WebServer) -> None:
    page = httpx.get(server.url, trust_env=False)
    assert "Hip thrust coach" in page.text
    assert "'sha256-" in page.headers["Content-Security-Policy"]
