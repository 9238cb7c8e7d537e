"""Limits that hold over all processes together, by address: who asks stands in the database as a keyed digest only."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Sequence

from bot.store.rates import Limit, seconds_to_wait
from bot.store.session import engine_for_process, in_session, session_scope


def shared_rates(secret: str) -> Callable[[str, Sequence[Limit]], Awaitable[int]]:
    """What counts in the database.

    Args:
        secret: without it nobody finds out whose address a digest is of, though there are few enough to try them all.
    """

    async def counted(name: str, limits: Sequence[Limit]) -> int:
        digest = _digest(secret, name)
        return await in_session(lambda session: seconds_to_wait(session, digest, limits))

    return counted


def failed_attempts(secret: str, limits: Sequence[Limit]) -> Callable[[str, bool], int]:
    """What counts attempts of an address, or only says how long it has to wait for the next one.

    Args:
        secret: as above.
        limits: how many are let through.
    """

    def waits(address: str, counts: bool) -> int:
        with session_scope(engine_for_process()) as session:
            return seconds_to_wait(session, _digest(secret, f"attempt {address}"), limits, counts=counts)

    return waits


def _digest(secret: str, name: str) -> str:
    return hmac.new(secret.encode(), name.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
