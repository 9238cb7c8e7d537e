"""Many people at once while parts die: two replicas behind nginx on PostgreSQL, all as they are deployed.

``SOAK_TALKS`` (40) people talk at once, ``SOAK_RATE`` (25) messages a second of all of them, until ``SOAK_DEATHS`` (3)
times a replica was killed and came back, and once the database. ``SOAK_SEED`` repeats what they say and who dies.
No part dies after ``SOAK_SECONDS`` (900), however busy the machine is. ``make soak`` is the long form.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import random
import re
import statistics
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from bot_process import BotProcess, free_port
from nginx_server import Nginx, deployed_nginx
from postgres_server import crash_and_restart, database_of
from pytest_postgresql.executors import PostgreSQLExecutor
from replicas.lines import Caller, Line, Record, RestLine, WebLine
from replicas.people import GoneHomeError, Hours, Lifter, Workout, words
from sqlalchemy.engine import Engine

from bot.store.session import close_engines, engine_for_process, session_scope
from bot.store.training import list_sessions

pytestmark = pytest.mark.slow
TALKS = int(os.environ.get("SOAK_TALKS", "40"))
DEATHS = int(os.environ.get("SOAK_DEATHS", "3"))
RATE = float(os.environ.get("SOAK_RATE", "25"))
"""Messages a second of all of them together, at most: what one replica can answer while the other one starts."""
SECONDS = float(os.environ.get("SOAK_SECONDS", "900"))
SEED = int(os.environ.get("SOAK_SEED", "16"))
_PAUSE = 4.0
"""Seconds between a replica that is back and the next death, at most."""
_COMPARED = 30
_REST_TOKEN = "what programs of ours know"


@dataclass
class Town:
    """Everything that is deployed, and everybody who uses it."""

    replicas: tuple[BotProcess, BotProcess]
    proxy: Nginx
    postgres: PostgreSQLExecutor
    engine: Engine
    record: Record = field(default_factory=Record)
    lifters: list[Lifter] = field(default_factory=list)
    deaths: int = 0
    hours: Hours = field(default_factory=Hours)

    async def live(self) -> None:
        """Let people talk while parts die."""
        numbers = count()
        people = [self._person(seat, numbers) for seat in range(TALKS)]
        await asyncio.gather(self._deaths(random.Random(SEED)), *people)

    async def _person(self, seat: int, numbers: Iterator[int]) -> None:
        """Somebody at an address of their own, one talk after the other: nginx and the channel count addresses."""
        transport = httpx.AsyncHTTPTransport(local_address=f"127.1.{seat // 250}.{seat % 250 + 1}", verify=False)
        async with httpx.AsyncClient(base_url=self.proxy.url, transport=transport, timeout=70, trust_env=False) as http:
            with suppress(GoneHomeError):
                await self.hours.think(random.Random(f"{SEED} seat {seat}").uniform(0, TALKS / RATE))
                while True:
                    await self._newcomer(next(numbers), http).talk()

    def _newcomer(self, number: int, http: httpx.AsyncClient) -> Lifter:
        dice = random.Random(f"{SEED} {number}")
        caller = Caller(http, dice, self.record)
        is_program = number % 4 == 0
        line: Line = RestLine(caller, dice, f"lifter-{number}", _REST_TOKEN) if is_program else WebLine(caller, dice)
        self.lifters.append(Lifter(number, dice, line, self.record, TALKS / RATE, self.hours))
        return self.lifters[-1]

    async def _deaths(self, dice: random.Random) -> None:
        end = time.monotonic() + SECONDS
        try:
            while self.deaths < DEATHS and time.monotonic() < end:
                await asyncio.sleep(dice.uniform(0, _PAUSE))
                if self.deaths == min(1, DEATHS - 1):
                    await asyncio.to_thread(crash_and_restart, self.postgres)
                dies = dice.choice(self.replicas)
                await asyncio.to_thread(dies.kill)
                self.proxy.kill_worker()
                await asyncio.to_thread(dies.start)
                self.deaths += 1
        finally:
            self.hours.end()

    def stored(self, sender: str) -> Counter[Workout]:
        """The sessions of a lifter, as the database has them."""
        with session_scope(self.engine) as session:
            return Counter(_workout(logged.session.sets) for logged in list_sessions(session, sender))


def _workout(sets: Sequence[Any]) -> Workout:
    return Workout(len(sets), sets[0].reps, float(sets[0].load.amount))


@pytest.fixture
def town(model: Path, postgres_server: PostgreSQLExecutor, tmp_path: Path) -> Iterator[Town]:
    ports = free_port(), free_port()
    upstreams = [f"127.0.0.1:{port}" for port in ports]
    with database_of(postgres_server, "soak") as url, deployed_nginx(tmp_path, upstreams) as proxy:
        environment = {
            "DATABASE_URL": url,
            "DATABASE_TIMEOUT": "3",
            "REPLICAS": "2",
            "WEB_SECRET": "a secret that both of them know",
            "REST_TOKEN": _REST_TOKEN,
            "PUBLIC_URL": proxy.url,
            "SANIC_PROXIES_COUNT": "1",
        }
        first, second = (BotProcess(tmp_path, environment, port=port) for port in ports)
        try:
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(BotProcess.start, (first, second)))
            yield Town((first, second), proxy, postgres_server, engine_for_process(url))
        finally:
            first.stop()
            second.stop()
            close_engines()


async def _copy(replica: BotProcess, lifter: Lifter, record: Record) -> dict[str, Any]:
    """What one replica gives of somebody's data, without what was said: asking for it is part of that."""
    async with httpx.AsyncClient(base_url=replica.url, timeout=60, trust_env=False) as http:
        line = lifter.line.through(Caller(http, lifter.dice, record))
        text = words(await line.say("export my data"))
        link = re.search(r"/export/[\w-]+", text)
        assert link, text
        with zipfile.ZipFile(io.BytesIO((await http.post(link[0])).content)) as packed:
            found: dict[str, Any] = json.loads(packed.read("data.json"))
    return {name: found[name] for name in ("sessions", "plans", "unit", "time_zone")}


