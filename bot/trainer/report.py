"""``make report``: everything a trainer wants to know of the bot, in one HTML file that works offline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.guide import load_guide, load_replies
from bot.trainer.bot_names import known_names
from bot.trainer.case import Case, Said
from bot.trainer.console import Terminal
from bot.trainer.coverage import Coverage, coverage
from bot.trainer.guide_expectations import Intent
from bot.trainer.junit import write_junit
from bot.trainer.result import Run
from bot.trainer.stories import ALL_HOLD, CANNOT_RUN, ONE_FAILED, Player, Stage, Wanted, chosen, load_stage, play
from bot.trainer.stories_page import by_behaviour, templates, write_page
from bot.trainer.understanding import (
    LABELLED,
    Bin,
    IntentScore,
    Understood,
    confidence,
    confusions,
    labelled_messages,
    scores,
)
from bot.trainer.yaml_node import CaseFileError

REPORT = "report.html"


@dataclass(frozen=True)
class Understanding:
    """How the messages were understood, in the parts that the report shows."""

    messages: int
    right: int
    scores: list[IntentScore]
    names: list[str]
    cells: dict[tuple[str, str], list[Understood]]
    confidence: list[Bin]


def write_report(wanted: Wanted, terminal: Terminal, stage: Stage = load_stage) -> int:
    """Play the cases, ask the labelled messages, write the report.

    Args:
        wanted: what to play.
        terminal: where progress is shown.
        stage: gives the bot.

    Returns:
        0 if all expectations hold, 1 if one does not, 2 if something kept the cases from being played. The report is
        written in the first two cases.
    """
    try:
        suite = chosen(wanted)
        run = Run(notes=suite.notes)
        terminal.say("Loading the bot. This takes some seconds.")
        with stage(wanted.model, wanted.time_limit) as player:
            play(suite.cases, run, player, terminal)
            found = ask(messages(suite.cases), player)
    except CaseFileError as error:
        terminal.problems(error.problems)
        return CANNOT_RUN
    left = coverage(load_guide(), load_replies(), known_names().intents, run.played)
    page = render(run, understanding(found), left)
    wanted.reports.mkdir(parents=True, exist_ok=True)
    (wanted.reports / REPORT).write_text(page, encoding="utf-8")
    write_page(run, wanted.reports)
    write_junit(run, wanted.reports)
    terminal.end(run)
    terminal.say(f"The report is in {wanted.reports / REPORT}")
    return ONE_FAILED if run.failed else ALL_HOLD


def messages(cases: tuple[Case, ...], labelled: Path = LABELLED) -> list[tuple[str, tuple[str, ...]]]:
    """Messages and the intents that are right for them: labelled ones, and those of cases that expect an intent.

    Args:
        cases: conversation tests.
        labelled: table of labelled messages; left out where it is missing.
    """
    found = labelled_messages(labelled) if labelled.is_file() else []
    for case in cases:
        for step in case.steps:
            if isinstance(step, Said) and not step.text.startswith("/"):
                wanted = tuple(one.name for one in step.expectations if isinstance(one, Intent))
                found += [(step.text, wanted)] if wanted else []
    return [*dict.fromkeys(found)]


def ask(labelled: list[tuple[str, tuple[str, ...]]], player: Player) -> list[Understood]:
    """What the bot takes the messages for."""
    found = []
    for text, wanted in labelled:
        name, sure = player.understand(text)
        found.append(Understood(text, wanted, name, sure))
    return found


def understanding(found: list[Understood]) -> Understanding:
    """The parts of the report on how messages were understood."""
    cells = confusions(found)
    return Understanding(
        len(found),
        sum(one.right for one in found),
        scores(found),
        sorted({name for cell in cells for name in cell}),
        cells,
        confidence(found),
    )


def render(run: Run, found: Understanding, left: Coverage) -> str:
    """The report as HTML."""
    template = templates().get_template("report.html.jinja")
    guide = load_guide()
    return template.render(run=run, behaviours=by_behaviour(run), found=found, left=left, guide=guide)
