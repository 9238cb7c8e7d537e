"""The page behind a link to one's data: looked at as often as one likes, fetched once."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.store.export_links import new_export_link
from bot.store.feedback import add_feedback
from bot.store.session import engine_for_process, session_scope
from bot.store.types import utc_now

if TYPE_CHECKING:
    from web_server import WebServer


@pytest.fixture
def browser(server: WebServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
def link(server: WebServer) -> str:
    with session_scope(engine_for_process()) as session:
        add_feedback(session, sender_id="web-1", positive=True, topic=None, section=None, comment="wombat")
        return f"/export/{new_export_link(session, 'web-1')}"


def test_looking_at_a_link_does_not_use_it_up_and_a_press_of_the_button_does(browser: httpx.Client, link: str) -> None:
    for method in ("HEAD", "GET", "HEAD", "GET"):
        looked = browser.request(method, link)
        assert looked.status_code == 200
        assert looked.headers["content-type"].startswith("text/html")
    assert '<form method="post">' in looked.text
    assert "wombat" not in looked.text
    fetched = browser.post(link)
    assert fetched.headers["content-type"] == "application/zip"
    assert fetched.headers["content-disposition"] == 'attachment; filename="hip-thrust-coach-data.zip"'
    with zipfile.ZipFile(io.BytesIO(fetched.content)) as packed:
        assert json.loads(packed.read("data.json"))["feedback"][0]["comment"] == "wombat"
    for again in (browser.post(link), browser.get(link)):
        assert again.status_code == 410
        assert "used already" in again.text
        assert "form" not in again.text


def test_nothing_of_it_is_kept_on_the_way_or_shown_elsewhere(browser: httpx.Client, link: str) -> None:
    for answer in (browser.get(link), browser.post(link), browser.post(link)):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_an_old_or_forged_link_gets_plain_words(browser: httpx.Client) -> None:
    with session_scope(engine_for_process()) as session:
        old = new_export_link(session, "web-1", now=utc_now() - timedelta(hours=1))
    for secret in (old, "forged", "x" * 500, "%F0%9F%8D%91"):
        for method in ("GET", "POST"):
            answer = browser.request(method, f"/export/{secret}")
            assert answer.status_code == 410
            assert "15 minutes" in answer.text


def test_a_database_that_is_away_leaves_the_link_as_it_was(
    browser: httpx.Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> bytes:
        raise OSError("the disk of wombat is gone")

    with monkeypatch.context() as patch:
        patch.setattr("bot.app.data_copies.export_file", away)
        answer = browser.post(link)
        assert answer.status_code == 503
        assert "still works" in answer.text
        assert "wombat" not in answer.text
    assert browser.post(link).status_code == 200


def test_an_address_that_tries_links_is_slowed_down(browser: httpx.Client) -> None:
    answers = [browser.get(f"/export/guess-{number}") for number in range(61)]
    assert [answer.status_code for answer in answers] == [410] * 60 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "Please wait" in answers[-1].text
