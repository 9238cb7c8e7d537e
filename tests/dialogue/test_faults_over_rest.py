"""What a lifter reads while SQLite cannot be written to, and that everything is as it was afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from dialogue.talking import Coach, Lifter

from bot.engine.unsaved_turns import HEALTH_NOT_SAVED, NOT_SAVED
from bot.store.session import session_scope
from bot.store.training import list_sessions


@contextmanager
def _locked(coach: Coach) -> Iterator[None]:
    """Somebody else writes, for longer than a turn may wait."""
    with coach.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.rollback()


def test_while_the_database_is_locked_nothing_is_lost_and_the_server_answers(coach: Coach, lifter: Lifter) -> None:
    lifter.says("3x10 at 100kg rpe 8")
    with _locked(coach), ThreadPoolExecutor(1) as beside:
        yes = beside.submit(lifter.says, "yes")
        healthy = [coach.http.get("/health").elapsed.total_seconds() for _ in range(20)]
        failed = yes.result().text
    assert max(healthy) < 1
    assert failed == NOT_SAVED or "I still have it here" in failed
    assert lifter.says("yes").text.startswith("Saved.")
    with session_scope(coach.engine) as session:
        assert len(list_sessions(session, lifter.sender)) == 1


def test_an_emergency_that_could_not_be_saved_holds_the_talk_afterwards(coach: Coach, lifter: Lifter) -> None:
    lifter.says("how many sets and reps?")
    with _locked(coach):
        told = lifter.says("I have crushing chest pain")
    assert (told.safety, told.texts[-1]) == ("emergency", HEALTH_NOT_SAVED)
    assert not lifter.says("how many sets and reps?").answers
