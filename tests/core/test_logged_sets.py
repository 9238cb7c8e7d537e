"""The sets of other lifts count as the log has them, where nobody told them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.coaching.plan import LowerLift, OtherLift, with_logged_sets
from bot.coaching.session import Session, WorkSet

TODAY = date(2026, 3, 20)
SQUAT, FRONT_SQUAT = LowerLift.SQUAT, LowerLift.FRONT_SQUAT


def did(lift: str, sets: int, days_ago: int = 3) -> Session:
    return Session(TODAY - timedelta(days=days_ago), (WorkSet(5),) * sets, lift)


@pytest.mark.parametrize(
    ("told", "log", "sets"),
    [
        (OtherLift(SQUAT), [], 0),
        (OtherLift(SQUAT), [did("squat", 5)], 5),
        (OtherLift(SQUAT), [did("squat", 5), did("squat", 4, 7), did("squat", 1, 7)], 5),
        (OtherLift(SQUAT), [did("squat", 5, 40)], 0),
        (OtherLift(SQUAT), [did("front squat", 5)], 0),
        (OtherLift(SQUAT), [did("upside down crawl", 5)], 0),
        (OtherLift(FRONT_SQUAT), [did("front squat", 5)], 5),
        (OtherLift(SQUAT), [did("squat", 20)], 10),
        (OtherLift(SQUAT, sets=3), [did("squat", 5)], 3),
    ],
)
def test_sets_of_the_last_four_weeks_count_where_none_were_told(told: OtherLift, log: list[Session], sets: int) -> None:
    assert with_logged_sets([told], log, TODAY)[0].sets == sets