async def _copies(town: Town, lifter: Lifter) -> list[dict[str, Any]]:
    return [await _copy(replica, lifter, town.record) for replica in town.replicas]


def test_whatever_dies_nothing_is_lost_doubled_or_told_to_somebody_else(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = time.monotonic()
    asyncio.run(town.live())
    seconds = sorted(town.record.seconds)
    with capsys.disabled():
        print(
            f"\nsoak: {TALKS} at once, {len(town.lifters)} talks, {sum(len(one.saved) for one in town.lifters)} logs,"
            f" {town.deaths} deaths, {time.monotonic() - begun:.0f} s; {len(seconds)} answers, p50"
            f" {statistics.median(seconds):.2f} s, p99 {seconds[len(seconds) * 99 // 100]:.2f} s, longest"
            f" {seconds[-1]:.1f} s; statuses {dict(sorted(town.record.statuses.items()))}, {town.record.cut} cut,"
            f" {town.record.hung_up} hung up, {town.record.not_saved} told that nothing is saved"
        )
    assert not town.record.problems, "\n".join(town.record.problems)
    assert [town.stored(lifter.line.sender) for lifter in town.lifters] == [
        Counter(lifter.saved) for lifter in town.lifters
    ], "a log was lost, or stored twice"
    with_logs = [lifter for lifter in town.lifters if lifter.saved]
    for lifter in random.Random(SEED).sample(with_logs, min(_COMPARED, len(with_logs))):
        first, second = asyncio.run(_copies(town, lifter))
        assert first == second, "the replicas do not agree"
        assert len(first["sessions"]) == len(lifter.saved)
    for replica in town.replicas:
        assert "hip thrusts today" not in replica.log, "a message stands in the log"
