"""Who may use REST: a program that knows the token, or where none is set one that runs on this machine."""

from __future__ import annotations

import hmac
import logging
from urllib.parse import urlsplit

from limits import parse_many
from sanic.request import Request

from bot.channels.rates import Rates, address_group
from bot.channels.visitors import PASSED_ON
from bot.settings.public_address import is_loopback
from bot.settings.rest import RestSettings

logger = logging.getLogger(__name__)


class RefusedError(Exception):
    """A request that is not let in. ``status``, ``problem`` and ``headers`` go back to the caller."""

    def __init__(self, status: int, problem: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.headers = headers or {}


class RestEntrance:
    """Lets requests in, or says why not.

    Args:
        settings: what the operator set.

    Raises:
        ValueError: the rate cannot be read.
    """

    def __init__(self, settings: RestSettings) -> None:
        self._settings = settings
        self._rates = Rates()
        try:
            self._limits = parse_many(settings.rate) if settings.rate else []
        except ValueError:
            raise ValueError(f"REST_RATE: {settings.rate!r} is no rate: write it like 600/minute") from None
        if not (settings.on_loopback or settings.token):
            logger.warning("REST is off: the server listens beyond this machine, and REST_TOKEN is not set")

    def check(self, request: Request) -> None:
        """Let a request in, and count it.

        Raises:
            RefusedError: it brings no token of ours, comes from a web page of somebody else, is no JSON, or is one
                too many.
        """
        if self._settings.token:
            self._check_token(request, self._settings.token)
        else:
            self._check_local(request)
        _check_origin(request)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            # A page may send text or a form to any server without asking first; JSON it may not.
            raise RefusedError(415, 'the body is not said to be JSON: send the header "Content-Type: application/json"')
        wait = self._rates.seconds_to_wait(self._limits, address_group(request.remote_addr or request.ip))
        if wait:
            raise RefusedError(429, f"too many messages: wait {wait} s", {"Retry-After": str(wait)})

    def _check_token(self, request: Request, token: str) -> None:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        is_ours = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())
        if scheme.lower() != "bearer" or not is_ours:
            raise RefusedError(
                401,
                'the token is wrong or missing: send the header "Authorization: Bearer …" with REST_TOKEN',
                {"WWW-Authenticate": "Bearer"},
            )

    def _check_local(self, request: Request) -> None:
        came_through_proxy = any(header in request.headers for header in PASSED_ON)
        if not self._settings.on_loopback or came_through_proxy or not is_loopback(request.ip):
            raise RefusedError(403, "REST is for programs on this machine: set REST_TOKEN to use it from elsewhere")
        # A page of somebody else can have its own name lead here, and would then count as ours (DNS rebinding).
        if not is_loopback(_name(request.headers.get("host", ""))):
            raise RefusedError(403, "REST is not served under this name: ask for localhost, or set REST_TOKEN")


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) != request.headers.get("host", "").lower():
        raise RefusedError(403, "REST is not for pages of somebody else: use the web chat and WEB_ORIGINS")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
