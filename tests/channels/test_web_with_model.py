"""The web channel as it is served, with the trained model, in a process that is killed in between."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from web_server import Page, problem

MODEL = Path("models/coach.tar.gz")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not MODEL.is_file(), reason="there is no trained model (make train)"),
]


class Served:
    """``python -m bot serve`` on a database and a port that stay the same over restarts."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / "log"
        self._environment = {
            **os.environ,
            "PORT": str(port),
            "DATABASE_URL": f"sqlite:///{folder}/coach.db",
            "WEB_SECRET": "a secret that only the tests know",
            "WEB_RATE": "message=1000/minute",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "bot", "serve"],
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            assert self._process.poll() is None, self.log.read_text()
            try:
                if httpx.get(f"{self.url}/health", trust_env=False).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.3)
        raise AssertionError(f"not ready: {self.log.read_text()}")

    def kill(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(10)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = Served(tmp_path_factory.mktemp("served"))
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture
def page(served: Served) -> Page:
    return Page(served.url).begin()


def test_an_answer_comes_as_on_rest_but_for_the_ids(served: Served, page: Page, new_id: Callable[[], str]) -> None:
    replies = page.send(new_id(), "do I need hip thrusts?").json()["replies"]
    rest = httpx.post(
        f"{served.url}/webhooks/rest/webhook",
        json={"sender": new_id(), "message": "do I need hip thrusts?"},
        trust_env=False,
        timeout=30,
    ).json()
    parts = [{key: value for key, value in item.items() if key != "id"} for item in replies]
    assert parts == [{key: value for key, value in item.items() if key != "recipient_id"} for item in rest]
    answer = replies[1]["custom"]["answer"]
    assert answer["intent"] == "need_hip_thrusts"
    assert answer["caveats"]
    assert all(caveat["text"] in replies[0]["text"] for caveat in answer["caveats"])


def test_a_chip_answers_and_is_shown_by_its_title(page: Page, new_id: Callable[[], str]) -> None:
    chips = page.send(new_id(), "how do I set up?").json()["replies"][0]["buttons"]
    why = next(chip for chip in chips if chip["payload"] == "/ask_why")
    answer = page.press(new_id(), why["title"], why["payload"]).json()["replies"]
    assert answer[1]["custom"]["answer"]["intent"] == "setup"
    assert [message["text"] for message in page.history() if message["from"] == "user"] == [
        "how do I set up?",
        why["title"],
    ]


def test_a_payload_that_was_not_offered_does_not_act(page: Page, new_id: Callable[[], str]) -> None:
    page.press(new_id(), "hello", "/restart")
    page.send(new_id(), '/inform{"goal": "strength"}')
    assert [message["text"] for message in page.history() if message["from"] == "user"] == [
        "hello",
        "inform",
    ]


def test_a_safety_hand_off_says_what_it_is(page: Page, new_id: Callable[[], str]) -> None:
    replies = page.send(new_id(), "I have crushing chest pain").json()["replies"]
    assert replies[1]["custom"] == {"safety": {"level": "emergency"}}


def test_a_kill_loses_nothing_and_the_retry_makes_no_second_turn(
    served: Served, page: Page, new_id: Callable[[], str]
) -> None:
    id_ = new_id()
    first = page.send(id_, "how many sets and reps?").json()
    before = page.history()
    served.kill()
    served.start()
    assert page.history() == before
    assert page.send(id_, "how many sets and reps?").json() == first
    assert page.history() == before
    follow_up = page.send(new_id(), "why?").json()["replies"]
    assert follow_up[1]["custom"]["answer"]["intent"] == "sets_and_reps"


def test_an_erased_conversation_is_gone_from_the_file_too(
    served: Served, page: Page, new_id: Callable[[], str]
) -> None:
    word = f"quokka{new_id()[:8]}"
    for text in (f"my {word} hurts", "say that again in french", word):
        page.send(new_id(), text)
    assert page.erase().status_code == 204
    assert problem(page.send(new_id(), "hello")) == (401, "bad_token")
    files = list(served.log.parent.glob("coach.db*"))
    assert files
    assert not [file.name for file in files if word.encode() in file.read_bytes()]


def test_no_message_is_in_the_logs(served: Served, page: Page, new_id: Callable[[], str]) -> None:
    texts: list[Any] = ["my wombat is strong", "<b>wombat</b> \ud83d", "wombat" * 400]
    for text in texts:
        page.http.post(
            "/message",
            content=f'{{"id": "{new_id()}", "text": "{text}"}}'.encode("utf-8", "replace"),
            headers=page.headers,
        )
    page.think(positive=False, word="a wombat wrote this")
    assert "wombat" not in served.log.read_text()
