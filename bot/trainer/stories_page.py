"""The results as one HTML file that works offline."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.trainer.case import Case
from bot.trainer.console import understood
from bot.trainer.passage import passages
from bot.trainer.result import PlayedCase, Run

REPORT = "stories.html"
"""Name of the report in its folder."""
_TEMPLATES = Path(__file__).parent


def write_page(run: Run, folder: Path) -> None:
    """Write the run for people: cases by behaviour, failed steps in full."""
    folder.mkdir(parents=True, exist_ok=True)
    template = templates().get_template("stories.html.jinja")
    page = template.render(run=run, behaviours=by_behaviour(run))
    (folder / REPORT).write_text(page, encoding="utf-8")


def templates() -> Environment:
    """The templates of the trainer's pages; whatever they print is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(passages=passages, understood=understood)
    return environment


def by_behaviour(run: Run) -> dict[str, list[PlayedCase]]:
    """The cases in the folders they lie in, as the folders are named by behaviour."""
    found: defaultdict[str, list[PlayedCase]] = defaultdict(list)
    for played in run.played:
        found[behaviour(played.case)].append(played)
    return dict(sorted(found.items()))


def behaviour(case: Case) -> str:
    """The name of the folder that a case lies in, in words."""
    return Path(case.place.file).parent.name.replace("_", " ") or "here"
