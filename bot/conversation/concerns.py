"""What speaks against a dose for somebody, as the guide's words need it."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.health_record import HealthRecord
from bot.guide.concern import Concern


def concerns_of(record: HealthRecord, person: str, *, now: datetime) -> tuple[Concern, ...]:
    """Concerns that speak against a dose, most pressing first; empty if none do. A held hand-off counts for anybody.

    Args:
        record: what was told of bodies.
        person: for whom the dose would be; "" for the lifter.
        now: weeks are counted to this moment.
    """
    return tuple(
        Concern(entry.id, entry.lasts, entry.person, entry.weeks_at(now), entry.part, entry.words)
        for entry in record.gating(person) or [entry for entry in record.entries if entry.held]
    )
