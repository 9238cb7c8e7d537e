"""How often something was done, over all processes: for what is seldom, and costs somebody something."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.insert_once import insert_once
from bot.store.models import RateCount
from bot.store.types import utc_now

Limit = tuple[int, int]
"""How often, in how many seconds."""


def seconds_to_wait(
    session: Session, name: str, limits: Iterable[Limit], *, counts: bool = True, now: datetime | None = None
) -> int:
    """Count something that somebody does; what has to wait does not count.

    Args:
        session: an open session; the caller commits.
        name: digest of what is done and by whom; different names are counted apart.
        limits: how often in which time, beginning with the first.
        counts: whether it is counted, or only asked about.
        now: the moment; the present one when left out.

    Returns:
        Seconds until it would be let through; 0 if it is.
    """
    moment = now or utc_now()
    # In the same order for everybody, or two could wait for each other.
    rows = [(_row(session, name, seconds, moment), most) for most, seconds in sorted(limits, key=lambda one: one[1])]
    waits = [(row.expires_at - moment).total_seconds() for row, most in rows if row.count >= most]
    if waits:
        return max(1, math.ceil(max(waits)))
    for row, _ in rows:
        row.count += counts
    session.flush()
    return 0


def _row(session: Session, name: str, seconds: int, moment: datetime) -> RateCount:
    """The count of a time that has not ended, locked for us."""
    ends = moment + timedelta(seconds=seconds)
    insert_once(session, RateCount, {"name": name, "seconds": seconds, "count": 0, "expires_at": ends})
    this = (RateCount.name == name) & (RateCount.seconds == seconds)
    found: RateCount = session.scalars(select(RateCount).where(this).with_for_update()).one()
    if found.expires_at <= moment:
        found.count, found.expires_at = 0, ends
    return found
