"""What a trainer reads in the terminal while the cases run."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from shlex import quote

from rich.console import Console
from rich.text import Text

from bot.trainer.passage import passages
from bot.trainer.result import PlayedCase, PlayedStep, Run

_SHOWN_INTENTS = 3


class Terminal:
    """Prints results as they come.

    Args:
        console: where to.
    """

    def __init__(self, console: Console) -> None:
        self._console = console

    def say(self, line: str, style: str = "") -> None:
        """One line."""
        self._console.print(Text(line, style), soft_wrap=True)

    def problems(self, problems: Iterable[str]) -> None:
        """What is wrong before anything can run."""
        for problem in problems:
            self.say(problem, "red")

    def case(self, played: PlayedCase) -> None:
        """A case, in full where it failed."""
        if played.passed:
            self.say(f"passed  {played.case.label}", "green")
            return
        self.say(f"FAILED  {played.case.label}", "bold red")
        for step in played.steps:
            if step.missed:
                self.say(failure(step))

    def end(self, run: Run) -> None:
        """How it went, and the failed cases once more, to be copied behind ``CASES=``."""
        for note in run.notes:
            self.say(f"note: {note}", "yellow")
        failed = run.failed
        for one in failed:
            self.say(f"failed: CASES={quote(one.case.id)}", "red")
        said = f"{len(run.played)} cases, {len(run.played) - len(failed)} passed, {len(failed)} failed"
        self.say(f"{said} in {run.seconds:.1f} s", "bold red" if failed else "bold green")


def failure(step: PlayedStep) -> str:
    """Everything on a step that went wrong: place, message, intents, bubbles, the guide's passage."""
    turn = step.turn
    lines = [f"  {step.place}: “{turn.said}”", f"    understood as  {understood(step)}"]
    for missed in step.missed:
        lines += [
            f"    {missed.place}",
            _block("expected", missed.expected),
            _block("got", missed.got),
        ]
    if not any(missed.got == turn.shown() for missed in step.missed):
        lines.append(_block("bubbles", turn.shown()))
    lines += [_block("guide", passage) for passage in passages(step)]
    return "\n".join(lines)


def understood(step: PlayedStep) -> str:
    """The intents of a message with their confidence, best first."""
    ranking = [f"{name} {confidence:.2f}" for name, confidence in step.turn.ranking[:_SHOWN_INTENTS]]
    return ", ".join(ranking) or " + ".join(step.turn.understood) or "nothing: it did not reach the model"


def _block(title: str, text: str) -> str:
    return f"      {title:<9}" + textwrap.indent(text, " " * 15).lstrip()
