"""Plots are drawn beside everything else, once for all who ask."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from datetime import date, datetime, timezone
from typing import Any

import pytest
from bot_process import ROOT

from bot.app.progress_plots import DrawnPlots
from bot.coaching.session import LoggedSession, Session, WorkSet
from bot.plots import Theme, progress_plot

HISTORY = [LoggedSession(1, "log", datetime.now(timezone.utc), Session(date.today(), (WorkSet(8),)))]


def test_everybody_who_asks_for_the_same_picture_gets_one_drawing_and_the_server_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on, drawn = threading.Event(), list[Any]()

    def draw(found: Any, theme: Theme) -> bytes:
        drawn.append(threading.current_thread())
        go_on.wait(10)
        return b"picture"

    monkeypatch.setattr(progress_plot, "draw", draw)

    async def ask() -> list[bytes]:
        plots = DrawnPlots()
        asked = [asyncio.ensure_future(plots.plot("tag", HISTORY, Theme.LIGHT)) for _ in range(4)]
        asked[0].cancel()
        await asyncio.sleep(0)
        go_on.set()
        return [*await asyncio.gather(*asked[1:]), await plots.plot("tag", HISTORY, Theme.LIGHT)]

    assert asyncio.run(ask()) == [b"picture"] * 4
    assert len(drawn) == 1
    assert drawn[0] is not threading.main_thread()


def test_a_picture_that_could_not_be_drawn_is_tried_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(found: Any, theme: Theme) -> bytes:
        raise MemoryError

    async def ask() -> bytes:
        plots = DrawnPlots()
        with monkeypatch.context() as patch:
            patch.setattr(progress_plot, "draw", broken)
            with pytest.raises(MemoryError):
                await plots.plot("tag", HISTORY, Theme.LIGHT)
        return await plots.plot("tag", HISTORY, Theme.DARK)

    assert asyncio.run(ask()).startswith(b"\x89PNG")


def test_until_somebody_asks_for_a_picture_nothing_that_draws_is_loaded() -> None:
    """matplotlib is a tenth of a start."""
    asked = "import sys, bot.app.progress_plots; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", asked], cwd=ROOT, timeout=120).returncode == 0
