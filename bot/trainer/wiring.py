"""Whether every topic of the guide can be asked for: that there are ways of asking for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.trainer.yaml_node import read_yaml, shown

_TOPICS = Path("bot/guide/content/topics")
_NLU = Path("data/nlu")


def unwired(topics: Iterable[str], root: Path = Path()) -> list[str]:
    """What is missing for topics to be understood; the intent and the rule of a topic follow from its content.

    Args:
        topics: their names.
        root: folder of the project.

    Returns:
        A line a problem: file and line, what is missing, how to mend it.

    Raises:
        CaseFileError: a file is not YAML.
    """
    files = sorted((root / _NLU).glob("*.yml"))
    taught = {entry.get("intent") for path in files for entry in read_yaml(path).value.get("nlu") or ()}
    return [
        f"{shown(root / _TOPICS / f'{topic}.yml')}:1: topic {topic!r} has no examples: write some ways of asking into"
        f" {_NLU / f'{topic}.yml'}"
        for topic in topics
        if topic not in taught
    ]
