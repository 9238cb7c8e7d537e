"""Who may see the inbox: whoever knows ``TRAINER_TOKEN``, for some hours, in the browser that gave it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeTimedSerializer

LIFETIME = timedelta(hours=8)
ATTEMPTS = ((5, 60), (30, 60 * 60))
"""How many wrong ones an address may make, in how many seconds."""
_SIGNING = {"key_derivation": "hmac", "digest_method": hashlib.sha256}


class RefusedError(Exception):
    """Somebody may not do what they asked for; says why. ``retry_after`` are the seconds to wait, if that helps."""

    def __init__(self, problem: str, status: int = 403, retry_after: int = 0) -> None:
        super().__init__(problem)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True)
class Visitor:
    """A browser: signed in, or about to be."""

    id: str
    signed_in: bool = False


class Entrance:
    """Signs browsers in and knows them again.

    What a browser holds is signed with keys made from the token, so another token signs everybody out; who signed out
    is noted by the desk.

    Args:
        token: what opens the inbox.
        attempts: seconds that an address has to wait for its next attempt; with True it has just failed once more.
        lifetime: how long somebody stays signed in.
    """

    def __init__(self, token: str, attempts: Callable[[str, bool], int], lifetime: timedelta = LIFETIME) -> None:
        self._token = token.encode()
        self._attempts = attempts
        self._lifetime = lifetime
        self._cookies = URLSafeTimedSerializer(token, salt="trainer cookie", signer_kwargs=_SIGNING)
        self._form_key = hmac.digest(self._token, b"trainer form", "sha256")

    def visitor(self, cookie: str | None) -> Visitor:
        """Who sends a cookie; somebody new if it is none of ours, or too old."""
        try:
            id_, signed_in = self._cookies.loads(cookie or "", max_age=int(self._lifetime.total_seconds()))
        except (BadSignature, ValueError, TypeError):
            return Visitor(secrets.token_urlsafe(18))
        return Visitor(str(id_), signed_in is True)

    def cookie(self, visitor: Visitor) -> str:
        """What the browser keeps, so that it is known again."""
        return str(self._cookies.dumps([visitor.id, visitor.signed_in]))

    def sign_in(self, given: str, address: str) -> Visitor:
        """Let somebody in.

        Args:
            given: what they say the token is.
            address: where they are.

        Raises:
            RefusedError: it is not the token, or they failed too often.
        """
        wait = self._attempts(address, False)
        if wait:
            raise RefusedError(f"Too many wrong tokens. Try again in {wait} seconds.", 429, wait)
        if not hmac.compare_digest(given.encode(), self._token):
            self._attempts(address, True)
            raise RefusedError("Wrong token. Use the value of TRAINER_TOKEN.")
        # A new id: whoever knew the browser's before it was signed in knows nothing now.
        return Visitor(secrets.token_urlsafe(18), signed_in=True)

    def form_key(self, visitor: Visitor) -> str:
        """What every form of this visitor carries, so that no other page can send it."""
        return hmac.new(self._form_key, f"{visitor.id} {visitor.signed_in}".encode(), "sha256").hexdigest()

    def check_form(self, visitor: Visitor, given: str) -> None:
        """Refuse a form that was not made for this visitor.

        Raises:
            RefusedError: it was not.
        """
        if not hmac.compare_digest(given.encode(), self.form_key(visitor).encode()):
            raise RefusedError("This form is too old. Go back, load the page again and repeat what you did.")
