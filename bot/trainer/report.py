"""``make report``: everything a trainer wants to know of the bot, in one HTML file that works offline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.guide import load_guide, load_replies
from bot.trainer.bot_names import known_names
from bot.trainer.case import Case, Said
from bot.trainer.console import Terminal
from bot.trainer.coverage import Coverage, coverage
from bot.trainer.guide_expectations import Intent
from bot.trainer.junit import write_junit
from bot.trainer.reading_grade import reading_grade
from bot.trainer.result import Run
from bot.trainer.robustness import WAYS, Flip, flips
from bot.trainer.stories import ALL_HOLD, CANNOT_RUN, ONE_FAILED, Player, Stage, Wanted, chosen, load_stage, play
from bot.trainer.stories_page import by_behaviour, templates, write_page
from bot.trainer.summary import changes, keep_summary, last_summary
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
_HARDEST_SHOWN = 10


@dataclass(frozen=True)
class Understanding:
    """How the messages were understood, in the parts that the report shows."""

    messages: int
    right: int
    scores: list[IntentScore]
    names: list[str]
    cells: dict[tuple[str, str], list[Understood]]
    confidence: list[Bin]


@dataclass(frozen=True)
class Parts:
    """All that the report holds. ``hardest`` are the replies that are hardest to read, with their grade."""

    run: Run
    found: Understanding
    left: Coverage
    flips: tuple[Flip, ...]
    hardest: list[tuple[float, str]]

    def numbers(self) -> dict[str, float]:
        """What the next report is compared with."""
        heard = " ".join(text for _, text in _heard(self.run))
        return {
            "conversations": len(self.run.played),
            "conversations that failed": len(self.run.failed),
            "labelled messages": self.found.messages,
            "messages understood": self.found.right,
            "cases that flip when written in another way": len(self.flips),
            "sections that no case heard of": len(self.left.unread_sections),
            "intents that no case covers": len(self.left.uncovered_intents),
            "caveats never shown": len(self.left.unseen_caveats),
            "numbers that the guide does not hold": len(self.left.strange_numbers),
            "reading grade of all that was said": round(reading_grade(heard), 1),
        }


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
            terminal.say("Playing each case again with typos, in capitals, with filler words, without punctuation …")
            flipped = flips(run.played, player)
    except CaseFileError as error:
        terminal.problems(error.problems)
        return CANNOT_RUN
    left = coverage(load_guide(), load_replies(), known_names().intents, run.played)
    wanted.reports.mkdir(parents=True, exist_ok=True)
    parts = Parts(run, understanding(found), left, flipped, hardest(run))
    page = render(parts, last_summary(wanted.reports))
    keep_summary(wanted.reports, parts.numbers())
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


def hardest(run: Run) -> list[tuple[float, str]]:
    """The replies that are hardest to read, each once, hardest first."""
    return sorted(set(_heard(run)), reverse=True)[:_HARDEST_SHOWN]


def _heard(run: Run) -> list[tuple[float, str]]:
    """What was said from the guide, without what stands under each answer, with its grade."""
    said = dict.fromkeys(
        bubble.text.split("\nKeep in mind:")[0]
        for played in run.played
        for step in played.steps
        for bubble in step.turn.bubbles
        if bubble.text
    )
    return [(round(reading_grade(text), 1), text) for text in said]


def render(parts: Parts, before: Mapping[str, float]) -> str:
    """The report as HTML.

    Args:
        parts: what it holds.
        before: the numbers of the last report.
    """
    template = templates().get_template("report.html.jinja")
    return template.render(
        run=parts.run,
        behaviours=by_behaviour(parts.run),
        found=parts.found,
        left=parts.left,
        flips=parts.flips,
        ways=list(WAYS),
        hardest=parts.hardest,
        changes=changes(before, parts.numbers()),
        guide=load_guide(),
    )
