"""What a step expects, in the abstract: read from a file with its line, checked against a turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.trainer.expression import Expression
from bot.trainer.names import Names
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import Node, Place, did_you_mean


@dataclass(frozen=True)
class Verdict:
    """What became of one expectation.

    Args:
        met: whether it holds.
        expected: what should have been, in words.
        got: what was instead.
        position: the event in the turn that met it; the next one in order is looked for behind it.
    """

    met: bool
    expected: str = ""
    got: str = ""
    position: int = -1


@dataclass(frozen=True)
class Expectation:
    """One line under ``assertions``. A kind of expectation is a subclass with a ``kind``, ``read`` and ``check``."""

    kind: ClassVar[str]
    place: Place

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> Expectation:
        """Read what stands behind the kind.

        Args:
            node: the value.
            names: what may be named in it.
            notes: takes up what is odd but no error.

        Raises:
            CaseFileError: it cannot be expected of this bot.
        """
        raise NotImplementedError

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        """Look whether the turn holds what is expected.

        Args:
            turn: what the message brought.
            after: look behind this position only.
        """
        raise NotImplementedError


def pattern(node: Node) -> Expression:
    """A regular expression.

    Raises:
        CaseFileError: it does not compile.
    """
    text = node.text()
    try:
        return Expression(node.place, re.compile(text))
    except re.error as error:
        node.wrong(f"the regular expression {text!r} does not compile: {error}: put a backslash before a literal sign")


def note_unknown(node: Node, kind: str, known: frozenset[str], notes: list[str]) -> str:
    """A name that another bot may have and this one has not: noted, as the file may have been written for that one."""
    name = node.text()
    if name not in known:
        notes.append(f"{node.place}: {kind} {name!r} is not in this bot's domain: {did_you_mean(name, known)}")
    return name
