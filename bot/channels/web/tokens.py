"""Who may speak in a conversation: ids nobody can guess, inside tokens nobody can forge."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta, timezone

from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.channels.senders import WEB_PREFIX
from bot.channels.web.errors import WebError

LIFETIME = timedelta(days=180)
RENEWED_AFTER = timedelta(days=1)
"""A token older than that is replaced when it is used, so that a chat lives for as long as somebody writes in it."""
CLOCK_SKEW = timedelta(seconds=60)
"""How far the clock of the process that issued a token may be ahead of ours."""
_SALT = "web conversation"


class Tokens:
    """Issues and reads the tokens of web conversations.

    Args:
        secret: key of the signatures. Whoever knows it can speak in any conversation whose id they know.
        lifetime: how long a token is good for since it was issued or renewed.
    """

    def __init__(self, secret: str, lifetime: timedelta = LIFETIME) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt=_SALT)
        self._lifetime = lifetime

    def issue(self) -> tuple[str, str, datetime]:
        """A new conversation: its id, its token, and when the token expires."""
        conversation = f"{WEB_PREFIX}{secrets.token_urlsafe(24)}"
        return conversation, *self._token(conversation)

    def conversation(self, authorization: str | None, *, even_expired: bool = False) -> str:
        """The conversation that an ``Authorization`` header gives access to.

        Args:
            authorization: the header.
            even_expired: True to accept a token of any age, for who wants their data deleted.

        Raises:
            WebError: there is no token, it was not issued here, or it has expired.
        """
        conversation, age = self._read(authorization)
        if not (even_expired or -CLOCK_SKEW <= age <= self._lifetime):
            raise WebError("expired_token", "This conversation has expired. Start a new one.")
        return conversation

    def renewal(self, authorization: str | None) -> tuple[str, datetime] | None:
        """A new token in place of one that is good but no longer new, and when it expires; else None.

        Raises:
            WebError: as ``conversation``.
        """
        conversation, age = self._read(authorization)
        return self._token(conversation) if RENEWED_AFTER < age <= self._lifetime else None

    def _token(self, conversation: str) -> tuple[str, datetime]:
        expires = datetime.now(timezone.utc).replace(microsecond=0) + self._lifetime
        return str(self._serializer.dumps(conversation)), expires

    def _read(self, authorization: str | None) -> tuple[str, timedelta]:
        """The conversation in a token of ours, and how old the token is."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise WebError("bad_token", "No token was sent: start a conversation first.")
        try:
            conversation, issued = self._serializer.loads(token.strip(), return_timestamp=True)
        except (BadSignature, UnicodeError):
            raise unknown_conversation() from None
        if not isinstance(conversation, str) or not conversation:
            raise unknown_conversation()
        return conversation, datetime.now(timezone.utc) - issued


def unknown_conversation() -> WebError:
    """The same words for a forged token and for an erased conversation: neither is told from the other."""
    return WebError("bad_token", "This conversation is not known here. Start a new one.")
