"""The bench on which conversations are played in the tests of the runner."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.trainer.bot_names import known_names
from bot.trainer.case import Case
from bot.trainer.case_file import Suite, load_cases
from bot.trainer.console import Terminal
from bot.trainer.result import PlayedCase


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of conversation tests."""

    def write(text: str, name: str = "talk.yml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def loaded(written: Callable[..., Path]) -> Callable[[str], Suite]:
    """The cases of a file with that text."""
    return lambda text: load_cases(str(written(text)), known_names())


class Screen:
    """A terminal that keeps what it shows."""

    def __init__(self) -> None:
        self._file = io.StringIO()
        self.terminal = Terminal(Console(file=self._file, highlight=False, width=200))

    @property
    def text(self) -> str:
        return self._file.getvalue()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture(scope="session")
def play(in_process: Any) -> Iterator[Callable[[Case], PlayedCase]]:
    """Plays a case to the real agent: its model, its actions, its database."""
    from bot.store.session import engine_for_process
    from bot.trainer.rehearsal import Rehearsal

    rehearsal = Rehearsal(in_process, engine_for_process())
    yield rehearsal.play
    rehearsal.close()
