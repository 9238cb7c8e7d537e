"""What Prometheus is told: numbers with few names, and no word or id of anybody's."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from functools import lru_cache
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, GCCollector, Histogram, ProcessCollector
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.app.tracing import TRACING
from bot.dialogue.doubt import DID_YOU_MEAN
from bot.guide import load_guide

REGISTRY: Final = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
TURNS = Counter(
    "coach_turns", "Messages that were understood, by what they are about", ("channel", "family"), registry=REGISTRY
)
TURN_SECONDS = Histogram(
    "coach_turn_seconds",
    "From a message to its reply, with all waits",
    ("channel",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
TURN_ERRORS = Counter(
    "coach_turn_errors",
    "Turns that failed, or that could not be saved and said so",
    ("channel", "kind"),
    registry=REGISTRY,
)
TURNS_OPEN = Gauge("coach_turns_open", "Messages that wait for a reply right now", registry=REGISTRY)
CONFIDENCE = Histogram(
    "coach_intent_confidence",
    "How sure the classifier was of what somebody typed",
    buckets=[tenth / 10 for tenth in range(1, 11)],
    registry=REGISTRY,
)
DOUBTS = Counter("coach_did_you_mean", "Replies that asked what was meant", ("channel",), registry=REGISTRY)
HAND_OFFS = Counter("coach_hand_offs", "Replies that sent somebody to help", ("level",), registry=REGISTRY)
LOCK_SECONDS = Histogram(
    "coach_lock_wait_seconds", "Wait for a conversation that is busy", buckets=_SECONDS, registry=REGISTRY
)
HTTP_ANSWERS = Counter("coach_http_answers", "Answers over HTTP", ("entrance", "status"), registry=REGISTRY)
TELEGRAM_WAITING = Gauge("coach_telegram_updates_waiting", "Updates that wait for those before them", registry=REGISTRY)
READY = Gauge("coach_ready", "1 if the last look at model and database found both", registry=REGISTRY)

_FAMILIES: Final = {
    "log_session": "log",
    "inform": "log",
    "show_progress": "progress",
    "build_plan": "plan",
    "delete_my_data": "data",
    "export_my_data": "data",
    "ask_why": "follow_up",
    "ask_more": "follow_up",
    "out_of_scope": "out_of_scope",
}
_ENTRANCES: Final = ("webhooks", "trainer", "export", "plots", "health", "livez", "readyz", "metrics", "assets")


@lru_cache(maxsize=256)
def family_of(intent: str) -> str:
    """What an intent is about, in few words: the guide, a log, a plan, small talk."""
    return _FAMILIES.get(intent) or ("guide" if intent in load_guide().topics else "talk")


def count_turn(tracker: DialogueStateTracker) -> None:
    """Count the latest turn of a conversation, by what was understood and what was done."""
    message, channel = tracker.latest_message, tracker.get_latest_input_channel() or "other"
    if message is None:
        return
    TURNS.labels(channel, family_of(str((message.intent or {}).get("name")))).inc()
    if not (message.text or "").startswith("/"):  # a button is always sure
        CONFIDENCE.observe(float((message.intent or {}).get("confidence") or 0))
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name == DID_YOU_MEAN:
            DOUBTS.labels(channel).inc()
        if isinstance(event, BotUttered):
            level = ((event.data.get("custom") or {}).get("safety") or {}).get("level")
            if level:
                HAND_OFFS.labels(level).inc()


@contextmanager
def turn_taken(channel: str) -> Iterator[None]:
    """Measure a turn, and count it if it fails."""
    began = time.perf_counter()
    with TRACING.span("turn", channel=channel), TURNS_OPEN.track_inprogress():
        try:
            yield
        except Exception:
            TURN_ERRORS.labels(channel, "failed").inc()
            raise
        finally:
            TURN_SECONDS.labels(channel).observe(time.perf_counter() - began)


def timed(lock: Callable[..., AbstractAsyncContextManager[Any]]) -> Callable[..., AbstractAsyncContextManager[Any]]:
    """A lock of conversations that tells how long each wait for it was."""

    @asynccontextmanager
    async def waited(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        began = time.perf_counter()
        async with AsyncExitStack() as stack:
            with TRACING.span("wait for the conversation"):
                held = await stack.enter_async_context(lock(*args, **kwargs))
            LOCK_SECONDS.observe(time.perf_counter() - began)
            yield held

    return waited


def count_answer(path: str, status: str) -> None:
    """Count an answer over HTTP by the door it came through: an address may hold a secret, and is not told."""
    first, _, rest = path.strip("/").partition("/")
    door = rest.partition("/")[0] if first == "webhooks" else first
    known = door in ("rest", "web", "telegram") if first == "webhooks" else first in _ENTRANCES
    HTTP_ANSWERS.labels(door if known else "page" if not first else "other", status).inc()
