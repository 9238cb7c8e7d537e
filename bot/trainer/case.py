"""A conversation test as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.trainer.expectation import Expectation
from bot.trainer.yaml_node import Place

REST = "rest"


@dataclass(frozen=True)
class Said:
    """A step in which the person says something, and what is expected of the turn.

    Payloads of buttons that were offered before count as taps; other text that starts with a slash is read as words,
    as on every channel.
    """

    place: Place
    text: str
    expectations: tuple[Expectation, ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class Heard:
    """A step of the old style: the bot's next bubble is this text, or this response of the domain."""

    place: Place
    text: str | None = None
    response: str | None = None


@dataclass(frozen=True)
class SlotIs:
    """A step of the old style: these slots hold these values now, or do not."""

    place: Place
    values: tuple[tuple[str, Any], ...]
    """Name and value; a value of ``None`` stands for any."""
    holds: bool


Step = Said | Heard | SlotIs


@dataclass(frozen=True)
class Stub:
    """What an action does in one case instead of running."""

    events: tuple[Mapping[str, Any], ...] = ()
    responses: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Case:
    """One conversation on one channel.

    Args:
        name: as the trainer called it.
        place: where it begins.
        steps: what is said and expected, in order.
        channel: the rendering it is played over.
        slots: what the bot knows before the first message.
        stubs: actions that are replaced, by name.
    """

    name: str
    place: Place
    steps: tuple[Step, ...]
    channel: str = REST
    slots: Mapping[str, Any] = field(default_factory=dict)
    stubs: Mapping[str, Stub] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """``file::name``: what ``CASES=`` takes."""
        return f"{self.place.file}::{self.name}"

    @property
    def label(self) -> str:
        """The id, and the channel where it is not REST."""
        return self.id if self.channel == REST else f"{self.id} ({self.channel})"
