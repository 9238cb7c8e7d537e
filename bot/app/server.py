"""One process: the web address, Rasa, the actions and the database."""

from __future__ import annotations

import gc
import logging
import os
from asyncio import AbstractEventLoop
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from rasa.core import constants as core_constants
from rasa.core.channels.channel import register
from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.app.data_copies import add_data_copies
from bot.app.health_pages import add_health_pages
from bot.app.logs import quiet_logs
from bot.app.measured_agent import MeasuredAgent
from bot.app.progress_plots import add_progress_plots
from bot.app.retention import add_retention
from bot.app.start_problems import ModelError, start_problems
from bot.app.tracing import add_tracing
from bot.app.web_chat import web_channel
from bot.channels.plain_request import PlainRequest
from bot.channels.rest.channel import CoachRestInput
from bot.channels.web.errors import SOON
from bot.channels.web.pages import add_pages
from bot.dialogue.safety import hand_off_of
from bot.dialogue.several import PartsOfMessages
from bot.engine.agent import CoachAgent
from bot.engine.unsaved_turns import is_away
from bot.settings.proxies import proxies_before
from bot.settings.replicas import check_replicas
from bot.settings.rest import rest_settings
from bot.settings.telegram import telegram_settings
from bot.settings.trainer import trainer_token
from bot.store.conversation_locks import ConversationLocks
from bot.store.database import database_url
from bot.store.messages import turn_of
from bot.store.postgres_locks import PostgresLocks
from bot.store.session import engine_for_process, session_scope
from bot.store.tracker_store import CoachTrackerStore

MODEL = Path("models/coach.tar.gz")
WELCOME = Path(__file__).with_name("welcome.html")
WEB = Path(__file__).parents[1] / "web" / "dist"
_READ_AT_MOST = 6_000_000
"""Bytes of a body. The channels refuse less, in words; a browser cut off while it sends never reads them."""
_RESPONSE_TIMEOUT_SECONDS = 60

logger = logging.getLogger(__name__)


def lock_store(url: str) -> ConversationLocks:
    """Locks of every process on a PostgreSQL; SQLite is one process's."""
    return PostgresLocks(url) if url.startswith("postgresql") else ConversationLocks()


def answered(conversation: str, message_id: str) -> Optional[List[Dict[str, Any]]]:
    """What was said to a message, as stored bot events; None if it was never answered."""
    with session_scope(engine_for_process()) as session:
        return turn_of(session, conversation, message_id)


def load_agent(model: Path = MODEL) -> CoachAgent:
    """The agent with its model, its migrated database and its actions.

    Raises:
        ModelError: there is no model, or it cannot be loaded.
        sqlalchemy.exc.OperationalError: the database does not answer.
    """
    if not model.is_file():
        raise ModelError(f"{model}: no trained model: run `make train`")
    engine_for_process()
    url = database_url()
    agent = MeasuredAgent(
        tracker_store=CoachTrackerStore(url=url),
        lock_store=lock_store(url),
        hand_off=hand_off_of,
        answered=answered,
        parts=PartsOfMessages(),
    )
    try:
        agent.load_model(model)
    except Exception as error:
        raise ModelError(
            f"{model} cannot be loaded ({type(error).__name__}), as if it were cut short or of another version: copy it"
            " once more, or make it anew with `make train`"
        ) from error
    return agent


def create_app(
    model: Path = MODEL,
    ready: Optional[Callable[[], None]] = None,
    *,
    load: Callable[[Path], CoachAgent] = load_agent,
    web: Path = WEB,
) -> Sanic:
    """The web application; the model is loaded when it starts.

    Args:
        model: file of the trained model.
        ready: called once the first message can be answered.
        load: makes the agent from the model.
        web: folder of the built web page.
    """
    app = Sanic("hip_thrust_coach", request_class=PlainRequest, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = _READ_AT_MOST
    app.config.RESPONSE_TIMEOUT = _RESPONSE_TIMEOUT_SECONDS
    app.config.KEEP_ALIVE_TIMEOUT = core_constants.DEFAULT_KEEP_ALIVE_TIMEOUT
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.agent = None
    app.ctx.proxies = proxies_before(os.environ)
    app.config.PROXIES_COUNT = app.ctx.proxies.count
    web_chat = web_channel(lambda: app.ctx.agent)
    register([CoachRestInput(rest_settings(os.environ)), web_chat], app, route="/webhooks/")
    add_tracing(app, os.environ)
    add_health_pages(app, lambda: app.ctx.agent)
    add_pages(app, web, WELCOME)
    add_progress_plots(app)
    add_data_copies(app)
    _add_what_is_asked_for(app)
    add_retention(
        app,
        lambda conversation: app.ctx.agent.lock_store.lock(conversation),
        lambda name: app.ctx.agent.lock_store.role(name),
    )

    @app.listener("before_server_start")
    async def load_model(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.agent = load(model)

    @app.listener("after_server_start")
    async def warm_up(app: Sanic, loop: AbstractEventLoop) -> None:
        # The first parse compiles rules and maps the encoder into memory; no lifter should wait for that.
        await app.ctx.agent.parse_message("do I need hip thrusts")
        # Model and libraries stay: looking through them again and again costs time in turns, and at the end.
        if not gc.isenabled():
            gc.collect()
        gc.freeze()
        gc.enable()
        if ready:
            ready()

    @app.listener("after_server_stop")
    async def let_go(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.agent.lock_store.close()

    @app.exception(Exception)
    async def no_stack_trace(request: Request, error: Exception) -> HTTPResponse:
        if request.path.startswith(f"/webhooks/{web_chat.url_prefix()}/"):
            return web_chat.failed(request, error)
        if isinstance(error, SanicException):
            return response.json({"error": str(error)}, status=error.status_code)
        logger.error("a request failed: %s", type(error).__name__)
        if is_away(error):
            away = {"error": "the database does not answer: try again in a moment"}
            return response.json(away, status=503, headers={"Retry-After": str(SOON)})
        return response.json({"error": "something went wrong on this side"}, status=500)

    return app


def _add_what_is_asked_for(app: Sanic) -> None:
    """Open Telegram and the inbox where they are wanted; their libraries cost a start half a second."""
    telegram = telegram_settings(os.environ)
    if telegram is not None:
        from bot.app.telegram_chat import add_telegram

        add_telegram(app, lambda: app.ctx.agent, telegram)
    trainer = trainer_token(os.environ.get("TRAINER_TOKEN"))
    if trainer is not None:
        from bot.app.trainer_pages import add_trainer_pages

        add_trainer_pages(app, lambda: app.ctx.agent, trainer)


def serve(host: str, port: int, model: Path = MODEL, ready: Optional[Callable[[], Any]] = None) -> None:
    """Serve until interrupted.

    Args:
        host: address to listen on.
        port: TCP port.
        model: file of the trained model.
        ready: called once the first message can be answered.

    Raises:
        StartError: something that it needs is missing.
    """
    quiet_logs()
    # Links name the server as it was really started, also where the command line overrode the environment.
    os.environ.update(HOST=host, PORT=str(port))
    with start_problems():
        check_replicas(os.environ)
        app = create_app(model, ready, load=lambda _: agent)
        agent = load_agent(model)
    app.run(host=host, port=port, access_log=False, motd=False)
