"""What conversations and logs have reached is held: no share on record may fall."""

from __future__ import annotations

import json

from bench.ratchet import RECORD, below


def test_a_share_that_fell_or_is_missing_is_named() -> None:
    recorded = {"talks": 0.5, "logs: right": 0.9, "logs: not wrong": 1.0}
    assert below(recorded, {"talks": 0.49, "logs: right": 0.9}) == ["talks", "logs: not wrong"]


def test_what_is_new_or_went_up_passes() -> None:
    assert below({"talks": 0.5}, {"talks": 0.6, "logs: right": 0.1}) == []


def test_the_record_holds_shares() -> None:
    assert all(0 <= share <= 1 for share in json.loads(RECORD.read_text(encoding="utf-8")).values())
