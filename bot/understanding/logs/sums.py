"""A load told with its parts and their sum: "a 20 kg bar and one 15 on each end, so 50 altogether"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import BAR, LoadKind, SaidLoad
from bot.understanding.logs.clause_reader import ClauseReader

_SUMS: Final = frozenset("so thats making makes totals totalling total equals comes".split())
"""Words before what parts add up to."""
_LINKS: Final = _SUMS | frozenset("which is for a of in all to that it up".split())
_ENDS: Final = frozenset({"stop", "line", "lift", "reps", "sets", "semicolon"})
_MOST_PLATES: Final = 6
_MOST_PARTS: Final = 4


class Sums(ClauseReader):
    """Finds loads that are told with their parts."""

    def _sums(self) -> None:
        """Leave out the parts of a load that is told in all, if they add up to it."""
        for at in range(1, len(self.items)):
            load = self.items[at].load
            total = self.items[at].number if load is None else load.amount
            behind = at
            while self._is(behind - 1, "comma", "equals", "total") or (
                self._text(behind - 1) in _LINKS and not self._is(behind - 1, "load")
            ):
                behind -= 1
            before = {self._text(i) for i in range(behind, at)}
            with_bar = self._is(at + 1, "with") and self._is_bar(at + 2)
            sums = before & (_SUMS | {"="}) or self._is(at + 1, "total") or with_bar
            if not total or not sums or self.gone[at] or self._is(at + 1, "times", "reps", "sets"):
                continue
            start, parts = self._parts(behind)
            if parts and self._has(start, at, "load", "sides", "bar") and self._adds_up(parts, total):
                units = [one.load.unit for one in (self.items[at], *self.items[start:at]) if one.load and one.load.unit]
                self._drop(start, at)
                self._drop(at + 1, at + 1 + self._is(at + 1, "total") + 2 * with_bar)
                told = SaidLoad(LoadKind.WEIGHT, total, units[0] if units else None)
                self.items[at] = replace(self.items[at], what="load", number=None, load=told)

    def _parts(self, end: int) -> tuple[int, list[frozenset[Decimal]]]:
        """Where the parts before a place begin, and what each may add, the last first."""
        parts: list[frozenset[Decimal]] = []
        at, start = end - 1, end
        bar = self._is(end + 1, "with")
        while at >= 0 and not self._is(at, *_ENDS) and not self.gone[at]:
            if self._is(at, "number", "load"):
                pair = self._is(at - 1, "times") and self._is(at - 3, "plus")
                of_sets = self._is(at - 1, "of") and self._is(at - 2, "sets")
                if (self._is(at - 1, "times") and not pair) or of_sets:
                    break
                counted = at - 1 - pair
                many = self._number(counted) if self._is(counted, "number") else Decimal(1)
                many = many if 1 <= many <= _MOST_PLATES and not self._is(counted - 1, "times") else Decimal(1)
                parts.append(frozenset(many * value for value in self._worth(at, bar=bar)))
                at = counted if many > 1 or self._text(counted) == "one" else at
                start = at
            elif self._is(at, "bar", "empty_bar", "with", "sides"):
                bar, start = bar or self._is(at, "bar", "empty_bar"), at
            at -= 1
        return start, parts if len(parts) <= _MOST_PARTS else []

    def _worth(self, at: int, *, bar: bool) -> frozenset[Decimal]:
        """What an amount may add to a load: itself, or what hangs on both ends; none for what only plates tell.

        Args:
            at: its place.
            bar: a bar without its weight is told behind it.
        """
        load = self.items[at].load
        amount = self._number(at) if load is None else load.amount
        if load is not None and load.kind in (LoadKind.PLATES, LoadKind.PLATES_AND_MORE, LoadKind.UNKNOWN):
            return frozenset()
        bars = {*BAR.values(), Decimal(15)} if load is not None and (bar or load.counts_bar) else set()
        return frozenset({amount, 2 * amount} | {times * amount + bar for bar in bars for times in (1, 2)})

    def _is_bar(self, at: int) -> bool:
        """Whether a bar is named of which no weight is told."""
        load = self.items[at].load if at < len(self.items) else None
        return self._is(at, "bar", "empty_bar") or (load is not None and load.kind is LoadKind.BAR and not load.amount)

    def _adds_up(self, parts: list[frozenset[Decimal]], total: Decimal) -> bool:
        sums = {Decimal(0)}
        for worth in parts:
            if not worth:
                return True
            sums = {one + more for one in sums for more in worth}
        return total in sums
