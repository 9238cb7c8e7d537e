"""Who gets into the trainer's inbox, and what no page of another origin can do there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from web_server import WebServer

from bot.settings.trainer import trainer_token
from bot.store.session import close_engines, engine_for_process, session_scope
from bot.store.unclear import add_unclear, list_unclear

TOKEN = "a token that only the tests know"


class Browser:
    """Somebody's browser at the inbox."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=30, trust_env=False)
        self.page = self.http.get("/trainer/sign-in")

    def form_key(self) -> str:
        found = re.search(r'name="form_key" value="(\w+)"', self.page.text)
        assert found
        return found[1]

    def send(self, path: str, **fields: str) -> httpx.Response:
        self.page = self.http.post(path, data={"form_key": self.form_key(), **fields}, follow_redirects=True)
        return self.page

    def sign_in(self, token: str = TOKEN) -> httpx.Response:
        return self.send("/trainer/sign-in", token=token)


@pytest.fixture
def serve(dist: Path, _environment: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], WebServer]]:
    running: list[WebServer] = []

    def start(token: str) -> WebServer:
        for server in running:
            server.stop()
        running.clear()
        monkeypatch.setenv("TRAINER_TOKEN", token)
        running.append(WebServer(dist).start())
        return running[0]

    yield start
    for server in running:
        server.stop()
    close_engines()


@pytest.fixture
def trainer(serve: Callable[[str], WebServer]) -> Iterator[Browser]:
    found = Browser(serve(TOKEN).url)
    yield found
    found.http.close()


@pytest.mark.parametrize("path", ["/trainer", "/trainer/", "/trainer/sign-in", "/trainer/conversation/u1"])
def test_without_a_token_there_is_no_such_page(serve: Callable[[str], WebServer], path: str) -> None:
    url = serve("").url
    found, nothing = (httpx.get(f"{url}{each}", trust_env=False) for each in (path, "/nothing-here"))
    assert found.status_code == nothing.status_code == 404
    assert found.json() == {"error": f"Requested URL {path.rstrip('/')} not found"}
    assert nothing.json() == {"error": "Requested URL /nothing-here not found"}
    assert found.headers.keys() == nothing.headers.keys()


def test_a_short_token_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="TRAINER_TOKEN has 6 characters, 16 at least"):
        trainer_token("secret")
    assert trainer_token(None) is None


def test_the_cookie_is_the_browsers_alone_and_pages_are_kept_by_nobody(trainer: Browser) -> None:
    answer = trainer.http.post("/trainer/sign-in", data={"form_key": trainer.form_key(), "token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/trainer")
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/trainer", "Max-Age=28800"):
        assert part in cookie
    assert "Secure" not in cookie
    page = trainer.http.get("/trainer")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-frame-options"] == "DENY"
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "<script" not in page.text


def test_behind_https_the_cookie_goes_nowhere_else(
    serve: Callable[[str], WebServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANIC_PROXIES_COUNT", "1")
    headers = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}
    found = httpx.get(f"{serve(TOKEN).url}/trainer/sign-in", headers=headers, trust_env=False)
    assert "Secure" in found.headers["set-cookie"]


def test_guessing_is_slowed_down(trainer: Browser) -> None:
    for _ in range(5):
        assert trainer.sign_in("not the token at all").status_code == 403
    refused = trainer.sign_in()
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert trainer.http.get("/trainer").status_code == 303


def test_another_token_signs_everybody_out(serve: Callable[[str], WebServer]) -> None:
    before = Browser(serve(TOKEN).url)
    assert "Sign out" in before.sign_in().text
    cookies = dict(before.http.cookies)
    for token, status in ((TOKEN, 200), ("another token, as long", 303)):
        url = serve(token).url
        assert httpx.get(f"{url}/trainer", cookies=cookies, trust_env=False).status_code == status


def test_what_a_browser_held_before_it_signed_out_opens_nothing_after(serve: Callable[[str], WebServer]) -> None:
    trainer = Browser(serve(TOKEN).url)
    trainer.sign_in()
    held = dict(trainer.http.cookies)
    assert "Sign out" in trainer.http.get("/trainer").text
    trainer.send("/trainer/sign-out")
    another_process = serve(TOKEN).url
    for path in ("/trainer", "/trainer/sign-in"):
        found = httpx.get(f"{another_process}{path}", cookies=held, trust_env=False, follow_redirects=True)
        assert 'name="token"' in found.text
        assert "Sign out" not in found.text


@pytest.mark.parametrize("cookie", ["", "x", "WyJ4IiwgdHJ1ZV0.aaaa.bbbb"])
def test_a_forged_cookie_opens_nothing(trainer: Browser, cookie: str) -> None:
    trainer.http.cookies.clear()
    answer = trainer.http.get("/trainer", cookies={"trainer": cookie})
    assert (answer.status_code, answer.headers["location"]) == (303, "/trainer/sign-in")


def test_the_form_key_of_before_signing_in_is_worth_nothing_after(trainer: Browser) -> None:
    before = trainer.form_key()
    trainer.sign_in()
    answer = trainer.http.post("/trainer/sign-out", data={"form_key": before})
    assert answer.status_code == 403
    assert "too old" in answer.text


@pytest.mark.parametrize("key", ["", "0" * 64, "é"])
def test_a_form_of_another_page_changes_nothing(trainer: Browser, key: str) -> None:
    with session_scope(engine_for_process()) as session:
        entry = add_unclear(session, sender_id="u1", text="hm", outcome="out_of_scope")
    trainer.sign_in()
    fields = {"form_key": key, "entry": f"u{entry.id}", "do": "dismiss"}
    assert trainer.http.post("/trainer/entries", data=fields).status_code == 403
    with session_scope(engine_for_process()) as session:
        assert list_unclear(session, handled=False) == [entry]


@pytest.mark.parametrize("keys", ["", "x1", "u", "u-1", "u" + "9" * 30, "u²", "../../etc/passwd"])
def test_what_is_no_entry_changes_nothing(trainer: Browser, keys: str) -> None:
    trainer.sign_in()
    assert trainer.send("/trainer/entries", entry=keys, do="dismiss").status_code in (200, 422)
    assert trainer.http.get(f"/trainer/conversation/{keys or 'x'}").status_code == 404


def test_an_intent_that_is_none_is_refused(trainer: Browser) -> None:
    trainer.sign_in()
    refused = trainer.send("/trainer/entries", entry="u1", do="assign", intent="../../bot/app/cli")
    assert refused.status_code == 422
    assert "No intent was chosen" in refused.text


def test_more_than_a_form_holds_is_refused(trainer: Browser) -> None:
    trainer.sign_in()
    refused = trainer.send("/trainer/entries", entry="u1 " * 40_000, do="dismiss")
    assert refused.status_code == 413
