"""A load is never a temperature: every weight that a bar can hold, as lifters write it, tells of no body."""

from decimal import Decimal

import pytest

from bot.understanding.facts import BodySign, Condition
from bot.understanding.health import read_health

LOADS = [*range(5, 251), *(Decimal(n) / 2 for n in range(11, 160, 2)), Decimal("38.75"), Decimal("41.25")]


@pytest.mark.parametrize(
    "notation",
    [
        "hip thrusts 3x8 at {} kg",
        "3x8 @ {}",
        "{}kg x 8 x 3",
        "did {} lbs for 3 sets of 10 reps today",
        "glute bridge {} 12/12/10 rpe 8",
        "since last week i do {} kilos for 5x5",
        "back squat 5x5 {} kg, 3 days a week",
    ],
)
def test_no_load_is_read_as_a_sign_of_illness(notation: str) -> None:
    """A load of 40.x is the one that looks most like a fever; a hand-off would then wait for every log of it."""
    told = {
        str(load): found
        for load in LOADS
        if (
            found := [
                one.fact.id for one in read_health(notation.format(load)) if isinstance(one.fact, BodySign | Condition)
            ]
        )
    }
    assert told == {}
