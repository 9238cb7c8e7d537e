"""Buttons as a case writes them: ``/affirm``, without the id of the question that a real button carries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_MARK = '"question": '
"""Begins the id, which stands last in a payload."""


def as_written(button: dict[str, Any]) -> dict[str, Any]:
    """A button without its question's id: a case cannot know it."""
    before, mark, _ = str(button.get("payload", "")).partition(_MARK)
    if not mark:
        return button
    return {**button, "payload": before.removesuffix("{") if before.endswith("{") else f"{before.removesuffix(', ')}}}"}


def as_offered(said: str, buttons: Iterable[dict[str, Any]]) -> str:
    """What is sent for a payload of a case: the newest button that it stands for, or the text as it is.

    Args:
        said: of the case.
        buttons: that were offered, oldest first.
    """
    newest_first = reversed([*buttons])
    return next((one["payload"] for one in newest_first if as_written(one).get("payload") == said), said)
