"""How often somebody may ask, counted in memory: each process counts for itself, and a restart forgets."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Iterable

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

_IPV6_SITE = 64


class Rates:
    """Counts requests by name."""

    def __init__(self) -> None:
        self._storage = MemoryStorage()  # the limiter itself keeps only a weak reference to it
        self._limiter = FixedWindowRateLimiter(self._storage)

    def seconds_to_wait(self, limits: Iterable[RateLimitItem], *names: str) -> int:
        """Count one request; one that has to wait does not count.

        Args:
            limits: how many are let through, for example 30 a minute and 300 an hour.
            names: who asks, and for what; different names are counted apart.

        Returns:
            Seconds until it would be let through; 0 if it is.
        """
        every = list(limits)
        for limit in every:
            if not self._limiter.test(limit, *names):
                reset, _ = self._limiter.get_window_stats(limit, *names)
                return max(1, math.ceil(reset - time.time()))
        for limit in every:
            self._limiter.hit(limit, *names)
        return 0


def address_group(address: str) -> str:
    """Who an address belongs to: itself, or for IPv6 its /64, as one household has that many."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, _IPV6_SITE), strict=False))


def duration_in_words(seconds: int) -> str:
    """A time to wait, for a person: ``30 seconds``, ``12 minutes``."""
    if seconds < 90:
        return "a second" if seconds == 1 else f"{seconds} seconds"
    return f"{math.ceil(seconds / 60)} minutes"
