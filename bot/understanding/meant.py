"""What a message asks of one thing that is talked about, by its meaning: a plan, or the training log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NONE: Final = "none"
"""The act of a message that is about something else."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The likeliest act of a message.

    Attributes:
        act: the name of a file of rows, or ``NONE``.
        likelihood: 0 to 1.
        near: the thing was spoken of shortly before.
    """

    act: str = NONE
    likelihood: float = 0.0
    near: bool = False


def talk_key(about: str) -> str:
    """The key of the parse data under which the act and its likelihood stand (``rasa/talk.py``)."""
    return f"{about}_talk"
