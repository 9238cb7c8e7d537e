"""The core as it speaks to somebody whom nothing keeps from a dose."""

from __future__ import annotations

from functools import partial
from typing import Any

from bot import guide
from bot.coaching import plan, progression
from bot.coaching.kept import from_json
from bot.conversation import HealthRecord
from bot.guide import Clearance


def _clearance() -> Clearance:
    leave = HealthRecord().clearance()
    assert leave is not None
    return leave


CLEARED = _clearance()
answer = partial(guide.answer, clearance=CLEARED)
build_plan = partial(plan.build_plan, clearance=CLEARED)
next_time = partial(progression.next_time, clearance=CLEARED)


def plan_from_json(data: dict[str, Any]) -> plan.Plan:
    """A stored plan, read back for somebody whom nothing keeps from it."""
    return from_json(plan.Plan, {**data, "clearance": CLEARED})
