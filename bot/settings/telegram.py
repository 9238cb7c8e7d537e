"""How the environment wants Telegram."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

WEBHOOK_PATH = "/webhooks/telegram/webhook"
TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class Settings:
    """What is set for Telegram. The token and the secret stay out of its ``repr``.

    Args:
        token: the bot's token from BotFather.
        api: address of the Bot API server.
        webhook: the public address that Telegram shall send updates to; None for polling.
        secret: what Telegram sends with each update to prove itself.
    """

    token: str = field(repr=False)
    api: str = TELEGRAM
    webhook: str | None = None
    secret: str = field(default="", repr=False)


def telegram_settings(environment: Mapping[str, str]) -> Settings | None:
    """The settings in an environment, or None where Telegram is off.

    Args:
        environment: variables by name.

    Raises:
        ValueError: a variable cannot be used.
    """

    def given(name: str) -> str:
        return environment.get(f"TELEGRAM_{name}", "").strip()

    token, mode = given("BOT_TOKEN"), given("MODE").lower() or "polling"
    if not token:
        return None
    if not _TOKEN.fullmatch(token):
        raise ValueError(
            f"TELEGRAM_BOT_TOKEN is no token ({len(token)} characters): expected a number, a colon and letters, as in"
            " 123456:ABC-DEF. Copy it from BotFather once more"
        )
    api = (given("API_BASE_URL") or TELEGRAM).rstrip("/").removesuffix("/bot")
    _check_address("TELEGRAM_API_BASE_URL", api)
    if mode == "polling":
        return Settings(token, api)
    if mode != "webhook":
        raise ValueError(f"TELEGRAM_MODE is {mode!r}: write polling or webhook")
    secret = given("WEBHOOK_SECRET") or hashlib.sha256(f"webhook of {token}".encode()).hexdigest()
    if not _SECRET.fullmatch(secret):
        raise ValueError(
            f"TELEGRAM_WEBHOOK_SECRET has {len(secret)} characters, or some that Telegram does not take: use 1 to 256"
            " of A-Z, a-z, 0-9, _ and -"
        )
    return Settings(token, api, _webhook(given("WEBHOOK_URL")), secret)


def _webhook(url: str) -> str:
    if not url:
        raise ValueError(
            "TELEGRAM_WEBHOOK_URL is not set, and TELEGRAM_MODE is webhook: give the public address of this server,"
            f" such as https://coach.example{WEBHOOK_PATH}, or set TELEGRAM_MODE=polling, which needs none"
        )
    _check_address("TELEGRAM_WEBHOOK_URL", url)
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + WEBHOOK_PATH


def _check_address(name: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{name} is no web address: expected one that begins with https://")
