"""For how long data is kept."""

from __future__ import annotations

from collections.abc import Mapping

RETENTION = "RETENTION_MONTHS"
_MOST_MONTHS = 1200


def retention_months(environment: Mapping[str, str]) -> int | None:
    """After how many months without a message somebody's data is deleted.

    Args:
        environment: variables by name; ``RETENTION_MONTHS`` is read.

    Returns:
        The months, or None where data is kept until it is deleted.

    Raises:
        ValueError: the variable is no whole number above 0.
    """
    given = environment.get(RETENTION, "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= _MOST_MONTHS):
        raise ValueError(
            f"{RETENTION} is {given[:20]!r}: write a whole number of months from 1 to {_MOST_MONTHS}, or leave it out"
            " to keep data until it is deleted"
        )
    return int(given)
