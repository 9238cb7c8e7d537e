"""Behind a proxy limits count people; a proxy that nobody counted, or an address that somebody made up, is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
from web_server import WebServer, problem

from bot.settings.proxies import Proxies, proxies_before
from bot.store.session import close_engines

Served = Callable[..., AbstractContextManager[WebServer]]


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


def _begin(server: WebServer, **headers: str) -> httpx.Response:
    return httpx.post(f"{server.url}/webhooks/web/conversation", json={}, headers=headers, trust_env=False)


def _statuses(server: WebServer, *passed_on: str) -> list[int]:
    return [_begin(server, **{"X-Forwarded-For": one}).status_code for one in passed_on]


def test_each_visitor_of_a_proxy_on_this_machine_has_a_limit_of_their_own(served: Served) -> None:
    with served(WEB_RATE="conversation=1/hour") as server:
        assert _statuses(server, "203.0.113.1", "203.0.113.2", "203.0.113.1") == [201, 201, 429]


def test_what_a_visitor_says_of_themselves_does_not_lift_their_limit(served: Served) -> None:
    with served(WEB_RATE="conversation=1/hour", SANIC_PROXIES_COUNT="1") as server:
        assert _statuses(server, "192.0.2.1, 203.0.113.1", "192.0.2.2, 203.0.113.1") == [201, 429]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_beyond_loopback_a_proxy_that_nobody_counted_is_refused(served: Served, header: str) -> None:
    with served(HOST="0.0.0.0") as server:
        refused = _begin(server, **{header: "203.0.113.1"})
        assert problem(refused) == (403, "bad_request")
        assert "set SANIC_PROXIES_COUNT" in refused.json()["error"]["message"]
        assert httpx.get(f"{server.url}/export/x", headers={header: "203.0.113.1"}, trust_env=False).status_code == 403
        assert _begin(server).status_code == 201


def test_without_a_proxy_nobody_is_believed(served: Served) -> None:
    with served(HOST="0.0.0.0", SANIC_PROXIES_COUNT="0", WEB_RATE="conversation=1/hour") as server:
        assert _statuses(server, "203.0.113.1", "203.0.113.2") == [201, 429]


def test_who_comes_around_the_proxy_cannot_speak_for_others(served: Served) -> None:
    with served(HOST="0.0.0.0", SANIC_PROXIES_COUNT="1", PROXY_NETWORKS="10.0.0.0/8") as server:
        assert _statuses(server, "203.0.113.1") == [403]
        assert _begin(server).status_code == 201


@pytest.mark.parametrize(
    ("address", "expected"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:10.1.2.3", True), ("fe80::1%eth0", True), ("203.0.113.9", False)]
    + [("", False), ("nonsense", False)],
)
def test_proxies_stand_in_private_networks_unless_somebody_says_where(address: str, expected: bool) -> None:
    assert proxies_before({}).stand_at(address) is expected


def test_on_loopback_one_proxy_is_counted_by_itself_and_elsewhere_none() -> None:
    assert proxies_before({}).count == 1
    assert proxies_before({"HOST": "0.0.0.0"}).count is None
    assert proxies_before({"HOST": "0.0.0.0", "SANIC_PROXIES_COUNT": "0"}).count == 0
    assert not Proxies(1).stand_at("127.0.0.1")


@pytest.mark.parametrize(
    "environment",
    [{"SANIC_PROXIES_COUNT": "-1"}, {"SANIC_PROXIES_COUNT": "one"}, {"SANIC_PROXIES_COUNT": "10"}]
    + [{"PROXY_NETWORKS": "10.0.0.1/8"}, {"PROXY_NETWORKS": "nginx"}],
)
def test_what_cannot_be_used_stops_the_start(environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(environment))):
        proxies_before(environment)
