"""What nobody has come back for is deleted: at the start, and once a day."""

from __future__ import annotations

import asyncio
import logging
import os
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from sanic import Sanic

from bot.settings.retention import retention_months
from bot.store.erase import erase_sender, scrub
from bot.store.idle import drop_expired, idle_senders, is_idle
from bot.store.session import engine_for_process, session_scope
from bot.store.types import utc_now

_DAY = 24 * 60 * 60.0
Lock = Callable[[str], AbstractAsyncContextManager[Any]]

logger = logging.getLogger(__name__)


def add_retention(app: Sanic, lock: Lock) -> None:
    """Delete idle data as long as the application runs.

    Args:
        app: the web application.
        lock: held by whoever takes a turn in a conversation.

    Raises:
        ValueError: ``RETENTION_MONTHS`` is no whole number above 0.
    """
    months = retention_months(os.environ)

    @app.listener("after_server_start")
    async def begin(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.retention = asyncio.ensure_future(_daily(months, lock))

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
    with session_scope(engine_for_process()) as session:
        drop_expired(session)
    erased = 0
    if months is not None:
        before = (now or utc_now()) - relativedelta(months=months)
        with session_scope(engine_for_process()) as session:
            idle = idle_senders(session, before)
        for sender in idle:
            erased += await _erase_if_idle(sender, before, lock)
    scrub(engine_for_process())
    return erased


async def _erase_if_idle(sender: str, before: datetime, lock: Lock) -> bool:
    async with lock(sender):
        with session_scope(engine_for_process()) as session:
            # Asked again: they may have written while others were deleted.
            if not is_idle(session, sender, before):
                return False
            erase_sender(session, sender)
            return True


async def _daily(months: int | None, lock: Lock) -> None:
    while True:
        try:
            erased = await tidy_up(months, lock)
            if erased:
                logger.warning("retention: %s idle conversations were deleted", erased)
        except Exception as error:  # noqa: BLE001 - a database that is away today is back tomorrow
            logger.error("deleting idle data failed: %s; trying again tomorrow", type(error).__name__)
        await asyncio.sleep(_DAY)
