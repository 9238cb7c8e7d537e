"""Who may read the metrics."""

from __future__ import annotations

_SHORTEST_TOKEN = 16


def metrics_token(given: str | None) -> str | None:
    """The bearer token of a Prometheus that asks from elsewhere, from ``METRICS_TOKEN``; None for this machine alone.

    Raises:
        ValueError: it is too short to be one.
    """
    token = (given or "").strip()
    if token and len(token) < _SHORTEST_TOKEN:
        raise ValueError(f"METRICS_TOKEN has {len(token)} characters, {_SHORTEST_TOKEN} at least: make a random one")
    return token or None
