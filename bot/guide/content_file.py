"""A content file with the line of every key, so that an error can name its place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml  # type: ignore[import-untyped,unused-ignore]
from pydantic import BaseModel, ValidationError
from pydantic.utils import ROOT_KEY

_Model = TypeVar("_Model", bound=BaseModel)
Place = tuple[Any, ...]
"""Keys and indexes from the top of a file to a value in it."""


class GuideError(Exception):
    """The content is wrong. ``problems`` holds one line a problem: file, line, what, how to mend."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class ContentFile:
    """A YAML file with the line of every key and item, so that an error can name its place."""

    def __init__(self, path: Path, shape: type[dict[str, Any]] | type[list[Any]]) -> None:
        self.name = os.path.relpath(path)
        self._lines: dict[tuple[Any, ...], int] = {}
        try:
            text = path.read_text(encoding="utf-8")
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
            data = yaml.load(text, Loader=yaml.CSafeLoader)
        except FileNotFoundError:
            raise GuideError([f"{self.name}: the file is missing: create it (docs/content-format.md)"]) from None
        except UnicodeDecodeError as error:
            raise GuideError([f"{self.name}: is not UTF-8 at byte {error.start}: save it as UTF-8"]) from None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise GuideError([f"{self.name}:{line}: is not YAML: {error.problem}"]) from None
        except yaml.YAMLError as error:
            raise GuideError([f"{self.name}: is not YAML: {error}"]) from None
        if not isinstance(data, shape):
            raise GuideError([f"{self.name}:1: holds a {type(data).__name__}: a {shape.__name__} is expected here"])
        self.data: Any = data
        self._note(node, ())

    def _note(self, node: yaml.Node, place: Place) -> None:
        self._lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                below = (*place, key.value)
                self._note(value, below)
                self._lines[below] = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self._note(item, (*place, index))

    def at(self, *place: Any) -> str:
        """``file:line`` of a place, or of the nearest place around it."""
        while place not in self._lines and place:
            place = place[:-1]
        return f"{self.name}:{self._lines.get(place, 1)}"

    def parse(self, model: type[_Model], data: Any, *place: Any) -> _Model:
        """``data``, which stands at ``place`` of this file, as a record.

        Raises:
            GuideError: it does not fit; every problem names its line.
        """
        try:
            return model.parse_obj(data)
        except ValidationError as error:
            raise GuideError(
                f"{self.at(*place, *e['loc'])}: {_shown(e['loc'])}{e['msg']}" for e in error.errors()
            ) from None


def _shown(place: Place) -> str:
    """A place in words; pydantic's name for a record as a whole says nothing to an author."""
    named = ".".join(str(part) for part in place if part != ROOT_KEY)
    return f"{named}: " if named else ""
