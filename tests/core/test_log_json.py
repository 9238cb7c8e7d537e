"""A draft waits in a slot as plain JSON, every number exact."""

from __future__ import annotations

import json
from typing import Any

import pytest
from core.log_notation import TODAY
from core.test_logs_as_written import ROWS, UNITS

from bot.coaching.training_log import from_json, read_log, to_json


def test_every_draft_of_the_table_comes_back_the_same() -> None:
    for text, unit, _ in ROWS:
        for draft in read_log(text, today=TODAY, unit=UNITS[unit]).drafts:
            assert from_json(json.loads(json.dumps(to_json(draft)))) == draft


def test_loads_are_kept_to_the_digit() -> None:
    data = to_json(read_log("3x10 at 62.50 kg rpe 8.5", today=TODAY).drafts[0])
    assert data["sets"][0] == {"reps": 10, "load": {"kind": "weight", "amount": "62.50", "unit": "kg"}, "rpe": "8.5"}


@pytest.mark.parametrize(
    "change",
    [
        {"form": 0},
        {"day": "soon"},
        {"sets": [{}]},
        {"sets": None},
        {"sets": [{"reps": 1, "load": {"kind": "weight", "amount": "ten", "unit": None}, "rpe": None}]},
        {"planned": [3]},
        {"unit": "stone"},
    ],
)
def test_what_is_no_draft_is_refused(change: dict[str, Any]) -> None:
    data = to_json(read_log("3x10 at 100kg", today=TODAY).drafts[0])
    with pytest.raises(ValueError, match=r"draft|isoformat|valid"):
        from_json({**data, **change})
