"""Storing something that may be stored already, by another connection at this very moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session


def insert_once(session: Session, table: type, row: dict[str, Any]) -> bool:
    """Insert a row unless one with the same key is there. Waits for whoever is inserting the same.

    Args:
        session: an open session; the caller commits.
        table: the mapped class.
        row: every column's value by its name.

    Returns:
        False if a unique key of the row is taken; the transaction goes on either way.
    """
    insert = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    return bool(session.execute(insert(table.__table__).values(row).on_conflict_do_nothing()).rowcount)  # type: ignore[attr-defined]
