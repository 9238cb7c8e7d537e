"""A log is spoken of for some messages after it was told; what waits for an answer about it is answered first."""

from __future__ import annotations

import pytest

from bot.conversation import DELETE_SESSIONS, LOG_SAVED, OPEN_LOG, SAVE_LOG, SESSIONS_SHOWN, Memory, PendingQuestion
from bot.conversation.sessions.near import log_is_meant
from bot.understanding.meant import Meant
from bot.understanding.messages import log_talk_of, plan_talk_of
from bot.understanding.plan.asked import NOTHING_MEANT


def asked(name: str, memory: Memory | None = None) -> Memory:
    return (memory or Memory(turn=3)).asked(PendingQuestion(id="1", asks=name))


@pytest.mark.parametrize("name", [LOG_SAVED, SESSIONS_SHOWN])
def test_a_log_is_near_for_some_messages_after_it_was_told(name: str) -> None:
    told = asked(name).closed()
    assert told.log_is_near
    assert not told.copy(update={"turn": 12}).log_is_near
    assert not Memory().log_is_near


@pytest.mark.parametrize("name", [OPEN_LOG, SAVE_LOG, DELETE_SESSIONS])
def test_a_log_that_waits_for_an_answer_is_not_merely_near(name: str) -> None:
    told = Memory(turn=3).spoke_of_log()
    assert told.log_is_near
    assert not asked(name, told).log_is_near


@pytest.mark.parametrize("name", [OPEN_LOG, SAVE_LOG])
def test_what_is_asked_while_a_log_waits_is_likely_asked_of_it(name: str) -> None:
    assert log_is_meant(asked(name), asks=True)
    assert not log_is_meant(asked(name), asks=False)
    assert not log_is_meant(Memory(), asks=True)


def test_what_is_likelier_of_the_log_is_not_of_the_plan() -> None:
    message = {"plan_talk": ["again", 0.5], "log_talk": ["show", 0.8]}
    assert log_talk_of(message, near=True) == Meant("show", 0.8, near=True)
    assert plan_talk_of(message, near=True) == NOTHING_MEANT


def test_who_surely_asks_for_something_else_means_no_log() -> None:
    message = {"log_talk": ["show", 0.8], "intent": {"name": "export_my_data", "confidence": 0.9}}
    assert log_talk_of(message, near=True) == Meant()
