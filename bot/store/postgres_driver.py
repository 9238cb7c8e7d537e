"""How long PostgreSQL is waited for. Nothing waits for ever: neither for a server that hangs, nor for one that is gone.

The server ends a statement that takes too long by itself. One that is stopped, or cut off, does not, and psycopg2 would
wait for it without end; its hook for other event loops is where a wait can be cut short.
"""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg2
from psycopg2 import extensions
from sqlalchemy.engine import URL

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
