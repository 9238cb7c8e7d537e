"""A PostgreSQL of the tests' own, where the machine has it: fixtures for every folder that wants one."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from port_for import get_port
from pytest_postgresql.executors import PostgreSQLExecutor
from pytest_postgresql.janitor import DatabaseJanitor
from sqlalchemy import text

from bot.store.database import create_engine


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


def crash_and_restart(server: PostgreSQLExecutor) -> None:
    """End a server as a power cut would, and start it again: it recovers from its log."""
    command = [str(server.executable), "restart", "-D", str(server.datadir), "-m", "immediate", "-w", "-s"]
    subprocess.run([*command, "-l", str(server.logfile)], check=True, timeout=60)


@contextmanager
def database_of(server: PostgreSQLExecutor, name: str) -> Iterator[str]:
    """A new database, to the end of the block: its address."""
    with DatabaseJanitor(user=server.user, host=server.host, port=server.port, dbname=name):
        yield f"postgres://{server.user}@{server.host}:{server.port}/{name}"


@pytest.fixture(scope="session")
def postgres_database(postgres_server: PostgreSQLExecutor) -> Iterator[str]:
    with database_of(postgres_server, "coach") as url:
        yield url


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """The database, emptied: ten times as fast as a new one."""
    engine = create_engine(postgres_database)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgres_database
