"""A log as clauses: where they end, which cues stand in them, what is taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.understanding.quantities.items import Item, ItemReader
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

QUANTITIES: Final = frozenset({"number", "load", "single", "double", "triple", "few"})
ENDS: Final = frozenset({"comma", "semicolon", "stop", "line", "close", "then", "arrow"})
LINKS: Final = frozenset("is was of : = stands still at are remains my old approx about est estimated .".split())
"""Words between a label and what it tells."""


@dataclass
class Clauses:
    """A log without what is no set.

    Attributes:
        items: what may tell sets, in order; the rest is ``remark``.
        planned: items of what was planned.
        refused: a wish, a question, a denial or somebody else's training was all that told sets.
        others: that was somebody else's training.
        left_out: places of lifts that were not done or only spoken of.
        former: something was told of another time.
    beside: places of lifts that a word such as "after" or "from" only puts beside the sets.
    """

    items: list[Item]
    planned: list[Item] = field(default_factory=list)
    refused: bool = False
    others: bool = False
    left_out: set[int] = field(default_factory=set)
    former: bool = False
    beside: list[int] = field(default_factory=list)


class ClauseReader(ItemReader):
    """The items of a message, which of them are gone, and questions to ask of them."""

    def __init__(self, items: Sequence[Item], words: Sequence[Word], others: Sequence[Mention] = ()) -> None:
        super().__init__(items, words)
        self.items: list[Item] = list(items)
        self.others = others
        self.gone = [item.what == "remark" for item in items]
        self.found = Clauses([])
        self.cues = self._find_cues()

    def _find_cues(self) -> dict[int, Mention]:
        """Cues by the item at which they begin."""
        # Sets that are told again stand behind those that told them first.
        starts = {item.first: place for place, item in reversed(list(enumerate(self.items)))}
        cues = [*self.others, *load_table("log_clauses").mentions(self.words)]
        return {starts[cue.first]: cue for cue in cues if cue.first in starts and not self._is_in_a_day(cue, starts)}

    def _is_in_a_day(self, cue: Mention, starts: Mapping[int, int]) -> bool:
        """Whether a cue is the head of a day: "last week" of "last week thursday"."""
        item = self.items[starts[cue.first]]
        return item.what == "day" and item.after > cue.after

    def _cued(self, *ids: str) -> list[int]:
        return [place for place, cue in self.cues.items() if cue.id in ids and not self.gone[place]]

    def _is_cue(self, place: int, *ids: str) -> bool:
        return place in self.cues and self.cues[place].id in ids

    def _end(self, place: int, ends: frozenset[str], *cues: str) -> int:
        """The end of a clause that begins at an item: a sign, or a cue that turns away from it."""
        at = place + 1
        while at < len(self.items):
            if self.items[at].what in ends and not self._in_number_row(at):
                break
            if self._is_cue(at, *cues) or (cues and self._text(at) in ("but", "so")):
                break
            if "me" in cues and self._text(at) == "i":
                break
            at += 1
        return at

    def _in_number_row(self, at: int) -> bool:
        """Whether a comma stands between numbers of one row: "8, 8, 7"."""
        return self._is(at, "comma") and self._is(at - 1, "number") and self._is(at + 1, "number")

    def _drop(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.gone[at] = self.gone[at] or self.items[at].what != "line"
            if self.items[at].what == "lift":
                self.found.left_out.add(self.items[at].first)

    def _tells(self, start: int, end: int) -> bool:
        return any(self.items[at].what in QUANTITIES and not self.gone[at] for at in range(start, end))

    def _lines(self) -> list[tuple[int, int]]:
        return self._parted("line")

    def _has(self, start: int, end: int, *whats: str) -> bool:
        return any(self.items[at].what in whats and not self.gone[at] for at in range(start, end))

    def _drop_but_days(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.gone[at] = self.gone[at] or self.items[at].what != "day"

    def _sentences(self) -> list[tuple[int, int]]:
        return self._parted("line", "stop")

    def _parted(self, *signs: str) -> list[tuple[int, int]]:
        """The stretches between signs that hold anything."""
        cuts = [at for at, item in enumerate(self.items) if item.what in signs]
        found = zip([0, *(at + 1 for at in cuts)], [*cuts, len(self.items)], strict=True)
        return [(start, end) for start, end in found if end > start]

    def _done_between(self, start: int, end: int) -> bool:
        done = ("did", "got", "i", "hit", "managed", "done")
        said = any(self._is_cue(at, "done") and self._text(at) in done for at in range(start, end))
        return said or (start == 0 and self._tells(start, end))

    def _start(self, place: int) -> int:
        at = place
        while at > 0 and self.items[at - 1].what not in ENDS and self._text(at - 1) not in ("but", "and", "so"):
            at -= 1
        return at

    def _forget(self, at: int) -> None:
        self.gone[at] = True
        self.found.left_out.add(self.items[at].first)

    def _behind(self, place: int) -> int:
        """The place of the first item behind the cue that begins at an item."""
        after = self.cues[place].after
        return next((at for at in range(place, len(self.items)) if self.items[at].first >= after), len(self.items))

    def _text_of(self, place: int) -> str:
        return " ".join(word.text for word in self.words[self.items[place].first : self.items[place].after])

    def _cue_text(self, place: int) -> str:
        cue = self.cues[place]
        return " ".join(word.text for word in self.words[cue.first : cue.after])
