"""The proxy in front, with its own configuration: what it lets through, what it says for whom, what it keeps back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bot_process import free_port
from deploy.upstream import Upstream
from nginx_server import deployed_nginx


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[tuple[str, Upstream]]:
    """nginx as it is deployed, before a server that repeats what it was asked, twice as two replicas are."""
    with Upstream() as upstream, deployed_nginx(tmp_path, [f"127.0.0.1:{upstream.port}"] * 2) as proxy:
        yield proxy.url, upstream


def test_what_a_visitor_says_of_themselves_is_replaced(nginx: tuple[str, Upstream]) -> None:
    url, upstream = nginx
    said = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
    httpx.get(f"{url}/", headers={**said, "X-Forwarded-Host": "evil.example"}, trust_env=False)
    heard = upstream.heard[-1]
    assert heard["X-Forwarded-For"] == "127.0.0.1"
    assert heard["Host"] == url.removeprefix("http://")
    assert not {"X-Real-IP", "Forwarded", "X-Forwarded-Host"} & {*heard}


@pytest.mark.parametrize("path", ["/metrics", "/livez", "/readyz"])
def test_what_is_for_those_who_run_it_is_not_passed_on(nginx: tuple[str, Upstream], path: str) -> None:
    url, upstream = nginx
    assert httpx.get(url + path, trust_env=False).status_code == 404
    assert upstream.heard == []


def test_a_body_is_as_big_as_its_door_lets_through(nginx: tuple[str, Upstream]) -> None:
    url, _ = nginx
    for path, size, status in (
        ("/webhooks/web/message", 70_000, 413),
        ("/webhooks/web/file", 5_000_000, 200),
        ("/webhooks/web/file", 7_000_000, 413),
    ):
        assert httpx.post(url + path, content=b"x" * size, trust_env=False).status_code == status


def test_a_flood_of_one_address_is_slowed(nginx: tuple[str, Upstream]) -> None:
    url, _ = nginx
    with httpx.Client(trust_env=False) as client:
        statuses = [client.get(f"{url}/").status_code for _ in range(150)]
    assert {*statuses} == {200, 429}


def test_a_message_that_a_leaving_replica_refuses_goes_to_the_other(nginx: tuple[str, Upstream]) -> None:
    url, upstream = nginx
    upstream.refusals = 1
    assert httpx.post(f"{url}/webhooks/web/message", json={}, trust_env=False).status_code == 200
    assert len(upstream.heard) == 2


def test_what_was_cut_off_may_come_again(nginx: tuple[str, Upstream]) -> None:
    url, upstream = nginx
    upstream.cuts = 1
    cut = httpx.post(f"{url}/webhooks/rest/webhook", json={}, trust_env=False)
    assert (cut.status_code, cut.headers["Retry-After"]) == (503, "2")
    assert "once more" in cut.json()["error"]
    # Whether it was taken is not known, and only a message of the web chat is sure to have an id.
    assert len(upstream.heard) == 1
    assert httpx.post(f"{url}/webhooks/rest/webhook", json={}, trust_env=False).status_code == 200


def test_a_message_with_an_id_goes_to_the_other_replica_at_once(nginx: tuple[str, Upstream]) -> None:
    url, upstream = nginx
    upstream.cuts = 1
    assert httpx.post(f"{url}/webhooks/web/message", json={}, trust_env=False).status_code == 200
    assert len(upstream.heard) == 2


def test_without_any_replica_the_proxy_says_when_to_come_again(tmp_path: Path) -> None:
    with deployed_nginx(tmp_path, [f"127.0.0.1:{free_port()}" for _ in range(2)]) as proxy:
        answer = httpx.get(proxy.url, trust_env=False)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")


def test_neither_addresses_of_people_nor_secrets_of_ours_are_logged(
    nginx: tuple[str, Upstream], tmp_path: Path
) -> None:
    url, _ = nginx
    httpx.get(f"{url}/export/a-secret?text=papaya", trust_env=False)
    time.sleep(0.1)
    (line,) = [line for line in (tmp_path / "access.log").read_text().splitlines() if "export" in line]
    assert " /export 200 " in line
    assert not [word for word in ("secret", "papaya", "127.0.0.1") if word in line]
