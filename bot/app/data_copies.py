"""The page for a copy of one's data, with what it needs from the rest: the database and the environment."""

from __future__ import annotations

import os

from sanic import Sanic
from sqlalchemy.orm import Session

from bot.app.shared_rates import shared_rates
from bot.channels.export_page import add_export_page
from bot.channels.web.limits import Limits
from bot.settings.public_address import public_address
from bot.settings.web import SECRET_FILE, web_secret
from bot.store.export import export_file
from bot.store.export_links import export_link_is_open, use_export_link
from bot.store.session import in_session


def add_data_copies(app: Sanic) -> None:
    """Serve ``/export/<secret>``, at the rate of ``WEB_RATE`` for new conversations.

    Args:
        app: the web application.

    Raises:
        ValueError: ``PUBLIC_URL`` or ``WEB_RATE`` cannot be used.
    """
    public_address(os.environ)
    shared = shared_rates(web_secret(os.environ.get("WEB_SECRET"), SECRET_FILE))
    add_export_page(app, StoredCopies(), Limits(os.environ.get("WEB_RATE"), shared))


class StoredCopies:
    """Links and copies out of the database."""

    async def is_open(self, secret: str) -> bool:
        """Return True if a link can still be used."""
        return await in_session(lambda session: export_link_is_open(session, secret))

    async def take(self, secret: str) -> bytes | None:
        """The ZIP file that a link is good for. If making it fails, the link stays as it was."""

        def taken(session: Session) -> bytes | None:
            sender = use_export_link(session, secret)
            return None if sender is None else export_file(session, sender)

        return await in_session(taken)
