"""One turn at a time in a conversation: in order, over all processes, and nobody waits for the dead."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from rasa.core.lock_store import LockError, LockStore
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.store.conversation_locks import ConversationLocks
from bot.store.database import create_engine
from bot.store.postgres_locks import WAITING_AT_MOST, PostgresLocks

Process = Callable[[], ConversationLocks]
Run = Coroutine[Any, Any, None]


@pytest.fixture
def process(postgres_url: str) -> Iterator[Process]:
    """The locks of one more process on the same database."""
    made: list[PostgresLocks] = []

    def another() -> ConversationLocks:
        made.append(PostgresLocks(postgres_url))
        return made[-1]

    yield another
    for locks in made:
        locks.close()


@pytest.fixture(params=["one process", "postgres"])
def locks(request: pytest.FixtureRequest) -> ConversationLocks:
    if request.param == "one process":
        return ConversationLocks()
    found: ConversationLocks = request.getfixturevalue("process")()
    return found


async def _begun(*turns: Run) -> list[asyncio.Task[None]]:
    """The turns, each begun and gone as far as it comes before the next one begins."""
    tasks = []
    for turn in turns:
        tasks.append(asyncio.ensure_future(turn))
        await asyncio.sleep(0)
    return tasks


async def _turn(locks: LockStore, chat: str, said: list[str], name: str, go_on: asyncio.Event | None = None) -> None:
    async with locks.lock(chat):
        said.append(f"{name} begins")
        if go_on:
            await go_on.wait()
        await asyncio.sleep(0)
        said.append(f"{name} ends")


def _one_after_the_other(*names: str) -> list[str]:
    return [f"{name} {what}" for name in names for what in ("begins", "ends")]


def test_the_messages_of_a_chat_are_answered_one_by_one_in_order(locks: ConversationLocks) -> None:
    async def talk() -> list[str]:
        said: list[str] = []
        await asyncio.gather(*(_turn(locks, "u1", said, str(number)) for number in range(50)))
        return said

    assert asyncio.run(talk()) == _one_after_the_other(*map(str, range(50)))


def test_a_chat_does_not_wait_for_another(locks: ConversationLocks) -> None:
    async def talk() -> list[str]:
        said: list[str] = []
        go_on = asyncio.Event()
        slow = asyncio.ensure_future(_turn(locks, "u1", said, "slow", go_on))
        await asyncio.wait_for(_turn(locks, "u2", said, "other"), 10)
        go_on.set()
        await slow
        return [one for one in said if one.startswith("other") or one.endswith("ends")]

    assert asyncio.run(talk()) == ["other begins", "other ends", "slow ends"]


def test_whoever_holds_a_chat_may_take_it_once_more_and_keeps_it_until_the_end(locks: ConversationLocks) -> None:
    async def talk() -> list[str]:
        said: list[str] = []
        async with locks.lock("u1"):
            (other,) = await _begun(_turn(locks, "u1", said, "other"))
            async with locks.lock("u1"):
                said.append("inside")
            await asyncio.sleep(0)
            said.append("still alone")
        await other
        return said

    assert asyncio.run(talk()) == ["inside", "still alone", *_one_after_the_other("other")]


def test_a_turn_that_fails_or_goes_away_leaves_the_chat_free(locks: ConversationLocks) -> None:
    async def talk() -> list[str]:
        said: list[str] = []
        with pytest.raises(ZeroDivisionError):
            async with locks.lock("u1"):
                raise ZeroDivisionError
        async with locks.lock("u1"):
            gone, stays = await _begun(_turn(locks, "u1", said, "gone"), _turn(locks, "u1", said, "stays"))
            gone.cancel()
        await asyncio.wait_for(stays, 10)
        return said

    assert asyncio.run(talk()) == _one_after_the_other("stays")


def test_two_processes_take_turns_and_wake_at_once(process: Process) -> None:
    async def talk() -> tuple[list[str], float]:
        here, there = process(), process()
        said: list[str] = []
        begun = time.monotonic()
        turns = (_turn((here, there)[number % 2], "u1", said, str(number)) for number in range(100))
        await asyncio.gather(*turns)
        return said, time.monotonic() - begun

    said, seconds = asyncio.run(talk())
    names = [one.partition(" ")[0] for one in said[::2]]
    assert said == _one_after_the_other(*names), "two were in the chat at once"
    assert [name for name in names if int(name) % 2] == [str(number) for number in range(1, 100, 2)]
    assert [name for name in names if not int(name) % 2] == [str(number) for number in range(0, 100, 2)]
    assert seconds < 10, "somebody was asked by the second"


def test_a_process_that_dies_leaves_no_lock(process: Process, postgres_url: str) -> None:
    async def talk() -> list[str]:
        dies, lives, said = process(), process(), list[str]()
        never = asyncio.Event()
        dead = asyncio.ensure_future(_turn(dies, "u1", said, "dead", never))
        while not said:
            await asyncio.sleep(0.001)
        alive = asyncio.ensure_future(_turn(lives, "u1", said, "alive"))
        with create_engine(postgres_url).connect() as connection:
            holders = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
            connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM ({holders}) AS holder"))
        await asyncio.wait_for(alive, 10)
        never.set()
        await dead
        # Its own connection is new, and works.
        await asyncio.wait_for(_turn(dies, "u1", said, "again"), 10)
        return said

    assert asyncio.run(talk()) == [
        "dead begins",
        *_one_after_the_other("alive"),
        "dead ends",
        *_one_after_the_other("again"),
    ]


def test_five_hundred_busy_chats_take_few_connections(process: Process, postgres_url: str) -> None:
    async def talk() -> int:
        here, there, said = process(), process(), list[str]()
        counts: list[int] = []

        async def count() -> None:
            engine = create_engine(postgres_url)
            with engine.connect() as connection:
                while len(said) < 2000:
                    ours = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    counts.append(connection.execute(text(ours)).scalar() - 1)
                    await asyncio.sleep(0.01)

        turns = [_turn(locks, f"u{number}", said, "") for number in range(500) for locks in (here, there)]
        await asyncio.gather(count(), *turns)
        return max(counts)

    assert asyncio.run(talk()) <= 2 * (1 + WAITING_AT_MOST)


def test_a_database_that_is_away_is_said_to_be(process: Process, postgres_url: str) -> None:
    async def talk() -> None:
        locks, said = process(), list[str]()
        locks._engine = create_engine(postgres_url.rpartition(":")[0] + ":1/coach")
        with pytest.raises(LockError, match="OperationalError"):
            await _turn(locks, "u1", said, "never")
        assert not said

    asyncio.run(talk())


def test_a_role_has_one_process_until_that_one_dies(process: Process, postgres_url: str) -> None:
    async def play() -> list[bool]:
        here, there, watching = process(), process(), process()
        mine, theirs = here.role("asks"), there.role("asks")
        found = [await mine.is_mine(), await theirs.is_mine(), await mine.is_mine(), await watching.is_played("asks")]
        here.close()
        while not await theirs.is_mine():
            await asyncio.sleep(0.01)
        return [*found, await watching.is_played("asks"), await watching.is_played("nobody's")]

    assert asyncio.run(play()) == [True, False, True, True, True, False]


def test_a_role_that_was_lost_with_its_connection_is_known_to_be(process: Process, postgres_url: str) -> None:
    async def play() -> list[bool]:
        mine, theirs = process().role("asks"), process().role("asks")
        found = [await mine.is_mine()]
        with create_engine(postgres_url).connect() as connection:
            holders = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
            connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM ({holders}) AS holder"))
        while not await theirs.is_mine():
            await asyncio.sleep(0.01)
        with pytest.raises(SQLAlchemyError):
            await mine.is_mine()
        return [*found, await mine.is_mine()]

    assert asyncio.run(play()) == [True, False]
