"""The names that a conversation test may use: of the domain, of the guide, of the database."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.understanding.facts import Level

CHANNELS = frozenset({"rest", "web", "telegram"})
"""What `channel:` takes: the keys of ``bot.trainer.renderings.RENDERINGS``, for which Rasa has to be imported."""


@dataclass(frozen=True)
class Names:
    """What is known by name. Slots, actions and responses may be missing: files written for another bot hold others."""

    intents: frozenset[str]
    caveats: frozenset[str]
    sources: frozenset[str]
    sections: frozenset[str]
    slots: frozenset[str]
    actions: frozenset[str]
    responses: frozenset[str]
    tables: frozenset[str]
    channels: frozenset[str] = field(default=CHANNELS)
    levels: frozenset[str] = field(default=frozenset(level.value for level in Level))
