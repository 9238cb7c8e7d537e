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
_MERGE = "tag:yaml.org,2002:merge"
_MOST_VALUES = 200_000
"""Values of a file, those that aliases repeat counted each time."""
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
    """A text that is not YAML. ``line`` counts from 1; None where no line is to blame. ``mend`` says what to do."""

    def __init__(self, problem: str, line: int | None, mend: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.mend = mend or ("save the file as plain text" if line is None else "mend this line or the one above")


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
        YamlProblemError: it is not YAML, a key stands twice in one mapping or is no text, or aliases go round or
            make too much of it.
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
        escape = (
            "write the sign itself, or its number after \\U with eight digits" if "escape" in str(error.problem) else ""
        )
        raise YamlProblemError(str(error.problem), mark.line + 1 if mark else 1, escape) from None
    except RecursionError:
        raise YamlProblemError("values stand too deep in each other", None, "write fewer brackets") from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblemError(str(error).splitlines()[0], None) from None


def _note(node: yaml.Node, place: Place, lines: dict[Place, int], above: frozenset[int] = frozenset()) -> None:
    """Note the lines of a value and of all below it.

    Raises:
        YamlProblemError: a key stands twice or is no text, an alias stands inside what it names, or aliases make the
            text larger than any file is written.
    """
    line = node.start_mark.line + 1
    lines.setdefault(place, line)
    if id(node) in above:
        raise YamlProblemError("an alias stands inside what it names", line, "write it out")
    if len(lines) > _MOST_VALUES:
        raise YamlProblemError(f"aliases make more than {_MOST_VALUES} values of it", line, "write out what is needed")
    above |= {id(node)}
    if isinstance(node, yaml.MappingNode):
        _note_keys(node, place, lines, above)
        for key, value in node.value:
            if key.tag == _MERGE:
                _note_merged(value, place, lines, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _note(item, (*place, index), lines, above)


def _note_keys(node: yaml.Node, place: Place, lines: dict[Place, int], above: frozenset[int]) -> None:
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise YamlProblemError("a list or a mapping stands where a key should", line, "put it behind a key")
        below = (*place, key.value)
        if below in lines:
            mend = "merge both with one, as in `<<: [*one, *two]`" if key.tag == _MERGE else ""
            raise YamlProblemError(f"found duplicate key {key.value!r}", line, mend)
        lines[below] = line
        if key.tag != _MERGE:
            _note(value, below, lines, above)


def _note_merged(node: yaml.Node, place: Place, lines: dict[Place, int], above: frozenset[int]) -> None:
    """Note what a merge key brings, where no key of the mapping itself stands in its place: there it was written."""
    for merged in node.value if isinstance(node, yaml.SequenceNode) else (node,):
        # Anything but a mapping is refused when the values are made.
        for key, value in merged.value if isinstance(merged, yaml.MappingNode) else ():
            if key.tag == _MERGE:
                _note_merged(value, place, lines, above)
            elif isinstance(key, yaml.ScalarNode):
                below = (*place, key.value)
                if below not in lines:
                    lines[below] = key.start_mark.line + 1
                    _note(value, below, lines, above)
