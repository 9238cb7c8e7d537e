"""Which pages may talk to the bot: its own, and those that the operator named."""

from __future__ import annotations

from urllib.parse import urlsplit

from sanic import response
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

from bot.channels.web.errors import WebError
from bot.settings.public_address import is_loopback

TOKEN_HEADER, EXPIRES_HEADER = "Coach-Token", "Coach-Token-Expires"
"""Of an answer: the token to use from now on, and when it expires."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
}


class Origins:
    """The allowed origins.

    No cookie is ever used, so a page that passes still sees only conversations whose token it holds.

    Args:
        allowed: origins apart from our own, comma separated, from ``WEB_ORIGINS``.
        own_names: the names that may count as our own, besides those of loopback; None for any. On loopback a page
            of somebody else can have its own name lead here, and would else count as ours (DNS rebinding).

    Raises:
        ValueError: one of them is not an origin.
    """

    def __init__(self, allowed: str | None = None, own_names: frozenset[str] | None = None) -> None:
        self._own_names = own_names
        self._allowed = {_origin(one.strip()) for one in (allowed or "").split(",") if one.strip()}

    def check(self, request: Request) -> None:
        """Refuse a request that a foreign page made; programs send no origin and pass.

        Raises:
            WebError: the page is not allowed.
        """
        origin = request.headers.get("origin")
        if origin is not None and not self._knows(request, origin):
            problem = "This page may not use this bot. Its operator can add it to WEB_ORIGINS."
            raise WebError("bad_request", problem, status=403)

    def preflight(self, request: Request) -> HTTPResponse:
        """The answer to a browser that asks before it sends.

        Raises:
            WebError: the page is not allowed.
        """
        self.check(request)
        return response.empty(headers=_PREFLIGHT)

    def sign(self, request: Request, answer: BaseHTTPResponse) -> None:
        """Let the page read the answer, if it is one that is allowed."""
        answer.headers["Vary"] = "Origin"
        origin = request.headers.get("origin")
        if origin is not None and self._knows(request, origin):
            answer.headers["Access-Control-Allow-Origin"] = origin
            answer.headers["Access-Control-Expose-Headers"] = f"Retry-After, {TOKEN_HEADER}, {EXPIRES_HEADER}"

    def _knows(self, request: Request, origin: str) -> bool:
        try:
            found = _origin(origin)
        except ValueError:
            return False
        # Behind a proxy that ends TLS our own scheme is not known, so the host alone tells our own page.
        return found in self._allowed or (_host_of(found) in _own_hosts(request) and self._may_be_ours(found))

    def _may_be_ours(self, origin: str) -> bool:
        name = urlsplit(origin).hostname or ""
        return self._own_names is None or name in self._own_names or is_loopback(name)


def _origin(text: str) -> str:
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        port = None
        parts = parts._replace(netloc="")
    if (
        parts.scheme not in _DEFAULT_PORTS
        or not parts.hostname
        or parts.path.strip("/")
        or parts.query
        or parts.username
    ):
        raise ValueError(f"WEB_ORIGINS: {text!r} is not an origin: write it like https://example.com")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_default = port in (None, _DEFAULT_PORTS[parts.scheme])
    return f"{parts.scheme}://{host}" + ("" if is_default else f":{port}")


def _host_of(origin: str) -> str:
    return origin.partition("://")[2]


def _own_hosts(request: Request) -> set[str]:
    """Our host as the browser wrote it, without the port where that is the default of either scheme."""
    host = request.headers.get("host", "").lower()
    return {host, host.removesuffix(":80"), host.removesuffix(":443")}
