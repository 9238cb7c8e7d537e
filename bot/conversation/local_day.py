"""Where a lifter's days begin and end."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

NIGHT_ENDS: Final = 4
"""Hour until which somebody who trained late may still call it the day before."""


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def as_zone(name: object) -> str | None:
    """The name of a zone of the IANA database; None for anything else."""
    return name if isinstance(name, str) and name in _names() else None


def in_zone(moment: datetime, zone: str | None) -> datetime:
    """A moment by the clocks of a zone; by the server's own if none is named.

    Args:
        moment: with a time zone.
        zone: name in the IANA database.
    """
    return moment.astimezone(ZoneInfo(zone) if zone else None)


def is_late_night(local: datetime) -> bool:
    """Return True between midnight and four: "today" may mean the day that just ended."""
    return local.hour < NIGHT_ENDS
