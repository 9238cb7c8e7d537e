"""Two processes of the bot on one PostgreSQL, as behind a load balancer."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from bot_process import BotProcess
from postgres_server import postgres_database, postgres_server
from pytest_postgresql.executors import PostgreSQLExecutor
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.store.session import close_engines, engine_for_process

__all__ = ["postgres_database", "postgres_server"]


@dataclass
class Replicas:
    """The processes, and what they stored."""

    processes: tuple[BotProcess, BotProcess]
    engine: Engine
    data: str
    database_timeout: float = 3.0

    @property
    def urls(self) -> tuple[str, str]:
        first, second = self.processes
        return first.url, second.url

    def cut_connections(self) -> None:
        """What a restart of PostgreSQL does to who is connected."""
        with self.engine.connect() as connection:
            others = "pid <> pg_backend_pid() AND datname = current_database()"
            connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))

    @contextmanager
    def hanging_database(self) -> Iterator[None]:
        """PostgreSQL takes everything and answers nothing, as on a machine whose disk hangs."""
        postmaster = psutil.Process(int((Path(self.data) / "postmaster.pid").read_text().split()[0]))
        stopped = [postmaster, *postmaster.children()]
        try:
            for process in stopped:
                process.suspend()
            yield
        finally:
            for process in stopped:
                process.resume()

    def said(self, sender: str) -> list[str]:
        """What the lifter said, as it is stored."""
        return self.rows(
            "SELECT data::json ->> 'text' FROM events WHERE sender_id = :it AND type_name = 'user'", sender
        )

    def rows(self, query: str, sender: str) -> list[Any]:
        """The first column of a query about somebody, in the order in which it was stored."""
        with self.engine.connect() as connection:
            return list(connection.execute(text(f"{query} ORDER BY id"), {"it": sender}).scalars())


@pytest.fixture(scope="session")
def replicas(
    model: Path, postgres_server: PostgreSQLExecutor, postgres_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replicas]:
    environment = {
        "DATABASE_URL": postgres_database,
        "WEB_SECRET": "a secret that both of them know",
        "DATABASE_TIMEOUT": str(int(Replicas.database_timeout)),
        "WEB_RATE": "message=10000/minute conversation=10000/minute",
    }
    folder = tmp_path_factory.mktemp("replicas")
    processes = BotProcess(folder, environment), BotProcess(folder, environment)
    try:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(BotProcess.start, processes))
        yield Replicas(processes, engine_for_process(postgres_database), str(postgres_server.datadir))
    finally:
        for process in processes:
            process.stop()
        close_engines()
