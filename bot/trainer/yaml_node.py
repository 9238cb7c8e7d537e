"""A value of a YAML file with its line, so that whatever is wrong with it can be named at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from bot.guide.yaml_lines import YamlLines, YamlProblemError, yaml_lines


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class CaseFileError(Exception):
    """Something is wrong before anything runs. ``problems`` holds one line each: place, what, how to mend."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Node:
    """A value in a YAML file.

    Args:
        value: what stands there.
        place: where it stands.
        yaml: the file that it is part of.
        path: the keys and indexes that lead to it.
    """

    value: Any
    place: Place
    yaml: YamlLines = field(repr=False)
    path: tuple[Any, ...] = ()

    def wrong(self, problem: str) -> NoReturn:
        """Refuse the value.

        Raises:
            CaseFileError: always, with the place before the problem.
        """
        raise CaseFileError([f"{self.place}: {problem}"])

    def mapping(self, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
        """The values by key.

        Args:
            allowed: keys that may stand here.
            required: keys that must.

        Raises:
            CaseFileError: it is no mapping, a key is unknown, or one is missing.
        """
        nodes = self.entries()
        for key, node in nodes.items():
            if key not in allowed:
                node.wrong(f"unknown key {key!r}: {did_you_mean(key, allowed)}")
        for key in required:
            if key not in nodes:
                self.wrong(f"key {key!r} is missing: add it")
        return nodes

    def entries(self) -> dict[str, Node]:
        """The values by key, whatever the keys are.

        Raises:
            CaseFileError: it is no mapping.
        """
        if not isinstance(self.value, dict):
            self.wrong(f"{_found(self.value)} stands here: write `key: value` lines")
        return {str(key): self._below(str(key), value) for key, value in self.value.items()}

    def only(self) -> tuple[str, Node]:
        """Key and value of a mapping with one key.

        Raises:
            CaseFileError: it has another shape.
        """
        nodes = self.entries()
        if len(nodes) != 1:
            self.wrong(f"{len(nodes)} keys stand here ({', '.join(nodes)}): write one, each as an item of its own")
        return next(iter(nodes.items()))

    def items(self) -> list[Node]:
        """The items of a list that is not empty.

        Raises:
            CaseFileError: it is no list, or an empty one.
        """
        if not isinstance(self.value, list) or not self.value:
            self.wrong(f"{_found(self.value)} stands here: write a list, each item after a `- `")
        return [self._below(index, value) for index, value in enumerate(self.value)]

    def text(self) -> str:
        """The value as text.

        Raises:
            CaseFileError: it is something else.
        """
        if not isinstance(self.value, str):
            self.wrong(f"{_found(self.value)} stands here: write text, in quotes if it looks like a number")
        return str(self.value)

    def one_of(self, kind: str, known: Collection[str]) -> str:
        """The value as one of the known names.

        Raises:
            CaseFileError: it is not among them.
        """
        name = self.text()
        if name not in known:
            self.wrong(f"unknown {kind} {name!r}: {did_you_mean(name, known)}")
        return name

    def _below(self, step: str | int, value: Any) -> Node:
        path = (*self.path, step)
        return Node(value, Place(self.place.file, self.yaml.line_of(path)), self.yaml, path)


def read_yaml(path: Path) -> Node:
    """The top of a YAML file.

    Raises:
        CaseFileError: it is not there, not UTF-8 or not YAML.
    """
    name = shown(path)
    try:
        return _parsed(path.read_text(encoding="utf-8"), name)
    except FileNotFoundError:
        raise CaseFileError([f"{name}: the file is missing: correct the path"]) from None
    except UnicodeDecodeError as error:
        raise CaseFileError([f"{name}: is not UTF-8 at byte {error.start}: save it as UTF-8"]) from None


@lru_cache(maxsize=256)
def _parsed(text: str, name: str) -> Node:
    """The top of a file. Kept, as the parser is slow and watch mode reads every file at each save of one."""
    try:
        read = yaml_lines(text)
    except YamlProblemError as error:
        raise CaseFileError([f"{name}:{error.line or 1}: is not YAML: {error.problem}: {error.mend}"]) from None
    return Node(read.data, Place(name, 1), read)


def shown(path: Path) -> str:
    """A path as people read it: from the working folder, or in full where it lies outside."""
    full = path.resolve()
    here = Path.cwd()
    return str(full.relative_to(here)) if here in full.parents else str(full)


def did_you_mean(name: str, known: Collection[str]) -> str:
    """How to mend an unknown name: the nearest known one, or all of them."""
    near = get_close_matches(name, known, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    shown = sorted(known)
    return f"use one of {', '.join(shown[:12])}{' …' if len(shown) > 12 else ''}" if shown else "there is none to use"


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return f"{'text' if isinstance(value, str) else type(value).__name__} ({value})"
