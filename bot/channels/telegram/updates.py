"""What an update says to the bot: who, where, and in which way. Nothing is decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Union

from telegram import CallbackQuery, InaccessibleMessage, Message, MessageEntity, Update, User

from bot.channels.senders import TELEGRAM_PREFIX
from bot.channels.telegram.words import WORDLESS_KINDS

ALLOWED_UPDATES = ["message", "edited_message", "callback_query"]
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?$", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """Where to answer."""

    conversation: str
    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True)
class Said:
    """Words that somebody wrote: a message, a caption, or either one edited."""

    text: str
    message_id: int
    edited: bool = False
    beside_photo: bool = False


@dataclass(frozen=True)
class Command:
    """``/name argument``."""

    name: str
    argument: str = ""
    message_id: int = 0


@dataclass(frozen=True)
class Pressed:
    """A button, with what Telegram tells of the message that it hung below."""

    query_id: str
    data: str
    title: str | None = None
    message_id: int | None = None
    somebody_elses: bool = False


@dataclass(frozen=True)
class Wordless:
    """A photo, a voice message, a sticker: something without words."""

    kind: str
    album: str | None = None


@dataclass(frozen=True)
class SentFile:
    """A file, with the words beside it."""

    id: str
    name: str
    size: int
    caption: Said | None = None


@dataclass(frozen=True)
class Moved:
    """A group became a supergroup, with a number of its own."""

    old: int
    new: int


What = Union[Said, Command, Pressed, Wordless, SentFile, Moved]


@dataclass(frozen=True)
class Incoming:
    """One thing that somebody did to the bot.

    Attributes:
        update_id: Telegram's number of it.
        place: where to answer.
        what: was done.
        anonymous: a group or a channel stands in the place of the person: an administrator who stays unnamed.
    """

    update_id: int
    place: Place
    what: What
    anonymous: bool = False


def incoming(update: Update, bot: User) -> Incoming | None:
    """What an update says to the bot, or None if it says nothing to it.

    Args:
        update: the update, of any type.
        bot: the bot itself, to know when it is meant.
    """
    if update.callback_query:
        return _pressed(update.update_id, update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.is_automatic_forward:
        return None
    if message.migrate_to_chat_id or message.migrate_from_chat_id:
        return _moved(update.update_id, message)
    writer = message.from_user
    sender = message.sender_chat.id if message.sender_chat else writer.id if writer else None
    if sender is None or (writer and writer.is_bot and not message.sender_chat):
        return None
    private = message.chat.type == "private"
    text = _words(message, bot)
    if not private and text is None:
        return None
    what = _what(message, text or "", edited=update.message is None, bot=bot)
    if what is None:
        return None
    place = _place(message, sender, quote=not private or update.message is None)
    return Incoming(update.update_id, place, what, anonymous=message.sender_chat is not None)


def group_prefix(chat_id: int) -> str:
    """How the ids of all conversations in a group begin."""
    return f"{TELEGRAM_PREFIX}{chat_id}:"


def _moved(update_id: int, message: Message) -> Incoming:
    """The move, told in the old group and once more in the new one: both are worked off in the order of the old."""
    old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
    return Incoming(update_id, Place(f"{TELEGRAM_PREFIX}{old}", old), Moved(old, new))


def conversation_id(message: Message, sender: int) -> str:
    """Whose talk it is: a private chat's, or in a group each member's own."""
    chat = f"{TELEGRAM_PREFIX}{message.chat.id}"
    return chat if message.chat.type == "private" else f"{chat}:{sender}"


def _place(message: Message, sender: int, quote: bool) -> Place:
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(
        conversation_id(message, sender), message.chat.id, thread, reply_to=message.message_id if quote else None
    )


def _words(message: Message, bot: User) -> str | None:
    """The text or caption without mentions of the bot; None where nobody meant the bot."""
    text = message.text or message.caption or ""
    entities: dict[MessageEntity, str] = {}
    if message.text:
        entities = message.parse_entities()
    elif message.caption:
        entities = message.parse_caption_entities()
    name = f"@{bot.username}".lower()
    cut, commanded = [], False
    for entity, words in entities.items():
        by_name = entity.type == MessageEntity.MENTION and words.lower() == name
        by_id = entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id
        if by_name or by_id:
            cut.append(entity)
        commanded |= entity.type == MessageEntity.BOT_COMMAND and words.lower().endswith(name)
    answered = message.reply_to_message
    to_bot = bool(answered and answered.from_user and answered.from_user.id == bot.id)
    # In a forum everything answers the message that opened the topic, even when the bot opened it.
    to_bot = to_bot and not (answered and answered.forum_topic_created)
    if not (cut or commanded or to_bot or message.chat.type == "private"):
        return None
    return _without(text, cut)


def _without(text: str, entities: list[MessageEntity]) -> str:
    # Telegram counts in UTF-16.
    raw = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda entity: -entity.offset):
        raw = raw[: 2 * entity.offset] + raw[2 * (entity.offset + entity.length) :]
    return raw.decode("utf-16-le", "surrogatepass").strip()


def _what(message: Message, text: str, edited: bool, bot: User) -> What | None:
    command = _COMMAND.match(text)
    if command and not edited:
        name, addressed, argument = command.groups()
        if addressed and addressed.lower() != (bot.username or "").lower():
            return None
        return Command(name.lower(), (argument or "").strip(), message.message_id)
    kind = next((kind for kind in WORDLESS_KINDS if getattr(message, kind, None)), None)
    said = Said(text, message.message_id, edited, beside_photo=kind == "photo") if text else None
    file = message.document
    # A moving picture is a document too; an edit of the words beside a file sends no other file.
    if kind == "document" and file and not message.animation and not edited:
        return SentFile(file.file_id, file.file_name or "", file.file_size or 0, said)
    if said or edited:
        # Without words, a live place on the map is edited every few seconds.
        return said
    if kind:
        return Wordless(kind, message.media_group_id)
    # A bare mention is a greeting; what is left are notes of Telegram's own: somebody joined, a title changed.
    return Command("start") if message.text else None


def _pressed(update_id: int, query: CallbackQuery) -> Incoming | None:
    message = query.message
    if message is None or query.data is None:
        return None
    sender = query.from_user.id
    private = message.chat.type == "private"
    chat = f"{TELEGRAM_PREFIX}{message.chat.id}"
    conversation = chat if private else f"{chat}:{sender}"
    if isinstance(message, InaccessibleMessage) or not isinstance(message, Message):
        press = Pressed(query.id, query.data, message_id=message.message_id)
        return Incoming(update_id, Place(conversation, message.chat.id), press)
    asked = message.reply_to_message
    asker = (asked.sender_chat or asked.from_user) if asked else None
    place = _place(message, sender, quote=False)
    return Incoming(
        update_id,
        Place(conversation, place.chat_id, place.thread_id),
        Pressed(
            query.id,
            query.data,
            title=_title(message, query.data),
            message_id=message.message_id,
            somebody_elses=not private and asker is not None and asker.id != sender,
        ),
    )


def _title(message: Message, data: str) -> str | None:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), None)
