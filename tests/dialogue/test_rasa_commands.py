"""The stock commands keep working: validate, test, and an action server of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "tests" / "stories"
_LIMIT_SECONDS = 200

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Ended:
    code: int
    output: str


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key != "PYTHONWARNINGS"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def commands(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Ended]]:
    """Both commands side by side: half a minute, mostly imports."""
    out = tmp_path_factory.mktemp("stories")
    running = {
        "validate": _start("data", "validate"),
        "test": _start(
            "test", "core", "--model", str(model), "--stories", str(STORIES), "--out", str(out),
            "--fail-on-prediction-errors",
        ),
    }  # fmt: skip
    try:
        done = {}
        for name, process in running.items():
            output, _ = process.communicate(timeout=_LIMIT_SECONDS)
            done[name] = Ended(process.returncode, output)
        yield done
    finally:
        for process in running.values():
            if process.poll() is None:
                process.kill()


def test_data_validate_is_clean(commands: dict[str, Ended]) -> None:
    ended = commands["validate"]
    assert ended.code == 0, ended.output[-3000:]
    assert "No story structure conflicts found" in ended.output
    lines = ended.output.splitlines()
    # Rasa expects a response selector behind `topic/part`; the guide's own action answers instead.
    meant = ("site-packages/pkg_resources", "no matching response defined", "duplicated intents")
    assert [line for line in lines if "UserWarning" in line and not any(kind in line for kind in meant)] == []
    assert [line for line in lines if " WARNING " in line or " ERROR " in line] == []


def test_the_test_stories_pass(commands: dict[str, Ended]) -> None:
    ended = commands["test"]
    assert ended.code == 0, ended.output[-3000:]


def test_there_are_test_stories_enough_and_each_speaks_in_words() -> None:
    stories = [
        story
        for file in STORIES.glob("test_*.yml")
        for story in yaml.safe_load(file.read_text(encoding="utf-8"))["stories"]
    ]
    assert len(stories) >= 8
    for story in stories:
        turns = [step for step in story["steps"] if "intent" in step]
        assert turns
        assert all(step["user"].strip() for step in turns)
        assert any("action" in step for step in story["steps"])


def test_the_stock_action_server_finds_the_actions() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(executor.actions) == set(domain["actions"])
