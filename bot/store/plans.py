"""Plans that were made for lifters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.lifters import find_lifter, lifter_of
from bot.store.training_models import PlanRow


@dataclass(frozen=True)
class StoredPlan:
    """A plan and the answers that it was made from, both as JSON."""

    created_at: datetime
    profile: dict[str, Any]
    plan: dict[str, Any]


def add_plan(session: Session, sender_id: str, *, profile: dict[str, Any], plan: dict[str, Any]) -> None:
    """Store a plan; it is the lifter's current one from now on.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        profile: the answers that it was made from.
        plan: the plan itself.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    session.add(PlanRow(lifter_id=lifter_of(session, sender_id).id, profile=profile, plan=plan))
    session.flush()


def list_plans(session: Session, sender_id: str) -> list[StoredPlan]:
    """The lifter's plans, newest first: the first is the current one."""
    lifter = find_lifter(session, sender_id)
    if lifter is None:
        return []
    rows = session.scalars(select(PlanRow).where(PlanRow.lifter_id == lifter.id).order_by(PlanRow.id.desc()))
    return [StoredPlan(row.created_at, row.profile, row.plan) for row in rows]
