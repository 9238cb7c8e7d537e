"""What a button stands for, in the 64 bytes that Telegram has room for."""

from __future__ import annotations

import base64
import hashlib

from bot.channels.telegram.store import TelegramStore
from bot.channels.telegram.view import Button

MAX_BYTES = 64
_MAPPED = "~"
OWN = "!"
"""Opens the payloads of the channel's own buttons; any other payload that opens so is mapped."""
ERASE, KEEP = f"{OWN}erase", f"{OWN}keep"


async def callback_data(store: TelegramStore, conversation: str, payload: str) -> str:
    """The payload itself where it fits, else a key under which it is kept.

    Args:
        store: what keeps long payloads.
        conversation: whose button it is.
        payload: what the button stands for.
    """
    if payload in (ERASE, KEEP) or (payload[:1] not in (_MAPPED, OWN) and 0 < len(payload.encode()) <= MAX_BYTES):
        return payload
    # The same button always has the same key: an answer that is repeated stores nothing new.
    digest = hashlib.sha256(f"{conversation}\n{payload}".encode()).digest()
    key = _MAPPED + base64.urlsafe_b64encode(digest[:18]).decode()
    await store.keep_payload(conversation, key, payload)
    return key


async def payload_of(store: TelegramStore, conversation: str, data: str) -> str | None:
    """What a pressed button stands for; None for one of which nothing is kept.

    Args:
        store: what keeps long payloads.
        conversation: who pressed it.
        data: what Telegram sent with the press; a changed app may send anything.
    """
    return await store.payload(conversation, data) if data.startswith(_MAPPED) else data


async def was_offered(store: TelegramStore, conversation: str, payload: str, title: str | None) -> str | None:
    """The title of a button that the coach offered in this conversation; None if it never did.

    Args:
        store: what keeps the conversation.
        conversation: who pressed the button.
        payload: what it stands for.
        title: what is written on it, where Telegram tells.
    """
    titles = [button.title for button in await _offered(store, conversation) if button.payload == payload]
    if not titles:
        return None
    return title if title in titles else titles[-1]


async def _offered(store: TelegramStore, conversation: str) -> list[Button]:
    return [
        Button(str(button.get("title")), str(button.get("payload")))
        for event in await store.latest(conversation)
        if event.get("event") == "bot"
        for button in (event.get("data") or {}).get("buttons") or ()
    ]
