"""Logs hold no word that anybody sent, and are lines for people or objects for programs."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.app.logs import quiet_logs


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What goes to the one handler of a process that is set up anew."""
    stream, root = io.StringIO(), logging.getLogger()
    before, root.handlers = root.handlers, [logging.StreamHandler(stream)]
    yield stream
    root.handlers = before
    structlog.reset_defaults()


def _fail() -> None:
    try:
        int("my knee hurts")
    except ValueError:
        logging.getLogger("sanic.error").exception("a request of %s failed", "somebody", stack_info=True)


def test_of_an_error_the_kind_and_the_place_are_logged_and_none_of_its_words(written: io.StringIO) -> None:
    quiet_logs()
    _fail()
    assert "a request of somebody failed (ValueError at " in written.getvalue()
    assert "knee" not in written.getvalue()
    assert written.getvalue().count("\n") == 1


def test_json_is_an_object_a_line(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_FORMAT", "json")
    quiet_logs()
    _fail()
    logging.getLogger("bot.app").warning("REST is off")
    first, second = map(json.loads, written.getvalue().splitlines())
    assert {key: second[key] for key in ("event", "level", "logger")} == {
        "event": "REST is off",
        "level": "warning",
        "logger": "bot.app",
    }
    assert first["event"].startswith("a request of somebody failed (ValueError at ")
    assert second["timestamp"].endswith("Z")


def test_what_is_below_a_warning_is_not_written(written: io.StringIO) -> None:
    quiet_logs()
    logging.getLogger("rasa.core.processor").info("Received user message 'my knee hurts'")
    logging.getLogger("rasa.core.processor").debug("my knee hurts")
    assert written.getvalue() == ""
