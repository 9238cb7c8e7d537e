"""Requests that say in one plain way how long they are; others are refused before anything is read.

Sanic 21.12 takes any number for a length. It answers ``abc`` with an error of its own, and waits in a circle, for
everybody, on a body of ``-5`` bytes. Two lengths, or a length beside chunks, are how requests are smuggled past
a proxy.
"""

from __future__ import annotations

from typing import Any

from httptools import HttpParserInvalidURLError
from sanic.compat import Header
from sanic.exceptions import InvalidUsage
from sanic.request import Request

_MOST_DIGITS = 18
_WITHOUT_A_REQUEST = "NONE"
"""What Sanic calls the method of the request that it makes up to answer one that could not be read."""


class PlainRequest(Request):
    """A request whose body is as long as one header says, or comes in chunks.

    Args:
        url_bytes: the address as it was sent.
        headers: the headers as they were sent.
        args: as for Sanic's ``Request``.
        kwargs: as for Sanic's ``Request``.

    Raises:
        InvalidUsage: the address is none, or the headers say nothing plain about the body's length.
    """

    def __init__(self, url_bytes: bytes, headers: Header, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("method") == _WITHOUT_A_REQUEST:
            url_bytes = b"*"  # what could not be read the first time cannot be read to answer it either
        try:
            super().__init__(url_bytes, headers, *args, **kwargs)
        except HttpParserInvalidURLError:
            raise InvalidUsage("Bad Request: no address was asked for") from None
        _check_length(self.headers.getall("content-length", []), self.headers.getall("transfer-encoding", []))

    def __repr__(self) -> str:
        # Sanic logs it, and an address may hold a secret.
        return f"<{type(self).__name__}: {self.method}>"


def _check_length(lengths: list[str], codings: list[str]) -> None:
    if codings and (lengths or codings != ["chunked"]):
        raise InvalidUsage("Bad Request: send a body in chunks and without a length, or with one and in one piece")
    if lengths and not (len(lengths) == 1 and _is_length(lengths[0])):
        raise InvalidUsage("Bad Request: Content-Length is no number of bytes")


def _is_length(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
