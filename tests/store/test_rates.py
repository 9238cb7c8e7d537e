"""How often an address may do something, over all processes on one database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.idle import drop_expired
from bot.store.models import RateCount
from bot.store.rates import seconds_to_wait
from bot.store.session import session_scope
from bot.store.types import utc_now

LIMITS = ((2, 60), (3, 3600))
NOW = utc_now()


def _waits(session: Session, name: str = "kim", later: int = 0, counts: bool = True) -> int:
    return seconds_to_wait(session, name, LIMITS, counts=counts, now=NOW + timedelta(seconds=later))


def test_the_longest_of_several_limits_holds_and_who_is_refused_is_not_counted(session: Session) -> None:
    assert [_waits(session), _waits(session, later=10), _waits(session, later=20)] == [0, 0, 40]
    assert [_waits(session, later=60), _waits(session, later=61)] == [0, 3539]
    assert _waits(session, later=3600) == 0
    assert _waits(session, name="somebody else") == 0


def test_asking_counts_nothing(session: Session) -> None:
    assert [_waits(session, counts=False) for _ in range(5)] == [0] * 5


def test_of_many_at_once_no_more_are_let_through(engine: Engine) -> None:
    def once(_: int) -> int:
        with session_scope(engine) as session:
            return _waits(session)

    with ThreadPoolExecutor(8) as many:
        assert sorted(many.map(once, range(20)))[:3] == [0, 0, 60]


def test_what_is_over_is_not_kept(session: Session) -> None:
    seconds_to_wait(session, "kim", LIMITS, now=NOW - timedelta(days=1))
    drop_expired(session)
    assert session.scalar(select(func.count()).select_from(RateCount)) == 0
