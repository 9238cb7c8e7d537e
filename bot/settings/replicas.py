"""How many processes serve the same people, and what all of them must know."""

from __future__ import annotations

from collections.abc import Mapping

REPLICAS = "REPLICAS"
_MOST = 1000


def check_replicas(environment: Mapping[str, str]) -> None:
    """Check that processes which serve together are told the same.

    One process alone makes its own key, keeps its own file and links to its own address. Of several each would do so.

    Args:
        environment: variables by name; ``REPLICAS`` says how many there are, one if it is not set.

    Raises:
        ValueError: ``REPLICAS`` is no number, or something that all must have in common is not set; says what to set.
    """
    given = environment.get(REPLICAS, "").strip()
    if not given:
        return
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= _MOST):
        raise ValueError(f"{REPLICAS} is {given[:20]!r}: write how many processes serve together, from 1 to {_MOST}")
    if int(given) == 1:
        return
    missing = []
    if not environment.get("WEB_SECRET", "").strip():
        missing.append("WEB_SECRET to one random key for all of them, as from `openssl rand -hex 32`")
    if not environment.get("DATABASE_URL", "").startswith("postgres"):
        missing.append("DATABASE_URL to a PostgreSQL that all of them reach")
    if not environment.get("PUBLIC_URL", "").strip():
        missing.append("PUBLIC_URL to the address that stands before them")
    if missing:
        raise ValueError(f"{REPLICAS} is {given}, so set {'; '.join(missing)}")
