"""What is counted of a turn: its channel, what it was about, how sure the coach was, and how long it took."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.app.metrics import REGISTRY, count_answer, count_turn, family_of, timed, turn_taken
from bot.guide import load_guide


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def tracker(text: str, intent: str, confidence: float, *events: Any) -> DialogueStateTracker:
    found = DialogueStateTracker.from_events("somebody", [], domain=Domain.empty())
    parsed = {"intent": {"name": intent, "confidence": confidence}, "entities": []}
    found.update(UserUttered(text, parsed["intent"], [], parsed, input_channel="web"))  # type: ignore[arg-type]
    for event in events:
        found.update(event)
    return found


def test_a_turn_is_counted_by_channel_and_by_what_it_is_about() -> None:
    before = value("coach_turns_total", channel="web", family="guide")
    count_turn(tracker("how do I set up", "setup", 0.9))
    assert value("coach_turns_total", channel="web", family="guide") == before + 1


def test_how_sure_the_coach_was_is_counted_of_what_was_typed_alone() -> None:
    before = value("coach_intent_confidence_count")
    count_turn(tracker("how do I set up", "setup", 0.55))
    count_turn(tracker("/setup", "setup", 1.0))
    assert value("coach_intent_confidence_count") == before + 1


def test_doubts_and_hand_offs_of_this_turn_alone_are_counted() -> None:
    doubts, level = value("coach_did_you_mean_total", channel="web"), {"level": "urgent"}
    urgent = value("coach_hand_offs_total", level="urgent")
    found = tracker("hm", "setup", 0.2, ActionExecuted("action_did_you_mean"))
    count_turn(found)
    found.update(UserUttered("chest pain", {"name": "pain_or_injury", "confidence": 0.9}, [], input_channel="web"))
    found.update(BotUttered("Call a doctor.", {"custom": {"safety": level}}))
    count_turn(found)
    assert value("coach_did_you_mean_total", channel="web") == doubts + 1
    assert value("coach_hand_offs_total", level="urgent") == urgent + 1


def test_every_intent_has_one_of_a_few_families() -> None:
    families = {family_of(intent) for intent in Domain.load("domain.yml").intents} | {"guide"}
    assert families == {"guide", "log", "progress", "plan", "data", "follow_up", "out_of_scope", "talk"}
    assert {family_of(topic) for topic in load_guide().topics} - {"guide"} <= families


def test_a_turn_that_fails_is_counted_as_failed_and_is_over() -> None:
    failed, taken = value("coach_turn_errors_total", channel="rest", kind="failed"), value("coach_turns_open")
    with pytest.raises(RuntimeError), turn_taken("rest"):
        assert value("coach_turns_open") == taken + 1
        raise RuntimeError
    assert value("coach_turns_open") == taken
    assert value("coach_turn_errors_total", channel="rest", kind="failed") == failed + 1


def test_the_wait_for_a_lock_is_measured_and_not_what_is_done_with_it() -> None:
    @asynccontextmanager
    async def lock(name: str) -> Any:
        await asyncio.sleep(0.02)
        yield name

    async def hold() -> None:
        async with timed(lock)("somebody") as held:
            assert held == "somebody"
            await asyncio.sleep(0.2)

    before = value("coach_lock_wait_seconds_sum")
    asyncio.run(hold())
    assert 0.015 < value("coach_lock_wait_seconds_sum") - before < 0.2


@pytest.mark.parametrize(
    ("path", "door"),
    [("/", "page"), ("/webhooks/web/message", "web"), ("/webhooks/nobody", "other"), ("/export/a-secret", "export")]
    + [("/trainer/conversation/u1", "trainer"), ("/whatever", "other"), ("/assets/page.js", "assets")],
)
def test_an_answer_is_counted_by_its_door(path: str, door: str) -> None:
    before = value("coach_http_answers_total", entrance=door, status="200")
    count_answer(path, "200")
    assert value("coach_http_answers_total", entrance=door, status="200") == before + 1
