"""Who may speak in a conversation: ids nobody can guess, inside tokens nobody can forge."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta, timezone

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from bot.channels.web.errors import WebError

LIFETIME = timedelta(days=30)
_SALT = "web conversation"


class Tokens:
    """Issues and reads the tokens of web conversations.

    Args:
        secret: key of the signatures. Whoever knows it can speak in any conversation whose id they know.
        lifetime: how long a token is good for.
    """

    def __init__(self, secret: str, lifetime: timedelta = LIFETIME) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt=_SALT)
        self._lifetime = lifetime

    def issue(self) -> tuple[str, str, datetime]:
        """A new conversation: its id, its token, and when the token expires."""
        conversation = secrets.token_urlsafe(24)
        expires = datetime.now(timezone.utc).replace(microsecond=0) + self._lifetime
        return conversation, str(self._serializer.dumps(conversation)), expires

    def conversation(self, authorization: str | None) -> str:
        """The conversation that an ``Authorization`` header gives access to.

        Raises:
            WebError: there is no token, it was not issued here, or it has expired.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise WebError("bad_token", "No token was sent: start a conversation first.")
        try:
            conversation = self._serializer.loads(token.strip(), max_age=int(self._lifetime.total_seconds()))
        except SignatureExpired:
            raise WebError("expired_token", "This conversation has expired. Start a new one.") from None
        except BadSignature:
            raise unknown_conversation() from None
        if not isinstance(conversation, str) or not conversation:
            raise unknown_conversation()
        return conversation


def unknown_conversation() -> WebError:
    """The same words for a forged token and for an erased conversation: neither is told from the other."""
    return WebError("bad_token", "This conversation is not known here. Start a new one.")
