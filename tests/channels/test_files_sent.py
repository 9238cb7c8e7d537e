"""A file of another app reaches the coach as one message, from Telegram and from the web chat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from telegram_world import World

from bot.channels.message_text import MAX_FILE_BYTES
from bot.channels.telegram.words import FILE_FAILED
from bot.store.imports import waiting_text
from bot.store.session import engine_for_process, session_scope
from bot.store.training_models import WaitingFile

if TYPE_CHECKING:
    from web_server import Page, WebServer

CSV = b"Date,Exercise,Category,Weight (lbs),Reps,Comment\n2026-01-05,Deadlift,Back,185.0,5,\n"


def kept() -> list[str]:
    with session_scope(engine_for_process()) as session:
        return [row.body for row in session.scalars(select(WaitingFile))]


def document(**parts: Any) -> dict[str, Any]:
    return {"document": {"file_id": "f1", "file_unique_id": "f1", "file_name": "my log.csv", "file_size": 90, **parts}}


@pytest.mark.asyncio
async def test_a_file_sent_on_telegram_is_kept_and_the_coach_told_of_it(world: World) -> None:
    world.api.files["f1"] = CSV
    lifter = world.lifter()
    await lifter.sends(**document())
    ((conversation, text, metadata),) = world.coach.asked
    assert text.startswith("import file ")
    assert metadata == {"title": "my log.csv"}
    with session_scope(engine_for_process()) as session:
        assert waiting_text(session, conversation, text.removeprefix("import file ")) == CSV.decode()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "size", "why"), [(b"PK\x03\x04", 4, "zip"), (b"\xff\xd8\xff", 3, "not_text"), (CSV, 6_000_000, "too_big")]
)
async def test_a_file_that_cannot_be_read_is_told_and_not_kept(world: World, body: bytes, size: int, why: str) -> None:
    world.api.files["f1"] = body
    await world.lifter().sends(**document(file_size=size))
    assert world.coach.texts == [f"import file {why}"]
    assert kept() == []
    assert ("getFile" in [method for method, _ in world.api.calls]) is (why != "too_big")


@pytest.mark.asyncio
async def test_a_file_that_telegram_does_not_give_out_is_said_plainly(world: World) -> None:
    lifter = world.lifter()
    await lifter.sends(**document())
    assert [shown.text for shown in lifter.seen] == [FILE_FAILED]
    assert world.coach.asked == []


@pytest.mark.asyncio
async def test_words_beside_a_file_that_want_an_answer_get_one_before_the_file(world: World) -> None:
    world.api.files["f1"] = CSV
    await world.lifter().sends(caption="my knee hurts", **document())
    first, second = world.coach.texts
    assert first == "my knee hurts"
    assert second.startswith("import file ")


@pytest.mark.asyncio
async def test_words_that_only_name_a_file_get_no_answer_of_their_own(world: World) -> None:
    world.api.files["f1"] = CSV
    await world.lifter().sends(caption="my old log", **document())
    (text,) = world.coach.texts
    assert text.startswith("import file ")


def test_a_file_sent_on_the_web_is_kept_and_its_message_passes_under_its_name(
    server: WebServer, page: Page, new_id: Callable[[], str]
) -> None:
    taken = page.http.post("/file", content=CSV, headers=page.headers)
    assert taken.status_code == 201
    assert kept() == [CSV.decode()]
    page.press(new_id(), "my log.csv", taken.json()["payload"])
    assert server.agent.texts == [taken.json()["payload"]]
    assert [message["text"] for message in page.history() if message["from"] == "user"] == ["my log.csv"]


def test_a_file_needs_a_token_and_a_size_and_comes_at_a_rate(page: Page) -> None:
    assert page.http.post("/file", content=CSV).status_code == 401
    too_big = page.http.post("/file", content=b"x" * (MAX_FILE_BYTES + 1), headers=page.headers)
    assert (too_big.status_code, too_big.json()["error"]["code"]) == (413, "too_long")
    answers = [page.http.post("/file", content=CSV, headers=page.headers).status_code for _ in range(31)]
    assert answers[-1] == 429
    assert len(kept()) == 1
