"""Numbers that count nothing of a set: rest, tempo, the clock, distances, marks of a list, weeks of a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.numbers import ORDINALS
from bot.understanding.quantities.counted import Counted
from bot.understanding.quantities.items import Item, ItemRewriter
from bot.understanding.quantities.marks import Marks
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_LABELS: Final = frozenset(
    "week wk day session workout phase block cycle level lvl pin hole notch chapter hotel "
    "room number version rate ex exercise nr dag tag trainingstag year pad seat setting incline speed zone "
    "program".split()
)
_TEN: Final = 10
_FELT: Final = frozenset(
    "pain hurt hurts ache aches sore soreness discomfort twinge energy mood sleep slept stress knee knees back hip "
    "hips shoulder shoulders elbow wrist ankle groin".split()
)
_SPREAD_OVER: Final = frozenset({"over", "across", "in"})
_PLANNED: Final = frozenset({"planned", "prescribed", "scheduled", "programmed"})
_ALL_OF_THEM: Final = _PLANNED | {"the", "my", "these", "those", "our"}
_OTHERS: Final = frozenset({"other", "remaining"})
_COUNTED_OTHERWISE: Final = frozenset({"times", "reps", "sets", "single", "double", "triple", "for", "slash"})
_MOST_SETS_TOLD: Final = 12
_HIGHEST_LABEL: Final = 200


def with_asides(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with numbers that count no set made remarks, marks of lists made marks, "set 2" a reference."""
    return _Asides(items, words).read()


