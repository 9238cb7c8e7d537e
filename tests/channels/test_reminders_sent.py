"""Reminders go out once each, to who asked for them, and fall quiet where nobody answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text as sql
from telegram_world import Lock, World

from bot.app.reminders import ReminderRounds
from bot.channels.telegram.send import Delivery
from bot.store.reminders import StoredReminders, reminders_of, set_reminders
from bot.store.session import close_engines, engine_for_process, session_scope

pytestmark = pytest.mark.asyncio(loop_scope="function")

DUE = datetime(2026, 12, 1, 18, tzinfo=timezone.utc)
WEEK = timedelta(days=7)
TUESDAY_6_PM = (1, 18 * 60)


@pytest_asyncio.fixture(loop_scope="function")
async def world(_environment: None) -> AsyncIterator[World]:
    running = await World().start()
    with engine_for_process().begin() as connection:
        connection.execute(sql("ALTER TABLE events ADD COLUMN timestamp FLOAT"))
    yield running
    await running.end()
    close_engines()


class Word:
    """The words of a reminder; ``stored`` tells whether the conversation knows of them."""

    def __init__(self, conversation: str) -> None:
        self.items: Sequence[dict[str, Any]] = [{"text": f"Train, {conversation}.", "buttons": []}]
        self.stored = 0

    async def store(self) -> None:
        self.stored += 1


class Process:
    """One of the processes that send reminders, with a clock of its own."""

    def __init__(self, world: World) -> None:
        self.now = DUE
        self.words: list[Word] = []
        self.composed = asyncio.Event()
        self.deliver = world.unasked.write
        self.trouble: BaseException | None = None
        self.rounds = ReminderRounds(self._compose, self._deliver, lambda conversation: Lock(), lambda: self.now)

    async def at(self, moment: datetime) -> int:
        self.now = moment
        return await self.rounds.once()

    async def _compose(self, conversation: str) -> Word:
        if self.trouble:
            raise self.trouble
        self.words.append(Word(conversation))
        return self.words[-1]

    async def _deliver(self, conversation: str, items: Sequence[dict[str, Any]]) -> Delivery:
        return await self.deliver(conversation, items)


def _ask_for(chat: int = 7, next_at: datetime = DUE) -> None:
    with session_scope(engine_for_process()) as session:
        set_reminders(session, f"telegram:{chat}", [TUESDAY_6_PM], next_at=next_at)


def _standing(chat: int = 7) -> StoredReminders | None:
    with session_scope(engine_for_process()) as session:
        return next(iter(reminders_of(session, f"telegram:{chat}")), None)


def _writes(at: datetime, chat: int = 7) -> None:
    row = {"sender": f"telegram:{chat}", "at": at.timestamp(), "data": json.dumps({"event": "user", "text": "done"})}
    with engine_for_process().begin() as connection:
        connection.execute(
            sql("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (:sender, 'user', :at, :data)"), row
        )


async def test_a_reminder_comes_when_it_is_due_and_once(world: World) -> None:
    _ask_for()
    process = Process(world)
    assert await process.at(DUE - timedelta(seconds=1)) == 0
    assert [await process.at(DUE + timedelta(seconds=15 * number)) for number in range(4)] == [1, 0, 0, 0]
    assert [shown.text for shown in world.api.sent_to(7)] == ["Train, telegram:7."]
    assert process.words[0].stored == 1
    assert await process.at(DUE + WEEK) == 1


async def test_of_two_processes_one_sends_it(world: World) -> None:
    for chat in range(1, 6):
        _ask_for(chat)
    one, other = Process(world), Process(world)
    sent = await asyncio.gather(one.at(DUE), other.at(DUE), one.at(DUE), other.at(DUE))
    assert sum(sent) == 5
    assert [len(world.api.sent_to(chat)) for chat in range(1, 6)] == [1] * 5


async def test_a_process_that_ends_before_the_words_are_made_leaves_it_to_the_next(world: World) -> None:
    _ask_for()
    ends = Process(world)
    ends.trouble = asyncio.CancelledError()
    with pytest.raises(asyncio.CancelledError):
        await ends.at(DUE)
    assert await Process(world).at(DUE) == 1


async def test_a_process_that_ends_while_it_sends_never_makes_it_two(world: World) -> None:
    _ask_for()
    ends, another = Process(world), Process(world)

    async def killed(conversation: str, items: Sequence[dict[str, Any]]) -> Delivery:
        await world.unasked.write(conversation, items)
        raise asyncio.CancelledError

    ends.deliver = killed
    with pytest.raises(asyncio.CancelledError):
        await ends.at(DUE)
    assert [await another.at(DUE + timedelta(minutes=number)) for number in range(0, 30, 5)] == [0] * 6
    assert len(world.api.sent_to(7)) == 1
    standing = _standing()
    assert standing is not None
    assert (standing.claimed_at, standing.next_at, standing.unanswered) == (None, DUE + WEEK, 1)


@pytest.mark.parametrize(
    ("status", "reason", "parameters"),
    [(502, "Bad Gateway", {}), (429, "Too Many Requests: retry after 5", {"retry_after": 5})],
)
async def test_what_telegram_did_not_take_comes_in_the_next_round(
    world: World, status: int, reason: str, parameters: dict[str, int]
) -> None:
    _ask_for()
    process = Process(world)
    world.api.fail("sendMessage", status, reason, **parameters)
    assert await process.at(DUE) == 0
    assert process.words[0].stored == 0
    assert await process.at(DUE + timedelta(seconds=15)) == 1
    assert len(world.api.sent_to(7)) == 1


async def test_one_chats_trouble_keeps_nobody_else_waiting(world: World) -> None:
    _ask_for(7)
    _ask_for(8)
    process = Process(world)
    process.trouble = RuntimeError("the store")
    assert await process.at(DUE) == 0
    process.trouble = None
    assert await process.at(DUE) == 2


async def test_who_blocked_the_bot_is_not_reminded_again(world: World) -> None:
    _ask_for()
    world.api.fail("sendMessage", 403, "Forbidden: bot was blocked by the user")
    assert await Process(world).at(DUE) == 0
    assert _standing() is None


async def test_nobody_is_reminded_hours_late(world: World) -> None:
    _ask_for()
    process = Process(world)
    assert await process.at(DUE + timedelta(hours=9)) == 0
    assert await process.at(DUE + WEEK) == 1
    assert len(world.api.sent_to(7)) == 1


async def test_after_two_without_an_answer_it_is_quiet_until_the_lifter_writes(world: World) -> None:
    _ask_for()
    process = Process(world)
    assert [await process.at(DUE + number * WEEK) for number in range(5)] == [1, 1, 0, 0, 0]
    _writes(DUE + 4.5 * WEEK)
    assert [await process.at(DUE + number * WEEK) for number in range(5, 9)] == [1, 1, 0, 0]
    _writes(DUE + 8.5 * WEEK)
    assert await process.at(DUE + 9 * WEEK) == 1
    _writes(DUE + 9.5 * WEEK)
    assert [await process.at(DUE + number * WEEK) for number in (10, 11)] == [1, 1]


async def test_a_reminder_with_nothing_to_say_is_left_out(world: World) -> None:
    _ask_for()

    async def silent(conversation: str) -> Word:
        word = Word(conversation)
        word.items = []
        return word

    rounds = ReminderRounds(silent, world.unasked.write, lambda conversation: Lock(), lambda: DUE)
    assert await rounds.once() == 0
    assert world.api.sent_to(7) == []
    standing = _standing()
    assert standing is not None
    assert standing.next_at == DUE + WEEK


async def test_nothing_is_written_to_a_group_or_another_channel(world: World) -> None:
    for conversation in ("telegram:-100:7", "web:1"):
        with pytest.raises(ValueError, match="private chat"):
            await world.unasked.write(conversation, [{"text": "Train."}])


async def test_a_refused_form_is_sent_plain(world: World) -> None:
    world.api.refuse_html = True
    assert await world.unasked.write("telegram:7", [{"text": "Train <b>hard"}]) is Delivery.SENT
    world.api.fail("sendMessage", 400, "Bad Request: message is too strange", times=2)
    assert await world.unasked.write("telegram:7", [{"text": "Train."}]) is Delivery.REFUSED
    world.api.fail("sendMessage", 400, "Bad Request: chat not found")
    assert await world.unasked.write("telegram:7", [{"text": "Train."}]) is Delivery.NOBODY
