"""Conversations are rehearsed at noon: between midnight and four the coach asks which day a log is for."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Final

_VARIABLE: Final = "TZ"
_NOON: Final = 12


def noon_zone(now: datetime) -> str:
    """The time zone in which it is about noon, on the day that it is in UTC.

    Args:
        now: a moment with a time zone.

    Returns:
        A name of the IANA database, in which zones east of Greenwich have a minus.
    """
    return f"Etc/GMT{now.astimezone(timezone.utc).hour - _NOON:+d}"


@contextmanager
def at_noon() -> Iterator[None]:
    """Let this process, and what it starts, live in that zone for as long as this lasts."""
    before = os.environ.get(_VARIABLE)
    _set(noon_zone(datetime.now(timezone.utc)))
    try:
        yield
    finally:
        _set(before)


def _set(zone: str | None) -> None:
    if zone is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = zone
    time.tzset()
