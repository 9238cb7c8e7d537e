"""The way to the database: its address, its engine, its schema."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from alembic import command
from alembic.config import Config
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

from bot.store.postgres_driver import connect_args, without_timeout

logger = logging.getLogger(__name__)

DEFAULT_URL = "sqlite:///var/coach.db"
MIGRATIONS = Path(__file__).parent / "migrations"

_TIMEOUT, _LONGEST_TIMEOUT = 10.0, 600
_SCHEMA_LOCK = 0x6869707468727573
"""Key of the PostgreSQL advisory lock that schema changes are made under ("hipthrus")."""
_PATIENCE = 30.0
"""Seconds to wait for a PostgreSQL that is still starting, as it does beside us in a compose file."""
_SQLITE_PRAGMAS = (
    # First, so that the switch to WAL waits too when another process is making it.
    "PRAGMA busy_timeout=5000",
    # Readers do not wait for the writer, and a commit costs no fsync: a power cut may take the last
    # turns, never the file.
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    # What somebody had erased is overwritten, not left in the file's free pages.
    "PRAGMA secure_delete=ON",
)


def database_timeout() -> float:
    """Seconds that the database has for an answer, from ``DATABASE_TIMEOUT``.

    Raises:
        ValueError: it is no number of seconds from 1 to 600.
    """
    given = os.environ.get("DATABASE_TIMEOUT", "").strip()
    if not given:
        return _TIMEOUT
    if not (given.isascii() and given.isdecimal() and 1 <= int(given[:9]) <= _LONGEST_TIMEOUT):
        raise ValueError(f"DATABASE_TIMEOUT is {given[:20]!r}: write whole seconds from 1 to {_LONGEST_TIMEOUT}")
    return float(given)


def database_url() -> str:
    """The address of the database, from ``DATABASE_URL``.

    Returns:
        The address, or SQLite in ``var/coach.db`` when the variable is unset or empty; ``postgres://``, as
        hosts like to hand out, becomes ``postgresql://``.
    """
    return _normalised(os.environ.get("DATABASE_URL") or DEFAULT_URL)


def create_engine(url: str, *, connections: int = 5, timeout: float | None = None) -> Engine:
    """Build an engine in the style of SQLAlchemy 2.0 and, for SQLite, the folder of its file.

    Args:
        url: SQLAlchemy address of an SQLite or PostgreSQL database.
        connections: how many to PostgreSQL are kept; as many more are made where they are needed at once.
        timeout: seconds that PostgreSQL has for a statement; those of ``DATABASE_TIMEOUT`` when left out.

    Returns:
        An engine that has not connected yet.

    Raises:
        ValueError: the address names another kind of database, or ``DATABASE_TIMEOUT`` is no number of seconds.
        sqlalchemy.exc.ArgumentError: the address is not one.
    """
    parsed = make_url(_normalised(url))
    # Errors are logged by Rasa with their parameters: those hold what users wrote.
    options: dict[str, Any] = {"future": True, "hide_parameters": True}
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        # Rasa's own default of 50 + 100 connections a process would use up a server with two of them.
        seconds = timeout or database_timeout()
        engine = sqlalchemy.create_engine(
            parsed,
            pool_pre_ping=True,
            pool_size=connections,
            max_overflow=connections,
            pool_timeout=seconds,
            connect_args=connect_args(parsed, seconds),
            **options,
        )
        event.listen(engine, "handle_error", _shorten)
        return engine
    if backend != "sqlite":
        raise ValueError(f"DATABASE_URL must name sqlite or postgresql, not {backend}")
    # SQLAlchemy 1.4 would open the file for each session, and the last one to close it folds the WAL back.
    in_memory = parsed.database in (None, "", ":memory:")
    options["poolclass"] = StaticPool if in_memory else QueuePool
    if not in_memory:
        _make_folder(parsed)
    engine = sqlalchemy.create_engine(parsed, connect_args={"check_same_thread": False}, **options)
    event.listen(engine, "connect", _set_pragmas)
    return engine


def migrate(target: Engine | str) -> None:
    """Bring the schema of our own tables up to date; Rasa's ``events`` table is left alone.

    May be called at every start and by several processes at once: the second waits and finds
    nothing to do. A migration that fails leaves the schema as it was.

    Args:
        target: an engine of ``create_engine``, or an address.

    Raises:
        sqlalchemy.exc.OperationalError: the database does not answer.
    """
    if isinstance(target, str):
        engine = create_engine(target)
        try:
            migrate(engine)
        finally:
            engine.dispose()
        return
    with schema_lock(target) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def alembic_config() -> Config:
    """Alembic's configuration for the packaged migrations; no ``alembic.ini`` is needed."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


@contextmanager
def schema_lock(engine: Engine) -> Iterator[Connection]:
    """A transaction in which nobody else changes the schema; commits at the end, or rolls back on an error.

    Args:
        engine: the database; a PostgreSQL that is still starting is waited for.

    Yields:
        The connection to change the schema with.

    Raises:
        sqlalchemy.exc.OperationalError: the database does not answer.
    """
    with _connect_when_up(engine) as connection, connection.begin():
        if engine.dialect.name == "sqlite":
            # Python's driver begins no transaction before DDL: without this, nothing would be undone.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            # Whoever migrates a large table has as long as it takes, and so has who waits for it.
            with without_timeout(connection.connection.dbapi_connection):
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                connection.execute(sqlalchemy.select(sqlalchemy.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
                yield connection
            return
        yield connection


def _normalised(url: str) -> str:
    scheme = "postgres://"
    return f"postgresql://{url[len(scheme) :]}" if url.startswith(scheme) else url


def _make_folder(url: URL) -> None:
    if url.database and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _shorten(context: Any) -> None:
    """Keep the first line of an error; the next ones quote the statement, in which the driver put what users wrote."""
    original, raised = context.original_exception, context.sqlalchemy_exception
    lines = str(original).splitlines() or [""]
    original.args = (lines[0],)
    if raised is not None:
        raised.args = (f"({type(original).__module__}.{type(original).__name__}) {lines[0]}",)


def _connect_when_up(engine: Engine) -> Connection:
    deadline = time.monotonic() + (_PATIENCE if engine.dialect.name == "postgresql" else 0)
    told = False
    while True:
        try:
            return engine.connect()
        except OperationalError:
            if time.monotonic() >= deadline:
                raise
            if not told:
                logger.warning("The database does not answer yet; trying again for %.0f s.", _PATIENCE)
                told = True
            time.sleep(1)
