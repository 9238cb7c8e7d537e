"""Whatever comes in at whatever entrance: no error of ours, nobody held up, and not a word of it in a log.

``make fuzz`` sends 20,000 to the running bot; here some hundreds go to the same application without a model.
"""

from __future__ import annotations

import io
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from bot_process import serving
from generated_requests import MARK, TELEGRAM_SECRET, TRAINER, Keys, Sent, keys, requests, status_of
from hypothesis import HealthCheck, Phase, given, settings
from telegram_stub import contented_telegram
from web_server import WebServer

from bot.app.logs import NoWordsOfErrors
from bot.store.session import close_engines

HOW_MANY = int(os.environ.get("GENERATED", "0"))
ENVIRONMENT = {
    "TRAINER_TOKEN": TRAINER,
    "TELEGRAM_BOT_TOKEN": "123456:a-token",
    "TELEGRAM_MODE": "webhook",
    "TELEGRAM_WEBHOOK_URL": "https://coach.example",
    "TELEGRAM_WEBHOOK_SECRET": TELEGRAM_SECRET,
    "WEB_RATE": "message=1000000/minute conversation=1000000/minute code=1000000/minute",
}
Target = tuple[str, Callable[[], str]]


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    with contented_telegram() as address:
        yield {**ENVIRONMENT, "TELEGRAM_API_BASE_URL": address}


@pytest.fixture
def running_bot(model: Path, tmp_path: Path, environment: dict[str, str]) -> Iterator[Target]:
    """The bot as it is served, and what it logs."""
    with serving(tmp_path, environment) as process:
        yield process.url, lambda: process.log


@pytest.fixture
def application(
    _environment: None, environment: dict[str, str], dist: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Target]:
    """The same application without a model, and what it logs."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(NoWordsOfErrors())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    server = WebServer(dist).start()
    try:
        yield server.url, written.getvalue
    finally:
        server.stop()
        close_engines()
        logging.getLogger().removeHandler(handler)


@pytest.fixture
def target(request: pytest.FixtureRequest) -> Target:
    """An address, and what is logged there."""
    found: Target = request.getfixturevalue("running_bot" if HOW_MANY else "application")
    return found


def test_no_request_is_an_error_of_ours_or_holds_anybody_up_or_is_logged(target: Target) -> None:
    url, log = target
    statuses: Counter[int] = Counter()
    known: list[Keys] = [keys(url)]

    @settings(
        max_examples=HOW_MANY or 400,
        deadline=None,
        database=None,
        derandomize=not HOW_MANY,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(requests())
    def send(sent: Sent) -> None:
        status = status_of(url, sent.as_bytes(known[0]), more_to_come=sent.frame == "long")
        statuses[status] += 1
        assert status < 500, sent
        if sum(statuses.values()) % 100 == 0:  # a chat may have been erased, a trainer signed out
            known[0] = keys(url)

    send()
    print(f"{sum(statuses.values())} requests: {dict(sorted(statuses.items()))}")
    assert {200, 400, 401, 404, 405} <= {*statuses}
    assert httpx.get(f"{url}/livez", timeout=5, trust_env=False).status_code == 200
    assert MARK not in log()
