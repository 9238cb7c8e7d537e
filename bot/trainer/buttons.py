"""Buttons as a case writes them: ``/affirm``, without the id of the question that a real button carries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_MARK = '{"question": '


def as_written(button: dict[str, Any]) -> dict[str, Any]:
    """A button without its question's id: a case cannot know it."""
    payload = str(button.get("payload", ""))
    return {**button, "payload": payload.partition(_MARK)[0]} if _MARK in payload else button


def as_offered(said: str, buttons: Iterable[dict[str, Any]]) -> str:
    """What is sent for a payload of a case: the newest button that it stands for, or the text as it is.

    Args:
        said: of the case.
        buttons: that were offered, oldest first.
    """
    offered = [str(button.get("payload", "")) for button in buttons]
    return next((payload for payload in reversed(offered) if payload.startswith(f"{said}{_MARK}")), said)
