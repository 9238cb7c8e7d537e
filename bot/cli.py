"""The command line behind the Makefile."""

from __future__ import annotations

import os
import warnings
from typing import Annotated

import typer

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
    port: Annotated[int, typer.Option(envvar="PORT", help="port to listen on")] = 5005,
) -> None:
    """Serve the bot until Ctrl-C. Prints the address when it answers."""
    typer.echo("Starting the coach. This takes some seconds.")
    import sanic.app  # noqa: F401 - turns deprecation warnings on, whatever Python was told, so it comes first

    # A lifter's friend would read a hundred lines on TensorFlow's grammar before the address.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    from bot import server  # imports TensorFlow: seconds that only this command should cost

    address = f"http://{host}:{port}/"
    server.serve(host, port, ready=lambda: typer.echo(f"The coach answers at {address}  (Ctrl-C stops it)"))


@app.command("guide-check")
def guide_check() -> None:
    """Check the guide's content files; errors name file and line."""
    from bot.guide import GuideError, load_guide, load_replies

    try:
        guide = load_guide()
        load_replies()
    except GuideError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(
        f"guide {guide.edition.id} {guide.edition.version}: {len(guide.topics)} topics, {len(guide.sections)} sections,"
        f" {len(guide.caveats)} caveats, {len(guide.sources)} sources, no problem found"
    )
