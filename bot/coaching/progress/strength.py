"""What a set says about a lifter's 1-rep max: an estimate, and told as one."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from bot.coaching.load import HEAVIEST_KG, Load
from bot.coaching.session import WorkSet

MOST_REPS: Final = 12
"""Reps to the limit beyond which no 1-rep max is estimated: the formulas drift apart there."""

LEAST_RPE: Final = 5
"""Below it more than 5 reps are left, and such guesses are often 2 or more off (hackett-2017)."""

_STEP: Final = Decimal("0.5")


def reps_to_the_limit(done: WorkSet) -> Decimal:
    """Reps that the set would have had at RPE 10: those done and those left (zourdos-2016).

    Without an RPE from 5 up only the reps done count, so what follows from them is on the low side.
    """
    left = 10 - done.rpe if done.rpe is not None and done.rpe >= LEAST_RPE else Decimal(0)
    return done.reps + left


def times_the_load(reps: Decimal) -> Decimal:
    """The factor from a load lifted ``reps`` times (above 0, up to 12) to the 1-rep max.

    The lower of two formulas in wide use: Epley 1985 ("Poundage chart", Boyd Epley Workout), ``1 + reps / 30``,
    and Brzycki 1993 (J Phys Educ Recreat Dance 64(1):88-90), ``36 / (37 - reps)``. Neither was made for hip thrusts.
    """
    return min(1 + reps / 30, 36 / (37 - reps))


def best_single(done: WorkSet) -> Load | None:
    """The estimated 1-rep max in the unit of the set, to the half.

    None without load or reps, above 12 reps, and where it would pass what anybody lifts.
    """
    reps = reps_to_the_limit(done)
    if done.load is None or not done.reps or reps > MOST_REPS:
        return None
    times = times_the_load(reps)
    if done.load.kg * times > HEAVIEST_KG - 1:
        return None
    halves = (done.load.amount * times / _STEP).quantize(Decimal(1), ROUND_HALF_EVEN)
    return Load(halves * _STEP, done.load.unit)


def worth(done: WorkSet) -> tuple[Decimal, int]:
    """The rank of a set: kilograms of the 1-rep max, counting 12 reps at most, and then reps."""
    if done.load is None or not done.reps:
        return Decimal(0), done.reps
    return done.load.kg * times_the_load(min(reps_to_the_limit(done), Decimal(MOST_REPS))), done.reps
