"""``python -m bench.ratchet``: hold what conversations and training logs have reached; the shares only go up.

The conversations and logs lie outside the repository (``RATCHET_FOLDER``, else ``../shared``), so that nothing is
written for their sentences. Where they are missing there is nothing to hold, and the command says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bench.servers import HOST, ours
from bench.training import ROOT

RECORD = ROOT / "bench" / "ratchet.json"
MODEL = ROOT / "models" / "coach.tar.gz"
_RATE = "message=60000/minute conversation=600000/hour"
"""Each conversation and each log comes from a sender of its own, all within seconds."""

Shares = dict[str, float]


def main(
    record: Annotated[bool, typer.Option("--record", help="write what went up into bench/ratchet.json")] = False,
) -> None:
    """Play conversations and logs to the trained bot and compare the shares with those on record."""
    console = Console()
    folder = Path(os.environ.get("RATCHET_FOLDER", ROOT.parent / "shared"))
    if not (folder / "tools" / "talks.py").is_file():
        console.print(f"== ratchet: no conversations in {folder.name}/, so there is nothing to hold")
        return
    if not MODEL.is_file():
        console.print(f"no model at {MODEL.relative_to(ROOT)}: run `make train` first", style="red")
        raise typer.Exit(2)
    console.print("== ratchet: conversations and training logs, played to the trained bot")
    with tempfile.TemporaryDirectory() as temporary, ours(MODEL, Path(temporary), WEB_RATE=_RATE) as bot:
        measured = measure(folder, f"http://{HOST}:{bot.port}")
    recorded: Shares = json.loads(RECORD.read_text(encoding="utf-8"))
    lower = below(recorded, measured)
    console.print(_table(recorded, measured, lower))
    if record:
        best = {name: max(share, recorded.get(name, 0.0)) for name, share in measured.items()}
        RECORD.write_text(json.dumps(dict(sorted(best.items())), indent=1) + "\n", encoding="utf-8")
    if lower:
        console.print(f"lower than on record: {', '.join(lower)}", style="red")
        raise typer.Exit(1)


def below(recorded: Shares, measured: Shares) -> list[str]:
    """The names whose measured share is lower than the recorded one, or missing."""
    return [name for name, share in recorded.items() if measured.get(name, 0.0) < share]


def measure(folder: Path, url: str) -> Shares:
    """The shares by name, each from 0 to 1, more is better.

    Args:
        folder: holds ``tools/``, ``talks/`` and ``logs/``.
        url: where the bot answers.

    Raises:
        subprocess.CalledProcessError: a runner broke off.
    """
    talks = _last_line(folder / "tools" / "talks.py", url, *sorted((folder / "talks").glob("*.yml")))
    logs = _last_line(folder / "tools" / "logs.py", url, folder / "logs" / "notations.tsv")
    wrong = logs["shares"]["wrong"]
    return {
        "talks": talks["share"],
        **{f"talks: {kind}": share for kind, share in talks["kinds"].items()},
        "talks: unsafe turns kept": round(1 - talks["unsafe_failed"] / talks["scored"], 3),
        "logs: right": logs["shares"]["right"],
        "logs: not wrong": round(1 - wrong, 3),
        "logs: stored where nobody needs to ask": round(logs["must_store"]["right"] / logs["must_store"]["n"], 3),
    }


def _last_line(tool: Path, *arguments: object) -> dict:
    command = [sys.executable, str(tool), *map(str, arguments)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(printed.splitlines()[-1]))


def _table(recorded: Shares, measured: Shares, lower: list[str]) -> Table:
    table = Table("measured on", "on record", "now")
    for name, share in measured.items():
        style = "red" if name in lower else None
        table.add_row(name, f"{recorded[name]:.3f}" if name in recorded else "-", f"{share:.3f}", style=style)
    return table


if __name__ == "__main__":
    typer.run(main)
