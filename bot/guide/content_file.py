"""A content file with the line of every key, so that an error can name its place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.utils import ROOT_KEY

from bot.guide.yaml_lines import Place, YamlProblemError, yaml_lines

_Model = TypeVar("_Model", bound=BaseModel)


class GuideError(Exception):
    """The content is wrong. ``problems`` holds one line a problem: file, line, what, how to mend."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class ContentFile:
    """A YAML file with the line of every key and item, so that an error can name its place."""

    def __init__(self, path: Path, shape: type[dict[str, Any]] | type[list[Any]]) -> None:
        self.name = os.path.relpath(path)
        try:
            self._yaml = yaml_lines(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise GuideError([f"{self.name}: the file is missing: create it (docs/content-format.md)"]) from None
        except UnicodeDecodeError as error:
            raise GuideError([f"{self.name}: is not UTF-8 at byte {error.start}: save it as UTF-8"]) from None
        except YamlProblemError as error:
            where = self.name if error.line is None else f"{self.name}:{error.line}"
            raise GuideError([f"{where}: is not YAML: {error.problem}: {error.mend}"]) from None
        self.data: Any = self._yaml.data
        if not isinstance(self.data, shape):
            found = type(self.data).__name__
            raise GuideError([f"{self.name}:1: holds a {found}: a {shape.__name__} is expected here"])

    def at(self, *place: Any) -> str:
        """``file:line`` of a place, or of the nearest place around it."""
        return f"{self.name}:{self._yaml.line_of(place)}"

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
