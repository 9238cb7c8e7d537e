"""The lifter's own time: from the browser, or as they told it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

from rasa_sdk import Tracker

from bot.conversation.local_day import as_zone, in_zone
from bot.store.lifters import Lifter

clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc)  # noqa: E731  # tests put their own in its place


def told_time_zone(tracker: Tracker) -> str | None:
    """The zone that the channel sends with the message, or that the lifter told; None if neither is known."""
    sent = (tracker.latest_message.get("metadata") or {}).get("time_zone")
    return as_zone(tracker.get_slot("time_zone")) or as_zone(sent)


def local_now(tracker: Tracker, lifter: Lifter | None) -> datetime:
    """The moment now in the lifter's zone; in the server's own while theirs is not known."""
    zone = told_time_zone(tracker) or (lifter.time_zone if lifter else None)
    return in_zone(clock(), zone)
