"""Which proxies stand before the server, so that limits count people and not the proxy."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Union

from bot.settings.public_address import is_loopback

COUNT, NETWORKS = "SANIC_PROXIES_COUNT", "PROXY_NETWORKS"
_MOST = 9
_INSIDE = "127.0.0.0/8 ::1 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 fc00::/7 fe80::/10"

Network = Union[ipaddress.IPv4Network, ipaddress.IPv6Network]


@dataclass(frozen=True)
class Proxies:
    """The proxies that are believed when they say for whom they ask.

    Args:
        count: how many pass a request on, one after the other; 0 for none, and then nobody is believed; None where
            nobody said, and then what says it was passed on is refused.
        networks: where they are.
    """

    count: int | None = None
    networks: tuple[Network, ...] = ()

    def stand_at(self, address: str) -> bool:
        """Return True if a proxy of ours may be at an address."""
        try:
            found = ipaddress.ip_address(address.strip("[]").partition("%")[0])
        except ValueError:
            return False
        mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
        return any((mapped or found) in network for network in self.networks)


def proxies_before(environment: Mapping[str, str]) -> Proxies:
    """The proxies in an environment: ``SANIC_PROXIES_COUNT``, ``PROXY_NETWORKS``, ``HOST``.

    A server on loopback is reached by programs of its machine alone: one proxy among them is counted without a word.

    Args:
        environment: variables by name.

    Raises:
        ValueError: a variable cannot be used.
    """
    count, networks = (environment.get(name, "").strip() for name in (COUNT, NETWORKS))
    if count and not (count.isascii() and count.isdecimal() and int(count[:3]) <= _MOST):
        raise ValueError(f"{COUNT} is {count[:20]!r}: write how many proxies stand before the server, 0 to {_MOST}")
    on_loopback = is_loopback(environment.get("HOST", "").strip() or "127.0.0.1")
    counted = int(count) if count else 1 if on_loopback else None
    try:
        return Proxies(counted, tuple(map(ipaddress.ip_network, (networks or _INSIDE).replace(",", " ").split())))
    except ValueError:
        raise ValueError(f"{NETWORKS}: write networks like 10.0.0.0/8, with spaces between them") from None
