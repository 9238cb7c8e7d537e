"""What lifters answer before a plan, as they write it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from core.plan_told import written

from bot.conversation.plan import Answers, Question, answers_in
from bot.understanding.plan.wishes import wants_new_plan
from bot.understanding.replies import asks_why, calls_off
from bot.understanding.understand import understand

ROWS = [
    line.split("\t")
    for line in (Path(__file__).with_name("plan_answers.tsv")).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("open_", "message", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_an_answer_as_people_write_it(open_: str, message: str, expected: str) -> None:
    found = answers_in(understand(message), None if open_ == "-" else Question(open_), Answers())
    assert written(found) == " ".join(sorted(re.split(r" (?=\w+=)", expected)))


@pytest.mark.parametrize("text", ["stop", "cancel", "forget it", "never mind", "no plan please", "ok stop asking"])
def test_the_way_out(text: str) -> None:
    assert calls_off(understand(text))


@pytest.mark.parametrize("text", ["no", "nothing else", "I stopped squatting", "none"])
def test_an_answer_is_no_way_out(text: str) -> None:
    assert not calls_off(understand(text))


@pytest.mark.parametrize(
    "text", ["why?", "why do you ask?", "what's that for", "how come", "but why do you need to know that"]
)
def test_why_do_you_ask(text: str) -> None:
    assert asks_why(understand(text))


@pytest.mark.parametrize(
    "text", ["because", "I know why", "why do my quads burn when I thrust, and what can I do about that problem"]
)
def test_another_why(text: str) -> None:
    assert not asks_why(understand(text))


@pytest.mark.parametrize("text", ["new plan", "I want another routine", "start over", "plan from scratch"])
def test_a_new_plan_is_wanted(text: str) -> None:
    assert wants_new_plan(understand(text))
    assert not wants_new_plan(understand("show my plan"))
