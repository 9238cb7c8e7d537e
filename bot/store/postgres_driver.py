"""How long PostgreSQL is waited for. Nothing waits for ever: neither for a server that hangs, nor for one that is gone.

The server ends a statement that takes too long by itself. One that is stopped, or cut off, does not, and psycopg2 would
wait for it without end; its hook for other event loops is where a wait can be cut short.
"""

from __future__ import annotations

import math
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg2
from psycopg2 import extensions
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

T = TypeVar("T")

_GRACE = 2.0
"""Seconds on top for the server's own word that something took too long."""
_DEAD_CLIENT = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
"""A machine that lost its power says no goodbye: its locks end after 25 s, not after the two hours of the default."""


class _Connection(extensions.connection):
    patience: float | None = 10.0
    """Seconds to wait for an answer; None waits for as long as it takes."""


def connect_args(url: URL, timeout: float) -> dict[str, Any]:
    """What a connection is made with.

    Args:
        url: address of the database; its own ``options`` count where it has some.
        timeout: seconds that the server has for a statement, and for letting somebody in.
    """
    extensions.set_wait_callback(_wait)
    patience = timeout + _GRACE
    settings = {"statement_timeout": int(timeout * 1000), **_DEAD_CLIENT}
    found: dict[str, Any] = {"connection_factory": type("_Connection", (_Connection,), {"patience": patience})}
    if "options" not in url.query:
        found["options"] = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return found


@contextmanager
def without_timeout(connection: _Connection) -> Iterator[None]:
    """To the end of the block, wait for as long as it takes."""
    before, connection.patience = connection.patience, None
    try:
        yield
    finally:
        connection.patience = before


class SharedFailure:
    """Whoever waits behind somebody who found the database gone is told so too, and does not try the same again.

    A server that hangs takes its time to be given up. Forty who ask it one after the other would take forty times that.
    """

    def __init__(self) -> None:
        self._found_at = -math.inf

    def waiting(self, work: Callable[[], T], since: float | None = None) -> Callable[[], T]:
        """The same work, to be done by a thread once it is free.

        Args:
            work: asks the database.
            since: when it was wanted, by the clock of ``time.monotonic``; now when left out.
        """
        wanted_at = time.monotonic() if since is None else since

        def done() -> T:
            if wanted_at < self._found_at:
                raise OperationalError("", {}, psycopg2.OperationalError("the database is away"))
            try:
                return work()
            except OperationalError as error:
                # An error of the server's own has a code: that one answers.
                if getattr(error.orig, "pgcode", "") is None:
                    self._found_at = time.monotonic()
                raise

        return done


def _wait(connection: _Connection) -> None:
    """Wait for the server: the driver closes a connection that this raises for."""
    deadline = None if connection.patience is None else time.monotonic() + connection.patience
    poll = select.poll()
    watched = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}
    while (state := connection.poll()) != extensions.POLL_OK:
        poll.register(connection.fileno(), watched[state])
        left = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
        if not poll.poll(left):
            raise psycopg2.OperationalError("the database did not answer in time")
        poll.unregister(connection.fileno())
