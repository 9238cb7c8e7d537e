"""Files of other apps: kept until the lifter answered, then stored as sessions that one step removes again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session as Connection

from bot.imports import FoundSession
from bot.store.lifters import find_lifter, lifter_of
from bot.store.training import list_sessions, remove_sessions, session_values, set_values
from bot.store.training_models import SessionRow, SetRow, WaitingFile
from bot.store.types import check_sender_id

WAITS_FOR: Final = timedelta(days=1)
"""How long a file is kept without an answer."""


def keep_waiting(connection: Connection, sender_id: str, body: str) -> str:
    """Keep the text of a file until the lifter answers; one that waited before it is dropped. The caller commits.

    Args:
        connection: an open session of the database.
        sender_id: the conversation.
        body: the text of the file.

    Returns:
        The id of the import.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    drop_waiting(connection, check_sender_id(sender_id))
    id_ = uuid4().hex
    connection.add(WaitingFile(id=id_, sender_id=sender_id, body=body))
    connection.flush()
    return id_


def waiting_text(connection: Connection, sender_id: str, import_id: str) -> str | None:
    """The text of a file that waits; None if it is gone or somebody else's."""
    row = connection.get(WaitingFile, import_id)
    return row.body if row is not None and row.sender_id == sender_id else None


def waiting_files(connection: Connection, senders: Sequence[str]) -> list[WaitingFile]:
    """The files that wait in these conversations."""
    return list(connection.scalars(select(WaitingFile).where(WaitingFile.sender_id.in_(senders))))


def drop_waiting(connection: Connection, sender_id: str) -> None:
    """Forget the file that waits in a conversation. The caller commits."""
    connection.execute(delete(WaitingFile).where(WaitingFile.sender_id == sender_id))


def not_yet_logged(connection: Connection, sender_id: str, found: Sequence[FoundSession]) -> list[FoundSession]:
    """The sessions that the lifter's log lacks: neither imported before nor logged with the same sets that day.

    What was imported and changed by talk since counts as imported.

    Args:
        connection: an open session of the database.
        sender_id: the conversation.
        found: in a file.
    """
    lifter = find_lifter(connection, sender_id)
    if lifter is None:
        return list(found)
    told = select(SessionRow.source, SessionRow.import_key).where(SessionRow.lifter_id == lifter.id)
    keys = {key for both in connection.execute(told) for key in both}
    logged = list_sessions(connection, sender_id)
    same = {(one.session.day, one.session.lift, one.session.sets) for one in logged}
    return [
        one
        for one in found
        if one.key not in keys and (one.session.day, one.session.lift, one.session.sets) not in same
    ]


def add_import(connection: Connection, sender_id: str, import_id: str, found: Sequence[FoundSession]) -> int:
    """Store the sessions that the log lacks, all or none. The caller commits.

    Args:
        connection: an open session of the database.
        sender_id: the conversation.
        import_id: of the file.
        found: in it.

    Returns:
        How many were stored.

    Raises:
        sqlalchemy.exc.IntegrityError: the same file is being stored at this moment; nothing of this one is.
    """
    lifter, new = lifter_of(connection, sender_id), not_yet_logged(connection, sender_id, found)
    if not new:
        return 0
    rows = [{**session_values(lifter.id, one.session, one.key), "import_id": import_id} for one in new]
    connection.execute(insert(SessionRow), rows)
    of_this = select(SessionRow.source, SessionRow.id).where(SessionRow.import_id == import_id)
    ids = dict(connection.execute(of_this).all())
    sets = [{"session_id": ids[one.key], **values} for one in new for values in set_values(one.session)]
    connection.execute(insert(SetRow), sets)
    return len(new)


def remove_last_import(connection: Connection, sender_id: str) -> int:
    """Remove the sessions of the import that was stored last. The caller commits.

    Args:
        connection: an open session of the database.
        sender_id: the conversation.

    Returns:
        How many there were; 0 if there is no import.
    """
    lifter = find_lifter(connection, sender_id)
    if lifter is None:
        return 0
    imported = select(SessionRow.import_id, SessionRow.id).where(
        SessionRow.lifter_id == lifter.id, SessionRow.import_id.is_not(None)
    )
    rows = connection.execute(imported.order_by(SessionRow.id)).all()
    ids = {id_ for import_id, id_ in rows if import_id == rows[-1].import_id}
    return len(remove_sessions(connection, sender_id, ids))
