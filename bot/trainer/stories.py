"""``make stories``: check the files, load the bot, play the cases, write the reports."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.guide import GuideError
from bot.trainer.bot_names import known_names
from bot.trainer.case import Case
from bot.trainer.case_file import Suite, load_cases
from bot.trainer.choice import by_failure, by_words
from bot.trainer.console import Terminal
from bot.trainer.junit import failed_last_time, write_junit
from bot.trainer.result import PlayedCase, Run
from bot.trainer.stale import older_than_data
from bot.trainer.stories_page import write_page
from bot.trainer.yaml_node import CaseFileError

ALL_HOLD, ONE_FAILED, CANNOT_RUN = 0, 1, 2
_EACH_SHOWN = 20
"""Up to so many cases, those that passed are named too."""


class Player(Protocol):
    """What plays a case: a :class:`~bot.trainer.rehearsal.Rehearsal`."""

    def play(self, case: Case) -> PlayedCase:
        """Play it from the first message to the last."""

    def understand(self, text: str) -> tuple[str, float]:
        """The best intent of a message outside any talk, and how sure the bot is."""


Stage = Callable[[Path, float], AbstractContextManager[Player]]


@dataclass(frozen=True)
class Wanted:
    """What to play and how.

    Args:
        selection: ``path`` or ``path::name``.
        words: words of the names, as ``-k`` takes them.
        failed_only: only what failed in the last run.
        fail_fast: stop at the first case that fails.
        model: the trained model.
        time_limit: seconds that a turn may take.
        reports: folder that the reports are written to.
    """

    selection: str
    words: str = ""
    failed_only: bool = False
    fail_fast: bool = False
    model: Path = Path("models/coach.tar.gz")
    time_limit: float = 20.0
    reports: Path = Path("reports")


def chosen(wanted: Wanted) -> Suite:
    """The cases to play, their files and the model checked.

    Raises:
        CaseFileError: something is wrong with a file, the model or the choice.
    """
    problems = older_than_data(wanted.model)
    try:
        suite = load_cases(wanted.selection, known_names())
    except CaseFileError as error:
        raise CaseFileError([*error.problems, *problems]) from None
    except GuideError as error:
        raise CaseFileError([*error.problems, *problems]) from None
    if problems:
        raise CaseFileError(problems)
    cases = by_words(suite.cases, wanted.words)
    if not cases:
        raise CaseFileError(
            [f"{wanted.selection}: no case has {wanted.words!r} in its name: leave -k out or change it"]
        )
    if wanted.failed_only:
        cases = by_failure(cases, failed_last_time(wanted.reports))
    return Suite(tuple(cases), suite.notes)


def load_stage(model: Path, time_limit: float) -> AbstractContextManager[Player]:
    """The real bot; imported here, as Rasa takes seconds that a mistake in a file should not cost."""
    # Rasa's dependencies warn of each other at import; whoever writes conversations can do nothing about that.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    from bot.trainer.stage import stage

    return stage(model, time_limit)


def play_once(wanted: Wanted, terminal: Terminal, stage: Stage = load_stage) -> int:
    """Play what is wanted, once.

    Args:
        wanted: what to play.
        terminal: where results are shown.
        stage: gives the bot.

    Returns:
        0 if all expectations hold, 1 if one does not, 2 if something kept the cases from being played.
    """
    try:
        suite = chosen(wanted)
    except CaseFileError as error:
        terminal.problems(error.problems)
        return CANNOT_RUN
    if not suite.cases:
        terminal.say("Nothing failed in the last run, so there is nothing to run again.", "green")
        return ALL_HOLD
    run = Run(notes=suite.notes)
    terminal.say(f"Loading the bot for {len(suite.cases)} cases. This takes some seconds.")
    with stage(wanted.model, wanted.time_limit) as player:
        try:
            play(suite.cases, run, player, terminal, fail_fast=wanted.fail_fast)
        except CaseFileError as error:
            terminal.problems(error.problems)
            report(run, wanted.reports)
            return CANNOT_RUN
    terminal.end(run)
    report(run, wanted.reports)
    return ONE_FAILED if run.failed else ALL_HOLD


def play(cases: Iterable[Case], run: Run, player: Player, terminal: Terminal, *, fail_fast: bool = False) -> None:
    """Play cases one after the other and show each as it ends.

    Args:
        cases: to play.
        run: takes up what comes of them.
        player: plays them.
        terminal: where results are shown.
        fail_fast: stop at the first case that fails.

    Raises:
        CaseFileError: the bot did not answer.
    """
    cases = tuple(cases)
    started = time.perf_counter()
    for case in cases:
        played = player.play(case)
        run.played.append(played)
        run.seconds = time.perf_counter() - started
        if len(cases) <= _EACH_SHOWN or not played.passed:
            terminal.case(played)
        if fail_fast and not played.passed:
            return


def report(run: Run, folder: Path) -> None:
    """Write what people and what CI read."""
    write_page(run, folder)
    write_junit(run, folder)
