"""The same over any number of processes: PostgreSQL's advisory locks.

A lock belongs to a connection and ends with it, so a process that dies leaves none behind. PostgreSQL hands a lock on
at once, in the order in which it was asked for, and a try goes past nobody who waits.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock_store import LockError
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.store.conversation_locks import ConversationLocks, Role, lock_key
from bot.store.database import create_engine
from bot.store.postgres_driver import SharedFailure
from bot.store.session import in_thread

WAITING_AT_MOST = 8
"""Conversations that may wait for another process at once, a connection each; the next ones wait for one of these."""
PATIENCE = 30.0
"""Seconds to wait for a turn of another process."""
_ROLES = 4
"""Connections for roles, and for what this process holds."""
_AT_ONCE = 1.0
"""Seconds in which a lost connection is found to be lost; a database that hangs takes longer, and is left alone."""
_TRY = text("SELECT pg_try_advisory_lock(:key)")
_WAIT = text("SELECT pg_advisory_lock(:key)")
_ALIVE = text("SELECT 1")
_LET_GO = text("SELECT pg_advisory_unlock(:key)")

logger = logging.getLogger(__name__)


class PostgresLocks(ConversationLocks):
    """Locks of every process on one database.

    What nobody holds is taken on one connection that the whole process shares. What another process holds is waited
    for on a connection of its own, which then has it: a burst of a thousand messages in one chat takes one.

    Args:
        url: address of the PostgreSQL database.
    """

    def __init__(self, url: str) -> None:
        super().__init__()
        self._engine = _committing(create_engine(url, connections=_ROLES))
        self._waiting = _committing(create_engine(url, connections=WAITING_AT_MOST, timeout=PATIENCE))
        self._shared: Connection | None = None
        self._roles: list[PostgresRole] = []
        self._failure = SharedFailure()
        # One thread, so that what is asked of the shared connection is asked in order.
        self._asks = ThreadPoolExecutor(1, "lock")
        # Twice as many as may wait: who went away while it waited keeps its thread to the end of that.
        self._waits = ThreadPoolExecutor(2 * WAITING_AT_MOST, "lock-wait")
        self._free_to_wait = asyncio.Semaphore(WAITING_AT_MOST)

    def role(self, name: str) -> Role:
        """Something that only one process on this database does at a time."""
        self._roles.append(PostgresRole(self._engine, lock_key(name)))
        return self._roles[-1]

    async def is_played(self, name: str) -> bool:
        """Return True if a connection somewhere holds the role."""
        key = lock_key(name)
        now = time.monotonic()
        return not await self._taken(self._asks, lambda: self._try(key) and self._let_go(key), lambda: None, now)

    def close(self) -> None:
        """Let go of every lock and connection."""
        self._asks.shutdown()
        self._waits.shutdown()
        if self._shared is not None:
            self._shared.close()
        for role in self._roles:
            role.close()
        self._engine.dispose()
        self._waiting.dispose()

    @asynccontextmanager
    async def _held_by_process(self, key: int, since: float) -> AsyncIterator[None]:
        if await self._taken(self._asks, lambda: self._try(key), lambda: self._let_go(key), since):
            try:
                yield
            finally:
                # Nobody waits for it: the next try of this process comes behind it on the same connection.
                self._asks.submit(self._let_go, key)
            return
        async with self._free_to_wait:
            connection: list[Connection] = []
            await self._taken(self._waits, lambda: self._wait(key, connection), lambda: _close(connection, key), since)
            try:
                yield
            finally:
                self._waits.submit(_close, connection, key)

    async def _taken(
        self, pool: ThreadPoolExecutor, take: Callable[[], bool], give_back: Callable[[], object], since: float
    ) -> bool:
        """What a thread says, and nothing left behind by who does not stay for it."""
        asked = asyncio.get_running_loop().run_in_executor(pool, self._failure.waiting(take, since))

        def nobody_is_here(done: asyncio.Future[bool]) -> None:
            if not done.cancelled() and done.exception() is None and done.result():
                pool.submit(give_back)

        try:
            return await asyncio.shield(asked)
        except asyncio.CancelledError:
            asked.add_done_callback(nobody_is_here)
            raise
        except SQLAlchemyError as error:
            raise LockError(f"the locks do not answer: {type(error).__name__}") from None

    def _try(self, key: int) -> bool:
        began = time.monotonic()
        try:
            return bool(self._ask(_TRY, key))
        except DBAPIError as error:
            if not error.connection_invalidated or time.monotonic() - began > _AT_ONCE:
                raise
            # The connection had been lost unnoticed, with all that it held.
            return bool(self._ask(_TRY, key))

    def _let_go(self, key: int) -> bool:
        try:
            self._ask(_LET_GO, key)
        except SQLAlchemyError:
            logger.warning("a lock ended with its connection")
        return True

    def _ask(self, what: Any, key: int) -> Any:
        if self._shared is None or self._shared.invalidated:
            self._shared = None
            self._shared = self._engine.connect()
        try:
            return self._shared.execute(what, {"key": key}).scalar()
        except DBAPIError:
            # Whatever it was, what the connection holds is not known any more.
            self._shared.invalidate()
            self._shared = None
            raise

    def _wait(self, key: int, kept: list[Connection]) -> bool:
        connection = self._waiting.connect()
        try:
            connection.execute(_WAIT, {"key": key})
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
        kept.append(connection)
        return True


class PostgresRole(Role):
    """A role that is held by a connection of its own, and ends with it.

    Args:
        engine: whose connections commit by themselves.
        key: of the advisory lock.
    """

    def __init__(self, engine: Engine, key: int) -> None:
        self._engine = engine
        self._key = key
        self._connection: Connection | None = None
        self._has = False

    async def is_mine(self) -> bool:
        """Take the role if nobody has it; return True if this process has it now, as its connection lives."""
        return await in_thread(self._ask)

    def close(self) -> None:
        """Give the role up."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _ask(self) -> bool:
        if self._connection is None:
            self._connection, self._has = self._engine.connect(), False
        try:
            found = self._connection.execute(_ALIVE if self._has else _TRY, {"key": self._key}).scalar()
        except SQLAlchemyError:
            self.close()
            raise
        self._has = bool(found)
        return self._has


def _committing(engine: Engine) -> Engine:
    found: Engine = engine.execution_options(isolation_level="AUTOCOMMIT")
    return found


def _close(kept: list[Connection], key: int) -> None:
    connection = kept.pop()
    try:
        connection.execute(_LET_GO, {"key": key})
    except SQLAlchemyError:
        logger.warning("a lock ended with its connection")
        connection.invalidate()
    finally:
        connection.close()
