"""What comes in: forged, broken, unknown; and how the two modes register."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from telegram_world import SECRET, World

from bot.channels.telegram.words import TOO_LONG
from bot.settings.telegram import WEBHOOK_PATH, telegram_settings
from bot.store.session import close_engines

HEADER = "X-Telegram-Bot-Api-Secret-Token"
CHAT = {"id": 7, "type": "private"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}


@pytest_asyncio.fixture(loop_scope="function")
async def hooked(database: None) -> AsyncIterator[World]:
    running = await World("webhook").start()
    yield running
    await running.end()
    close_engines()


async def _post(world: World, content: Any, headers: dict[str, str] | None = None) -> httpx.Response:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    given = {HEADER: SECRET} if headers is None else headers
    async with httpx.AsyncClient(trust_env=False) as http:
        return await http.post(
            world.web + WEBHOOK_PATH, content=body, headers=[(key.encode(), given[key].encode()) for key in given]
        )


@pytest.mark.asyncio
@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: SECRET[:-1]}, {HEADER: SECRET + "x"}, {HEADER: "ü"}])
async def test_an_update_without_the_secret_is_refused(hooked: World, headers: dict[str, str]) -> None:
    answer = await _post(hooked, hooked.update(message=hooked.lifter().message("hello")), headers)
    await hooked.channel.idle()
    assert answer.status_code == 403
    assert hooked.coach.asked == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        b'{"update_id": "x"}',
        b'{"update_id": 1e9}',
        b'{"update_id": -1}',
        b'{"update_id": 1%s}' % (b"0" * 30),
    ],
)
async def test_a_body_that_is_no_update_is_a_bad_request(hooked: World, content: bytes) -> None:
    assert (await _post(hooked, content)).status_code == 400


@pytest.mark.asyncio
async def test_a_body_without_end_is_refused(hooked: World) -> None:
    assert (await _post(hooked, b'{"update_id": 1, "x": "' + b"x" * 1_100_000 + b'"}')).status_code == 413


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "update",
    [
        {},
        {"a_new_kind": {"x": 1}},
        {"message": {}},
        {"message": None},
        {"message": "text"},
        {"message": {"message_id": 1, "date": 1, "chat": CHAT, "from": ANN}},
        {"message": {"message_id": 1, "date": 1, "chat": CHAT, "text": "nobody wrote this"}},
        {"message": {"message_id": 1, "date": 1, "chat": CHAT, "from": {**ANN, "is_bot": True}, "text": "a bot"}},
        {"message": {"message_id": "x", "date": "x", "chat": 5}},
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}, "text": "news"}},
        {"inline_query": {"id": "1", "from": ANN, "query": "x", "offset": ""}},
        {
            "my_chat_member": {
                "chat": CHAT,
                "from": ANN,
                "date": 1,
                "old_chat_member": {"status": "member", "user": ANN},
                "new_chat_member": {"status": "kicked", "user": ANN, "until_date": 0},
            }
        },
        {
            "message_reaction": {
                "chat": CHAT,
                "message_id": 1,
                "user": ANN,
                "date": 1,
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": "👍"}],
            }
        },
        {"callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "data": "/x", "inline_message_id": "5"}},
        {"callback_query": {"id": "1", "from": ANN, "chat_instance": "1"}},
        {"callback_query": {"id": "1"}},
        {"edited_message": {"message_id": 1, "date": 1, "edit_date": 2, "chat": CHAT, "from": ANN}},
    ],
)
async def test_an_update_that_says_nothing_to_the_bot_is_taken_and_forgotten(
    hooked: World, update: dict[str, Any]
) -> None:
    assert (await _post(hooked, {"update_id": 5, **update})).status_code == 200
    await hooked.channel.idle()
    assert hooked.coach.asked == []
    assert hooked.api.shown == []


@pytest.mark.asyncio
async def test_a_mention_that_lies_outside_the_text_harms_nothing(hooked: World) -> None:
    group = {"id": -1, "type": "group", "title": "x"}
    for offset, length in ((0, 500), (500, 5), (-3, 2), (1, -1)):
        entities = [{"type": "mention", "offset": offset, "length": length}]
        message = {"message_id": 1, "date": 1, "chat": group, "from": ANN, "text": "hi", "entities": entities}
        assert (await _post(hooked, hooked.update(message=message))).status_code == 200


@pytest.mark.asyncio
async def test_ten_thousand_characters_are_too_long_and_told_so(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("x" * 10_000)
    assert [shown.text for shown in lifter.seen] == [TOO_LONG.format(limit=2000)]
    assert world.coach.asked == []


@pytest.mark.asyncio
@pytest.mark.parametrize("text", ["\ud83d alone", "a\0b", "\u202egnol", "<b>setup</b>", "   setup   "])
async def test_strange_characters_are_cleaned_before_the_coach_reads_them(hooked: World, text: str) -> None:
    message = hooked.lifter().message() | {"text": text}
    assert (await _post(hooked, hooked.update(message=message))).status_code == 200
    await hooked.channel.idle()
    assert len(hooked.api.shown) == 1
    assert all(word.isprintable() and "<" not in word for word in hooked.coach.texts)


@pytest.mark.asyncio
async def test_a_webhook_is_answered_before_the_turn_ends(hooked: World) -> None:
    hooked.coach.go_on.clear()
    answer = await _post(hooked, hooked.update(message=hooked.lifter().message("hello")))
    assert answer.status_code == 200
    assert hooked.api.shown == []
    hooked.coach.go_on.set()
    await hooked.channel.idle()
    assert len(hooked.api.shown) == 1


@pytest.mark.asyncio
async def test_an_update_that_cannot_be_read_does_not_hold_up_the_poll(database: None) -> None:
    world = await World().start()
    broken = world.update(message={"message_id": "x", "chat": 5})
    async with world.api._news:
        world.api._updates.append(broken)
    await world.lifter().says("do I need them?")
    assert len(world.lifter().seen) == 1
    await world.end()
    close_engines()


@pytest.mark.asyncio
async def test_each_mode_registers_for_what_it_handles(world: World) -> None:
    handled = ["message", "edited_message", "callback_query"]
    if world.mode == "webhook":
        url = world.web + WEBHOOK_PATH
        assert world.api.webhook == {"url": url, "secret_token": SECRET, "allowed_updates": handled}
    else:
        asked = next(parameters for method, parameters in world.api.calls if method == "getUpdates")
        assert asked["allowed_updates"] == handled
        assert "deleteWebhook" in [method for method, _ in world.api.calls]


SET = {"TELEGRAM_BOT_TOKEN": "123:abc"}
HOOK = {**SET, "TELEGRAM_MODE": "webhook", "TELEGRAM_WEBHOOK_URL": "https://coach.example"}


def test_without_a_token_telegram_is_off() -> None:
    assert telegram_settings({"TELEGRAM_MODE": "webhook"}) is None


def test_a_token_alone_means_polling_at_telegrams_own_address() -> None:
    found = telegram_settings(SET)
    assert found
    assert (found.api, found.webhook) == ("https://api.telegram.org", None)


def test_a_webhook_needs_no_path_and_no_secret_of_the_operator() -> None:
    found = telegram_settings(HOOK)
    assert found
    assert found.webhook == f"https://coach.example{WEBHOOK_PATH}"
    assert len(found.secret) == 64
    assert found.secret not in repr(found)
    assert "123:abc" not in repr(found)


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"TELEGRAM_BOT_TOKEN": "secretive"}, "TELEGRAM_BOT_TOKEN"),
        ({**SET, "TELEGRAM_MODE": "pull"}, "TELEGRAM_MODE"),
        ({**SET, "TELEGRAM_MODE": "webhook"}, "TELEGRAM_WEBHOOK_URL"),
        ({**HOOK, "TELEGRAM_WEBHOOK_URL": "coach.example"}, "TELEGRAM_WEBHOOK_URL"),
        ({**HOOK, "TELEGRAM_WEBHOOK_SECRET": "what is this"}, "TELEGRAM_WEBHOOK_SECRET"),
        ({**SET, "TELEGRAM_API_BASE_URL": "localhost:8081"}, "TELEGRAM_API_BASE_URL"),
    ],
)
def test_a_wrong_setting_is_named_and_not_repeated(environment: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named) as caught:
        telegram_settings(environment)
    assert "secretive" not in str(caught.value)
    assert "what is this" not in str(caught.value)
