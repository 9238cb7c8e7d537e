"""The conversations of tests/conversations: what the bot must do for the people in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.trainer.bot_names import known_names
from bot.trainer.case import Case, Said
from bot.trainer.case_file import Suite, load_cases
from bot.trainer.console import failure
from bot.trainer.result import PlayedCase

CONVERSATIONS = Path("tests/conversations")
BEHAVIOURS = {
    "happy_paths",
    "follow_ups",
    "corrections",
    "cancellations",
    "digressions",
    "ambiguous",
    "memory",
    "out_of_scope",
    "repeats",
    "safety",
    "other_languages",
    "own_data",
    "reminders",
    "plans",
    "logs",
}
FILES = sorted(path for path in CONVERSATIONS.rglob("*.yml") if path.name != "conftest.yml")


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_cases(str(CONVERSATIONS), known_names())


def test_there_are_enough_and_of_every_behaviour(suite: Suite) -> None:
    assert len({case.id for case in suite.cases}) >= 150
    # What trainers save from the inbox is sorted by nobody yet.
    assert {Path(case.place.file).parts[2] for case in suite.cases} - {"inbox"} == BEHAVIOURS
    assert {case.channel for case in suite.cases} == {"rest", "web", "telegram"}


def test_nothing_in_them_is_odd(suite: Suite) -> None:
    assert suite.notes == ()


def test_every_case_expects_something(suite: Suite) -> None:
    def expects(case: Case) -> bool:
        return any(not isinstance(step, Said) or step.expectations for step in case.steps)

    assert [case.label for case in suite.cases if not expects(case)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_conversation_goes_as_it_must(play: Callable[[Case], PlayedCase], file: Path) -> None:
    played = [play(case) for case in load_cases(str(file), known_names()).cases]
    wrong = [
        f"{one.case.label}\n{failure(step)}" for one in played if not one.passed for step in one.steps if step.missed
    ]
    assert not wrong, "\n".join(wrong)
