"""A chat leaves the lifter that it was linked to, with a copy of what both had."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, insert, literal, select, update
from sqlalchemy.orm import Session, aliased

from bot.store.lifters import senders_of
from bot.store.training_models import LifterRow, LifterSender, PlanRow, ReminderRow, SessionRow, SetRow


def unlink(session: Session, sender_id: str) -> bool:
    """Part a conversation from the others of its lifter. Each side has the log and the plans as they are now.

    Codes stay with the others: one that was given out leads to their log, and to this one no longer.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation that leaves.

    Returns:
        False if it was linked to none.
    """
    if senders_of(session, sender_id) == (sender_id,):
        return False
    place = session.get(LifterSender, sender_id)
    # Locked as joining locks it: nothing is stored for the lifter while half of it is copied.
    before = session.scalars(select(LifterRow).where(LifterRow.id == place.lifter_id).with_for_update()).one()
    after = LifterRow(created_at=before.created_at, unit=before.unit, time_zone=before.time_zone, kit=before.kit)
    session.add(after)
    session.flush()
    for table in (LifterSender, ReminderRow):
        moved = update(table).where(table.sender_id == sender_id).values(lifter_id=after.id)
        session.execute(moved, execution_options={"synchronize_session": False})
    for table in (PlanRow, SessionRow):
        _copy(session, table, {"lifter_id": literal(after.id)}, without="id", of=table.lifter_id == before.id)
    old, new = aliased(SessionRow), aliased(SessionRow)
    copies = and_(new.source == old.source, new.lifter_id == after.id)
    ids = select(old.id, new.id).join(new, copies).where(old.lifter_id == before.id).subquery()
    _copy(session, SetRow, {"session_id": ids.c[1]}, of=SetRow.session_id == ids.c[0])
    session.expire_all()
    return True


def _copy(session: Session, table: Any, changed: dict[str, Any], *, of: Any, without: str = "") -> None:
    """Insert rows once more, with some of their columns changed."""
    names = [column.name for column in table.__table__.columns if column.name != without]
    rows = select(*(changed.get(name, getattr(table, name)) for name in names)).where(of)
    if table is PlanRow:
        rows = rows.order_by(table.id)  # the newest one counts, and the newest is the one with the highest number
    session.execute(insert(table).from_select(names, rows), execution_options={"synchronize_session": False})
