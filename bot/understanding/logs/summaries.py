"""What a log tells of itself: titles, labelled notes, volumes, totals and rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final

from bot.understanding.loads import LoadKind
from bot.understanding.logs.clause_reader import ENDS, LINKS, ClauseReader
from bot.understanding.quantities.items import log_words

_LEAST_VOLUME: Final = 500
"""Kilograms or pounds; less behind "=" may be a load."""

_ROLES: Final = ("times", "reps", "sets", "count", "load", "at", "set_ref")
_SUMMED_UP: Final = frozenset({"volume", "tonnage", "kcal", "calories", "prs"})
_ON_A_BAR: Final = (LoadKind.PER_SIDE, LoadKind.PLATES, LoadKind.BAR)
_HEAVIEST: Final = 1400
"""Kilograms or pounds; more is the volume of a session."""
_LABELS: Final = frozenset({"volume", "vol", "tonnage", "lifted", "kcal", "moved", "prs"})


class Summaries(ClauseReader):
    """Finds titles, notes and totals."""

    def _labelled_notes(self) -> None:
        for place in self._cued("label"):
            start = place
            while self._is(start - 1, "mark", "dash"):
                start -= 1
            if start and self.items[start - 1].what not in ("line", "stop"):
                continue
            end = self._end(place, frozenset({"line"}))
            self._drop(place, end)

    def _titles(self) -> None:
        """Leave out lines before the first lift whose numbers tell no set: "Legs 2", "StrongLifts 5x5"."""
        lines = self._lines()
        for start, end in lines:
            colon = next((i for i in range(start, end - 1) if self.items[i].what == "colon"), start)
            heads = self.items[min(colon + 1, end - 1)].what == "lift" and self._tells(start, colon)
            if heads and not self._has(start, colon, "lift", *_ROLES):
                # "5/3/1 week: squat 85x5"
                self._drop_but_days(start, colon)
        for number, (start, end) in enumerate(lines):
            if self._is_of_time(start, end) or self._counts_lines(start, end, lines[number + 1 :]):
                self._drop_but_days(start, end)
        first = next((i for i, (start, end) in enumerate(lines) if self._has(start, end, "lift")), None)
        if not first:
            return
        own = self._tells(*lines[first])
        for start, end in lines[:first]:
            roles = self._has(start, end, *_ROLES)
            letters = any(self.items[i].what in ("word", "day", "remark") for i in range(start, end))
            summed = any(self._text(i) in _LABELS or self._is_time(i) for i in range(start, end))
            summed = summed and not self._has(start, end, "times")
            if letters and self._tells(start, end) and (own or not roles or summed):
                self._drop_but_days(start, end)

    def _is_time(self, at: int) -> bool:
        """Whether a time or a length was counted: "52 min", "2000 m"."""
        last = self.words[self.items[at].after - 1].text
        return self._is(at, "remark") and log_words().meaning(last) in ("minutes", "hours", "distance")

    def _is_of_time(self, start: int, end: int) -> bool:
        """Whether a line tells how long or how far somebody walked or rode: "10 min incline walk 12/3.0"."""
        timed = any(self._is_time(at) for at in range(start, end)) and not self._has(start, end, *_ROLES, "lift")
        rest = any(self._is_cue(at, "rest") for at in range(start, end))
        return timed and not rest and self._has(0, start, "lift") and self._has(0, start, "times", "sets", "reps")

    def _counts_lines(self, start: int, end: int, lines: Sequence[tuple[int, int]]) -> bool:
        """Whether a line counts the sets and reps of those below: "3 sets · 24 reps · 2160 kg"."""
        counts = {self._text(at + 1): self._number(at) for at in range(start, end) if self._is(at, "number")}
        below = list(takewhile(lambda line: not self._has(*line, "lift"), lines))
        told = sum(self._has(*line, "times") for line in below)
        return "reps" in counts and told > 1 and counts.get("sets") == told

    def _numbers_of_words(self) -> None:
        """Numbers that a single word speaks of: rest, a volume, a total, "1RM 150 kg"."""
        for place in self._cued("rest", "limit"):
            if self._is_cue(place, "rest") and place and self.items[place - 1].what == "remark":
                # "2 min rest 7/10 difficulty": it is told already
                continue
            at = self._behind(place)
            rest = self._is_cue(place, "rest")
            while (
                self._is(at, "colon", "of", "number", "dash", "about", "remark")
                or (self._is(at, "load") and self._text_of(at).endswith(" s") if rest else self._is(at, "at"))
                or self._text(at) in ("is", "was", "about", "only")
            ):
                self._drop(at, at + self._is(at, "number", "load"))
                at += 1
            if self._is_cue(place, "limit") and self._is(at, "load"):
                self._drop(at, at + 1)
        for at, item in enumerate(self.items):
            volume = item.load is not None and item.load.amount > _HEAVIEST and self._is_alone(at)
            if volume or (item.what in ("number", "load") and {self._text(at - 1), self._text(at + 1)} & _SUMMED_UP):
                self._drop(at, at + 1)
            elif item.what == "load" and self._text(at - 1) == "a" and self._text(at + 1) in ("pr", "pb"):
                # "A 5 kg PR" is what was gained
                self._drop(at, at + 1)
            elif self._is_label(at) and (self._text(at) in _LABELS or self._heads_session(at)):
                self._drop(at, at + 2 + self._is(at + 1, "colon"))
            elif item.what == "number" and self._text(at + 1) == "rm":
                end = at + 2
                while self._text(end) in LINKS or self._is(end, "colon", "equals"):
                    end += 1
                tells = self._is(end, "load", "number")
                self._drop(at, end + 1 if tells else at + 2)
            elif item.what == "equals" and self._sums_up(at):
                self._drop(at, self._in_a_row(at + 1)[-1] + 1)
            elif item.what == "total":
                behind = at + 1 + (self._is(at + 1, "colon", "of"))
                if self._is(behind, "load"):
                    self._drop(at, behind + 1)
            elif item.what == "number" and self._counts_warm_ups(at):
                self._drop(at, at + 2)
            elif item.what == "number" and self._total_of_reps(at):
                self._drop(at, at + 3 if self._is(at + 2, "total") else at + 2)

    def _is_alone(self, at: int) -> bool:
        """Whether a load stands in a line without reps, and sets are told in others."""
        start, end = next(line for line in self._lines() if line[0] <= at < line[1])
        others = self._has(0, len(self.items), "times", "reps")
        return others and not self._has(start, end, "times", "reps", "sets", "lift")

    def _sums_up(self, at: int) -> bool:
        """Whether a volume stands behind "=": "3 x 8 x 100 kg = 2400 kg"."""
        behind = self._in_a_row(at + 1)
        if len(behind) != 1 or not any(item.what == "times" for item in self.items[:at]):
            return False
        item = self.items[behind[0]]
        return (item.number or (item.load.amount if item.load else Decimal(0))) >= _LEAST_VOLUME

    def _heads_session(self, at: int) -> bool:
        """Whether a line stands over the first lift, so that what it counts is the whole session."""
        first = next((i for i, item in enumerate(self.items) if item.what == "lift"), 0)
        end = self._end(at, frozenset({"line"}))
        return self._is(at, "sets") and at < first and end < first and self._tells(first, len(self.items))

    def _is_label(self, at: int) -> bool:
        """Whether a colon and an amount stand behind a word."""
        amount = self._is(at + 1, "colon") and self._is(at + 2, "load", "number")
        return amount or (self._is(at + 1, "load") and self._text(at) == "volume")

    def _explained(self) -> None:
        """A load or reps told twice: "270 pounds (3 45-lb on each side)", "20 steps (10 each leg)"."""
        opened = None
        for at, item in enumerate(self.items):
            if item.what == "open":
                opened = at
            elif item.what == "close" and opened is not None:
                inside = self.items[opened:at]
                sided = any(one.load and one.load.kind in _ON_A_BAR for one in inside)
                before = any(one.what == "load" for one in self.items[max(opened - 8, 0) : opened])
                a_leg = [one.what for one in inside[1:]] == ["number", "legs"]
                if (sided and before) or (a_leg and 0 < self._number(opened + 1) <= self._number_before(opened)):
                    self._drop(opened, at + 1)
                opened = None

    def _number_before(self, at: int) -> Decimal:
        return next((self._number(i) for i in (at - 1, at - 2) if self._is(i, "number")), Decimal(0))

    def _counts_warm_ups(self, at: int) -> bool:
        """ "After 2 warm-up sets": counted and not told."""
        few = self._is(at + 1, "warm_up") and self._number(at) <= 6
        before = self._text(at - 1) in ("", "after", "and", "plus", "did") or self._is(at - 1, "lift", "colon", *ENDS)
        return few and before and (self._text(at + 2) in ("", "i", "before", "and") or self._is(at + 2, *ENDS))

    def _total_of_reps(self, at: int) -> bool:
        """ "39 reps in all", beside other reps."""
        reps = self._is(at + 1, "reps")
        total = self._is(at + 2, "total")
        labelled = self._is(at + 1, "total") and "rep" in self._text_of(at + 1)
        if not ((reps and total) or labelled):
            return False
        return sum(item.what == "number" and not self.gone[i] for i, item in enumerate(self.items) if i != at) >= 2
