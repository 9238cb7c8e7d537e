"""Reminders in the database: one row a chat, claimed by one process, gone with the lifter."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone

from conversations import DOMAIN, new_session, say, turn
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.erase import erase_sender
from bot.store.export import everything_of
from bot.store.lifters import find_lifter, lifter_of, set_time_zone
from bot.store.link_codes import Joining, join_by_code, new_link_code
from bot.store.reminders import (
    CLAIM_HOLDS,
    claim,
    due_reminders,
    move_on,
    note_answered,
    release,
    reminders_of,
    remove_reminders,
    set_reminders,
    wrote_since,
)
from bot.store.session import session_scope
from bot.store.tracker_store import CoachTrackerStore

PHONE = "telegram:7"
TIMES = ((1, 1080), (4, 420))
DUE = datetime(2026, 12, 1, 17, tzinfo=timezone.utc)
LATER = DUE + timedelta(days=3)


def _set(session: Session, sender: str = PHONE, at: datetime = DUE) -> None:
    lifter_of(session, sender)
    set_time_zone(session, sender, "Europe/Berlin")
    set_reminders(session, sender, TIMES, next_at=at)


def test_what_was_set_stands_until_it_is_set_anew_or_stopped(session: Session) -> None:
    _set(session)
    set_reminders(session, PHONE, TIMES[:1], next_at=LATER)
    (found,) = reminders_of(session, PHONE)
    assert (found.times, found.zone, found.next_at) == (TIMES[:1], "Europe/Berlin", LATER)
    assert remove_reminders(session, PHONE)
    assert not remove_reminders(session, PHONE)
    assert not remove_reminders(session, "nobody")
    assert reminders_of(session, PHONE) == reminders_of(session, "nobody") == []


def test_only_those_are_due_whose_moment_has_come_and_that_nobody_is_sending(session: Session) -> None:
    _set(session)
    assert due_reminders(session, DUE - timedelta(seconds=1)) == []
    (due,) = due_reminders(session, DUE)
    assert claim(session, due, DUE)
    assert not claim(session, due, DUE)
    assert due_reminders(session, DUE) == []
    assert due_reminders(session, DUE + CLAIM_HOLDS)[0].claimed_at == DUE
    release(session, due)
    assert due_reminders(session, DUE) == [due]


def test_a_reminder_that_was_sent_is_not_due_again_before_the_next(session: Session) -> None:
    _set(session)
    (due,) = due_reminders(session, DUE)
    claim(session, due, DUE)
    move_on(session, due, LATER, sent_at=DUE)
    assert due_reminders(session, DUE + CLAIM_HOLDS) == []
    (next_one,) = due_reminders(session, LATER)
    assert (next_one.unanswered, next_one.sent_at) == (1, DUE)
    move_on(session, next_one, LATER + timedelta(days=4), sent_at=None)
    assert reminders_of(session, PHONE)[0].unanswered == 1
    note_answered(session, PHONE)
    assert reminders_of(session, PHONE)[0].unanswered == 0


def test_who_changes_a_reminder_while_it_goes_out_keeps_the_change(session: Session) -> None:
    _set(session)
    (due,) = due_reminders(session, DUE)
    claim(session, due, DUE)
    set_reminders(session, PHONE, TIMES[1:], next_at=LATER)
    move_on(session, due, LATER + timedelta(days=4), sent_at=DUE)
    (found,) = reminders_of(session, PHONE)
    assert (found.times, found.next_at, found.unanswered) == (TIMES[1:], LATER, 0)


def test_of_many_processes_one_sends(engine: Engine) -> None:
    with session_scope(engine) as session:
        _set(session)
        (due,) = due_reminders(session, DUE)
    ready, claimed = threading.Barrier(8), list[bool]()

    def send() -> None:
        ready.wait()
        with session_scope(engine) as session:
            claimed.append(claim(session, due, DUE))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == [False] * 7 + [True]


def test_another_time_zone_has_the_next_one_worked_out_anew(session: Session) -> None:
    _set(session)
    set_time_zone(session, PHONE, "Europe/Berlin")
    assert reminders_of(session, PHONE)[0].next_at == DUE
    set_time_zone(session, PHONE, "Asia/Tokyo")
    (due,) = due_reminders(session, DUE - timedelta(days=30))
    assert (due.next_at, due.zone) == (None, "Asia/Tokyo")
    move_on(session, due, LATER, sent_at=None)
    assert reminders_of(session, PHONE)[0].next_at == LATER


def test_a_message_in_any_of_the_lifters_chats_is_an_answer(url: str, engine: Engine) -> None:
    with session_scope(engine) as session:
        assert not wrote_since(session, PHONE, DUE)  # before Rasa has made its table
        _set(session)
        assert join_by_code(session, "web-1", new_link_code(session, PHONE)) is Joining.DONE
    say(CoachTrackerStore(DOMAIN, url=url), "web-1", new_session() + turn("done"))
    now = datetime.now(timezone.utc)
    with session_scope(engine) as session:
        assert wrote_since(session, PHONE, now - timedelta(hours=1))
        assert not wrote_since(session, PHONE, now + timedelta(hours=1))
        assert not wrote_since(session, "somebody-else", now - timedelta(hours=1))


def test_reminders_and_their_zone_go_along_when_two_chats_become_one(session: Session) -> None:
    _set(session)
    assert join_by_code(session, PHONE, new_link_code(session, "web-1")) is Joining.DONE
    assert [one.sender_id for one in reminders_of(session, "web-1")] == [PHONE]
    lifter = find_lifter(session, "web-1")
    assert lifter is not None
    assert lifter.time_zone == "Europe/Berlin"


def test_of_two_linked_chats_one_reminds(session: Session) -> None:
    _set(session)
    assert join_by_code(session, "telegram:8", new_link_code(session, PHONE)) is Joining.DONE
    set_reminders(session, "telegram:8", TIMES[:1], next_at=LATER)
    (found,) = reminders_of(session, PHONE)
    assert (found.sender_id, found.times) == ("telegram:8", TIMES[:1])


def test_two_chats_that_both_remind_keep_the_ones_of_the_log_that_is_joined(session: Session) -> None:
    _set(session)
    _set(session, "telegram:8", at=LATER)
    assert join_by_code(session, "telegram:8", new_link_code(session, PHONE)) is Joining.DONE
    assert [one.sender_id for one in reminders_of(session, "telegram:8")] == [PHONE]


def test_they_are_in_the_copy_and_gone_with_the_lifter(session: Session) -> None:
    _set(session)
    _set(session, "telegram:8")
    assert everything_of(session, PHONE)["reminders"] == [{"chat": PHONE, "weekday_and_minute": [[1, 1080], [4, 420]]}]
    erase_sender(session, PHONE)
    assert [one.sender_id for one in due_reminders(session, DUE)] == ["telegram:8"]
