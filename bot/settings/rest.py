"""How the environment wants the REST channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.settings.public_address import is_loopback

ELSEWHERE = "600/minute"
"""Messages of one address where the server listens beyond loopback and ``REST_RATE`` is not set."""
_SHORTEST_TOKEN = 16


@dataclass(frozen=True)
class RestSettings:
    """What is set for REST. The token stays out of its ``repr``.

    Args:
        token: what a program sends as its bearer token; None lets in programs of this machine alone.
        rate: how many messages an address may send, as in ``600/minute``; None for any number.
        on_loopback: False where the server listens beyond this machine.
    """

    token: str | None = field(default=None, repr=False)
    rate: str | None = None
    on_loopback: bool = True


def rest_settings(environment: Mapping[str, str]) -> RestSettings:
    """The settings in an environment: ``REST_TOKEN``, ``REST_RATE``, ``HOST``.

    Args:
        environment: variables by name.

    Raises:
        ValueError: the token is too short to be one.
    """
    token, rate = (environment.get(name, "").strip() or None for name in ("REST_TOKEN", "REST_RATE"))
    if token and len(token) < _SHORTEST_TOKEN:
        raise ValueError(f"REST_TOKEN has {len(token)} characters, {_SHORTEST_TOKEN} at least: make a random one")
    on_loopback = is_loopback(environment.get("HOST", "").strip() or "127.0.0.1")
    return RestSettings(token, rate or (None if on_loopback else ELSEWHERE), on_loopback)
