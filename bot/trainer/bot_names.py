"""The names of this bot, read from its files: no model is loaded for a mistake in a test to be found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.guide import load_guide
from bot.store.training_models import Base
from bot.trainer.names import Names
from bot.trainer.yaml_node import read_yaml

_DOMAIN = Path("domain.yml")
_EVENTS = "events"
"""Rasa's own table, which our models do not describe."""
_RASA_ACTIONS = frozenset(
    f"action_{name}"
    for name in ("listen", "session_start", "restart", "back", "default_fallback", "deactivate_loop", "unlikely_intent")
)
"""Actions that every bot has."""


def known_names(domain: Path = _DOMAIN) -> Names:
    """The names of the bot as it stands in its files.

    Args:
        domain: the domain file.

    Raises:
        CaseFileError: the domain is missing or not YAML.
        GuideError: the guide's content is wrong.
    """
    data = read_yaml(domain).value
    guide = load_guide()
    responses = frozenset(data.get("responses") or ())
    return Names(
        intents=_keys(data.get("intents")) | frozenset(guide.topics),
        caveats=frozenset(guide.caveats),
        sources=frozenset(guide.sources),
        sections=frozenset(guide.sections),
        slots=frozenset(data.get("slots") or ()),
        actions=_keys(data.get("actions")) | responses | _RASA_ACTIONS | frozenset(data.get("forms") or ()),
        responses=responses,
        tables=frozenset(Base.metadata.tables) | {_EVENTS},
    )


def _keys(entries: Any) -> frozenset[str]:
    """Names of a list in which each stands alone or with settings below it."""
    return frozenset(name for entry in entries or () for name in ([entry] if isinstance(entry, str) else entry))
