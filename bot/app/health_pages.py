"""What is asked from outside: whether the process lives, whether it can take a message, and how it has been doing."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from rasa.core.agent import Agent
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy import text

from bot.app.metrics import READY, REGISTRY, count_answer
from bot.channels.doors import Door, RefusedError
from bot.settings.metrics import metrics_token
from bot.settings.public_address import is_loopback
from bot.store.session import engine_for_process, session_scope

_PATIENCE_SECONDS = 2.0


class Database:
    """The database, asked whether it answers. One that hangs is asked by one thread, however often we are."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "readyz")
        self._asking: asyncio.Future[None] | None = None

    async def answers(self) -> bool:
        """Return True if it does, within two seconds."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().run_in_executor(self._thread, _ask)
        try:
            await asyncio.wait_for(asyncio.shield(self._asking), _PATIENCE_SECONDS)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it did not answer
            return False
        return True


def _ask() -> None:
    with session_scope(engine_for_process()) as session:
        session.execute(text("SELECT 1"))


def add_health_pages(app: Sanic, agent: Callable[[], Agent | None]) -> None:
    """Serve ``/health``, ``/livez``, ``/readyz`` and ``/metrics``, and count every answer.

    Args:
        app: the web application.
        agent: gives the agent once it is loaded.

    Raises:
        ValueError: ``METRICS_TOKEN`` is too short to be one.
    """
    on_loopback = is_loopback(os.environ.get("HOST", "").strip() or "127.0.0.1")
    door = Door("/metrics", "METRICS_TOKEN", metrics_token(os.environ.get("METRICS_TOKEN")), on_loopback=on_loopback)
    database = Database()
    app.ctx.leaving = False

    def has_model() -> bool:
        found = agent()
        return bool(found and found.is_ready())

    @app.listener("before_server_stop")
    async def leave(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.leaving = True

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        return response.json({"ready": has_model()}, status=200 if has_model() else 503)

    @app.get("/livez")
    async def livez(request: Request) -> HTTPResponse:
        return response.json({"live": True})

    @app.get("/readyz")
    async def readyz(request: Request) -> HTTPResponse:
        found = {"model": has_model(), "database": await database.answers(), "staying": not app.ctx.leaving}
        is_ready = all(found.values())
        READY.set(is_ready)
        headers = {"Cache-Control": "no-store", **({} if is_ready else {"Retry-After": "2"})}
        return response.json({"ready": is_ready, **found}, status=200 if is_ready else 503, headers=headers)

    @app.get("/metrics")
    async def metrics(request: Request) -> HTTPResponse:
        try:
            door.check(request)
        except RefusedError as error:
            return response.json({"error": error.problem}, status=error.status, headers=error.headers)
        return response.raw(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)

    @app.on_response
    async def count(request: Request, answer: HTTPResponse) -> None:
        # Who hangs up gets no answer, and the one that Sanic makes for them is no error of ours.
        hung_up = request.transport is None or request.transport.is_closing()
        count_answer(request.path, "gone" if hung_up else str(answer.status))
