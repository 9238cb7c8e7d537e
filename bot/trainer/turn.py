"""What one message brought: the bubbles that the person saw, and what the bot did for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Bubble:
    """One item that reached the person.

    ``position`` is the number of the event in its turn that it was sent by: what the order of expectations goes by.
    """

    position: int
    text: str | None = None
    buttons: tuple[Mapping[str, str], ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)
    image: str | None = None

    @property
    def answer(self) -> Mapping[str, Any] | None:
        """The parts of an answer from the guide, if the bubble carries one."""
        return self.custom.get("answer")

    @property
    def level(self) -> str | None:
        """The level of a safety hand-off, if the bubble is one."""
        return (self.custom.get("safety") or {}).get("level")

    def shown(self) -> str:
        """The bubble in words, for a person who looks for what went wrong."""
        parts = [self.text] if self.text else []
        parts += [f"[{button.get('title')}]({button.get('payload')})" for button in self.buttons]
        if self.image:
            parts.append(f"image {self.image}")
        return "\n".join(parts)


@dataclass(frozen=True)
class Response:
    """A response of the domain, as it was sent."""

    position: int
    name: str
    text: str | None
    buttons: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Turn:
    """A message and everything that came of it.

    Args:
        said: the message.
        bubbles: what was seen, in order.
        responses: the responses of the domain among it.
        actions: position and name of each action that ran.
        set_slots: position, name and value of each slot that was set.
        slots: every slot after the turn.
        understood: the intent, and those of the questions that the message was taken apart into.
        ranking: intents with their confidence, best first.
        count: rows of a table, now.
        failed: what kept the bot from answering, if something did.
    """

    said: str
    bubbles: tuple[Bubble, ...] = ()
    responses: tuple[Response, ...] = ()
    actions: tuple[tuple[int, str], ...] = ()
    set_slots: tuple[tuple[int, str, Any], ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    understood: tuple[str, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    count: Callable[[str], int] = lambda table: 0
    failed: str | None = None

    @property
    def answers(self) -> list[Bubble]:
        """The bubbles that carry an answer from the guide."""
        return [bubble for bubble in self.bubbles if bubble.answer]

    @property
    def texts(self) -> list[str]:
        """The text of every bubble that has one."""
        return [bubble.text for bubble in self.bubbles if bubble.text]

    def shown(self) -> str:
        """All bubbles in words."""
        return "\n".join(filter(None, (bubble.shown() for bubble in self.bubbles))) or "(nothing)"
