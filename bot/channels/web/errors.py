"""What the web chat says when it cannot answer: a code for the page, words for the reader."""

from __future__ import annotations

from typing import Final

from sanic import response
from sanic.response import HTTPResponse

STATUS = {
    "bad_request": 400,
    "bad_token": 401,
    "expired_token": 401,
    "too_long": 413,
    "rate_limited": 429,
    "server": 500,
    "away": 503,
}
AWAY: Final = "I can't read or save anything right now. Please try again in a moment."
BUSY: Final = "Many people are asking me things right now. Please try again in a moment."
SOON: Final = 2
"""Seconds after which who found the store away may try again."""


class WebError(Exception):
    """A request that cannot be answered.

    Args:
        code: one of ``STATUS``; the page decides by it what to do.
        message: what the reader is told. Never repeats what they sent, because errors are logged.
        status: HTTP status where it differs from that of the code.
        retry_after: seconds after which the same request may pass.
    """

    def __init__(self, code: str, message: str, *, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.status = status or STATUS[code]
        self.retry_after = retry_after

    @classmethod
    def of_status(cls, status: int, message: str) -> WebError:
        """An error that Sanic raised before the channel was asked, such as an unknown path."""
        if status == STATUS["too_long"]:
            return cls("too_long", "That is too long.")
        return cls("server" if status >= STATUS["server"] else "bad_request", message, status=status)

    def response(self) -> HTTPResponse:
        """The error as it goes over the wire."""
        headers = {}
        if self.retry_after is not None:
            headers["Retry-After"] = str(self.retry_after)
        if self.status == STATUS["bad_token"]:
            headers["WWW-Authenticate"] = "Bearer"
        body = {"error": {"code": self.code, "message": str(self)}}
        return response.json(body, status=self.status, headers=headers)
