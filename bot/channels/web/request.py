"""What a page may send: each body read into a checked value."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from typing import Any

from bot.channels.message_text import MAX_CHARACTERS
from bot.channels.web.errors import WebError

MAX_BODY_BYTES = 32_768
"""2,000 characters as JSON escapes take 24,000 bytes."""
MAX_WORD = 500
_MAX_NAME = 255
_LONGEST_ZONE = 64

_MESSAGE_ID = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Sent:
    """One message of a lifter: typed, or a pressed button with its title; and the browser's time zone by its name."""

    id: str
    text: str
    payload: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True)
class Thumb:
    """What a lifter thought of an answer."""

    positive: bool
    message_id: str | None
    topic: str | None
    section: str | None
    word: str | None


def read_message(body: bytes) -> Sent:
    """The message in a request body.

    Raises:
        WebError: it is too long, or not what the contract says.
    """
    data = _object(body)
    id_ = _uuid(data.get("id"))
    time_zone = _optional(data, "time_zone", _LONGEST_ZONE)
    if "payload" in data:
        return Sent(id_, _string(data, "title"), _string(data, "payload"), time_zone)
    return Sent(id_, _string(data, "text"), time_zone=time_zone)


def read_thumb(body: bytes) -> Thumb:
    """The feedback in a request body.

    Raises:
        WebError: it is too long, or not what the contract says.
    """
    data = _object(body)
    if not isinstance(data.get("positive"), bool):
        raise WebError("bad_request", '"positive" is not true or false.')
    message_id = _optional(data, "message_id", _MAX_NAME)
    if message_id and not _MESSAGE_ID.fullmatch(message_id):
        raise WebError("bad_request", '"message_id" is not the id of a message.')
    return Thumb(
        positive=data["positive"],
        message_id=message_id,
        topic=_optional(data, "topic", _MAX_NAME),
        section=_optional(data, "section", _MAX_NAME),
        word=_optional(data, "word", MAX_WORD),
    )


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_BODY_BYTES:
        raise _too_long(MAX_CHARACTERS)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise WebError("bad_request", "The request is not JSON.") from None
    if not isinstance(data, dict):
        raise WebError("bad_request", "The request is not a JSON object.")
    return data


def _string(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise WebError("bad_request", f'"{key}" is not a string.')
    if len(value) > MAX_CHARACTERS:
        raise _too_long(MAX_CHARACTERS)
    return value


def _optional(data: dict[str, Any], key: str, at_most: int) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise WebError("bad_request", f'"{key}" is not a string.')
    if len(value) > at_most:
        raise _too_long(at_most)
    return value.strip() or None


def _uuid(value: object) -> str:
    try:
        return str(uuid.UUID(value if isinstance(value, str) else ""))
    except ValueError:
        raise WebError("bad_request", '"id" is not a UUID.') from None


def _too_long(at_most: int) -> WebError:
    return WebError("too_long", f"That is too long: {at_most:,} characters at most.")
