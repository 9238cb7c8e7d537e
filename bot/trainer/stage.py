"""A bot to rehearse with: the trained model on a database that nobody else has."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.app.logs import quiet_logs
from bot.app.server import load_agent
from bot.store.session import close_engines, engine_for_process
from bot.trainer.noon import at_noon
from bot.trainer.rehearsal import Rehearsal

_VARIABLE = "DATABASE_URL"


@contextmanager
def stage(model: Path, time_limit: float) -> Iterator[Rehearsal]:
    """The bot, loaded and warm.

    The actions find their database through ``DATABASE_URL``, so it names an empty one as long as this lasts: what
    the bot has stored for real is never touched.

    Args:
        model: the trained model.
        time_limit: seconds that a turn may take.
    """
    quiet_logs()
    folders = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with at_noon(), folders as folder, _database(f"sqlite:///{folder}/coach.db"):
        agent = load_agent(model)
        # The first parse compiles rules; no case should be timed with it.
        asyncio.run(agent.parse_message("do I need hip thrusts"))
        rehearsal = Rehearsal(agent, engine_for_process(), time_limit)
        try:
            yield rehearsal
        finally:
            rehearsal.close()
            close_engines()


@contextmanager
def _database(url: str) -> Iterator[None]:
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = url
    try:
        yield
    finally:
        del os.environ[_VARIABLE]
        if before is not None:
            os.environ[_VARIABLE] = before
