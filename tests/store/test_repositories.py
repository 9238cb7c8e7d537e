"""Feedback and the inbox of unclear messages, on every kind of database."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.erase import Erased, erase_sender
from bot.store.feedback import (
    FeedbackEntry,
    add_feedback,
    feedback_entry,
    list_feedback,
    mark_feedback_handled,
)
from bot.store.models import UnclearMessage
from bot.store.session import session_scope
from bot.store.unclear import (
    Guess,
    add_unclear,
    list_unclear,
    mark_picked,
    mark_unclear_handled,
    unclear_entry,
)

NOON = datetime(2025, 3, 1, 12, tzinfo=timezone.utc)
GUESSES = (Guess("setup", 0.31), Guess("mistakes", 0.22))


def thumb(session: Session, sender_id: str = "u1", positive: bool = True, at: datetime | None = None) -> FeedbackEntry:
    return add_feedback(
        session, sender_id=sender_id, positive=positive, topic="setup", section="make-it-repeatable", created_at=at
    )


def test_feedback_comes_back_as_it_was_given(engine: Engine) -> None:
    with session_scope(engine) as session:
        given = add_feedback(
            session,
            sender_id="u1",
            positive=False,
            topic="setup",
            section="make-it-repeatable",
            guide_version="1.2",
            comment="too long 💪\0",
            created_at=NOON.astimezone(timezone(timedelta(hours=5))),
        )
    with session_scope(engine) as session:
        assert list_feedback(session) == [given]
    assert given == FeedbackEntry(
        given.id, NOON, "u1", False, "setup", "make-it-repeatable", guide_version="1.2", comment="too long 💪"
    )


def test_feedback_needs_neither_comment_nor_guide_version_nor_time(session: Session) -> None:
    entry = thumb(session)
    assert (entry.comment, entry.guide_version) == (None, None)
    assert entry.created_at.tzinfo is timezone.utc
    assert abs(datetime.now(timezone.utc) - entry.created_at) < timedelta(minutes=1)


def test_a_word_after_the_thumb_joins_it(session: Session) -> None:
    def think(sender_id: str, positive: bool, comment: str | None = None) -> FeedbackEntry:
        return add_feedback(
            session,
            sender_id=sender_id,
            positive=positive,
            topic="setup",
            section=None,
            comment=comment,
            message_id="m-0",
        )

    think("u1", positive=False)
    think("u1", positive=False, comment="too long")
    changed = think("u1", positive=True)
    other = think("u2", positive=True)
    assert list_feedback(session) == [other, changed]
    assert (changed.positive, changed.comment) == (True, "too long")


def test_feedback_is_listed_newest_first_and_filtered(session: Session) -> None:
    first = thumb(session, at=NOON)
    second = thumb(session, positive=False, at=NOON + timedelta(days=1))
    third = thumb(session, sender_id="u2", at=NOON + timedelta(days=2))
    assert list_feedback(session) == [third, second, first]
    assert list_feedback(session, limit=1) == [third]
    assert list_feedback(session, sender_id="u1") == [second, first]
    assert list_feedback(session, positive=False) == [second]
    assert list_feedback(session, since=NOON + timedelta(days=1)) == [third, second]


def test_an_entry_outlives_its_session_and_cannot_be_changed(engine: Engine) -> None:
    with session_scope(engine) as session:
        entry = thumb(session)
        unclear = add_unclear(session, sender_id="u1", text="hm", outcome="out_of_scope", guesses=GUESSES)
    assert entry.topic == "setup"
    assert unclear.guesses == GUESSES
    for one, name in ((entry, "topic"), (unclear, "picked")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, name, "other")


def test_a_moment_without_a_time_zone_is_refused(session: Session) -> None:
    with pytest.raises(Exception, match="time zone"):
        thumb(session, at=datetime(2025, 3, 1))  # noqa: DTZ001 - the mistake under test


def test_a_sender_id_over_255_characters_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="255"):
        thumb(session, sender_id="x" * 256)
    with pytest.raises(ValueError, match="255"):
        add_unclear(session, sender_id="x" * 256, text="hm", outcome="out_of_scope")


def test_an_unclear_message_comes_back_as_it_was_given(engine: Engine) -> None:
    with session_scope(engine) as session:
        given = add_unclear(
            session, sender_id="u1", text="glutes\0?", outcome="did_you_mean", guesses=GUESSES, created_at=NOON
        )
    with session_scope(engine) as session:
        assert list_unclear(session) == [given]
    assert (given.text, given.guesses, given.picked, given.created_at) == ("glutes?", GUESSES, None, NOON)


def test_an_unclear_message_has_one_of_three_outcomes(session: Session) -> None:
    for outcome in ("did_you_mean", "out_of_scope", "other_language"):
        assert add_unclear(session, sender_id="u1", text="hm", outcome=outcome).outcome == outcome
    with pytest.raises(ValueError, match="did_you_mean, out_of_scope, other_language"):
        add_unclear(session, sender_id="u1", text="hm", outcome="ignored")
    session.add(UnclearMessage(sender_id="u1", text="hm", outcome="ignored", guesses=[]))
    with pytest.raises(IntegrityError):
        session.flush()


def test_unclear_messages_are_listed_newest_first_and_filtered(session: Session) -> None:
    first = add_unclear(session, sender_id="u1", text="a", outcome="did_you_mean", created_at=NOON)
    second = add_unclear(session, sender_id="u2", text="b", outcome="out_of_scope", created_at=NOON + timedelta(1))
    assert list_unclear(session) == [second, first]
    assert list_unclear(session, limit=1) == [second]
    assert list_unclear(session, sender_id="u1") == [first]
    assert list_unclear(session, outcome="did_you_mean") == [first]
    assert list_unclear(session, since=NOON + timedelta(hours=1)) == [second]


def test_a_pick_goes_to_the_latest_message_of_that_sender_without_one(session: Session) -> None:
    old = add_unclear(session, sender_id="u1", text="old", outcome="did_you_mean")
    new = add_unclear(session, sender_id="u1", text="new", outcome="did_you_mean")
    other = add_unclear(session, sender_id="u2", text="other", outcome="did_you_mean")
    assert mark_picked(session, "u1", "setup") == dataclasses.replace(new, picked="setup")
    assert mark_picked(session, "u1", "mistakes") == dataclasses.replace(old, picked="mistakes")
    assert mark_picked(session, "u1", "pairing") is None
    assert list_unclear(session, sender_id="u2") == [other]


def test_what_the_trainers_are_done_with_no_longer_waits(session: Session) -> None:
    done, waits = (add_unclear(session, sender_id="u1", text=text, outcome="out_of_scope") for text in "ab")
    mark_unclear_handled(session, [done.id])
    assert list_unclear(session, handled=False) == [waits]
    assert list_unclear(session, handled=True) == [unclear_entry(session, done.id)]
    thumb_done, thumb_waits = thumb(session), thumb(session)
    mark_feedback_handled(session, [thumb_done.id])
    assert list_feedback(session, handled=False) == [thumb_waits]
    assert list_feedback(session, handled=True) == [feedback_entry(session, thumb_done.id)]


def test_who_changes_their_mind_is_heard_again(session: Session) -> None:
    for positive in (True, False):
        given = add_feedback(session, sender_id="u1", positive=positive, topic=None, section=None, message_id="m-0")
        assert list_feedback(session, handled=False) == [given]
        mark_feedback_handled(session, [given.id])
        assert list_feedback(session, handled=False) == []


def test_an_entry_that_is_gone_is_none(session: Session) -> None:
    assert (unclear_entry(session, 1), feedback_entry(session, 1)) == (None, None)


def test_erasing_a_sender_works_before_rasa_made_its_table(engine: Engine) -> None:
    with session_scope(engine) as session:
        thumb(session)
        kept = thumb(session, sender_id="u2")
        add_unclear(session, sender_id="u1", text="hm", outcome="out_of_scope")
        add_unclear(session, sender_id="u1", text="hm", outcome="out_of_scope")
    with session_scope(engine) as session:
        assert erase_sender(session, "u1") == Erased(feedback=1, unclear=2, events=0)
    with session_scope(engine) as session:
        assert list_feedback(session) == [kept]
        assert list_unclear(session) == []
        assert erase_sender(session, "u1") == Erased(0, 0, 0)
