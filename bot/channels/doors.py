"""Doors for programs: open to who knows the token, or where none is set to programs of this machine."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from sanic.request import Request

from bot.channels.visitors import PASSED_ON
from bot.settings.public_address import is_loopback


class RefusedError(Exception):
    """A request that is not let in. ``status``, ``problem`` and ``headers`` go back to the caller."""

    def __init__(self, status: int, problem: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.headers = headers or {}


class Door:
    """Lets programs in, or says why not.

    Args:
        what: stands behind it, as the refusal calls it.
        variable: the one that sets the token.
        token: what a program sends as its bearer token; None lets in programs of this machine alone.
        on_loopback: False where the server listens beyond this machine.
    """

    def __init__(self, what: str, variable: str, token: str | None, *, on_loopback: bool) -> None:
        self._what = what
        self._variable = variable
        self._token = token
        self._on_loopback = on_loopback

    def check(self, request: Request) -> None:
        """Let a request in.

        Raises:
            RefusedError: it brings no token of ours, or comes from elsewhere where none is set.
        """
        if self._token:
            self._check_token(request, self._token)
        else:
            self._check_local(request)

    def _check_token(self, request: Request, token: str) -> None:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        is_ours = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())
        if scheme.lower() != "bearer" or not is_ours:
            raise RefusedError(
                401,
                f'the token is wrong or missing: send the header "Authorization: Bearer …" with {self._variable}',
                {"WWW-Authenticate": "Bearer"},
            )

    def _check_local(self, request: Request) -> None:
        came_through_proxy = any(header in request.headers for header in PASSED_ON)
        if not self._on_loopback or came_through_proxy or not is_loopback(request.ip):
            raise RefusedError(
                403, f"{self._what} is for programs on this machine: set {self._variable} to use it from elsewhere"
            )
        # A page of somebody else can have its own name lead here, and would then count as ours (DNS rebinding).
        if not is_loopback(_name(request.headers.get("host", ""))):
            raise RefusedError(
                403, f"{self._what} is not served under this name: ask for localhost, or set {self._variable}"
            )


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
