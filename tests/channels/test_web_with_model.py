"""The web channel as it is served, with the trained model, in a process that is killed in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from bot_process import BotProcess, serving
from web_server import Page, problem

MODEL = Path("models/coach.tar.gz")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not MODEL.is_file(), reason="there is no trained model (make train)"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    environment = {"WEB_SECRET": "a secret that only the tests know", "WEB_RATE": "message=1000/minute"}
    with serving(tmp_path_factory.mktemp("served"), environment) as process:
        yield process


@pytest.fixture
def page(served: BotProcess) -> Page:
    return Page(served.url).begin()


def test_an_answer_comes_as_on_rest_but_for_the_ids(served: BotProcess, page: Page, new_id: Callable[[], str]) -> None:
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
    served: BotProcess, page: Page, new_id: Callable[[], str]
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


def test_a_new_chat_knows_log_plan_and_health_and_nothing_that_was_said(page: Page, new_id: Callable[[], str]) -> None:
    page.send(new_id(), "today 3x10 at 100kg rpe 8")
    page.send(new_id(), "yes")
    page.send(new_id(), "do I need hip thrusts?")
    page.send(new_id(), "my knee hurts when I thrust")
    assert page.start_anew().status_code == 204
    why = page.send(new_id(), "why?").json()["replies"]
    assert not [item for item in why if "answer" in item.get("custom", {})]
    dose = page.send(new_id(), "how many sets and reps?").json()["replies"]
    assert "knee" in dose[0]["text"]
    assert "sets of" not in dose[0]["text"]
    assert "100 kg" in str(page.send(new_id(), "show my log").json()["replies"])


def test_a_recovery_code_brings_log_and_health_to_a_new_browser(
    served: BotProcess, page: Page, new_id: Callable[[], str]
) -> None:
    page.send(new_id(), "today 3x10 at 100kg rpe 8")
    page.send(new_id(), "yes")
    page.send(new_id(), "my knee hurts when I thrust")
    other = Page(served.url).begin()
    assert other.recover(page.recovery_code()).json() == {"outcome": "done"}
    assert "100 kg" in str(other.send(new_id(), "show my log").json()["replies"])
    assert "knee" in other.send(new_id(), "how many sets and reps?").json()["replies"][0]["text"]


def test_an_erased_conversation_is_gone_from_the_file_too(
    served: BotProcess, page: Page, new_id: Callable[[], str]
) -> None:
    word = f"quokka{new_id()[:8]}"
    for text in (f"my {word} hurts", "say that again in french", word):
        page.send(new_id(), text)
    assert page.erase().status_code == 204
    assert problem(page.send(new_id(), "hello")) == (401, "bad_token")
    files = list(served.folder.glob("coach.db*"))
    assert files
    assert not [file.name for file in files if word.encode() in file.read_bytes()]


def test_no_message_is_in_the_logs(served: BotProcess, page: Page, new_id: Callable[[], str]) -> None:
    texts: list[Any] = ["my wombat is strong", "<b>wombat</b> \ud83d", "wombat" * 400]
    for text in texts:
        page.http.post(
            "/message",
            content=f'{{"id": "{new_id()}", "text": "{text}"}}'.encode("utf-8", "replace"),
            headers=page.headers,
        )
    page.think(positive=False, word="a wombat wrote this")
    assert "wombat" not in served.log
