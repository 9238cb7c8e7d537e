"""The expectations that are our own: about the guide, about safety, about what is stored.

They are about a turn as a whole: where the order of expectations counts, these stand outside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.guide import load_guide
from bot.trainer.expectation import Expectation, Verdict
from bot.trainer.names import Names
from bot.trainer.turn import Bubble, Turn
from bot.trainer.yaml_node import Node, did_you_mean


@dataclass(frozen=True)
class Intent(Expectation):
    """``intent``: the message was understood so, or one of the questions in it."""

    kind = "intent"
    name: str = ""

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> Intent:
        return cls(node.place, node.one_of("intent", names.intents))

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        if self.name in turn.understood:
            return Verdict(True, position=after)
        return Verdict(False, f"intent {self.name}", f"intent {' + '.join(turn.understood) or 'none'}")


@dataclass(frozen=True)
class _OfAnswer(Expectation):
    """Something that an answer from the guide carries."""

    called: ClassVar[str]
    id: str = ""

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        if any(self.id in self.ids(bubble) for bubble in turn.answers):
            return Verdict(True, position=after)
        carried = dict.fromkeys(id_ for bubble in turn.answers for id_ in self.ids(bubble))
        got = f"{self.called} {', '.join(carried)}" if carried else f"no answer from the guide:\n{turn.shown()}"
        return Verdict(False, f"{self.called} {self.id}", got)

    def ids(self, bubble: Bubble) -> list[str]:
        """What the answer carries of this sort."""
        raise NotImplementedError


@dataclass(frozen=True)
class CarriesCaveat(_OfAnswer):
    """``caveat``: an answer carries it, and its text stands in a bubble word for word."""

    kind = "caveat"
    called = "caveat"

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> CarriesCaveat:
        return cls(node.place, node.one_of("caveat", names.caveats))

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        verdict = super().check(turn, after)
        words = load_guide().caveats[self.id].text
        if verdict.met and not any(words in text for text in turn.texts):
            return Verdict(False, f"caveat {self.id} in the bubble, word for word: {words}", turn.shown())
        return verdict

    def ids(self, bubble: Bubble) -> list[str]:
        return [caveat["id"] for caveat in (bubble.answer or {}).get("caveats", ())]


@dataclass(frozen=True)
class Cites(_OfAnswer):
    """``cites``: an answer names that source."""

    kind = "cites"
    called = "source"

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> Cites:
        return cls(node.place, node.one_of("source", names.sources))

    def ids(self, bubble: Bubble) -> list[str]:
        return [source["id"] for source in (bubble.answer or {}).get("sources", ())]


@dataclass(frozen=True)
class FromSection(_OfAnswer):
    """``section``: an answer comes from that section of the guide."""

    kind = "section"
    called = "section"

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> FromSection:
        return cls(node.place, node.one_of("section", names.sections))

    def ids(self, bubble: Bubble) -> list[str]:
        return [str((bubble.answer or {}).get("section"))]


@dataclass(frozen=True)
class SafetyLevel(Expectation):
    """``safety``: the message was handed off at that level."""

    kind = "safety"
    level: str = ""

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> SafetyLevel:
        return cls(node.place, node.one_of("safety level", names.levels))

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        found = [bubble.level for bubble in turn.bubbles if bubble.level]
        if self.level in found:
            return Verdict(True, position=after)
        got = ", ".join(f"safety {level}" for level in found) or f"no hand-off:\n{turn.shown()}"
        return Verdict(False, f"safety {self.level}", got)


@dataclass(frozen=True)
class Stored(Expectation):
    """``stored``: that many rows are in these tables. Each case starts with none."""

    kind = "stored"
    rows: tuple[tuple[str, int], ...] = ()

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> Stored:
        rows = []
        for table, count in node.entries().items():
            if table not in names.tables:
                count.wrong(f"unknown table {table!r}: {did_you_mean(table, names.tables)}")
            if not isinstance(count.value, int) or isinstance(count.value, bool) or count.value < 0:
                count.wrong(f"{count.value!r} rows of {table}: write a whole number, 0 or more")
            rows.append((table, int(count.value)))
        if not rows:
            node.wrong("no table stands under stored: write for example {feedback: 1}")
        return cls(node.place, tuple(rows))

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        for table, rows in self.rows:
            found = turn.count(table)
            if found != rows:
                return Verdict(False, f"{rows} stored {table}", f"{found} stored {table}")
        return Verdict(True, position=after)
