"""The web channel with what it needs from the rest: the database, the agent's locks, the environment."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Callable, Final

from rasa.core.agent import Agent
from rasa.core.lock_store import LockError
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet

from actions.memory import SLOT as MEMORY
from actions.plan_store import slots_of_plan
from bot.app.imported_files import message_of_file, stands_for_file
from bot.app.shared_rates import shared_rates
from bot.channels.web.channel import CoachWebInput
from bot.channels.web.limits import Limits
from bot.channels.web.origins import Origins
from bot.channels.web.request import Thumb
from bot.channels.web.tokens import Tokens
from bot.conversation import Memory
from bot.engine.agent import CoachAgent
from bot.engine.unsaved_turns import is_away
from bot.guide import load_guide
from bot.settings.public_address import own_names
from bot.settings.web import SECRET_FILE, web_secret
from bot.store.erase import erase_sender, scrub
from bot.store.feedback import add_feedback
from bot.store.imports import drop_waiting
from bot.store.link_codes import Joining, join_by_code, new_recovery_code
from bot.store.messages import has_conversation, latest_said
from bot.store.session import engine_for_process, in_session, in_thread

_OUTLIVE_A_CHAT: Final = ("time_zone",)
"""Slots with what a lifter told once and for all, that is not with the log."""

logger = logging.getLogger(__name__)


def web_channel(agent: Callable[[], CoachAgent]) -> CoachWebInput:
    """The web channel as the environment wants it: ``WEB_SECRET``, ``WEB_RATE``, ``WEB_ORIGINS``.

    Args:
        agent: gives the agent once it is loaded.

    Raises:
        ValueError: one of the variables cannot be used.
    """
    secret = web_secret(os.environ.get("WEB_SECRET"), SECRET_FILE)
    limits = Limits(os.environ.get("WEB_RATE"), shared_rates(secret))
    origins = Origins(os.environ.get("WEB_ORIGINS"), own_names(os.environ))
    return CoachWebInput(
        StoredConversations(agent),
        Tokens(secret),
        limits,
        origins,
        is_away,
        lambda: agent().thread.seconds_to_come_back(),
    )


class StoredConversations:
    """The web conversations in the database.

    Args:
        agent: gives the agent once it is loaded.
    """

    def __init__(self, agent: Callable[[], Agent]) -> None:
        self._agent = agent

    async def begin(self, conversation: str) -> None:
        """Store a session start, as Rasa would at the first message: an erased conversation is one without a row."""
        begun = self._begun(conversation, {})
        await in_thread(lambda: self._agent().tracker_store.store(begun))

    async def start_anew(self, conversation: str) -> None:
        """Delete what was said, when no process is in the middle of a turn; log, plan, kit and health stay."""
        store = self._agent().tracker_store
        async with self._agent().lock_store.lock(conversation):
            before = await in_thread(lambda: store.read(conversation)) or store.init_tracker(conversation)
            memory = Memory.from_json(before.get_slot(MEMORY)).of_a_new_chat()
            kept = {MEMORY: memory.as_json(), **{name: before.get_slot(name) for name in _OUTLIVE_A_CHAT}}
            plan = await in_thread(lambda: _plan_slots(conversation))
            await in_thread(lambda: store.put_in_place(self._begun(conversation, {**kept, **plan})))
            await in_session(lambda session: drop_waiting(session, conversation))
            # Not scrubbed: anybody may ask for a new chat often, and the daily tidying overwrites the rest.

    def _begun(self, conversation: str, slots: Mapping[str, Any]) -> Any:
        tracker = self._agent().tracker_store.init_tracker(conversation)
        begun = (ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted())
        known = (SlotSet(name, value) for name, value in slots.items() if value is not None)
        for event in (*begun, *known, ActionExecuted(ACTION_LISTEN_NAME)):
            tracker.update(event)
        return tracker

    async def exists(self, conversation: str) -> bool:
        """Return True if anything of the conversation is stored."""
        return await in_session(lambda session: has_conversation(session, conversation))

    async def latest(self, conversation: str) -> list[dict[str, Any]]:
        """Its latest user and bot events."""
        return await in_session(lambda session: latest_said(session, conversation))

    @asynccontextmanager
    async def alone(self, conversation: str) -> AsyncIterator[None]:
        """Hold the conversation, where anybody can say whose turn it is: what it means if not, the coach says."""
        async with AsyncExitStack() as held:
            try:
                await held.enter_async_context(self._agent().lock_store.lock(conversation))
            except LockError as error:
                logger.error("%s", error)
            yield

    async def add_thumb(self, conversation: str, thumb: Thumb) -> None:
        """Store a thumb; a topic or section that this guide has not is left out, as the page may be older than it."""
        guide = load_guide()
        await in_session(
            lambda session: add_feedback(
                session,
                sender_id=conversation,
                positive=thumb.positive,
                topic=thumb.topic if thumb.topic in guide.topics else None,
                section=thumb.section if thumb.section in guide.sections else None,
                guide_version=guide.edition.version,
                comment=thumb.word,
                message_id=thumb.message_id,
            )
        )

    async def keep_file(self, conversation: str, body: bytes) -> str:
        """Keep a file that was sent."""
        return await in_thread(lambda: message_of_file(conversation, body))

    def stands_for_file(self, message: str) -> bool:
        """Whether a message is one of ``keep_file``."""
        return stands_for_file(message)

    async def new_recovery_code(self, conversation: str) -> str:
        """A code that brings the lifter's log to another browser."""
        return await in_session(lambda session: new_recovery_code(session, conversation))

    async def recover(self, conversation: str, code: str) -> str:
        """Join the conversation to the lifter who has the code; what became of it, by its name."""
        store = self._agent().tracker_store
        async with self._agent().lock_store.lock(conversation):
            outcome = await in_session(lambda session: join_by_code(session, conversation, code))
            if outcome is Joining.DONE:
                tracker = await in_thread(lambda: store.read(conversation)) or store.init_tracker(conversation)
                for name, value in (await in_thread(lambda: _plan_slots(conversation))).items():
                    tracker.update(SlotSet(name, value))
                await in_thread(lambda: store.store(tracker))
        return outcome.value

    async def erase(self, conversation: str) -> None:
        """Delete everything, when no process is in the middle of a turn."""
        async with self._agent().lock_store.lock(conversation):
            await in_session(lambda session: erase_sender(session, conversation))
            await in_thread(lambda: scrub(engine_for_process()))


def _plan_slots(conversation: str) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in slots_of_plan(conversation)}