class _Asides(Marks, Counted, ItemRewriter):
    def __init__(self, items: Sequence[Item], words: Sequence[Word]) -> None:
        super().__init__(items, words)
        self._lines = self._counted_lines()
        self.items = [replace(item, what="reps") if self._counts_reps(at) else item for at, item in enumerate(items)]
        if not any(item.what in _COUNTED_OTHERWISE for item in self.items):
            # "Got 140 up once"
            self.items = [
                replace(item, what="single") if item.what == "count" and item.number == 1 else item
                for item in self.items
            ]

    def _taken(self, place: int, before: Sequence[Item]) -> tuple[int, Item] | None:
        if place in self._lines:
            what = "mark" if self._is(self._lines[place], "lift") else "set_ref"
            return self._made(what, place, self._lines[place], of=self.items[place])
        return self._aside(place, starts=not before or before[-1].what in ("line", "mark"))

    def _counts_reps(self, at: int) -> bool:
        """Whether "steps" or "times" counts reps: "20 steps x 3", "8 times, 4 sets"."""
        text = self._text(at)
        if text == "steps":
            return self._is_factor(at)
        if text != "times" or not self._is(at, "count") or not self._is(at - 1, "number"):
            return False
        told = [self._what(i) for i in range(1, len(self.items)) if i != at and self._is(i - 1, "number")]
        # "10 times with 60, then 8 times with 70"
        counted = told.count("sets") == 1 or told.count("count") > 0
        return counted and not any(self._is(i, "reps", "times", "of") for i in range(len(self.items)))

    def _is_factor(self, at: int) -> bool:
        """Whether what is counted is a part of a product: "20 steps x 3", "3 x 20 steps"."""
        return self._is(at + 1, "times") or self._is(at - 2, "times", "sets", "of")

    def _aside(self, place: int, *, starts: bool) -> tuple[int, Item] | None:
        found = self._mark(place, starts=starts) or self._every_minute(place)
        if found is None and self._is(place, "number"):
            found = self._no_set(self._counted_end(place), place) or self._over_sets(place, starts=starts)
            found = found or self._some_of_all(place) or self._spread(place)
            found = found or self._no_set(self._rated(place), place) or self._no_set(self._things(place), place)
        return found or self._by_its_word(place)

    def _no_set(self, end: int | None, place: int) -> tuple[int, Item] | None:
        return None if end is None else self._made("remark", place, end)

    def _over_sets(self, place: int, *, starts: bool) -> tuple[int, Item] | None:
        """ "3 x Hip thrust", over its sets."""
        headed = starts and self._whats(place, 4) == ["number", "times", "lift", "line"]
        return self._made("count", place, place + 2, number=self.items[place].number) if headed else None

    def _by_its_word(self, place: int) -> tuple[int, Item] | None:
        """A number that the word before it takes for itself: "by 5 kg", "week 3"."""
        item, text, counts = self.items[place], self._text(place), self._is(place + 1, "number")
        if text in ("between", "from"):
            return self._spread(place)
        if item.what == "few" and self._is(place + 1, "lift"):
            # "and some abductions"
            return place + 1, replace(item, what="word")
        if text == "by" and counts and self._is(place - 1, "word"):
            end = place + 2 + self._is(place + 2, "unit")
            if self._is(end, "reps", "all_sets"):
                # "up by 10 kg every set"
                first, after = self.items[place].first, self.items[end - 1].after
                return end, Item("load", first, after, load=SaidLoad(LoadKind.UNKNOWN))
            # "a new best by 5 kg"
            return self._made("remark", place, end)
        if (
            item.what == "reps"
            and item.glued
            and counts
            and self.items[place + 1].glued
            and self._is(place - 1, "number")
        ):
            # "12r60"
            return place + 1, replace(item, what="times")
        if (
            item.what in ("nth", *ORDINALS)
            and self._is(place + 1, "word")
            and self._text(place + 2) == "of"
            and self._is(place + 3, "number")
        ):
            # "4th exercise of 6"
            return self._made("remark", place, place + 4)
        if item.what == "word" and text in _SPREAD_OVER and counts and self._is(place + 2, "sets"):
            return place + 1, replace(item, what="total")
        others = text in _OTHERS and counts and self._number(place + 1) <= _MOST_SETS_TOLD
        if others and not self._is(place + 2, "times", "reps", "unit", "sets"):
            # "90 for the other three"
            return self._made("count", place, place + 2, number=self.items[place + 1].number)
        if text in _LABELS or (item.what == "word" and text == "tempo"):
            return self._no_set(self._tempo_end(place + 1) if text == "tempo" else self._labelled(place), place)
        return None

    def _spread(self, place: int) -> tuple[int, Item] | None:
        """ "Between 8 and 10 reps", "8 to 10 reps": reps that were not counted."""
        between = self._text(place) in ("between", "from")
        at = place + between
        if not (self._is(at, "number") and self._is(at + 2, "number") and self._is(at + 3, "reps")):
            return None
        joined = self._text(at + 1) in (("to", "and") if between else ("to",))
        return self._made("untold", place, at + 4) if joined and self._number(at) < self._number(at + 2) else None

    def _some_of_all(self, place: int) -> tuple[int, Item] | None:
        """ "I did three of the four", "3 of 5 planned sets", "3/4 sets": so many sets."""
        if self._is(place + 1, "slash") and self._is(place + 2, "number") and self._is(place + 3, "sets"):
            done = self._number(place + 2) and self.items[place].number
            return self._made("count" if done else "remark", place, place + 4, number=done or None)
        at = of = place + 1 + (self._text(place + 1) == "out")
        if self._text(of) != "of":
            return None
        while self._text(at + 1) in _ALL_OF_THEM:
            at += 1
        end = at + 2 + (self._text(at + 2) in _PLANNED)
        sets = self._is(end, "sets")
        told = sets or self._text(of + 1) == "the"
        planned = self._number(at + 1) if self._is(at + 1, "number") else 0
        if not told or not 0 < self._number(place) < planned <= _MOST_SETS_TOLD:
            return None
        _, item = self._made("count", place, at + 2, number=self.items[place].number)
        return (end + 1 if sets else at + 2), item

    def _rated(self, place: int) -> int | None:
        """The end of how much something hurt or how well somebody slept: "pain 3/10", "knees 2/10 pain"."""
        if self._whats(place, 3) != ["number", "slash", "number"] or self._number(place + 2) != _TEN:
            return None
        near = {self._text(at) for at in range(max(place - 2, 0), place + 4) if not self._is(at, "lift")}
        return place + 3 if near & _FELT else None

    def _things(self, place: int) -> int | None:
        """The end of things counted that are no sets: "two yoga mats", "3 kids", "(2 DB)"."""
        pair = self._number(place) in (1, 2) and self._is(place + 1, "held") and self._is(place + 2, "close")
        if pair and not self._is(place - 1, "times", "at", "with"):
            return place + 2
        if self._is(place + 1, "word") and load_table("people").meaning(self._text(place + 1)) == "other":
            return place + 2
        if self.words[self.items[place].first].is_number:
            return None
        end = place + 1
        while self._is(end, "word") and self._text(end).isalpha() and end <= place + 3:
            end += 1
        last = self._text(end - 1)
        counts = self._is(end, "sets", "reps", "times", "count", "plates", "unit", "of", "at", "held", "legs", "lift")
        return end if end > place + 1 and last.endswith("s") and last != "ones" and not counts else None

    def _labelled(self, place: int) -> int | None:
        if not self._is(place + 1, "number") or self._is(place + 2, "times", "sets", "unit"):
            return None
        number = self._number(place + 1)
        if number > _HIGHEST_LABEL or number % 1:
            return None
        if self._text(place + 2) == "of" and self._is(place + 3, "number"):
            # "week 4 of 8"
            return place + 4
        if not self._is(place + 2, "slash"):
            return place + 2
        of_all = self._is(place + 3, "number") and not self._is(place + 4, "slash", "times")
        return place + 4 if of_all else None

    def _every_minute(self, place: int) -> tuple[int, Item] | None:
        """ "EMOM 10 min": ten sets."""
        at = place + 1 + self._is(place + 1, "times", "for")
        if not self._is(place, "emom") or not self._is(at, "number") or self._is(at + 1, "times", "reps"):
            return None
        after = at + 1 + self._is(at + 1, "minutes")
        return self._made("count", place, after + self._is(after, "colon"), number=self.items[at].number)
