"""The key of the web chat: the operator's own, or one that is made once and kept."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SECRET_FILE = Path("var/web.secret")
_SHORTEST_SECRET = 16


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
