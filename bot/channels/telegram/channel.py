"""Telegram: what becomes of an update, from its arrival to the last message of its answer."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections import deque
from dataclasses import replace
from typing import Any

from telegram import Bot, Update, User

from bot.channels.fixed_replies import LOST, NO_WORDS, fixed_reply
from bot.channels.message_text import MAX_CHARACTERS, MAX_FILE_BYTES, MessageTooLongError, as_typed, clean
from bot.channels.telegram.coach import Coach, Item
from bot.channels.telegram.commands import DELETE_BUTTONS, INTENTS, deep_link_topic, own_reply
from bot.channels.telegram.order import InOrder
from bot.channels.telegram.payloads import ERASE, KEEP, callback_data, payload_of, was_offered
from bot.channels.telegram.send import Sender
from bot.channels.telegram.store import TelegramStore
from bot.channels.telegram.updates import (
    Command,
    Incoming,
    Moved,
    Place,
    Pressed,
    Said,
    SentFile,
    Wordless,
    group_prefix,
    incoming,
)
from bot.channels.telegram.view import Outgoing, has_erased, outgoing
from bot.channels.telegram.words import (
    COPY_FAILED,
    CORRECTED,
    DELETE_FAILED,
    DELETED,
    FILE_FAILED,
    FILE_NAME,
    KEPT,
    NOT_YOUR_BUTTON,
    OLD_BUTTON,
    PHOTO_NOTE,
    START,
    TOO_LONG,
    unreadable,
)

_REMEMBERED = 1000
_LONGEST_NAME = 100

logger = logging.getLogger(__name__)


class TelegramChannel:
    """Answers updates: each once, those of a chat in order, also across a restart.

    Args:
        bot: Telegram's API, initialised before the first update.
        store: what keeps what must survive a restart.
        coach: who answers.
        sender: the way out.
    """

    def __init__(self, bot: Bot, store: TelegramStore, coach: Coach, sender: Sender) -> None:
        self._bot = bot
        self._store = store
        self._coach = coach
        self._sender = sender
        self._order = InOrder()
        self._taking_in = asyncio.Lock()
        self._erased: deque[tuple[int, int | None]] = deque(maxlen=_REMEMBERED)
        self._not_kept: deque[int] = deque(maxlen=_REMEMBERED)

    @property
    def me(self) -> User:
        """The bot's own account."""
        return self._bot.bot

    async def take_in(self, update: Update) -> None:
        """Keep an update and have it answered, unless it says nothing or was here before.

        It is kept when this returns: whoever delivered it may forget it.

        Args:
            update: of any type.

        Raises:
            Exception: it cannot be kept now. It is answered once without, as it may tell of an emergency.
        """
        found = incoming(update, self.me)
        if found is None:
            return
        # One by one: of a chat's updates that arrive together the first is also worked off first.
        async with self._taking_in:
            try:
                is_new = await self._store.take_in(found.update_id, found.place.conversation, update.to_json())
            except Exception:
                # Telegram sends it again until it can be kept, and then it is answered in full.
                if found.update_id not in self._not_kept:
                    self._not_kept.append(found.update_id)
                    self._order.add(found.place.chat_id, found.update_id, lambda: self._answer_without_store(found))
                raise
            if is_new:
                self._have_answered(found)

    async def go_on(self) -> None:
        """Take up what a process that is gone left behind, this one's before its last restart or another one's."""
        for waiting in await self._store.left_behind():
            try:
                found = incoming(Update.de_json(json.loads(waiting.body), self._bot), self.me)
            except Exception as error:  # noqa: BLE001 - another version may have written it; the next start would fail again
                logger.error("a stored Telegram update could not be read: %s", type(error).__name__)
                found = None
            if found:
                self._have_answered(found, again=True, sent=waiting.sent)
            else:
                await self._store.finish(waiting.update_id)

    def waiting(self) -> int:
        """How many updates wait for those before them."""
        return self._order.waiting()

    async def idle(self) -> None:
        """Wait until everything that was taken in is answered."""
        await self._order.idle()

    async def stop(self) -> None:
        """Stop at once; what is not answered yet is taken up at the next start."""
        await self._order.stop()

    def _have_answered(self, found: Incoming, again: bool = False, sent: int = 0) -> None:
        self._order.add(found.place.chat_id, found.update_id, lambda: self._answer(found, again, sent))

    async def _answer(self, found: Incoming, again: bool, sent: int) -> None:
        place = found.place
        try:
            replies = await self._replies(found, again)
        except Exception as error:  # noqa: BLE001 - the store, most likely; a lifter must not be met by silence
            logger.error("a Telegram update could not be answered: %s", type(error).__name__)
            await self._answer_without_store(found)
            return
        for number, reply in enumerate(replies[sent:], sent + 1):
            reply = await self._with_copy(place, reply)
            data = [await callback_data(self._store, place.conversation, button.payload) for button in reply.buttons]
            await self._sender.send(place, reply, data)
            if number < len(replies):
                await self._store.note_sent(found.update_id, number)
        new = self._sender.moved_to(place.chat_id)
        if new is not None:
            # Telegram may never tell a bot that was muted meanwhile in another way.
            await self._store.move_group(group_prefix(place.chat_id), group_prefix(new))
        await self._store.finish(found.update_id)

    async def _answer_without_store(self, found: Incoming) -> None:
        """Answer what was said while nothing can be kept; the coach knows what to say then."""
        said = found.what.caption if isinstance(found.what, SentFile) else found.what
        items = await self._typed(found, said) if isinstance(said, Said) else [fixed_reply(LOST)]
        for reply in outgoing(items):
            # What a button stands for could not be kept either.
            await self._sender.send(found.place, replace(reply, buttons=()), [])

    async def _with_copy(self, place: Place, reply: Outgoing) -> Outgoing:
        if not reply.copy:
            return reply
        try:
            return replace(reply, document=await self._store.copy(place.conversation))
        except Exception as error:  # noqa: BLE001 - whatever failed, the lifter must not be told of a file that is not there
            logger.error("the copy of somebody's data could not be made: %s", type(error).__name__)
            return outgoing([fixed_reply(COPY_FAILED)])[0]

    async def _replies(self, found: Incoming, again: bool) -> list[Outgoing]:
        what = found.what
        if isinstance(what, Moved):
            await self._store.move_group(group_prefix(what.old), group_prefix(what.new))
            return []
        if isinstance(what, Command):
            return await self._command(found, what)
        if isinstance(what, Pressed):
            return await self._press(found, what, again)
        if isinstance(what, Wordless):
            # An album arrives as one message for each picture.
            if what.album and not await self._first(found.place, f"album:{what.album}", again):
                return []
            return outgoing([fixed_reply(unreadable(what.kind))])
        if isinstance(what, SentFile):
            # The question about the file comes last: what is said next answers it.
            return outgoing([*await self._beside(found, what), *await self._file(found, what)])
        # The last wording that was answered, so that an edit which changes no word is none.
        if not await self._first(found.place, f"text:{what.message_id}", again, self._digest(what.text)):
            return []
        note = CORRECTED if what.edited else PHOTO_NOTE if what.beside_photo else None
        return outgoing(await self._typed(found, what), note)

    async def _command(self, found: Incoming, command: Command) -> list[Outgoing]:
        topic = deep_link_topic(command)
        if topic:
            items = await self._turn(found, f"/{topic}", {"title": topic.replace("_", " ")})
            return outgoing([{"text": START}, *items])
        reply = own_reply(command)
        if reply:
            return outgoing([reply])
        intent = INTENTS.get(command.name)
        if intent and not command.argument:
            return outgoing(await self._turn(found, f"/{intent}", {"title": command.name}))
        # The words behind a command of ours keep their signs: in "62.5 kg" a point is no slip.
        ours = intent or command.name == "link"
        typed = Said(f"{'' if ours else '/'}{command.name} {command.argument}", command.message_id)
        return outgoing(await self._typed(found, typed))

    async def _typed(self, found: Incoming, said: Said) -> list[Item]:
        try:
            text = as_typed(clean(said.text))
        except MessageTooLongError:
            return [fixed_reply(TOO_LONG.format(limit=MAX_CHARACTERS))]
        if not text:
            return [fixed_reply(NO_WORDS)]
        # An edit of the message changes what it stored.
        return await self._turn(found, text, {"said_in": said.message_id} if said.message_id else None)

    async def _beside(self, found: Incoming, sent: SentFile) -> list[Item]:
        """What is answered to the words beside a file; nothing where they only name it."""
        if sent.caption is None or not self._coach.is_about_more(sent.caption.text):
            return []
        return await self._typed(found, sent.caption)

    async def _file(self, found: Incoming, sent: SentFile) -> list[Item]:
        conversation = found.place.conversation
        try:
            body = None
            if sent.size <= MAX_FILE_BYTES:
                body = bytes(await (await self._bot.get_file(sent.id)).download_as_bytearray())
            text = await self._store.keep_file(conversation, body)
        except Exception as error:  # noqa: BLE001 - Telegram or the store; a lifter must not be met by silence
            logger.error("a file could not be taken in: %s", type(error).__name__)
            return [fixed_reply(FILE_FAILED)]
        title = clean(sent.name[:_LONGEST_NAME]) or FILE_NAME
        return await self._turn(found, text, {"title": title}, part="-file")

    async def _press(self, found: Incoming, press: Pressed, again: bool) -> list[Outgoing]:
        place = found.place
        if press.somebody_elses:
            await self._sender.answer_press(press.query_id, NOT_YOUR_BUTTON)
            return []
        first = (place.chat_id, press.message_id) not in self._erased
        if not (first and await self._first(place, f"press:{press.message_id}", again)):
            await self._sender.answer_press(press.query_id)
            return []
        payload = await payload_of(self._store, place.conversation, press.data)
        title = await was_offered(self._store, place.conversation, payload, press.title) if payload else None
        known = bool(title or press.title or press.data in (ERASE, KEEP))
        # Beside the turn: the spinner stops at once, and the answer waits for neither.
        tidying = asyncio.ensure_future(self._tidy_up(place, press, None if known else OLD_BUTTON))
        try:
            if press.data in (ERASE, KEEP):
                return await self._delete(place, press)
            if payload and title:
                items = await self._turn(found, payload, {"title": title})
                if has_erased(items):
                    # The mark of this press is gone too; pressed twice, it would be read as words.
                    self._erased.append((place.chat_id, press.message_id))
                return outgoing(items)
            if press.title:
                # Of a button of ours that the coach never offered, or long ago, the words on it are read.
                return outgoing(await self._typed(found, Said(press.title, message_id=0)))
            return []
        finally:
            await asyncio.wait({tidying})

    async def _tidy_up(self, place: Place, press: Pressed, notice: str | None) -> None:
        await self._sender.answer_press(press.query_id, notice)
        if press.message_id is not None:
            await self._sender.remove_buttons(place.chat_id, press.message_id)

    async def _delete(self, place: Place, press: Pressed) -> list[Outgoing]:
        if press.data == KEEP:
            return outgoing([fixed_reply(KEPT)])
        try:
            await self._store.erase(place.conversation)
        except Exception as error:  # noqa: BLE001 - whatever failed, the lifter must hear that nothing is gone
            logger.error("erasing a conversation failed: %s", type(error).__name__)
            return outgoing([{"text": DELETE_FAILED, "buttons": DELETE_BUTTONS}])
        self._erased.append((place.chat_id, press.message_id))
        return outgoing([{"text": DELETED}])

    async def _turn(
        self, found: Incoming, text: str, metadata: dict[str, Any] | None = None, part: str = ""
    ) -> list[Item]:
        conversation, message_id = found.place.conversation, f"telegram-{found.update_id}{part}"
        try:
            async with self._sender.typing(found.place):
                told = {**(metadata or {}), **({"anonymous": True} if found.anonymous else {})}
                items = await self._coach.ask(conversation, text, message_id, told)
        except Exception as error:  # noqa: BLE001 - whatever fails, the lifter gets words and the log no text
            logger.error("a turn failed: %s", type(error).__name__)
            return [fixed_reply(LOST)]
        if not items:
            logger.error("a turn brought no reply")
        return items or [fixed_reply(LOST)]

    async def _first(self, place: Place, name: str, again: bool, value: str = "") -> bool:
        """Return True if something is seen for the first time; what a restart interrupted was noted before it."""
        name = f"{name}:{place.chat_id}"
        return await self._store.mark(place.conversation, name, value) or again

    def _digest(self, text: str) -> str:
        # Keyed: a bare hash of a short message can be guessed.
        return hmac.new(self._bot.token.encode(), text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]
