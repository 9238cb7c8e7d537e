"""What a page may send: each body read into a checked value."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Optional, TypeVar

from pydantic import BaseModel, ConstrainedStr, StrictBool, StrictStr, validator

from bot.channels.bodies import BodyError, checked, json_object
from bot.channels.message_text import MAX_CHARACTERS
from bot.channels.web.errors import WebError

MAX_BODY_BYTES = 32_768
"""2,000 characters as JSON escapes take 24,000 bytes."""
MAX_WORD = 500
_MAX_NAME = 255
_LONGEST_ZONE = 64
_LONGEST_CODE = 64
_Model = TypeVar("_Model", bound=BaseModel)


class _Words(ConstrainedStr):
    strict = True
    max_length = MAX_CHARACTERS


class _Name(ConstrainedStr):
    strict = True
    max_length = _MAX_NAME


class _MessageId(_Name):
    regex = r"[!-~]*\Z"


class _Comment(ConstrainedStr):
    strict = True
    max_length = MAX_WORD


class _Zone(ConstrainedStr):
    strict = True
    max_length = _LONGEST_ZONE


class _Message(BaseModel):
    """A message with the id that the browser gave it, and where the browser is."""

    id: StrictStr
    time_zone: Optional[_Zone] = None

    @validator("id")
    def _is_uuid(cls, given: str) -> str:
        return str(uuid.UUID(given))

    @validator("time_zone")
    def _none_if_empty(cls, given: str | None) -> str | None:
        return (given or "").strip() or None


class _Typed(_Message):
    text: _Words


class _Pressed(_Message):
    payload: _Words
    title: _Words


class _Code(ConstrainedStr):
    strict = True
    min_length = 1
    max_length = _LONGEST_CODE


class _Recovery(BaseModel):
    code: _Code


@dataclass(frozen=True)
class Sent:
    """One message of a lifter: typed, or a pressed button with its title; and the browser's time zone by its name."""

    id: str
    text: str
    payload: str | None = None
    time_zone: str | None = None


class Thumb(BaseModel):
    """What a lifter thought of an answer; what is empty is left out."""

    positive: StrictBool
    message_id: Optional[_MessageId] = None
    topic: Optional[_Name] = None
    section: Optional[_Name] = None
    word: Optional[_Comment] = None

    @validator("message_id", "topic", "section", "word")
    def _none_if_empty(cls, given: str | None) -> str | None:
        return (given or "").strip() or None


def read_message(body: bytes) -> Sent:
    """The message in a request body.

    Raises:
        WebError: it is too long, or not what the contract says.
    """
    data = _object(body)
    if "payload" in data:
        pressed = _checked(_Pressed, data)
        return Sent(pressed.id, pressed.title, pressed.payload, pressed.time_zone)
    typed = _checked(_Typed, data)
    return Sent(typed.id, typed.text, time_zone=typed.time_zone)


def read_thumb(body: bytes) -> Thumb:
    """The feedback in a request body.

    Raises:
        WebError: it is too long, or not what the contract says.
    """
    return _checked(Thumb, _object(body))


def read_code(body: bytes) -> str:
    """The recovery code in a request body.

    Raises:
        WebError: it is too long, or not what the contract says.
    """
    return str(_checked(_Recovery, _object(body)).code)


def _object(body: bytes) -> dict[str, Any]:
    try:
        return json_object(body, MAX_BODY_BYTES)
    except BodyError as error:
        raise _refused(error, MAX_CHARACTERS) from None


def _checked(model: type[_Model], data: dict[str, Any]) -> _Model:
    try:
        return checked(model, data)
    except BodyError as error:
        raise _refused(error, MAX_WORD if model is Thumb else MAX_CHARACTERS) from None


def _refused(error: BodyError, at_most: int) -> WebError:
    if error.too_long:
        return WebError("too_long", f"That is too long: {at_most:,} characters at most.")
    return WebError("bad_request", f"The request cannot be read: {error}.")
