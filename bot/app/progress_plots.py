"""The route that draws a progress plot, from the log as it is now."""

from __future__ import annotations

from datetime import date, datetime

from sanic import Request, Sanic
from sanic.response import HTTPResponse, raw, text

from bot.app.plot_links import read_plot_token
from bot.coaching.progress import Progress, progress
from bot.plots import Theme, draw
from bot.store.session import engine_for_process, session_scope
from bot.store.training import sessions_of_lifter

_GONE = "There is no plot here: its address is wrong or too old, or the log was deleted."


def add_progress_plots(app: Sanic) -> None:
    """Serve ``/plots/<token>.png``; ``?theme=dark`` for dark pages.

    Args:
        app: the web application.
    """

    @app.get("/plots/<token:str>")
    async def plot(request: Request, token: str) -> HTTPResponse:
        named = read_plot_token(token.removesuffix(".png"))
        found = _found(*named) if named else None
        if found is None:
            return text(_GONE, status=404)
        theme = Theme.DARK if request.args.get("theme") == "dark" else Theme.LIGHT
        return raw(draw(found, theme), content_type="image/png", headers={"Cache-Control": "private, no-store"})


def _found(lifter: int, since: datetime, lift: str) -> Progress | None:
    with session_scope(engine_for_process()) as connection:
        logged = sessions_of_lifter(connection, lifter, since=since)
    history = [one.session for one in logged if one.session.lift == lift]
    return progress(history, today=date.today(), lift=lift) if history else None
