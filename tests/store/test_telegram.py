"""What Telegram needs to have kept, on every database."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.erase import erase_sender
from bot.store.models import TelegramMark, TelegramPayload, TelegramUpdate
from bot.store.telegram import (
    MARKS_KEPT,
    StoredUpdate,
    drop_old,
    finish_update,
    holders,
    keep_payload,
    kept_payload,
    mark,
    note_sent,
    take_in_update,
    take_over,
)
from bot.store.types import utc_now

LARGE = 2**40


def test_an_update_is_taken_in_once_and_waits_until_it_is_finished(session: Session) -> None:
    assert take_in_update(session, LARGE, "telegram:7", "{}", "process a")
    assert not take_in_update(session, LARGE, "telegram:7", "{}", "process a")
    note_sent(session, LARGE, 2)
    assert take_over(session, "process a", "process b") == [StoredUpdate(LARGE, "{}", 2)]
    finish_update(session, LARGE)
    assert take_over(session, "process b", "process c") == []
    assert not take_in_update(session, LARGE, "telegram:7", "{}", "process a")


def test_updates_wait_in_the_order_of_their_numbers(session: Session) -> None:
    for number in (3, 1, 2):
        take_in_update(session, number, "telegram:7", "{}", "process a")
    assert [waiting.update_id for waiting in take_over(session, "process a", "process b")] == [1, 2, 3]


def test_what_a_process_left_behind_goes_to_one_heir_and_what_others_answer_stays_theirs(session: Session) -> None:
    take_in_update(session, 1, "telegram:7", "{}", "gone")
    take_in_update(session, 2, "telegram:8", "{}", "lives")
    assert sorted(map(str, holders(session))) == ["gone", "lives"]
    assert [one.update_id for one in take_over(session, "gone", "heir")] == [1]
    assert take_over(session, "gone", "second heir") == []
    assert sorted(map(str, holders(session))) == ["heir", "lives"]


def test_a_mark_is_new_once_for_each_value(session: Session) -> None:
    assert mark(session, "telegram:7", "text:1", "a")
    assert not mark(session, "telegram:7", "text:1", "a")
    assert mark(session, "telegram:7", "text:1", "b")
    assert not mark(session, "telegram:7", "text:1", "b")
    assert mark(session, "telegram:8", "text:1", "a")


def test_a_payload_is_kept_for_its_conversation_alone(session: Session) -> None:
    for _ in range(2):
        keep_payload(session, "telegram:7", "~key", "/inform{…}")
    assert kept_payload(session, "telegram:7", "~key") == "/inform{…}"
    assert kept_payload(session, "telegram:8", "~key") is None


def test_erasing_a_conversation_leaves_only_numbers(session: Session) -> None:
    for sender in ("telegram:7", "telegram:8"):
        take_in_update(session, int(sender[-1]), sender, "{}", "process a")
        mark(session, sender, "press:1")
        keep_payload(session, sender, "~key", "/x")
    erase_sender(session, "telegram:7")
    assert [waiting.update_id for waiting in take_over(session, "process a", "process b")] == [8]
    assert not take_in_update(session, 7, "telegram:7", "{}", "process a")
    assert mark(session, "telegram:7", "press:1")
    assert kept_payload(session, "telegram:7", "~key") is None
    assert kept_payload(session, "telegram:8", "~key") == "/x"


def test_what_nothing_can_ask_for_any_more_is_dropped(session: Session) -> None:
    old = utc_now() - MARKS_KEPT - timedelta(days=1)
    session.add_all(
        [
            TelegramUpdate(update_id=1, created_at=old),
            TelegramMark(sender_id="telegram:7", name="press:1", value="", created_at=old),
            TelegramPayload(sender_id="telegram:7", key="~key", payload="/x", created_at=old),
        ]
    )
    take_in_update(session, 2, "telegram:7", "{}", "process a")
    drop_old(session)
    counts = [session.scalar(select(func.count()).select_from(kind)) for kind in (TelegramMark, TelegramPayload)]
    assert counts == [0, 0]
    assert session.scalars(select(TelegramUpdate.update_id)).all() == [2]
