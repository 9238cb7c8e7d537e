"""The address under which people reach this server, for links that leave it."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

_EVERYWHERE = ("", "0.0.0.0", "::", "[::]")  # noqa: S104 - nothing is bound here  # nosec B104


def is_loopback(host: str) -> bool:
    """Return True if a name or an address leads to this machine and is reached from nowhere else."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def own_names(environment: Mapping[str, str]) -> frozenset[str] | None:
    """The names under which pages of ours are opened, besides those of loopback.

    Args:
        environment: variables by name; ``HOST`` and ``PUBLIC_URL`` are read.

    Returns:
        That of ``PUBLIC_URL``; None where the server listens beyond this machine, and nobody can list its names.

    Raises:
        ValueError: ``PUBLIC_URL`` is no web address.
    """
    if not is_loopback(environment.get("HOST", "").strip() or "127.0.0.1"):
        return None
    return frozenset({urlsplit(public_address(environment)).hostname or ""})


def public_address(environment: Mapping[str, str]) -> str:
    """The server's address, without a slash at its end.

    Args:
        environment: variables by name. ``PUBLIC_URL`` counts; without it ``HOST`` and ``PORT`` do, and a server that
            listens everywhere is named by the address of this machine alone.

    Raises:
        ValueError: ``PUBLIC_URL`` is no web address.
    """
    given = environment.get("PUBLIC_URL", "").strip().rstrip("/")
    if given:
        parts = urlsplit(given)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("PUBLIC_URL is no web address: write it like https://coach.example")
        return given
    host = environment.get("HOST", "").strip()
    if host in _EVERYWHERE:
        host = "127.0.0.1"
    elif ":" in host and not host.startswith("["):
        host = f"[{host}]"
    return f"http://{host}:{environment.get('PORT', '').strip() or 5005}"
