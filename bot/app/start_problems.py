"""Why the bot does not start, in one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.util import CommandError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from bot.store.database import database_url


class StartError(Exception):
    """The bot cannot start. Its words are for who starts it."""


class ModelError(Exception):
    """There is no model, or none that can be loaded. Its words say what to do."""


@contextmanager
def start_problems() -> Iterator[None]:
    """Say in one line what keeps the bot from starting.

    Raises:
        StartError: in the place of whatever was raised in the block.
    """
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines() or [""]
        raise StartError(f"the database does not answer ({_address()}): {reason[0]}. Check DATABASE_URL") from None
    except CommandError as error:
        raise StartError(
            f"the database ({_address()}) was used by another version of the bot: {error}. Start that version, or a"
            " newer one"
        ) from None
    except (ArgumentError, ModelError, ValueError) as error:
        raise StartError(str(error)) from None


def _address() -> str:
    return str(make_url(database_url()).render_as_string(hide_password=True))
