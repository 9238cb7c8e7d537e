"""Databases to test with: SQLite in a file, and PostgreSQL where the machine has it."""

from __future__ import annotations

import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from port_for import get_port
from pytest_postgresql.executors import PostgreSQLExecutor
from pytest_postgresql.janitor import DatabaseJanitor
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.database import create_engine, migrate
from bot.store.session import close_engines, engine_for_process


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    yield
    close_engines()


def _pg_ctl() -> str | None:
    """``pg_ctl`` of the path, or the newest that Debian keeps out of it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[4].split(".")[0]))
    return shutil.which("pg_ctl") or (str(found[-1]) if found else None)


def _unprivileged() -> pwd.struct_passwd | None:
    """Who may run PostgreSQL in root's place; None when we are somebody else already."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgreSQLExecutor]:
    """A PostgreSQL of our own on a free port. It refuses to run as root, so root runs it as somebody else."""
    pg_ctl = _pg_ctl()
    if pg_ctl is None:
        pytest.skip("PostgreSQL's pg_ctl is not installed (apt-get install postgresql)")
    user = _unprivileged()
    if user and not shutil.which("setpriv"):
        pytest.skip("root needs setpriv (util-linux) to run PostgreSQL as another user")
    # Not in tmp_path: its parents belong to root alone.
    folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
    if user:
        wrapper = folder / "pg_ctl"
        wrapper.write_text(
            f'#!/bin/sh\nexec setpriv --reuid={user.pw_uid} --regid={user.pw_gid} --clear-groups "{pg_ctl}" "$@"\n'
        )
        wrapper.chmod(0o755)
        os.chown(folder, user.pw_uid, user.pw_gid)
        pg_ctl = str(wrapper)
    server = PostgreSQLExecutor(
        executable=pg_ctl,
        host="127.0.0.1",
        port=get_port(None) or 0,  # always a number when none is asked for
        datadir=str(folder / "data"),
        unixsocketdir=str(folder),
        logfile=str(folder / "log"),
        startparams="-w",
        dbname="coach",
    )
    try:
        with server:
            server.wait_for_postgres()
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/deep/coach.db"


@pytest.fixture(scope="session")
def postgres_database(postgres_server: PostgreSQLExecutor) -> Iterator[str]:
    server = postgres_server
    with DatabaseJanitor(user=server.user, host=server.host, port=server.port, dbname="coach"):
        yield f"postgres://{server.user}@{server.host}:{server.port}/coach"


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """The database, emptied: ten times as fast as a new one."""
    engine = create_engine(postgres_database)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgres_database


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
