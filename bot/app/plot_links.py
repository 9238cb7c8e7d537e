"""Addresses of progress plots: nobody can guess them, and nothing is kept but the log that they are drawn from."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.settings.public_address import public_address
from bot.settings.web import SECRET_FILE, web_secret

LIFETIME = timedelta(days=30)
_SALT = "progress plot"


def plot_address(lifter: int, since: datetime, lift: str) -> str:
    """Where the plot of a lifter's log of one lift is.

    Args:
        lifter: number of the lifter.
        since: when that lifter was first stored: a number may be given again to somebody else.
        lift: name of the lift, as it is logged.
    """
    return f"{public_address(os.environ)}/plots/{_serializer().dumps([lifter, since.isoformat(), lift])}.png"


def read_plot_token(token: str) -> tuple[int, datetime, str] | None:
    """What an address stands for; None if it was not made here, or over 30 days ago."""
    try:
        lifter, since, lift = _serializer().loads(token, max_age=int(LIFETIME.total_seconds()))
    except BadSignature:
        return None
    return int(lifter), datetime.fromisoformat(since), str(lift)


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_secret(os.environ.get("WEB_SECRET")), salt=_SALT)


@lru_cache(maxsize=2)
def _secret(given: str | None) -> str:
    return web_secret(given, SECRET_FILE)
