"""Whether every topic of the guide can be asked for: its intent, its examples, its rule."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.trainer.yaml_node import read_yaml, shown

_TOPICS = Path("bot/guide/content/topics")
_DOMAIN, _NLU, _RULES = Path("domain.yml"), Path("data/nlu"), Path("data/stories")


def unwired(topics: Iterable[str], root: Path = Path()) -> list[str]:
    """What is missing for topics to be understood and answered.

    Args:
        topics: their names.
        root: folder of the project.

    Returns:
        A line a problem: file and line, what is missing, how to mend it.

    Raises:
        CaseFileError: a file is missing or not YAML.
    """
    intents = _names(read_yaml(root / _DOMAIN).value.get("intents") or ())
    taught = {entry.get("intent") for entry in _entries(root / _NLU, "nlu")}
    ruled = {
        step.get("intent")
        for rule in _entries(root / _RULES, "rules")
        for step in rule.get("steps") or ()
        if isinstance(step, dict)
    }
    problems = []
    for topic in topics:
        where = f"{shown(root / _TOPICS / f'{topic}.yml')}:1: topic {topic!r}"
        if topic not in intents:
            problems.append(f"{where} is no intent: add it under 'intents' in {_DOMAIN}")
        if topic not in taught:
            problems.append(f"{where} has no examples: write some ways of asking into {_NLU / f'{topic}.yml'}")
        if topic not in ruled:
            problems.append(f"{where} has no rule: add one with 'action: action_answer' to {_RULES}/guide_rules.yml")
    return problems


def _entries(folder: Path, key: str) -> list[dict[str, Any]]:
    return [entry for path in sorted(folder.glob("*.yml")) for entry in read_yaml(path).value.get(key) or ()]


def _names(entries: Iterable[Any]) -> set[str]:
    """Names of a list in which each stands alone or with settings below it."""
    return {name for entry in entries for name in ([entry] if isinstance(entry, str) else entry)}
