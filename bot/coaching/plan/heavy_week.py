"""The heavy lifts of a lifter's week, in words that go on after "Since you …"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from bot.coaching.plan.profile import LowerLift, OtherLift
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed

HEAVY_PULLS: Final = frozenset({LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT})
HEAVY_SQUATS: Final = frozenset({LowerLift.SQUAT, LowerLift.FRONT_SQUAT})

_TIMES: Final = {1: "once", 2: "twice"}


def heavy_words(
    others: Iterable[OtherLift], lifts: Collection[LowerLift] = frozenset(LowerLift), *, counted: bool = True
) -> str:
    """Which lifts are heavy and how often: ``deadlift heavy twice a week``; empty if none is.

    Args:
        others: the lower-body lifts of the week.
        lifts: those of them to name.
        counted: whether the lifter said how often.
    """
    verbs = load_wording().lifts
    return listed(
        [
            f"{verbs[one.lift].verb} heavy{_often(one.heavy) if counted else ''}"
            for one in others
            if one.heavy and one.lift in lifts
        ]
    )


def _often(days: int) -> str:
    return f" {_TIMES.get(days, f'{days} times')} a week"
