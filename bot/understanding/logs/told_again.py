"""Sets told by those before them in one message: "third set same as second", "same sets and reps, bench 46 kg"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.logs.clause_reader import QUANTITIES
from bot.understanding.logs.segments import CUTS
from bot.understanding.numbers import ORDINALS
from bot.understanding.quantities.items import Item, ItemReader
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

_TELLS: Final = QUANTITIES | {"body", "empty_bar"}
_BETWEEN_TOLD: Final = {"times", "sets", "reps", "of", "at", "with", "for", "legs", "comma", "slash", "count", "hands"}
_COPIED: Final = _TELLS | _BETWEEN_TOLD
_SIGNS: Final = {"comma", "slash"}
_LINKS: Final = frozenset({"as", "like", "was", "the", "a", "to"})
"""Words between "same" and the set that is meant."""
_LIKENS: Final = frozenset({"as", "like", "identical", "equal", "equals"})
_NUMBER: Final = frozenset({"number", "no", "nr"})
_MOST_SETS: Final = 20
_MOST_SETS_TOLD: Final = 12
"""A larger number before "x" is a load."""
_BETWEEN: Final = frozenset({"comma", "and", "for", "word", "open"})
"""What stands between "same sets and reps" and the lift that it is told of."""


def with_sets_told_again(items: Sequence[Item], words: Sequence[Word], lifts: Sequence[int]) -> list[Item]:
    """The items with what "same" stands for in its place, if sets are told before it in the message.

    Args:
        items: of a message, loads among them.
        words: of the same message.
        lifts: places of the first words of its lifts.
    """
    return _ToldAgain(items, words, lifts).result()


class _ToldAgain(ItemReader):
    def __init__(self, items: Sequence[Item], words: Sequence[Word], lifts: Sequence[int]) -> None:
        super().__init__(items, words)
        self.items: list[Item] = list(items)
        self.lifts = frozenset(lifts)

    def result(self) -> list[Item]:
        for cue in [*load_table("log_same").mentions(self.words), *self._likened()]:
            at = next((i for i, item in enumerate(self.items) if item.first >= cue.first), len(self.items))
            if cue.id != "last" and self._leans_on_message(cue, at):
                self._put(cue, at)
        return self.items

    def _likened(self) -> list[Mention]:
        """ "Set 3 like set 2", "the third one as the first": what is meant is a set of the message."""
        found = []
        for at, item in enumerate(self.items):
            behind = at + 1
            while self._is(behind, "word") and self._text(behind) in _LINKS:
                behind += 1
            likens = item.what == "word" and self._text(at) in _LIKENS and self._is(behind, "set_ref", *ORDINALS)
            if likens and self._is(at - 1, "set_ref", "colon", "dash", "last", *ORDINALS):
                found.append(Mention("same", item.first, item.after))
        return found

    def _leans_on_message(self, cue: Mention, at: int) -> bool:
        behind = self._behind(cue, at)
        elsewhere = self._is(behind, "day") or self._text(behind) in ("last", "monday", "before")
        return any(self._is(i, *_TELLS) for i in range(at)) and not elsewhere

    def _behind(self, cue: Mention, at: int) -> int:
        """The place behind a cue and the words that join it to what is meant."""
        while at < len(self.items) and (
            self.items[at].first < cue.after or (self._is(at, "word") and self._text(at) in _LINKS)
        ):
            at += 1
        return at

    def _put(self, cue: Mention, at: int) -> None:
        start, end = self._clause(at)
        behind = self._behind(cue, at)
        named = next((i for i in range(start, end) if self._is_lift(i)), None)
        next_lift = self._lift_next(behind) if named is None else None
        if named is None and next_lift is None:
            reference, behind = self._reference(behind)
            source = self._told_of_set(start, reference)
        else:
            source = self._told_of_lift(start)
        if next_lift is not None and cue.id != "load" and self._has_scheme(next_lift):
            # "Same again, squat 3x5" tells sets of its own; of the load nobody knows.
            self.items[at] = replace(self.items[at], what="remark")
            return
        own = any(self._is(i, *_TELLS) for i in (*range(start, at), *range(behind, end)))
        copied = self._part(source, cue.id, own=own or next_lift is not None)
        if not copied:
            return
        if named is not None and named >= behind and not any(self._is_lift(i) for i in range(start)):
            # "3x10 at 60 kg and same for RDL": of the first sets no lift is told
            copied.insert(0, self.items.pop(named))
        # What is told again keeps the place of the words that told it first.
        if next_lift is not None:
            self.items[at : next_lift + 1] = [self.items[next_lift], *copied]
        else:
            self.items[at : behind + self._is(behind, "for")] = copied

    def _has_scheme(self, lift: int) -> bool:
        return any(self._is(i, "times", "sets") for i in range(lift, self._clause(lift)[1]))

    def _is_lift(self, at: int) -> bool:
        return self._is(at, "lift") and self.items[at].first in self.lifts

    def _clause(self, at: int) -> tuple[int, int]:
        start = next((i + 1 for i in range(at - 1, -1, -1) if self.items[i].what in CUTS), 0)
        return start, next((i for i in range(at, len(self.items)) if self.items[i].what in CUTS), len(self.items))

    def _lift_next(self, at: int) -> int | None:
        """The lift right behind a cue that stands between signs: ", same sets and reps, bench with 46 kg"."""
        while self._is(at, *_BETWEEN):
            at += 1
        return at if self._is_lift(at) else None

    def _reference(self, at: int) -> tuple[int, int]:
        """Which set is meant, 0 for the one before, and the place behind the words that say so."""
        if self._is(at, "set_ref", "nth", "number") and 0 < self._number(at) < _MOST_SETS:
            return int(self._number(at)), at + 1 + self._is(at + 1, "sets")
        told = self.words[self.items[at].after - 1] if self._is(at, "remark") else None
        if told is not None and self._text(at) in _NUMBER and told.text.isdigit():
            return int(told.text), at + 1
        known = ORDINALS.get(self._what(at), 0)
        return (known, at + 1 + self._is(at + 1, "sets")) if known else (0, at)

    def _told_of_set(self, end: int, number: int) -> list[Item]:
        """The words of one set of the lift that was told last; empty if several sets are told together."""
        begins = max((i for i in range(end) if self._is_lift(i)), default=0)
        parts: list[list[Item]] = [[]]
        for item in self.items[begins:end]:
            if item.what in CUTS:
                parts.append([])
            elif item.what in _COPIED:
                parts[-1].append(item)
        told = [part for part in parts if any(item.what in _TELLS for item in part)] or [[]]
        meant = told[number - 1] if number <= len(told) else []
        if len(told) > 1 and not any(item.what == "load" for part in told[1:] for item in part):
            # "50 kg: first set 8, second 7": one load for all
            meant = [item for item in meant if item.what != "load"]
        return meant if not self._counts_sets(meant) else []

    def _counts_sets(self, part: Sequence[Item]) -> bool:
        """Whether "3x10" stands there, and not "60x10"."""
        whats = [item.what for item in part]
        few = bool(part) and part[0].what == "number" and (part[0].number or 0) <= _MOST_SETS_TOLD
        return few and whats[1:2] in (["times"], ["sets"])

    def _told_of_lift(self, end: int) -> list[Item]:
        """The words of the sets that were told last of a lift."""
        lift = max((i for i in range(end) if self._is_lift(i)), default=0)
        start = next((i + 1 for i in range(lift - 1, -1, -1) if self.items[i].what in CUTS), 0)
        told = [item for item in self.items[start:end] if item.what in _COPIED]
        while told and told[-1].what not in _TELLS | {"reps", "legs"}:
            told.pop()
        while told and told[0].what not in _TELLS:
            told.pop(0)
        return told

    def _part(self, told: Sequence[Item], what: str, *, own: bool) -> list[Item]:
        """What is meant of the words of some sets: all, their sets and reps, or their load."""
        loads = [i for i, item in enumerate(told) if item.what in ("load", "body", "empty_bar")]
        loads = loads or [i for i in range(1, len(told)) if told[i - 1].what in ("at", "with")]
        if what == "load":
            return [item for i in loads[-1:] for item in told[i - (told[i].load is None) : i + 1]]
        if what == "scheme" or own:
            left = {*loads, *(i - 1 for i in loads if i and told[i - 1].what in ("at", "with"))}
            kept = [item for i, item in enumerate(told) if i not in left]
            while kept and kept[-1].what in _SIGNS | {"for"}:
                kept.pop()
            while kept and kept[0].what in _SIGNS | {"times", "for"}:
                kept.pop(0)
            return kept
        return list(told)
