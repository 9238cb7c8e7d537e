"""What nobody has come back for is deleted: at the start, and once a day."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from sanic import Sanic
from sqlalchemy.orm import Session

from bot.settings.retention import retention_months
from bot.store.conversation_locks import Role
from bot.store.erase import erase_sender, scrub
from bot.store.idle import drop_expired, idle_senders, is_idle
from bot.store.session import engine_for_process, in_session, in_thread
from bot.store.types import utc_now

_DAY = 24 * 60 * 60.0
_LOOK_AGAIN = 15 * 60.0
"""Seconds until another process sees that the one which did it is gone."""
Lock = Callable[[str], AbstractAsyncContextManager[Any]]

logger = logging.getLogger(__name__)


def add_retention(app: Sanic, lock: Lock, role: Callable[[str], Role]) -> None:
    """Delete idle data as long as the application runs, in one of all processes.

    Args:
        app: the web application.
        lock: held by whoever takes a turn in a conversation.
        role: a role by its name.

    Raises:
        ValueError: ``RETENTION_MONTHS`` is no whole number above 0.
    """
    months = retention_months(os.environ)

    @app.listener("after_server_start")
    async def begin(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.retention = asyncio.ensure_future(_daily(months, lock, role("deletes idle data")))

    @app.listener("before_server_stop")
    async def end(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.retention.cancel()


async def tidy_up(months: int | None, lock: Lock, now: datetime | None = None) -> int:
    """Delete what has been idle for too long, and codes and links whose time is over.

    Args:
        months: for how long; None keeps everything that is not a code or a link.
        lock: held by whoever takes a turn in a conversation.
        now: the moment; the present one when left out.

    Returns:
        How many conversations were deleted.
    """
    await in_session(drop_expired)
    erased = 0
    if months is not None:
        before = (now or utc_now()) - relativedelta(months=months)
        for sender in await in_session(lambda session: idle_senders(session, before)):
            erased += await _erase_if_idle(sender, before, lock)
    await in_thread(lambda: scrub(engine_for_process()))
    return erased


async def _erase_if_idle(sender: str, before: datetime, lock: Lock) -> bool:
    def erased(session: Session) -> bool:
        # Asked again: they may have written while others were deleted.
        if not is_idle(session, sender, before):
            return False
        erase_sender(session, sender)
        return True

    async with lock(sender):
        return await in_session(erased)


async def _daily(months: int | None, lock: Lock, role: Role) -> None:
    due = 0.0
    while True:
        try:
            if time.monotonic() >= due and await role.is_mine():
                erased = await tidy_up(months, lock)
                due = time.monotonic() + _DAY
                if erased:
                    logger.warning("retention: %s idle conversations were deleted", erased)
        except Exception as error:  # noqa: BLE001 - a database that is away now is back later
            logger.error("deleting idle data failed: %s; trying again", type(error).__name__)
        await asyncio.sleep(_LOOK_AGAIN)
