"""The inbox as pages: server-made HTML with plain forms, no script."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.visitors import visitor_address
from bot.channels.web.pages import page_policy
from bot.trainer.inbox.desk import LATEST, Desk
from bot.trainer.inbox.entrance import LIFETIME, Entrance, RefusedError, Visitor
from bot.trainer.inbox.entries import OUT_OF_SCOPE
from bot.trainer.inbox.saved_case import CannotSaveError
from bot.trainer.stories_page import templates

MAX_BODY_BYTES = 65_536
_COOKIE = "trainer"
_HOME, _SIGN_IN = "/trainer", "/trainer/sign-in"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_POLICY = {"script-src": "'none'", "connect-src": "'none'", "img-src": "'none'", "form-action": "'self'"}

Handler = Callable[..., Awaitable[HTTPResponse]]


class InboxPages:
    """Everything under ``/trainer``.

    Args:
        desk: what can be done there.
        entrance: who may.
    """

    def __init__(self, desk: Desk, entrance: Entrance) -> None:
        self._desk = desk
        self._entrance = entrance
        self._templates = templates()

    def blueprint(self) -> Blueprint:
        """The addresses."""
        pages = Blueprint("trainer", url_prefix=_HOME)
        routes: dict[str, dict[str, Handler]] = {
            "/": {"GET": self._inbox},
            "/entries": {"POST": self._decide},
            "/conversation/<key:str>": {"GET": self._conversation, "POST": self._save},
            "/sign-out": {"POST": self._sign_out},
        }
        for path, handlers in routes.items():
            for method, handler in handlers.items():
                pages.add_route(self._guarded(handler), path, methods=[method], name=f"{method}{path}")
        for method, handler in {"GET": self._ask, "POST": self._sign_in}.items():
            pages.add_route(self._met(handler), "/sign-in", methods=[method], name=f"{method}/sign-in")
        return pages

    def _guarded(self, handler: Handler) -> Handler:
        """For those who are signed in; others are asked for the token."""

        async def guarded(request: Request, visitor: Visitor, **of_path: str) -> HTTPResponse:
            if not visitor.signed_in:
                return _to(_SIGN_IN)
            return await handler(request, visitor, **of_path)

        return self._met(guarded)

    def _met(self, handler: Handler) -> Handler:
        """For everybody, but forms only if they are ours, and small."""

        async def met(request: Request, **of_path: str) -> HTTPResponse:
            visitor = self._entrance.visitor(request.cookies.get(_COOKIE))
            if visitor.signed_in and await asyncio.to_thread(self._desk.is_signed_out, visitor.id):
                visitor = self._entrance.visitor(None)
            try:
                if request.method == "POST":
                    if len(request.body) > MAX_BODY_BYTES:
                        raise RefusedError("That is more than a form of this page holds.", 413)
                    self._entrance.check_form(visitor, _field(request, "form_key"))
                return await handler(request, visitor, **of_path)
            except RefusedError as error:
                page = "sign_in" if not visitor.signed_in else "problem"
                refused = self._page(request, visitor, page, status=error.status, problem=str(error))
                if error.retry_after:
                    refused.headers["Retry-After"] = str(error.retry_after)
                return refused

        return met

    async def _ask(self, request: Request, visitor: Visitor) -> HTTPResponse:
        if visitor.signed_in:
            return _to(_HOME)
        return self._page(request, visitor, "sign_in", problem="")

    async def _sign_in(self, request: Request, visitor: Visitor) -> HTTPResponse:
        token, address = _field(request, "token"), visitor_address(request)
        known = await asyncio.to_thread(self._entrance.sign_in, token, address)
        return self._known(request, known, _to(_HOME))

    async def _sign_out(self, request: Request, visitor: Visitor) -> HTTPResponse:
        await asyncio.to_thread(self._desk.sign_out, visitor.id, LIFETIME)
        return self._known(request, self._entrance.visitor(None), _to(_SIGN_IN))

    async def _inbox(self, request: Request, visitor: Visitor) -> HTTPResponse:
        # In a thread: lifters should not wait while messages are compared.
        groups = await asyncio.to_thread(self._desk.waiting)
        return self._page(request, visitor, "list", groups=groups, intents=self._desk.intents(), latest=LATEST)

    async def _decide(self, request: Request, visitor: Visitor) -> HTTPResponse:
        keys = [key for line in _fields(request, "entry") for key in line.split()]
        what, intent = _field(request, "do"), _field(request, "intent")
        if not keys:
            return self._problem(request, visitor, "No message was chosen. Tick those that you mean.")
        if what == "dismiss":
            dismissed = await asyncio.to_thread(self._desk.dismiss, keys)
            return self._page(request, visitor, "done", outcomes=[], intent="", dismissed=dismissed)
        intent = OUT_OF_SCOPE if what == OUT_OF_SCOPE else intent
        if intent not in self._desk.intents():
            return self._problem(request, visitor, "No intent was chosen.")
        outcomes = await asyncio.to_thread(self._desk.assign, keys, intent)
        return self._page(request, visitor, "done", outcomes=outcomes, intent=intent, dismissed=0)

    async def _conversation(self, request: Request, visitor: Visitor, key: str) -> HTTPResponse:
        opened = await asyncio.to_thread(self._desk.conversation, key)
        if opened is None:
            return self._problem(request, visitor, "This conversation is gone. It may have been erased.", status=404)
        return self._page(request, visitor, "conversation", key=key, opened=opened)

    async def _save(self, request: Request, visitor: Visitor, key: str) -> HTTPResponse:
        try:
            file = await self._desk.save_case(key, _fields(request, "message"), _field(request, "name"))
        except CannotSaveError as error:
            return self._problem(request, visitor, str(error), text=error.text)
        return self._page(request, visitor, "saved", file=file)

    def _problem(
        self, request: Request, visitor: Visitor, problem: str, *, status: int = 422, text: str = ""
    ) -> HTTPResponse:
        return self._page(request, visitor, "problem", status=status, problem=problem, text=text)

    def _page(
        self, request: Request, visitor: Visitor, name: str, *, status: int = 200, text: str = "", **content: Any
    ) -> HTTPResponse:
        template = self._templates.get_template(f"inbox/{name}.html.jinja")
        form_key = self._entrance.form_key(visitor)
        html = template.render(visitor=visitor, form_key=form_key, text=text, **content)
        page = response.html(html, status=status, headers=dict(_HEADERS))
        page.headers["Content-Security-Policy"] = page_policy(html, _POLICY)
        return self._known(request, visitor, page)

    def _known(self, request: Request, visitor: Visitor, answer: HTTPResponse) -> HTTPResponse:
        """Have the browser keep who it is."""
        answer.cookies[_COOKIE] = self._entrance.cookie(visitor)
        kept = answer.cookies[_COOKIE]
        kept["path"] = _HOME
        kept["httponly"] = True
        kept["samesite"] = "Strict"
        kept["secure"] = request.scheme == "https"
        kept["max-age"] = int(LIFETIME.total_seconds())
        return answer


def _to(address: str) -> HTTPResponse:
    return response.redirect(address, status=303, headers={"Cache-Control": "no-store"})


def _field(request: Request, name: str) -> str:
    values = _fields(request, name)
    return values[0] if values else ""


def _fields(request: Request, name: str) -> list[str]:
    return [str(value) for value in request.form.getlist(name, [])] if request.form else []
