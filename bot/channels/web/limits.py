"""How often one conversation may be spoken in, and one address may start a new one."""

from __future__ import annotations

import ipaddress
import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from bot.channels.web.errors import WebError

DEFAULT = "message=30/minute;300/hour conversation=60/hour"
MESSAGE, CONVERSATION = "message", "conversation"
_IPV6_SITE = 64


class Limits:
    """Counts in memory: each process counts for itself, and a restart forgets.

    Args:
        rates: limits by kind as in ``DEFAULT``, from ``WEB_RATE``; a kind left out keeps its default.

    Raises:
        ValueError: the rates cannot be read.
    """

    def __init__(self, rates: str | None = None) -> None:
        self._limits = _read(DEFAULT) | _read(rates or "")
        self._storage = MemoryStorage()  # the limiter itself keeps only a weak reference to it
        self._limiter = FixedWindowRateLimiter(self._storage)

    def count(self, kind: str, who: str, what: str = "") -> None:
        """Count one request; one that is refused does not count.

        Args:
            kind: ``MESSAGE`` or ``CONVERSATION``.
            who: the conversation or the address.
            what: requests with different names are counted apart, at the same rate.

        Raises:
            WebError: it is one too many.
        """
        limits = self._limits[kind]
        for limit in limits:
            if not self._limiter.test(limit, kind, what, who):
                reset, _ = self._limiter.get_window_stats(limit, kind, what, who)
                wait = max(1, math.ceil(reset - time.time()))
                problem = f"That was a lot at once. Please wait {_in_words(wait)}."
                raise WebError("rate_limited", problem, retry_after=wait)
        for limit in limits:
            self._limiter.hit(limit, kind, what, who)


def address_group(address: str) -> str:
    """Who an address belongs to: itself, or for IPv6 its /64, as one household has that many."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, _IPV6_SITE), strict=False))


def _read(rates: str) -> dict[str, list[RateLimitItem]]:
    found = {}
    for part in rates.split():
        kind, _, limits = part.partition("=")
        try:
            if kind not in (MESSAGE, CONVERSATION):
                raise ValueError
            found[kind] = parse_many(limits)
        except ValueError:
            raise ValueError(f"WEB_RATE: {part!r} is not a rate: write it like {DEFAULT!r}") from None
    return found


def _in_words(seconds: int) -> str:
    if seconds < 90:
        return "a second" if seconds == 1 else f"{seconds} seconds"
    return f"{math.ceil(seconds / 60)} minutes"
