"""The address of a copy of somebody's data: a page with one button, and the file behind it, once.

What only looks at an address (a preview in a chat, a scanner of mails, ``HEAD``) asks with ``GET`` and must not use
it up. So the file comes by ``POST`` alone, which nothing sends but a person's press of the button.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from typing import Protocol

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.visitors import visitor_address
from bot.channels.web.errors import WebError
from bot.channels.web.limits import CONVERSATION, Limits

FILE_NAME = "hip-thrust-coach-data.zip"
_GONE = "This link was used already, or it is too old: a link works once, for 15 minutes. Ask the coach for a new one."
_READY = (
    "This file holds what the coach keeps about you: our messages, your training log and your plans. Save it where"
    " nobody else can read it. The link works once."
)
_AWAY = "The file cannot be read right now. Your link still works: please try again in a moment."
_STYLE = (
    "body{font:1.1em/1.5 system-ui,sans-serif;max-width:34em;margin:3em auto;padding:0 1em}"
    "button{font:inherit;padding:.6em 1.2em;cursor:pointer}"
)
_POLICY = (
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; style-src"
    f" 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)
_BUTTON = '<form method="post"><button>Download my data</button></form>'

logger = logging.getLogger(__name__)


class Copies(Protocol):
    """What keeps the links and makes the copies."""

    async def is_open(self, secret: str) -> bool:
        """Return True if a link can still be used."""

    async def take(self, secret: str) -> bytes | None:
        """The ZIP file that a link is good for, or None; the link is used now."""


def add_export_page(app: Sanic, copies: Copies, limits: Limits) -> None:
    """Serve ``/export/<secret>``.

    Args:
        app: the web application.
        copies: what keeps the links and makes the copies.
        limits: how often one address may ask.
    """

    @app.route("/export/<secret:str>", methods=["GET", "HEAD", "POST"], name="export")
    async def export(request: Request, secret: str) -> HTTPResponse:
        who = visitor_address(request)
        try:
            await limits.count(CONVERSATION, who, "export")
            if request.method != "POST":
                return _page(_READY, button=True) if await copies.is_open(secret) else _page(_GONE, 410)
            packed = await copies.take(secret)
        except WebError as error:
            return _page(str(error), error.status, {"Retry-After": str(error.retry_after)})
        except Exception as error:  # noqa: BLE001 - whatever fails, the link must be said to be good still
            logger.error("a copy of somebody's data could not be made: %s", type(error).__name__)
            return _page(_AWAY, 503, {"Retry-After": "5"})
        return _page(_GONE, 410) if packed is None else _file(packed)


def _file(packed: bytes) -> HTTPResponse:
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return response.raw(packed, headers=headers, content_type="application/zip")


def _page(said: str, status: int = 200, headers: dict[str, str] | None = None, *, button: bool = False) -> HTTPResponse:
    html = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Your data</title><style>{_STYLE}</style>"
        f"<main><h1>Your data</h1><p>{said}</p>{_BUTTON if button else ''}</main></html>"
    )
    return response.html(html, status=status, headers={**_HEADERS, **(headers or {})})


_HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY, "X-Robots-Tag": "noindex"}
