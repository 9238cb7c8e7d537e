"""Turns are taken beside the server, one after the other, and to their end."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.engine.turn_thread import TurnThread


def test_the_server_goes_on_while_a_turn_waits_and_turns_do_not_mix() -> None:
    go_on, said = threading.Event(), list[str]()

    async def turn(name: str) -> str:
        said.append(f"{name} begins")
        go_on.wait(10)
        said.append(f"{name} ends")
        return name

    async def serve() -> list[str]:
        thread = TurnThread()
        taken = [asyncio.ensure_future(thread.take(lambda name=name: turn(name))) for name in ("one", "two")]
        while not said:
            await asyncio.sleep(0)
        go_on.set()
        return list(await asyncio.gather(*taken))

    assert asyncio.run(serve()) == ["one", "two"]
    assert said == ["one begins", "one ends", "two begins", "two ends"]


def test_who_goes_away_has_the_turn_until_it_ends() -> None:
    go_on, said = threading.Event(), list[str]()

    async def turn() -> None:
        said.append("begins")
        go_on.wait(10)
        said.append("ends")

    async def serve() -> None:
        asked = asyncio.ensure_future(TurnThread().take(turn))
        while not said:
            await asyncio.sleep(0)
        asked.cancel()
        await asyncio.sleep(0)
        assert not asked.done(), "whoever comes next would be in the middle of it"
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await asked

    asyncio.run(serve())
    assert said == ["begins", "ends"]


def test_what_a_turn_raises_is_raised() -> None:
    async def turn() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(TurnThread().take(turn))


def test_a_turn_that_would_wait_too_long_is_told_when_to_come_back() -> None:
    go_on, times = threading.Event(), iter(range(0, 1000, 5))

    async def short() -> None:
        return None

    async def long() -> None:
        go_on.wait(10)

    async def serve() -> list[int]:
        thread, told = TurnThread(lambda: next(times)), list[int]()
        await thread.take(short)  # it took five seconds by the test's clock
        told.append(thread.seconds_to_come_back())
        taken = []
        for _ in range(6):
            taken.append(asyncio.ensure_future(thread.take(long)))
            await asyncio.sleep(0)
            told.append(thread.seconds_to_come_back())
        go_on.set()
        await asyncio.gather(*taken)
        return [*told, thread.seconds_to_come_back()]

    assert asyncio.run(serve()) == [0, 0, 0, 0, 0, 5, 10, 0]
