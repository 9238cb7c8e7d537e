"""What lifters read has one word for one thing: the glossary of ``docs/content-format.md``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from bot.guide.yaml_lines import yaml_lines

ROOT: Final = Path(__file__).parents[2]
TOLD_IN_YAML: Final = frozenset({"text", "do", "wordings", "title", "means", "ask", "reply"})
"""Keys whose values lifters read; ways of asking ("in the tank?") are theirs to choose."""
NOT_OURS: Final = {
    "common practice": "coaching practice",
    "best single": "1-rep max",
    "know of no": "don't know of a",
    "in the tank": "left",
    "load it again": "train it again",
    "big glute": "main glute muscle",
    "front thigh": "quads",
    "call for less": "do less",
    "my store": "my database",
    "i stored": "I saved",
    "shall i": "should I",
}


@cache
def told() -> tuple[tuple[str, str], ...]:
    """Everything that is told, with where it stands."""
    return tuple(_told())


def _told() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "bot").rglob("*.yml")):
        if "vocabulary" not in str(path) and "understanding" not in path.parts and "node_modules" not in path.parts:
            for text in _values(yaml_lines(path.read_text(encoding="utf-8")).data, shown=False):
                yield str(path.relative_to(ROOT)), text
    for folder in ("actions", "bot/coaching", "bot/conversation", "bot/channels"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in _literals(ast.parse(path.read_text(encoding="utf-8"))):
                yield str(path.relative_to(ROOT)), text


def _values(node: Any, *, shown: bool) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _values(value, shown=shown or key in TOLD_IN_YAML)
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, shown=shown)
    elif isinstance(node, str) and shown:
        yield node


def _literals(tree: ast.Module) -> Iterator[str]:
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@pytest.mark.parametrize(("phrase", "instead"), NOT_OURS.items())
def test_lifters_read_one_word_for_one_thing(phrase: str, instead: str) -> None:
    found = [(where, text[:80]) for where, text in told() if phrase in text.lower()]
    assert not found, f"write {instead!r}"


def test_what_is_told_is_found() -> None:
    everything = {text for _, text in told()}
    assert len(everything) > 2_000
    assert any("coaching practice, not tested" in text for text in everything)
