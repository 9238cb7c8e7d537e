"""Spans of turns for OpenTelemetry: where the time of a turn went, and no word or id of anybody's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sanic import Sanic

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
Span = Callable[..., AbstractContextManager[Any]]


def no_span(name: str, **attributes: str) -> AbstractContextManager[Any]:
    """A span that nobody sees."""
    return nullcontext()


class Tracing:
    """Begins spans; they are seen by nobody until ``start``.

    Attributes:
        span: begins one, by its name and attributes, to the end of the block.
    """

    def __init__(self) -> None:
        self.span: Span = no_span
        self._provider: Any = None

    def start(self, exporter: Any) -> None:
        """Send spans to an exporter of OpenTelemetry's, some seconds after they ended."""
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        self._provider = TracerProvider(resource=Resource.create({"service.name": "hip-thrust-coach"}))
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        tracer = self._provider.get_tracer(__name__)
        # Of an error the library would note its words, which may quote what was sent.
        self.span = lambda name, **attributes: tracer.start_as_current_span(
            name, attributes=attributes, record_exception=False, set_status_on_exception=False
        )

    def stop(self) -> None:
        """Send what was not sent yet."""
        if self._provider is not None:
            self._provider.shutdown()
        self.span, self._provider = no_span, None


TRACING = Tracing()
"""That of this process."""


def add_tracing(app: Sanic, environment: Mapping[str, str]) -> None:
    """Send spans where ``OTEL_EXPORTER_OTLP_ENDPOINT`` is set; the library's other variables count too.

    Args:
        app: the web application; tracing starts and ends with it.
        environment: variables by name.

    Raises:
        ValueError: the variable is set, and the libraries are not installed.
    """
    if not environment.get(ENDPOINT, "").strip():
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    except ImportError:
        raise ValueError(f"{ENDPOINT} is set, and the extra `tracing` is not installed") from None

    @app.listener("before_server_start")
    async def start(app: Sanic) -> None:
        TRACING.start(OTLPSpanExporter())

    @app.listener("after_server_stop")
    async def stop(app: Sanic) -> None:
        TRACING.stop()
