"""How often one conversation may be spoken in, and one address may start a new one or try a recovery code."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from limits import RateLimitItem, parse_many

from bot.channels.rates import Rates, duration_in_words
from bot.channels.web.errors import WebError

DEFAULT = "message=30/minute;300/hour conversation=60/hour code=10/hour"
MESSAGE, CONVERSATION, CODE = "message", "conversation", "code"
SharedCount = Callable[[str, Sequence[tuple[int, int]]], Awaitable[int]]
"""Seconds to wait, from what is done and how often it may be in how many seconds."""

logger = logging.getLogger(__name__)


class Limits:
    """Counts the messages of a chat in memory, each process for itself; what an address does is counted over all.

    Args:
        rates: limits by kind as in ``DEFAULT``, from ``WEB_RATE``; a kind left out keeps its default.
        shared: counts over all processes; where it is left out or fails, each process counts for itself.

    Raises:
        ValueError: the rates cannot be read.
    """

    def __init__(self, rates: str | None = None, shared: SharedCount | None = None) -> None:
        self._limits = _read(DEFAULT) | _read(rates or "")
        self._rates = Rates()
        self._shared = shared

    async def count(self, kind: str, who: str, what: str = "") -> None:
        """Count one request; one that is refused does not count.

        Args:
            kind: ``MESSAGE``, ``CONVERSATION`` or ``CODE``.
            who: the conversation or the address.
            what: requests with different names are counted apart, at the same rate.

        Raises:
            WebError: it is one too many.
        """
        wait = await self._seconds_to_wait(kind, who, what)
        if wait:
            problem = f"That was a lot at once. Please wait {duration_in_words(wait)}."
            raise WebError("rate_limited", problem, retry_after=wait)

    async def _seconds_to_wait(self, kind: str, who: str, what: str) -> int:
        limits = self._limits[kind]
        if self._shared is not None and kind != MESSAGE:
            try:
                return await self._shared(f"{kind} {what} {who}", [(one.amount, one.get_expiry()) for one in limits])
            except Exception as error:  # noqa: BLE001 - a database that is away must not open the door, nor shut it
                logger.error("limits are counted by this process alone: %s", type(error).__name__)
        return self._rates.seconds_to_wait(limits, kind, what, who)


def _read(rates: str) -> dict[str, list[RateLimitItem]]:
    found = {}
    for part in rates.split():
        kind, _, limits = part.partition("=")
        try:
            if kind not in (MESSAGE, CONVERSATION, CODE):
                raise ValueError
            found[kind] = parse_many(limits)
        except ValueError:
            raise ValueError(f"WEB_RATE: {part!r} is not a rate: write it like {DEFAULT!r}") from None
    return found
