"""Sessions and the one engine that a process shares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.database import create_engine, database_url, migrate

_engines: dict[tuple[int, str], Engine] = {}
_lock = Lock()


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """A session that commits at the end of the block.

    Args:
        engine: the database.

    Yields:
        The session. An exception in the block rolls everything back and goes on to the caller.
    """
    with Session(engine, future=True) as session, session.begin():
        yield session


def engine_for_process(url: str | None = None) -> Engine:
    """The engine of this process, its schema up to date; made at the first call.

    The conversations and our own tables share it, and a reload of the model makes no second pool.

    Args:
        url: address of the database; ``database_url()`` when left out.

    Returns:
        The same engine for the same address. A forked process gets its own, as connections cannot be shared.

    Raises:
        sqlalchemy.exc.OperationalError: the database does not answer.
    """
    address = url or database_url()
    key = (os.getpid(), address)
    with _lock:
        if key not in _engines:
            engine = create_engine(address)
            migrate(engine)
            _engines[key] = engine
        return _engines[key]


def close_engines() -> None:
    """Close the connections of this process, for its end and for tests; the next call connects anew."""
    with _lock:
        for key in [key for key in _engines if key[0] == os.getpid()]:
            _engines.pop(key).dispose()
