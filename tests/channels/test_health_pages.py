"""What is asked from outside: alive, ready, and how it has been doing, with no word or id of anybody's."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from web_server import Page, WebServer

from bot.settings.metrics import metrics_token
from bot.store.session import close_engines

Served = Callable[..., AbstractContextManager[WebServer]]
TOKEN = "a token of the tests alone"


@pytest.fixture
def served(dist: Path, _environment: None, monkeypatch: pytest.MonkeyPatch) -> Served:
    @contextmanager
    def start(**environment: str) -> Iterator[WebServer]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        running = WebServer(dist).start()
        try:
            yield running
        finally:
            running.stop()
            close_engines()

    return start


def _get(server: WebServer, path: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{server.url}{path}", headers=headers, timeout=10, trust_env=False)


def test_a_server_with_its_model_and_its_database_is_alive_and_ready(server: WebServer) -> None:
    assert _get(server, "/livez").json() == {"live": True}
    assert _get(server, "/health").json() == {"ready": True}
    answer = _get(server, "/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_without_its_database_it_is_alive_and_not_ready(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OSError("a database that is away")

    monkeypatch.setattr("bot.app.health_pages._ask", away)
    answer = _get(server, "/readyz")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.json() == {"ready": False, "model": True, "database": False, "staying": True}
    assert _get(server, "/livez").status_code == _get(server, "/health").status_code == 200
    assert "coach_ready 0.0" in _get(server, "/metrics").text


def test_a_database_that_hangs_is_asked_by_one_thread_and_holds_nobody_up(
    server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked = threading.Event(), []

    def hang() -> None:
        asked.append(threading.current_thread().name)
        go_on.wait(30)

    monkeypatch.setattr("bot.app.health_pages._ask", hang)
    monkeypatch.setattr("bot.app.health_pages._PATIENCE_SECONDS", 0.1)
    assert [_get(server, "/readyz").status_code for _ in range(3)] == [503] * 3
    assert _get(server, "/livez").status_code == 200
    assert len(asked) == 1
    go_on.set()


def test_without_a_model_it_is_not_ready(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.agent, "is_ready", lambda: False)
    assert _get(server, "/readyz").json()["model"] is False
    assert _get(server, "/health").status_code == 503


def test_metrics_name_doors_and_never_addresses_or_words(
    server: WebServer, page: Page, new_id: Callable[[], str]
) -> None:
    id_ = new_id()
    page.send(id_, "my secret word is papaya")
    _get(server, "/export/a-secret-of-somebody")
    _get(server, "/papaya")
    told = _get(server, "/metrics")
    assert told.headers["content-type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(told.text)}
    doors = {(one.labels["entrance"], one.labels["status"]) for one in families["coach_http_answers"].samples}
    assert {("web", "201"), ("web", "200"), ("export", "410"), ("other", "404")} <= doors
    for word in ("papaya", "secret", page.token, id_):
        assert word not in told.text
    values = {value for family in families.values() for one in family.samples for value in one.labels.values()}
    assert not [value for value in values if re.search(r"web:|telegram:|@", value)]


@pytest.mark.parametrize("passed_on", [{"X-Forwarded-For": "203.0.113.9"}, {"Host": "coach.example"}])
def test_without_a_token_metrics_are_for_this_machine_alone(server: WebServer, passed_on: dict[str, str]) -> None:
    assert _get(server, "/metrics", **passed_on).status_code == 403


def test_beyond_loopback_metrics_ask_for_a_token(served: Served) -> None:
    with served(HOST="0.0.0.0") as server:
        assert _get(server, "/metrics").status_code == 403
    with served(HOST="0.0.0.0", METRICS_TOKEN=TOKEN) as server:
        assert _get(server, "/metrics").status_code == 401
        assert _get(server, "/metrics", Authorization="Bearer wrong").status_code == 401
        assert _get(server, "/metrics", Authorization=f"Bearer {TOKEN}").status_code == 200
        assert _get(server, "/readyz").status_code == 200


def test_a_short_token_stops_the_start() -> None:
    with pytest.raises(ValueError, match="METRICS_TOKEN has 5 characters"):
        metrics_token("short")
    assert metrics_token(" ") is None
