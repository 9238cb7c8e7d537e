"""The sets of a lifter's other lifts as their log has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.coaching.plan.profile import LowerLift, OtherLift
from bot.coaching.session import Session
from bot.understanding.lifts import lift_named

_LATELY: Final = timedelta(weeks=4)
MOST_COUNTED: Final = 10
"""Sets of a lift on a day that are counted at most."""


def with_logged_sets(others: Iterable[OtherLift], sessions: Iterable[Session], today: date) -> tuple[OtherLift, ...]:
    """The lifts with the sets that they had on a day of the last four weeks, where the lifter told none.

    Args:
        others: as they were told.
        sessions: of the log.
        today: the lifter's own date.
    """
    lately = [one for one in sessions if today - _LATELY <= one.day <= today and one.work]
    return tuple(one if one.sets else replace(one, sets=_sets_of(one.lift, lately)) for one in others)


def _sets_of(lift: LowerLift, sessions: Iterable[Session]) -> int:
    """Work sets on a day on average, 0 where the log has none of the lift."""
    days: dict[date, int] = {}
    for one in sessions:
        if _lift_of(one.lift) == lift.value:
            days[one.day] = days.get(one.day, 0) + len(one.work)
    return min(MOST_COUNTED, round(sum(days.values()) / len(days))) if days else 0


def _lift_of(name: str) -> str:
    """A lift of the log as plans name it; "" for one that no table has."""
    entry = lift_named(name)
    if entry is None:
        return ""
    return LowerLift.FRONT_SQUAT.value if entry.id.endswith(LowerLift.FRONT_SQUAT.value) else entry.group
