"""What opens the trainer's inbox."""

from __future__ import annotations

_SHORTEST_TOKEN = 16


def trainer_token(given: str | None) -> str | None:
    """The token that opens the inbox, from ``TRAINER_TOKEN``; None keeps it shut.

    Raises:
        ValueError: it is too short to be one.
    """
    if not given:
        return None
    if len(given) < _SHORTEST_TOKEN:
        raise ValueError(f"TRAINER_TOKEN has {len(given)} characters, {_SHORTEST_TOKEN} at least: make a random one")
    return given
