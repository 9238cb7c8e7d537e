"""The aim that a lifter's own log shows, and when it counts more than the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.coaching.progression.aim import MOST_SETS, Aim
from bot.coaching.progression.day import Day, alike, days_of
from bot.coaching.session import HIP_THRUST, Session

HEAVY_SINGLE: Final = 2
"""A set of this many reps or fewer tests strength and gives no range to work in."""

_ALIKE_DAYS: Final = 3
_RANGES: Final = ((5, None), (7, (6, 10)), (15, (8, 12)), (20, (15, 20)), (100, (20, 30)))
"""The range that the best set belongs to, by its reps at most; up to 5 they are fixed. 13 to 15 reps bridge a jump
above 8 to 12. Common practice (topic sets_and_reps)."""

_MEANT_SETS: Final = 3
_MEANT_RPE: Final = 9


def own_aim(days: Sequence[Day]) -> Aim:
    """The sets and the range of reps of the last days at a load like that of the last one; the default for no days.

    Heavy and light days are each judged by their own kind, and sets whose reps drop by the best of them.
    """
    if not days:
        return Aim()
    like = [day for day in days if alike(day, days[-1])][-_ALIKE_DAYS:]
    best = max((reps for day in like for reps in day.reps), default=0)
    if not best:
        return own_aim(days[:-1])
    sets = min(MOST_SETS, max(day.most for day in like))
    if best <= HEAVY_SINGLE:
        return Aim(sets)
    low, high = next(span or (best, best) for most, span in _RANGES if best <= most)
    return Aim(sets, low, high)


def aim_of(history: Iterable[Session], plan: Aim | None, lift: str = HIP_THRUST) -> Aim:
    """The aim of the next session: as the plan has it, unless the last day was meant to be another kind of work.

    Three or more sets of the same reps outside the plan's range, none above RPE 9, are meant so: 5 sets of 5 are no
    failed sets of 8. Reps that were missed drop from set to set or end at the limit.

    Args:
        history: sessions of any lift.
        plan: the aim of the stored plan; None if there is none.
        lift: name of the lift, as the log has it.
    """
    days = days_of(history, lift)
    return own_aim(days) if plan is None or (days and _is_meant(days[-1], plan)) else plan


def _is_meant(day: Day, plan: Aim) -> bool:
    reps = set(day.reps)
    steady = len(reps) == 1 and len(day.reps) >= _MEANT_SETS
    return steady and not plan.low <= min(reps) <= plan.high and (day.hardest or 0) <= _MEANT_RPE
