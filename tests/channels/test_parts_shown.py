"""What the page shows of a message that was answered part by part: one message, and all that was said to it."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.channels.web.items import history


def _said(text: str, id_: str, **told: Any) -> dict[str, Any]:
    return {"event": "user", "text": text, "message_id": id_, "metadata": told, "timestamp": 1.0}


def _bot(text: str) -> dict[str, Any]:
    return {"event": "bot", "text": text, "data": {}, "timestamp": 1.0}


def test_its_parts_are_one_message() -> None:
    events = [
        _said("save it", "one", whole="save it, and how wide?"),
        _bot("Saved."),
        _said("how wide?", "one+2", part=2),
        _bot("Hip to shoulder width."),
    ]
    shown = [(item["id"], item["text"]) for item in asyncio.run(history(events))]
    assert shown == [("one", "save it, and how wide?"), ("one-0", "Saved."), ("one-1", "Hip to shoulder width.")]
