"""The route that draws a progress plot, from the log as it is now."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from sanic import Request, Sanic
from sanic.response import HTTPResponse, raw, text

from bot.app.plot_links import read_plot_token
from bot.coaching.progress import progress
from bot.coaching.session import LoggedSession
from bot.plots import Theme
from bot.store.session import in_session
from bot.store.training import sessions_of_lifter

_GONE = "There is no plot here: its address is wrong or too old, or the log was deleted."
_KEPT = 64


def add_progress_plots(app: Sanic) -> None:
    """Serve ``/plots/<token>.png``; ``?theme=dark`` for dark pages.

    Args:
        app: the web application.
    """
    drawn = DrawnPlots()

    @app.get("/plots/<token:str>")
    async def plot(request: Request, token: str) -> HTTPResponse:
        named = read_plot_token(token.removesuffix(".png"))
        history = await _history(*named) if named else None
        if not named or not history:
            return text(_GONE, status=404)
        theme = Theme.DARK if request.args.get("theme") == "dark" else Theme.LIGHT
        tag = _tag(history, theme)
        headers = {"Cache-Control": "private, no-cache", "ETag": f'"{tag}"'}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return HTTPResponse(status=304, headers=headers)
        return raw(await drawn.plot(tag, history, theme), content_type="image/png", headers=headers)


class DrawnPlots:
    """Draws plots, one at a time and beside everything else, and keeps the latest for who asks again.

    A plot takes as long as a dozen turns: four readers of one address made everybody wait 0.7 s.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "plot")
        self._latest: OrderedDict[str, asyncio.Future[bytes]] = OrderedDict()

    async def plot(self, tag: str, history: list[LoggedSession], theme: Theme) -> bytes:
        """The picture of a history.

        Args:
            tag: one picture has one, and another picture another.
            history: of one lift, at least one session.
            theme: its colours.
        """
        if tag not in self._latest:
            # What fails is tried anew by the next who asks.
            drawing = asyncio.get_running_loop().run_in_executor(self._pool, _drawn, history, theme)
            self._latest[tag] = drawing
            drawing.add_done_callback(lambda done: self._latest.pop(tag, None) if done.exception() else None)
            while len(self._latest) > _KEPT:
                self._latest.popitem(last=False)
        return await asyncio.shield(self._latest[tag])


def _drawn(history: list[LoggedSession], theme: Theme) -> bytes:
    from bot.plots.progress_plot import draw

    sessions = [one.session for one in history]
    return draw(progress(sessions, today=date.today(), lift=sessions[0].lift), theme)


async def _history(lifter: int, since: datetime, lift: str) -> list[LoggedSession]:
    logged = await in_session(lambda connection: sessions_of_lifter(connection, lifter, since=since))
    return [one for one in logged if one.session.lift == lift]


def _tag(history: list[LoggedSession], theme: Theme) -> str:
    """What a picture depends on: a stored session never changes, so its number and moment stand for it."""
    sessions = [(one.id, one.created_at.isoformat()) for one in history]
    return hashlib.sha256(f"{date.today()} {theme.name} {history[0].session.lift} {sessions}".encode()).hexdigest()[:32]
