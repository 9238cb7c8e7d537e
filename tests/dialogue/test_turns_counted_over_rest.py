"""The running bot counts its turns, and tells no word of them."""

from __future__ import annotations

from dialogue.talking import Lifter
from prometheus_client.parser import text_string_to_metric_families


def _counts(lifter: Lifter) -> dict[tuple[str, ...], float]:
    told = lifter.coach.http.get("/metrics").text
    assert "papaya" not in told
    return {
        (one.name, *(value for _, value in sorted(one.labels.items()))): one.value
        for family in text_string_to_metric_families(told)
        for one in family.samples
    }


def test_turns_hand_offs_and_waits_are_counted(lifter: Lifter) -> None:
    before = _counts(lifter)
    lifter.says("do I need hip thrusts")
    lifter.says("papaya, I have crushing chest pain right now")
    after = _counts(lifter)
    for name, more in {
        ("coach_turns_total", "rest", "guide"): 1,
        ("coach_turn_seconds_count", "rest"): 2,
        ("coach_hand_offs_total", "emergency"): 1,
        ("coach_lock_wait_seconds_count",): 2,
        ("coach_intent_confidence_count",): 2,
    }.items():
        assert after[name] - before.get(name, 0) >= more, name
    assert after[("coach_turns_open",)] == 0


def test_a_running_bot_is_ready(lifter: Lifter) -> None:
    answer = lifter.coach.http.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (200, True)
