"""Who may speak in a conversation: ids nobody can guess, inside tokens nobody can forge."""

from __future__ import annotations

import os
import secrets
from datetime import datetime, timedelta, timezone
from pathlib import Path

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from bot.channels.web_errors import WebError

LIFETIME = timedelta(days=30)
_SHORTEST_SECRET = 16
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


def web_secret(given: str | None, file: Path) -> str:
    """The key that tokens are signed with.

    Args:
        given: the operator's own key, from ``WEB_SECRET``.
        file: where a random key is kept when none is given, so that a restart keeps conversations open.

    Returns:
        The key.

    Raises:
        ValueError: the given key is too short to be one.
        OSError: the file cannot be written.
    """
    if given:
        if len(given) < _SHORTEST_SECRET:
            raise ValueError(f"WEB_SECRET has {len(given)} characters, {_SHORTEST_SECRET} at least: make a random one")
        return given
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()


def _write_once(file: Path, secret: str) -> None:
    """Write the key unless another process was faster; nobody ever reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(secret)
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
