"""Reminders go out: every few seconds those that are due are claimed, composed and sent, each by one process."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Protocol

from sqlalchemy.orm import Session

from bot.channels.telegram.send import Delivery
from bot.conversation.reminders import LATE_AT_MOST, QUIET_AFTER, next_moment
from bot.store.reminders import (
    StoredReminders,
    claim,
    due_reminders,
    move_on,
    note_answered,
    release,
    remove_reminders,
    wrote_since,
)
from bot.store.session import in_session
from bot.store.types import utc_now

_EVERY: Final = 15.0
"""Seconds between two rounds."""
_BESIDE: Final = 8
"""Reminders that are sent at once."""
_NO_ZONE: Final = "Etc/UTC"

Item = dict[str, Any]
Lock = Callable[[str], AbstractAsyncContextManager[Any]]

logger = logging.getLogger(__name__)


class Composed(Protocol):
    """A reminder in words, not stored yet."""

    @property
    def items(self) -> Sequence[Item]:
        """What to send, in Rasa's shape; nothing where nothing is to be said."""

    async def store(self) -> None:
        """Keep it in the conversation."""


class ReminderRounds:
    """Sends the reminders that are due, each exactly once, whatever other processes do.

    A process claims a reminder before it sends it. One that ends in between leaves its claim: that reminder counts as
    sent, as nobody knows. One that certainly did not go out is given back, and the next round takes it.

    Args:
        compose: makes the words of a reminder for a conversation.
        deliver: sends them.
        lock: held by whoever takes a turn in a conversation.
        clock: the moment now.
    """

    def __init__(
        self,
        compose: Callable[[str], Awaitable[Composed]],
        deliver: Callable[[str, Sequence[Item]], Awaitable[Delivery]],
        lock: Lock,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._compose = compose
        self._deliver = deliver
        self._lock = lock
        self._clock = clock

    async def go_on(self) -> None:
        """Make rounds until cancelled."""
        while True:
            try:
                await self.once()
            except Exception as error:  # noqa: BLE001 - a database that is away now is back in the next round
                logger.error("a round of reminders failed: %s; trying again", type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def once(self) -> int:
        """Make one round.

        Returns:
            How many reminders went out.
        """
        due = await in_session(lambda session: due_reminders(session, self._clock()))
        beside = asyncio.Semaphore(_BESIDE)

        async def one(reminder: StoredReminders) -> bool:
            async with beside:
                return await self._settle_safely(reminder)

        return sum(await asyncio.gather(*(one(reminder) for reminder in due)))

    async def _settle_safely(self, due: StoredReminders) -> bool:
        try:
            async with self._lock(due.sender_id):
                return await self._settle(due)
        except Exception as error:  # noqa: BLE001 - one chat's trouble must not keep the others waiting
            logger.error("a reminder failed: %s", type(error).__name__)
            return False

    async def _settle(self, due: StoredReminders) -> bool:
        now = self._clock()
        due = await self._answered(due)
        late = due.next_at is not None and now - due.next_at > LATE_AT_MOST
        if due.next_at is None or late or due.claimed_at or due.unanswered >= QUIET_AFTER:
            await self._move_on(due, now, sent_at=due.claimed_at)
            return False
        if not await in_session(lambda session: claim(session, due, now)):
            return False
        try:
            word = await self._compose(due.sender_id)
        except BaseException:
            await self._release(due)
            raise
        if not word.items:
            await self._move_on(due, now, sent_at=None)
            return False
        became = await self._deliver(due.sender_id, word.items)
        if became is Delivery.NOT_YET:
            await self._release(due)
        elif became is Delivery.NOBODY:
            await in_session(lambda session: remove_reminders(session, due.sender_id))
        else:
            await self._move_on(due, now, sent_at=now)
        if became is not Delivery.SENT:
            return False
        await word.store()
        return True

    async def _answered(self, due: StoredReminders) -> StoredReminders:
        """The reminder, with none before it unanswered where the lifter has written since."""
        if not due.unanswered or due.sent_at is None:
            return due
        since = due.sent_at

        def noted(session: Session) -> bool:
            wrote = wrote_since(session, due.sender_id, since)
            if wrote:
                note_answered(session, due.sender_id)
            return wrote

        return replace(due, unanswered=0) if await in_session(noted) else due

    async def _move_on(self, due: StoredReminders, now: datetime, *, sent_at: datetime | None) -> None:
        next_at = next_moment(due.times, due.zone or _NO_ZONE, now)
        await in_session(lambda session: move_on(session, due, next_at, sent_at=sent_at))

    async def _release(self, due: StoredReminders) -> None:
        await in_session(lambda session: release(session, due))
