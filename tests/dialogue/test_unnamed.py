"""Who writes as a group or a channel gets answers, and is told why nothing is kept as theirs."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app.telegram_chat import AgentCoach
from bot.store.session import engine_for_process, session_scope
from bot.store.training_models import LifterRow

_ids = count(1)


def _says(agent: Any, *texts: str, anonymous: bool = True) -> str:
    """The last reply to somebody in a group."""
    group, said = f"telegram:-{next(_ids)}:-1", ""
    for text in texts:
        metadata = {"anonymous": True} if anonymous else {}
        items = asyncio.run(AgentCoach(lambda: agent).ask(group, text, f"{group}-{next(_ids)}", metadata))
        said = "\n".join(item["text"] for item in items if "text" in item)
    return said


@pytest.mark.parametrize(
    "text",
    [
        "hip thrust 3x10 at 60 kg",
        "log my session",
        "make me a plan",
        "my progress",
        "what did i do on monday",
        "remind me on tuesdays at 6pm",
        "link",
        "my bar is 15 kg",
        "export my data",
        "import my log",
    ],
)
def test_whatever_would_be_theirs_is_not_kept_and_the_reason_is_told(in_process: Any, text: str) -> None:
    said = _says(in_process, text)
    assert "doesn't tell me who you are" in said
    assert "Remain anonymous" in said
    with session_scope(engine_for_process()) as session:
        assert session.scalar(select(func.count(LifterRow.id))) == 0


def test_questions_are_answered(in_process: Any) -> None:
    assert "Remain anonymous" not in _says(in_process, "do i need hip thrusts?")
    assert "Remain anonymous" not in _says(in_process, "who can see what i write")


def test_an_emergency_comes_first(in_process: Any) -> None:
    assert "Remain anonymous" not in _says(in_process, "i did 3x10 at 60 kg and now my chest hurts and my arm is numb")


def test_a_member_with_a_name_is_asked_about_their_log(in_process: Any) -> None:
    assert "Remain anonymous" not in _says(in_process, "hip thrust 3x10 at 60 kg", anonymous=False)
