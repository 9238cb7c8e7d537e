"""What of the guide a message asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guide.answer import UNKNOWN, Profile
from bot.guide.layers import Depth
from bot.guide.shapes import Shape
from bot.guide.types import Focus, Guide, Topic

_NEAR, _LIKELY = 0.45, 0.5
"""Nearness in meaning, and confidence, below which no part is meant, and the topic's own answer serves."""


@dataclass(frozen=True)
class NamedPart:
    """A part of the guide by its name.

    Attributes:
        name: ``topic/part``; ``topic/`` for the topic's own answer.
    """

    name: str

    @property
    def topic(self) -> str:
        """The topic it belongs to."""
        return self.name.partition("/")[0]

    @property
    def id(self) -> str:
        """Its id in the topic; "" for the topic's own answer."""
        return self.name.partition("/")[2]


@dataclass(frozen=True)
class FittingPart(NamedPart):
    """A part that a message may ask for.

    Attributes:
        confidence: that it is the part meant, 0 to 1.
        near: nearness in meaning to the ways of asking for it, at most 1.
    """

    confidence: float
    near: float


@dataclass(frozen=True)
class Asked:
    """What of the guide a message asks for."""

    topic: str
    depth: Depth = Depth.SHORT
    focus: Focus | None = None
    profile: Profile = UNKNOWN
    shape: Shape = Shape.AS_WRITTEN


def asked_of(guide: Guide, topic: str, parts: Sequence[FittingPart] = (), told: Profile = UNKNOWN) -> Asked:
    """What a message asks for that was understood as a topic of the guide.

    Args:
        guide: the loaded guide.
        topic: as it was understood.
        parts: the guide's parts that fit the message, best first.
        told: what the message itself says of the lifter.
    """
    return Asked(topic, focus=_fitting_focus(guide.topics[topic], parts), profile=told)


def focus_named(guide: Guide, topic: str, part: str) -> Focus | None:
    """The part of a topic with an id; None for the topic's own answer, or where the guide lost it."""
    found = guide.topics.get(topic)
    return next((focus for focus in found.focus if focus.id == part), None) if found else None


def _fitting_focus(topic: Topic, parts: Sequence[FittingPart]) -> Focus | None:
    """The part of a topic that fits best; None where that is the topic's own answer, or nothing is near or likely."""
    fitting = (part for part in parts if part.near >= _NEAR or part.confidence >= _LIKELY)
    best = next((part for part in fitting if part.topic == topic.topic), None)
    return next((focus for focus in topic.focus if best and focus.id == best.id), None)
