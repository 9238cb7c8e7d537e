"""Databases to test with: SQLite in a file, and PostgreSQL where the machine has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import postgres_database, postgres_server, postgres_url
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.database import migrate
from bot.store.session import close_engines, engine_for_process

__all__ = ["postgres_database", "postgres_server", "postgres_url"]


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    yield
    close_engines()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/deep/coach.db"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database, of each kind in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(url: str) -> Engine:
    return engine_for_process(url)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, future=True) as session:
        yield session


@pytest.fixture
def migrate_in_processes() -> Callable[[str], list[int]]:
    """Migrates a database from several processes at once; gives their exit codes."""
    import multiprocessing

    def run(url: str) -> list[int]:
        context = multiprocessing.get_context("fork")
        processes = [context.Process(target=migrate, args=(url,)) for _ in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(20)
        return [process.exitcode if process.exitcode is not None else -1 for process in processes]

    return run
