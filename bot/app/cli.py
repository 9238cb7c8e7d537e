"""The command line behind the Makefile."""

from __future__ import annotations

import gc
import os
import warnings
from pathlib import Path
from typing import Annotated

import typer

from bot.app.address import address_problem

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="A hip-thrust coach that answers from a written guide."
)


@app.callback()
def main() -> None:
    """Set what has to stand before Rasa and TensorFlow are imported."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Idle threads of the linear algebra would spin on the second core for as long as a turn lasts.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")


@app.command()
def serve(
    host: Annotated[str, typer.Option(envvar="HOST", help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help="port to listen on")] = 5005,
) -> None:
    """Serve the bot until Ctrl-C. Prints the address when it answers."""
    problem = address_problem(host, port)
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(2)
    typer.echo("Starting the coach. This takes some seconds.")
    # A million objects of libraries come to stay: looking through them while they come is a tenth of a start.
    gc.disable()
    import sanic.app  # noqa: F401 - turns deprecation warnings on, whatever Python was told, so it comes first

    # A lifter's friend would read a hundred lines on TensorFlow's grammar before the address.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    from bot.app import server  # imports TensorFlow: seconds that only this command should cost
    from bot.app.start_problems import StartError

    # Links to pictures and copies name the place where it listens.
    os.environ["HOST"], os.environ["PORT"] = host, str(port)
    address = f"http://{host}:{port}/"
    try:
        server.serve(host, port, ready=lambda: typer.echo(f"The coach answers at {address}  (Ctrl-C stops it)"))
    except StartError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from None


@app.command()
def migrate() -> None:
    """Bring the tables of the database up to date, and end. Every start does so too; the second one waits."""
    from bot.store.database import database_url
    from bot.store.database import migrate as bring_up_to_date

    bring_up_to_date(database_url())
    typer.echo("The tables are up to date.")


@app.command()
def stories(
    cases: Annotated[
        str, typer.Argument(envvar="CASES", help="file or folder of conversation tests, or path::name for one of them")
    ] = "tests/conversations",
    words: Annotated[
        str, typer.Option("-k", envvar="K", help="only cases with these words in path or name: 'back and not pain'")
    ] = "",
    fail_fast: Annotated[bool, typer.Option("--fail-fast", "-x", help="stop at the first case that fails")] = False,
    failed: Annotated[bool, typer.Option("--failed", help="only cases that failed in the last run")] = False,
    watching: Annotated[bool, typer.Option("--watch", "-w", help="run again whenever a file is saved")] = False,
    time_limit: Annotated[float, typer.Option(help="seconds that one turn may take")] = 20.0,
    model: Annotated[Path, typer.Option(help="the trained model")] = Path("models/coach.tar.gz"),
) -> None:
    """Run conversation tests with the real model and actions. Exits 1 if one fails, 2 if they cannot be run."""
    from rich.console import Console

    from bot.trainer.console import Terminal
    from bot.trainer.stories import Wanted, play_once
    from bot.trainer.watch import watch

    wanted = Wanted(cases, words, failed, fail_fast, model, time_limit)
    terminal = Terminal(Console(highlight=False))
    raise typer.Exit(watch(wanted, terminal) if watching else play_once(wanted, terminal))


@app.command()
def report(
    cases: Annotated[
        str, typer.Argument(envvar="CASES", help="file or folder of conversation tests")
    ] = "tests/conversations",
    time_limit: Annotated[float, typer.Option(help="seconds that one turn may take")] = 20.0,
    model: Annotated[Path, typer.Option(help="the trained model")] = Path("models/coach.tar.gz"),
) -> None:
    """Write reports/report.html: conversations, intents, confusions, coverage of the guide."""
    from rich.console import Console

    from bot.trainer.console import Terminal
    from bot.trainer.report import write_report
    from bot.trainer.stories import Wanted

    wanted = Wanted(cases, model=model, time_limit=time_limit)
    raise typer.Exit(write_report(wanted, Terminal(Console(highlight=False))))


@app.command("guide-check")
def guide_check() -> None:
    """Check the guide's content files, and that each topic can be asked for; errors name file and line."""
    from bot.guide import GuideError, load_guide, load_replies
    from bot.trainer.wiring import unwired
    from bot.trainer.yaml_node import CaseFileError

    try:
        guide = load_guide()
        load_replies()
        problems = unwired(guide.topics)
    except (GuideError, CaseFileError) as error:
        problems = list(error.problems)
    if problems:
        typer.echo("\n".join(problems), err=True)
        raise typer.Exit(1)
    typer.echo(
        f"guide {guide.edition.id} {guide.edition.version}: {len(guide.topics)} topics, {len(guide.sections)} sections,"
        f" {len(guide.caveats)} caveats, {len(guide.sources)} sources, no problem found"
    )
