"""Watch mode: save a file, see the result, with the model loaded once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.guide import load_guide, load_replies
from bot.trainer.case import Case
from bot.trainer.case_file import CONFTEST
from bot.trainer.console import Terminal
from bot.trainer.junit import case_key
from bot.trainer.result import PlayedCase, Run
from bot.trainer.stories import CANNOT_RUN, Player, Stage, Wanted, chosen, load_stage, play, report
from bot.trainer.yaml_node import CaseFileError, shown

GUIDE = Path("bot/guide/content")
TOPICS = GUIDE / "topics"
_LOOK_AGAIN_SECONDS = 0.3
_KINDS = {".yml", ".yaml", ".bib"}


class Watched:
    """The files that matter, and which of them changed since the last look.

    Args:
        roots: files and folders.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(roots)
        self._seen = self._look()

    def changed(self) -> set[Path]:
        """Files that were written, added or removed since the last call."""
        before, self._seen = self._seen, self._look()
        return {path for path in before.keys() | self._seen.keys() if before.get(path) != self._seen.get(path)}

    def _look(self) -> dict[Path, int]:
        found: dict[Path, int] = {}
        for root in self._roots:
            for path in [root] if root.is_file() else root.rglob("*"):
                if path.suffix.lower() in _KINDS:
                    try:
                        found[path] = path.stat().st_mtime_ns
                    except FileNotFoundError:
                        continue  # an editor was just replacing it
        return found


class Watch:
    """Plays again what a change may have changed.

    Args:
        wanted: what to play.
        player: the loaded bot.
        terminal: where results are shown.
    """

    def __init__(self, wanted: Wanted, player: Player, terminal: Terminal) -> None:
        self._wanted = wanted
        self._player = player
        self._terminal = terminal
        self._latest: dict[tuple[str, str], PlayedCase] = {}

    def play_all(self) -> None:
        """Play everything that is wanted."""
        self._play(lambda case: True)

    def after(self, changed: set[Path]) -> None:
        """Play what the change concerns, and whatever failed before, the failed ones first.

        A conversation test concerns its cases, a topic of the guide the cases that heard of it, any other file of the
        guide and a ``conftest.yml`` all of them.
        """
        names = ", ".join(sorted(path.name for path in changed))
        self._terminal.say(f"changed: {names}", "bold")
        if any(GUIDE in path.parents for path in changed):
            load_guide.cache_clear()
            load_replies.cache_clear()
        everything = any(_concerns_all(path) for path in changed)
        files = {shown(path) for path in changed}
        topics = {path.stem for path in changed if TOPICS in path.parents}
        self._play(lambda case: everything or case.place.file in files or self._concerned(case, topics))

    def _concerned(self, case: Case, topics: set[str]) -> bool:
        last = self._latest.get(case_key(case))
        if last is None or not last.passed:
            return True
        return any((bubble.answer or {}).get("intent") in topics for step in last.steps for bubble in step.turn.bubbles)

    def _play(self, concerned: Callable[[Case], bool]) -> None:
        try:
            suite = chosen(self._wanted)
            known = {case_key(case) for case in suite.cases}
            self._latest = {key: one for key, one in self._latest.items() if key in known}
            cases = sorted((case for case in suite.cases if concerned(case)), key=self._passed_before)
            run = Run(notes=suite.notes)
            play(cases, run, self._player, self._terminal)
        except CaseFileError as error:
            self._terminal.problems(error.problems)
            return
        self._latest.update({case_key(played.case): played for played in run.played})
        self._terminal.end(run)
        report(Run([*self._latest.values()], run.seconds, suite.notes), self._wanted.reports)

    def _passed_before(self, case: Case) -> bool:
        last = self._latest.get(case_key(case))
        return last is None or last.passed


def watch(
    wanted: Wanted,
    terminal: Terminal,
    stage: Stage = load_stage,
    wait: Callable[[], None] = lambda: time.sleep(_LOOK_AGAIN_SECONDS),
) -> int:
    """Play, and play again at every save, until interrupted.

    Args:
        wanted: what to play.
        terminal: where results are shown.
        stage: gives the bot.
        wait: passes the time between two looks; ends the watch by raising ``KeyboardInterrupt``.

    Returns:
        0 when it was interrupted, 2 if something kept it from starting.
    """
    try:
        chosen(wanted)
    except CaseFileError as error:
        terminal.problems(error.problems)
        return CANNOT_RUN
    watched = Watched([Path(wanted.selection.partition("::")[0]), GUIDE, Path("data"), Path("domain.yml")])
    terminal.say("Loading the bot. This takes some seconds.")
    with stage(wanted.model, wanted.time_limit) as player:
        session = Watch(wanted, player, terminal)
        session.play_all()
        terminal.say("Watching. Save a file to run its cases again; Ctrl-C ends it.", "bold")
        try:
            while True:
                wait()
                changed = watched.changed()
                if changed:
                    session.after(changed)
        except KeyboardInterrupt:
            return 0


def _concerns_all(path: Path) -> bool:
    return path.name.lower() in CONFTEST or (GUIDE in path.parents and TOPICS not in path.parents)
