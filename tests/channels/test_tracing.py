"""Spans say where the time of a turn went, where an endpoint is set, and hold no word of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sanic import Sanic

from bot.app.metrics import timed, turn_taken
from bot.app.tracing import ENDPOINT, TRACING, add_tracing


@pytest.fixture
def seen() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    TRACING.start(exporter)
    yield exporter
    TRACING.stop()


@asynccontextmanager
async def lock(conversation: str) -> AsyncIterator[None]:
    yield


async def turn() -> None:
    with turn_taken("web"):
        async with timed(lock)("web:somebody"):
            raise RuntimeError("my knee hurts")


def test_a_turn_and_its_wait_are_spans_without_words_or_ids(seen: InMemorySpanExporter) -> None:
    with pytest.raises(RuntimeError):
        asyncio.run(turn())
    TRACING._provider.force_flush()
    wait, whole = seen.get_finished_spans()
    assert (wait.name, whole.name) == ("wait for the conversation", "turn")
    assert wait.parent.span_id == whole.context.span_id
    assert dict(whole.attributes) == {"channel": "web"}
    for span in (wait, whole):
        assert not [word for word in ("knee", "somebody") if word in span.to_json()]


def test_without_an_endpoint_nothing_is_sent_or_imported() -> None:
    app = Sanic("without_tracing", configure_logging=False)
    add_tracing(app, {ENDPOINT: " "})
    assert not app._future_listeners
    with pytest.raises(RuntimeError):
        asyncio.run(turn())


def test_with_an_endpoint_it_starts_and_ends_with_the_server() -> None:
    app = Sanic("with_tracing", configure_logging=False)
    add_tracing(app, {ENDPOINT: "http://127.0.0.1:9"})
    assert sorted(one.event for one in app._future_listeners) == ["after_server_stop", "before_server_start"]
