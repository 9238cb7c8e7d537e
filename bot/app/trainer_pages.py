"""The trainer's inbox with what it needs from the rest: the agent, the environment."""

from __future__ import annotations

import os
from collections.abc import Callable

from sanic import Sanic

from bot.app.shared_rates import failed_attempts
from bot.engine.agent import CoachAgent
from bot.settings.trainer import trainer_token
from bot.trainer.inbox.desk import Desk
from bot.trainer.inbox.entrance import ATTEMPTS, Entrance
from bot.trainer.inbox.pages import InboxPages


def add_trainer_pages(app: Sanic, agent: Callable[[], CoachAgent]) -> None:
    """Open the inbox at ``/trainer`` where ``TRAINER_TOKEN`` is set; else there is no such page.

    Args:
        app: the web application.
        agent: gives the agent once it is loaded.

    Raises:
        ValueError: the token is too short.
    """
    token = trainer_token(os.environ.get("TRAINER_TOKEN"))
    if token:
        app.blueprint(InboxPages(Desk(agent), Entrance(token, failed_attempts(token, ATTEMPTS))).blueprint())
