"""What a turn writes: only what is new, in few queries, nothing lost and nothing brought back."""

from __future__ import annotations

from typing import Any

import pytest
from conversations import DOMAIN, new_session, rows, run, say, statements, turn
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from sqlalchemy.exc import IntegrityError

from bot.store.erase import Erased, erase_sender
from bot.store.session import session_scope
from bot.store.tracker_store import CoachTrackerStore


@pytest.fixture
def store(url: str) -> CoachTrackerStore:
    return CoachTrackerStore(DOMAIN, url=url)


def test_saving_a_conversation_of_many_sessions_stores_only_what_is_new(store: CoachTrackerStore) -> None:
    say(store, "u1", new_session() + turn("first"))
    say(store, "u1", new_session() + turn("second"))
    full = run(store.retrieve_full_tracker("u1"))
    full.update(ActionExecuted("action_listen"), DOMAIN)
    run(store.save(full))
    assert len(rows(store.engine, "u1")) == 15


def test_a_turn_costs_one_read_and_one_write(store: CoachTrackerStore) -> None:
    say(store, "u1", new_session())
    with statements(store.engine) as seen:
        say(store, "u1", turn())
    assert seen == ["SELECT", "INSERT"]


def test_saving_again_stores_nothing_twice(store: CoachTrackerStore) -> None:
    run(store.save(say(store, "u1", new_session() + turn())))
    found = run(store.retrieve("u1"))
    run(store.save(found))
    run(store.save(found.copy()))
    assert len(rows(store.engine, "u1")) == 7


def test_a_bounded_history_is_counted_as_rasa_does(store: CoachTrackerStore) -> None:
    tracker = run(store.get_or_create_tracker("u1", max_event_history=5, append_action_listen=False))
    for one in turn():
        tracker.update(one, DOMAIN)
    run(store.save(tracker))
    run(store.save(tracker))
    assert len(rows(store.engine, "u1")) == 4


def test_two_writers_lose_nothing(store: CoachTrackerStore) -> None:
    say(store, "u1", new_session())
    one, other = run(store.retrieve("u1")), run(store.retrieve("u1"))
    for tracker, words in ((one, "one"), (other, "other")):
        for event in turn(words):
            tracker.update(event, DOMAIN)
        run(store.save(tracker))
    found = run(store.retrieve("u1"))
    assert [event.text for event in found.events if isinstance(event, UserUttered)] == ["one", "other"]
    assert len(found.events) == 10


def test_two_first_turns_of_somebody_new_lose_nothing(store: CoachTrackerStore) -> None:
    one, other = store.init_tracker("u1"), store.init_tracker("u1")
    for tracker, words in ((one, "one"), (other, "other")):
        for event in turn(words):
            tracker.update(event, DOMAIN)
        run(store.save(tracker))
    found = run(store.retrieve("u1"))
    assert [event.text for event in found.events if isinstance(event, UserUttered)] == ["one", "other"]


def test_a_message_is_stored_once_whoever_answered_it_too(store: CoachTrackerStore) -> None:
    def answered(sender_id: str, words: str) -> None:
        tracker = run(store.get_or_create_tracker(sender_id))
        for event in (UserUttered(words, message_id="the id of a page"), BotUttered("Feet flat.")):
            tracker.update(event, DOMAIN)
        run(store.save(tracker))

    answered("u1", "how do I set up")
    answered("u2", "in another chat it is another message")
    stored = rows(store.engine, "u1")
    with pytest.raises(IntegrityError) as error:
        answered("u1", "how do I set up, once more")
    assert rows(store.engine, "u1") == stored, "a turn is stored whole or not at all"
    assert "once more" not in str(error.value)
    with session_scope(store.engine) as session:
        erase_sender(session, "u1")
    answered("u1", "somebody new, with a page that numbers its messages from one")


def test_erasing_a_sender_leaves_the_others_untouched(store: CoachTrackerStore) -> None:
    say(store, "u1", new_session() + turn())
    say(store, "u2", new_session() + turn())
    kept = rows(store.engine, "u2")
    with session_scope(store.engine) as session:
        assert erase_sender(session, "u1") == Erased(feedback=0, unclear=0, events=7)
    assert run(store.retrieve("u1")) is None
    assert rows(store.engine, "u2") == kept


def test_what_was_erased_in_a_turn_does_not_come_back_at_its_end(store: CoachTrackerStore) -> None:
    say(store, "u1", new_session() + turn("before"))
    tracker = run(store.retrieve("u1"))
    tracker.update(ActionExecuted("action_delete_my_data"), DOMAIN)
    with session_scope(store.engine) as session:
        erase_sender(session, "u1")
    run(store.save(tracker))
    assert [row[3] for row in rows(store.engine, "u1")] == ["action_delete_my_data"]


def test_a_broker_gets_what_is_new_and_no_more(store: CoachTrackerStore) -> None:
    published: list[dict[str, Any]] = []
    store.event_broker = type("Broker", (), {"publish": lambda _, body: published.append(body)})()
    say(store, "u1", new_session())
    tracker = say(store, "u1", turn())
    assert [body["event"] for body in published[3:]] == ["user", "slot", "action", "bot"]
    run(store.save(tracker.copy()))
    assert len(published) == 7
