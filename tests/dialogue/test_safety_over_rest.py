"""Safety before everything: handed off in the contract's shape, and the talk held until it is settled."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

import pytest
from dialogue.talking import Lifter, Reply
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore

from bot.guide import load_guide

EMERGENCY = [
    "I have chest pain and my left arm is numb right now",
    "I can't feel my legs and I wet myself",
    "no feeling between my legs and back pain",
]
URGENT = ["my calf is swollen, red and hot since yesterday"]
CLINICIAN = [
    "my knee hurts when I squat",
    "had a hip replacement last year",
    "I'm 20 weeks pregnant, are hip thrusts ok",
    "my lower back pain is back",
    "my foot goes numb during hip thrusts",
]
NONE = [
    "my arm fell asleep on the couch",
    "this chest press machine is killing me lol",
    "my glutes are dead after 5x10",
]


def _coaching(reply: Reply) -> bool:
    text = reply.text
    statements = [word for topic in load_guide().topics.values() for s in topic.short for word in s.wordings]
    return bool(reply.answers) or any(statement in text for statement in statements)


@pytest.mark.parametrize(
    ("words", "level"), [*((words, "emergency") for words in EMERGENCY), *((words, "urgent") for words in URGENT)]
)
def test_an_emergency_is_handed_off_and_nothing_else_is_said(lifter: Lifter, words: str, level: str) -> None:
    reply = lifter.says(words)
    assert [set(item) - {"recipient_id"} for item in reply.items] == [{"text"}, {"custom"}]
    assert reply.customs == [{"safety": {"level": level}}]
    assert "emergency number" in reply.text
    assert reply.buttons == []
    assert not _coaching(reply)


@pytest.mark.parametrize("words", CLINICIAN)
def test_pain_goes_to_a_clinician_with_its_caveats(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert reply.safety == "clinician"
    assert reply.customs[-1]["safety"] == {"level": "clinician"}
    assert reply.answer["intent"] == "pain_or_injury"
    for caveat in reply.answer["caveats"]:
        assert caveat["text"] in reply.text
    assert re.search("doctor|clinician|physio|surgeon|midwife", reply.text)
    assert reply.buttons


@pytest.mark.parametrize("words", NONE)
def test_what_only_sounds_alarming_is_none(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert reply.safety is None
    assert "safety" not in lifter.slots()
    assert reply.buttons


@pytest.mark.parametrize("opening", [EMERGENCY[0], URGENT[0]])
def test_the_talk_is_held_until_it_is_settled(lifter: Lifter, opening: str) -> None:
    lifter.says(opening)
    for words in (
        "how many sets should I do?",
        "hi",
        "thanks",
        "bye",
        "no",
        "make me a plan",
        "blorp",
        "why?",
        "what is the weather",
    ):
        held = lifter.says(words)
        assert "I will not coach" in held.text, words
        assert not _coaching(held)
    settled = lifter.taps(held, "Yes, it is taken care of")
    assert "a clinician can" in settled.text
    assert lifter.slots()["safety"] is None
    assert lifter.says("how many sets should I do?").answer["intent"] == "sets_and_reps"


@pytest.mark.parametrize("way_out", ["stop", "delete my data"])
def test_nobody_has_to_settle_it_to_leave(lifter: Lifter, way_out: str) -> None:
    lifter.says(EMERGENCY[0])
    assert "I will not coach" not in lifter.says(way_out).text
    assert "I will not coach" in lifter.says("how heavy should I go?").text


def test_a_tap_cannot_get_around_the_hold(lifter: Lifter) -> None:
    lifter.says("hi")
    lifter.says(EMERGENCY[0])
    assert "I will not coach" in lifter.says("/setup").text


def test_a_second_emergency_is_said_again(lifter: Lifter) -> None:
    for words in EMERGENCY[:2]:
        assert lifter.says(words).safety == "emergency"


def test_the_hold_outlives_the_session(lifter: Lifter) -> None:
    lifter.says(EMERGENCY[0])
    for _ in range(20):
        lifter.says("stop")
    assert lifter.actions().count("action_session_start") >= 2
    assert "I will not coach" in lifter.says("how many sets should I do?").text


@pytest.mark.parametrize("title", ["Yes, it is taken care of", "I did not mean it that way"])
def test_the_buttons_words_typed_settle_it_too(lifter: Lifter, title: str) -> None:
    lifter.says(EMERGENCY[0])
    lifter.says("ok now how many sets should I do?")
    assert re.search("a clinician can|nobody needs help", lifter.says(title).text)


def test_thanks_after_an_emergency_offers_no_coaching(lifter: Lifter) -> None:
    lifter.says(EMERGENCY[0])
    assert not {"/sets_and_reps", "/pairing"} & set(lifter.says("thanks").payloads)


async def _turn(agent: Agent, words: str) -> list[dict[str, Any]]:
    channel = CollectingOutputChannel()
    await agent.handle_message(UserMessage(words, channel, f"lifter-{words}"))
    return channel.messages


@pytest.fixture(scope="session")
def stock_agent(in_process: Any) -> Agent:
    """Rasa's own agent on the same model, with no action server to be found."""
    agent = Agent(tracker_store=InMemoryTrackerStore(in_process.domain), action_endpoint=None)
    agent.load_model(in_process.processor.model_path)
    return agent


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("words", "level"), [(EMERGENCY[0], "emergency"), (URGENT[0], "urgent"), (CLINICIAN[0], "clinician")]
)
async def test_a_stock_bot_without_actions_still_hands_off(stock_agent: Agent, words: str, level: str) -> None:
    messages = await _turn(stock_agent, words)
    assert [one["custom"] for one in messages if "custom" in one] == [{"safety": {"level": level}}]
    assert [one["text"] for one in messages if "text" in one] == [
        stock_agent.domain.responses[f"utter_safety_{level}"][0]["text"]
    ]


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("words", "level"), [(EMERGENCY[0], "emergency"), (URGENT[0], "urgent"), (CLINICIAN[0], "clinician")]
)
async def test_safety_does_not_need_an_action_that_works(
    in_process: Any, monkeypatch: pytest.MonkeyPatch, words: str, level: str
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("this action is broken")

    for name in [*in_process._executor.actions]:
        monkeypatch.setitem(in_process._executor.actions, name, broken)
    messages = await _turn(in_process, words)
    assert [one["custom"] for one in messages if "custom" in one] == [{"safety": {"level": level}}]
    assert any(one.get("text") for one in messages)


def test_an_emergency_that_cannot_be_saved_is_handed_off_and_held_afterwards(lifter: Lifter) -> None:
    lifter.says("do I need hip thrusts?")
    locked = sqlite3.connect(lifter.coach.process.database.removeprefix("sqlite:///"), isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")  # for longer than the bot waits
    try:
        reply = lifter.says("I have crushing chest pain")
    finally:
        locked.execute("ROLLBACK")
        locked.close()
    assert reply.safety == "emergency"
    assert "can't save" in reply.texts[-1]
    assert not reply.buttons
    assert not lifter.says("how many sets and reps?").answers
