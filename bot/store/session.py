"""Sessions and the one engine that a process shares."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.database import create_engine, database_url, migrate
from bot.store.postgres_driver import SharedFailure

T = TypeVar("T")
_engines: dict[tuple[int, str], Engine] = {}
_lock = Lock()
_failure = SharedFailure()
_threads = ThreadPoolExecutor(8, "store")


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


async def in_session(work: Callable[[Session], T]) -> T:
    """What work on the database of this process comes to. It is done in a thread: the server goes on meanwhile.

    Args:
        work: gets a session that commits at its end.

    Raises:
        Exception: what the work raised; nothing is stored.
    """
    return await in_thread(lambda: _done(work))


async def in_thread(work: Callable[[], T]) -> T:
    """What work that waits for the database comes to, done in a thread."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _failure.waiting(work))


def _done(work: Callable[[Session], T]) -> T:
    with session_scope(engine_for_process()) as session:
        return work(session)


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
