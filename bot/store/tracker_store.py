"""Conversations in SQL, in Rasa's own ``events`` table, with fewer and cheaper queries a turn.

In ``endpoints.yml``: ``tracker_store: {type: bot.store.tracker_store.CoachTrackerStore}``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import delete, func, insert, inspect, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Query, Session, sessionmaker

from bot.store.database import schema_lock
from bot.store.models import AnsweredMessage
from bot.store.session import engine_for_process, session_scope
from bot.store.stored_tracker import StoredTracker, answered_messages, events_from, row, stored_events
from bot.store.types import check_sender_id

ERASED = "erase"
"""Slot that an action sets when it has erased the conversation."""
SESSION_INDEX = "ix_events_sender_type_timestamp"


class CoachTrackerStore(SQLTrackerStore):  # type: ignore[misc]  # Rasa has no types
    """Rasa's SQL tracker store on the engine that the whole process shares.

    Rows are the same as Rasa's, so either store reads what the other wrote.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        url: str | None = None,
        host: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Connect, and make table and index where they are missing.

        Args:
            domain: the model's domain; its slots are filled as events are replayed.
            event_broker: where new events are published too.
            url: address of the database; ``database_url()`` when left out.
            host: the same under the name that Rasa gives to ``url`` of ``endpoints.yml``.
            **kwargs: what else Rasa passes on.

        Raises:
            sqlalchemy.exc.OperationalError: the database does not answer.
        """
        # Rasa's constructor would make an engine of its own: no WAL, and up to 150 connections.
        TrackerStore.__init__(self, domain, event_broker, **kwargs)
        self.engine = engine_for_process(url or host)
        self.sessionmaker = sessionmaker(bind=self.engine, future=True)
        with schema_lock(self.engine) as connection:
            self.Base.metadata.create_all(connection)
            _ensure_index(connection)

    @contextlib.contextmanager
    def session_scope(self) -> Generator[Session, None, None]:
        """A session that commits at the end. Rasa's own ends the whole process at a ValueError."""
        with session_scope(self.engine) as session:
            yield session

    def init_tracker(self, sender_id: str) -> StoredTracker:
        """A conversation of which nothing is stored.

        Raises:
            ValueError: the sender_id cannot be stored.
        """
        tracker = StoredTracker(check_sender_id(sender_id), self.domain.slots, max_event_history=self.max_event_history)
        # Counted at the save, the rows of a turn that came before it would pass for its own.
        tracker.stored = 0
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the events that are new, and publish them where there is a broker.

        Args:
            tracker: the conversation.

        Raises:
            Exception: as ``store``.
        """
        if not tracker.get_slot(ERASED):
            await self.stream_events(tracker)
        self.store(tracker)

    def store(self, tracker: DialogueStateTracker) -> None:
        """Store the events that are new, in one transaction.

        A conversation whose lifter had everything deleted in this turn is not stored: its rows are gone already,
        and what is left of it here would bring some of them back.

        Args:
            tracker: the conversation.

        Raises:
            ValueError: its sender_id cannot be stored.
            sqlalchemy.exc.IntegrityError: a message in it was answered before; nothing is stored.
        """
        sender_id = check_sender_id(tracker.sender_id)
        if tracker.get_slot(ERASED):
            return
        known = stored_events(tracker)
        if known is None or known < len(tracker.events):
            with self.session_scope() as session:
                events = self._additional_events(session, tracker)
                if events:
                    session.execute(insert(self.SQLEvent.__table__), [row(sender_id, event) for event in events])
                answered = answered_messages(sender_id, events)
                if answered:
                    session.execute(insert(AnsweredMessage.__table__), answered)
        if isinstance(tracker, StoredTracker):
            tracker.stored = len(tracker.events)

    def put_in_place(self, tracker: DialogueStateTracker) -> None:
        """Store a conversation in the place of all that was said in it before, both or neither.

        Args:
            tracker: the conversation as it is from now on.

        Raises:
            ValueError: its sender_id cannot be stored.
        """
        sender_id, events = check_sender_id(tracker.sender_id), self.SQLEvent.__table__
        with self.session_scope() as session:
            for table in (events, AnsweredMessage.__table__):
                session.execute(delete(table).where(table.c.sender_id == sender_id))
            session.execute(insert(events), [row(sender_id, event) for event in tracker.events])

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Publish the new events; a tracker that knows what is stored needs no second read for it."""
        known = stored_events(tracker)
        if self.event_broker is None:
            return
        if known is None:
            await super().stream_events(tracker)
        else:
            await self._stream_new_events(self.event_broker, events_from(tracker, known), tracker.sender_id)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> StoredTracker | None:
        return self.read(sender_id, fetch_events_from_all_sessions)

    def read(self, sender_id: str, fetch_events_from_all_sessions: bool = False) -> StoredTracker | None:
        """A conversation from its latest session start on, or from its first; None if nothing of it is stored.

        Args:
            sender_id: the conversation.
            fetch_events_from_all_sessions: from its first.

        Raises:
            ValueError: the sender_id cannot be stored.
        """
        check_sender_id(sender_id)
        with self.session_scope() as session:
            query = self._event_query(session, sender_id, fetch_events_from_all_sessions)
            # One column, not whole rows made into objects.
            data = [data for (data,) in query.with_entities(self.SQLEvent.data)]
        return StoredTracker.from_data(sender_id, data, self.domain.slots) if data else None

    def _event_query(self, session: Session, sender_id: str, fetch_events_from_all_sessions: bool) -> Query[Any]:
        """Rasa's query, but cut at the row of the latest session start instead of at its time.

        Rows have the order in which they were written, and the index on ``sender_id`` holds the row's
        id: the older sessions are not read at all, however long somebody has been training with us.
        """
        event = self.SQLEvent
        query = session.query(event).filter(event.sender_id == sender_id).order_by(event.id)
        if fetch_events_from_all_sessions:
            return query
        session_start = (
            select(event.id)
            .where(event.sender_id == sender_id, event.type_name == SessionStarted.type_name)
            .order_by(event.timestamp.desc())
            .limit(1)
            .scalar_subquery()
        )
        return query.filter(event.id >= func.coalesce(session_start, 0))

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> list[Event]:
        known = stored_events(tracker)
        if known is None:
            # Made elsewhere, a copy perhaps: count, as Rasa does.
            known = self._event_query(session, tracker.sender_id, False).count()
        return events_from(tracker, known)


def _ensure_index(connection: Connection) -> None:
    """Make the index by which a read finds the latest session start.

    Asked for first: even ``IF NOT EXISTS`` would wait for whoever is writing to the table.
    """
    if SESSION_INDEX not in {index["name"] for index in inspect(connection).get_indexes("events")}:
        connection.exec_driver_sql(
            f"CREATE INDEX IF NOT EXISTS {SESSION_INDEX} ON events (sender_id, type_name, timestamp)"
        )
