"""A lifter who writes for months: what they told stays, and turns stay as cheap as the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from dialogue.talking import Lifter

from bot.engine.agent import MAX_MESSAGES_A_SESSION


def test_what_was_told_is_known_in_the_next_session(new_lifter: Callable[[], Lifter]) -> None:
    lifter = new_lifter()
    lifter.says("I'm a powerlifter, do I need hip thrusts?")
    for _ in range(MAX_MESSAGES_A_SESSION + 1):
        reply = lifter.says("do I need hip thrusts?")
    assert lifter.actions().count("action_session_start") == 2
    assert lifter.slots()["goal"] == "strength"
    assert reply.answer["intent"] == "need_hip_thrusts"


def test_a_session_starts_with_each_slot_once(new_lifter: Callable[[], Lifter]) -> None:
    """Rasa starts it with every slot event of the one before, and so of all before that."""
    lifter = new_lifter()
    for _ in range(3 * MAX_MESSAGES_A_SESSION + 1):
        lifter.says("how high should the bench be?")
    events = lifter.events()
    last_start = max(number for number, event in enumerate(events) if event["event"] == "session_started")
    carried = []
    for event in events[last_start + 1 :]:
        if event["event"] != "slot":
            break
        carried.append(event["name"])
    assert carried
    assert max(Counter(carried).values()) == 1


def test_an_open_log_is_offered_again_in_the_next_session_and_not_lost(new_lifter: Callable[[], Lifter]) -> None:
    lifter = new_lifter()
    lifter.says("3x10 at 60kg")
    offered = ["Should I save this?" in lifter.says("how high should the bench be?").text for _ in range(10)]
    assert sum(offered) == 2, "once after the first question, once when the next session began"
    assert "Saved" in lifter.says("yes").text
