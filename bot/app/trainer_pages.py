"""The trainer's inbox with what it needs from the rest: the agent, the counts of attempts."""

from __future__ import annotations

from collections.abc import Callable

from sanic import Sanic

from bot.app.shared_rates import failed_attempts
from bot.engine.agent import CoachAgent
from bot.trainer.inbox.desk import Desk
from bot.trainer.inbox.entrance import ATTEMPTS, Entrance
from bot.trainer.inbox.pages import InboxPages


def add_trainer_pages(app: Sanic, agent: Callable[[], CoachAgent], token: str) -> None:
    """Open the inbox at ``/trainer``.

    Args:
        app: the web application.
        agent: gives the agent once it is loaded.
        token: what a trainer signs in with.
    """
    app.blueprint(InboxPages(Desk(agent), Entrance(token, failed_attempts(token, ATTEMPTS))).blueprint())
