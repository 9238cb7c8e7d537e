"""YAML with the line of every key and item, so that whatever is wrong with a file can be named at its place.

Words are words, as in YAML 1.2: ``no`` is what a lifter says and not False, ``1:30`` is a time and no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml  # type: ignore[import-untyped,unused-ignore]

Place = tuple[Any, ...]
"""Keys and indexes from the top of a file to a value in it."""
_INT, _FLOAT, _BOOL = (f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool"))
_SCALARS = (
    (_BOOL, r"true|True|TRUE|false|False|FALSE", "tTfF"),
    (_INT, r"[-+]?[0-9]+", "-+0123456789"),
    (_FLOAT, r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)", "-+.0123456789"),
)


class _Loader(yaml.CSafeLoader):  # type: ignore[misc,unused-ignore]
    yaml_implicit_resolvers = {
        first: [(tag, found) for tag, found in resolvers if tag not in (_INT, _FLOAT, _BOOL)]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


for _tag, _form, _first in _SCALARS:
    _Loader.add_implicit_resolver(_tag, re.compile(rf"\A(?:{_form})\Z"), list(_first))
_Loader.add_constructor(_INT, lambda loader, node: int(node.value))


class YamlProblemError(Exception):
    """A text that is not YAML. ``line`` counts from 1; None where no line is to blame."""

    def __init__(self, problem: str, line: int | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


@dataclass(frozen=True)
class YamlLines:
    """What a YAML text holds.

    Attributes:
        data: its top value.
        lines: the line of each value by its place, counted from 1; of a value in a mapping that of its key.
    """

    data: Any
    lines: dict[Place, int]

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def yaml_lines(text: str) -> YamlLines:
    """Read a YAML text.

    Raises:
        YamlProblemError: it is not YAML, or a key stands twice in one mapping.
    """
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            lines: dict[Place, int] = {(): 1}
            if node is not None:
                _note(node, (), lines)
            return YamlLines(None if node is None else loader.construct_document(node), lines)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise YamlProblemError(str(error.problem), mark.line + 1 if mark else 1) from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblemError(str(error).splitlines()[0], None) from None


def _note(node: yaml.Node, place: Place, lines: dict[Place, int]) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*place, key.value)
            line = key.start_mark.line + 1
            if below in lines:
                raise YamlProblemError(f"found duplicate key {key.value!r}", line)
            lines[below] = line
            _note(value, below, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _note(item, (*place, index), lines)
