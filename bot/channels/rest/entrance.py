"""Who may use REST: a program that knows the token, or where none is set one that runs on this machine."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from limits import parse_many
from sanic.request import Request

from bot.channels.doors import Door, RefusedError
from bot.channels.rates import Rates, address_group
from bot.settings.rest import RestSettings

logger = logging.getLogger(__name__)


class RestEntrance:
    """Lets requests in, or says why not.

    Args:
        settings: what the operator set.

    Raises:
        ValueError: the rate cannot be read.
    """

    def __init__(self, settings: RestSettings) -> None:
        self._door = Door("REST", "REST_TOKEN", settings.token, on_loopback=settings.on_loopback)
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
        self._door.check(request)
        _check_origin(request)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            # A page may send text or a form to any server without asking first; JSON it may not.
            raise RefusedError(415, 'the body is not said to be JSON: send the header "Content-Type: application/json"')
        wait = self._rates.seconds_to_wait(self._limits, address_group(request.remote_addr or request.ip))
        if wait:
            raise RefusedError(429, f"too many messages: wait {wait} s", {"Retry-After": str(wait)})


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) != request.headers.get("host", "").lower():
        raise RefusedError(403, "REST is not for pages of somebody else: use the web chat and WEB_ORIGINS")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
