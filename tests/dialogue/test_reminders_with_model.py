"""A reminder with the trained model: the plan's lines, no dose against a concern, and what a reply to it does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.app.reminders import ReminderRounds
from bot.app.server import load_agent
from bot.app.telegram_chat import REMIND, AgentCoach
from bot.channels.telegram.send import Delivery
from bot.engine.agent import CoachAgent
from bot.engine.first_word import first_word
from bot.store.link_codes import join_by_code, new_link_code
from bot.store.reminders import move_on, reminders_of
from bot.store.session import close_engines, engine_for_process, session_scope

_ids = count(1)
PLAN = "glute plan please, 2 days tue and fri, trained 4 years, barbell, nothing else for legs, back fine, no pain"


@pytest.fixture(scope="module")
def agent(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CoachAgent]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('reminders')}/coach.db")
        yield load_agent(model)
        close_engines()


class Chat:
    """A private chat on Telegram, and what comes into it without having been asked for."""

    def __init__(self, agent: CoachAgent, id_: int) -> None:
        self.id = f"telegram:{id_}"
        self._agent = agent
        self._coach = AgentCoach(lambda: agent)
        self._messages = 0

    def says(self, *texts: str, sender: str = "") -> str:
        """Say something; the last reply in words."""
        items: list[dict[str, Any]] = []
        for text in texts:
            self._messages += 1
            items = asyncio.run(self._coach.ask(sender or self.id, text, f"{self.id}-{self._messages}", {}))
        return "\n".join(item["text"] for item in items if "text" in item)

    def gets_a_reminder(self) -> list[dict[str, Any]]:
        """The next reminder comes due; its items."""
        with session_scope(engine_for_process()) as session:
            due = reminders_of(session, self.id)[0].next_at
        assert due is not None
        got: list[dict[str, Any]] = []

        async def deliver(conversation: str, items: Any) -> Delivery:
            got.extend(items if conversation == self.id else [])
            return Delivery.SENT

        agent = self._agent
        rounds = ReminderRounds(
            lambda conversation: first_word(agent, conversation, REMIND),
            deliver,
            agent.lock_store.lock,
            lambda: due + timedelta(seconds=5),
        )
        asyncio.run(rounds.once())
        return got


@pytest.fixture
def chat(agent: CoachAgent) -> Chat:
    return Chat(agent, next(_ids))


def _set(chat: Chat, when: str = "tuesdays at 6pm") -> None:
    assert "Done" in chat.says(f"remind me on {when}", "Berlin", "yes")


def test_it_has_the_plans_lines_for_the_day_with_their_caveats(chat: Chat) -> None:
    chat.says(PLAN)
    _set(chat)
    said, parts = chat.gets_a_reminder()
    answer = parts["custom"]["answer"]
    assert answer["title"] == "Your reminder for Tuesday"
    assert [sentence["text"][:14] for sentence in answer["sentences"]] == ["Day 1, Tuesday"]
    assert "3 sets of" in said["text"] or "2 sets of" in said["text"]
    assert answer["caveats"]
    assert [button["title"] for button in said["buttons"]][:2] == ["Log a session", "Stop reminders"]


def test_without_a_plan_it_offers_one(chat: Chat) -> None:
    _set(chat)
    (said,) = chat.gets_a_reminder()
    assert "It's Tuesday" in said["text"]
    assert said["buttons"][0] == {"title": "Make a plan", "payload": "/build_plan"}


def test_no_dose_is_in_it_while_something_speaks_against_one(chat: Chat) -> None:
    chat.says(PLAN)
    _set(chat)
    chat.says("i am pregnant")
    (said,) = chat.gets_a_reminder()
    assert "you are pregnant" in said["text"]
    assert "midwife" in said["text"]
    assert not any(word in said["text"] for word in ("sets", "RPE", "reps"))


def test_what_was_told_in_another_chat_counts_too(chat: Chat) -> None:
    chat.says(PLAN)
    _set(chat)
    chat.says("i have a slipped disc", sender=f"web:{chat.id}")
    with session_scope(engine_for_process()) as session:
        join_by_code(session, f"web:{chat.id}", new_link_code(session, chat.id))
    (said,) = chat.gets_a_reminder()
    assert "disc" in said["text"]
    assert "sets" not in said["text"]


def test_nothing_is_said_while_an_emergency_is_held(chat: Chat) -> None:
    _set(chat)
    chat.says("my chest hurts and my left arm is numb")
    assert chat.gets_a_reminder() == []


def test_one_word_behind_a_reminder_stops_them_all(chat: Chat) -> None:
    _set(chat)
    chat.gets_a_reminder()
    assert "I won't remind you any more" in chat.says("STOP")
    with session_scope(engine_for_process()) as session:
        assert reminders_of(session, chat.id) == []


@pytest.mark.parametrize("answer", ["im done", "not today"])
def test_an_answer_to_a_reminder_is_no_stop(chat: Chat, answer: str) -> None:
    _set(chat)
    chat.gets_a_reminder()
    assert "remind you any more" not in chat.says(answer)


def test_the_same_word_elsewhere_stops_what_is_open_and_no_reminder(chat: Chat) -> None:
    _set(chat)
    chat.gets_a_reminder()
    assert "remind you any more" not in chat.says("do i need hip thrusts", "stop")
    with session_scope(engine_for_process()) as session:
        assert len(reminders_of(session, chat.id)) == 1


def test_a_reminder_leaves_the_talk_as_it_was(chat: Chat) -> None:
    chat.says("log 3x10 at 60 kg hip thrust today")
    _set(chat)
    chat.gets_a_reminder()
    assert "need" in chat.says("do i need hip thrusts").lower()


def test_the_second_without_an_answer_says_that_quiet_follows(chat: Chat) -> None:
    _set(chat)
    with session_scope(engine_for_process()) as session:
        due = reminders_of(session, chat.id)[0]
        assert due.next_at is not None
        # As if one had gone out after the last message, a week before the next.
        move_on(session, due, due.next_at + timedelta(days=7), sent_at=due.next_at)
    (said,) = chat.gets_a_reminder()
    assert "I'll go quiet" in said["text"]
