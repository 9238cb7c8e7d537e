"""Read what corrects a log: "no, 105", "9 reps on the last set", "leave out the squats", "that was yesterday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_REPS, MOST_SETS, Ask, Draft, Question, Why
from bot.understanding.logs.edits import (
    Dropped,
    Edit,
    Heavier,
    MoreReps,
    MoreSets,
    NewCount,
    NewEffort,
    NewLift,
    NewLoad,
    NewReps,
    NewUnit,
    Unclear,
    WarmUp,
    Which,
    aimed_at,
)
from bot.understanding.logs.said import Part, parts_of

_HEAVY: Final = 21
"""From here on a bare number is a load, where no set has as many reps."""


_SAY_NO_VALUE: Final = frozenset({"word", "was", "got", "only", "remark", "mark", "more", "less", "each_lift"})
_LEAST_EFFORT: Final = 5
_MOST_WORDS_BY_A_LOAD: Final = 2
_MOST_WORDS_BY_A_LIFT: Final = 2
"""More words beside the name of a lift speak of it, and put nothing right: "let's talk about squats instead"."""
_PUTS_RIGHT: Final = frozenset({"was", "denies"})
_MOST_WORDS_BY_A_VALUE: Final = 3


def read_corrections(text: str, drafts: Sequence[Draft]) -> tuple[Edit, ...]:
    """What a message changes in a log.

    Args:
        text: what the lifter says to it.
        drafts: the log as it stands; at least one.
    """
    return tuple(edit for part in parts_of(text, drafts) for edit in _edits(part, drafts))


def _edits(part: Part, drafts: Sequence[Draft]) -> list[Edit]:
    own = {draft.lift for draft in drafts}
    if "drop" in part.does:
        return _drops(part, own)
    if "warm_up" in {item.what for item in part.items} and part.places_named:
        return [WarmUp(part.which)]
    if "same_again" in part.does:
        return [MoreSets(1, which=part.which)]
    edits = _Values(part, drafts).edits() if _is_about_sets(part) else []
    new = [lift for lift in part.lifts if lift not in own and lift != part.which.lift]
    words = sum(item.what == "word" for item in part.items)
    if len(new) == 1 and "more" not in part.does and (words <= _MOST_WORDS_BY_A_LIFT or part.does & _PUTS_RIGHT):
        old = next((lift for lift in part.denied if lift in own), "")
        edits.insert(0, NewLift(new[0], Which(lift=old)))
        edits = [aimed_at(edit, Which(lift=new[0], places=part.which.places)) for edit in edits]
    return edits


def _is_about_sets(part: Part) -> bool:
    """Return True unless a load in words stands in a remark: "my cat sat on the plate"."""
    remarks = sum(item.what == "word" for item in part.items)
    if remarks > _MOST_WORDS_BY_A_VALUE and not part.does - {"only"} and not part.places_named:
        return False
    told = any(item.number is not None or item.what in ("effort", "unit", "sets", "reps") for item in part.items)
    weighed = any(item.load and item.load.amount and item.load.unit for item in part.items)
    return told or weighed or part.places_named or remarks <= _MOST_WORDS_BY_A_LOAD


def _drops(part: Part, own: set[str]) -> list[Edit]:
    if part.lifts:
        return [Dropped(Which(lift=lift, places=part.which.places, load=part.which.load)) for lift in part.lifts]
    if part.places_named:
        return [Dropped(part.which)]
    counts = [item for item in part.items if item.what == "sets"]
    numbers = [item.number for item in part.items if item.what == "number" and item.number]
    loads = [item.load for item in part.items if item.what == "load"]
    if loads and loads[0]:
        return [Dropped(Which(load=loads[0]))]
    return [MoreSets(-int(numbers[0]) if numbers else -1, which=part.which)] if counts else []


class _Values:
    """The numbers of a part, and what they change."""

    def __init__(self, part: Part, drafts: Sequence[Draft]) -> None:
        self.part = part
        self.which = part.which
        self.items = [item for item in part.items if item.what not in _SAY_NO_VALUE]
        self.draft = self._draft(drafts)
        self.found: list[Edit] = []
        self.sets: int | None = None
        self.reps: tuple[int, ...] = ()
        self.load: SaidLoad | None = None
        self.rpe: tuple[Decimal, ...] = ()
        self.bare: list[Decimal] = []

    def edits(self) -> list[Edit]:
        """What the part changes, in the order of sets, reps, load, effort."""
        self._read()
        more = "more" in self.part.does and self._is_more()
        less = "less" in self.part.does
        if more or less:
            return self._shifts(-1 if less else 1)
        if self.sets is not None and not self.part.places_named:
            self.found.append(NewCount(self.sets, self.which))
        if self.reps:
            self.found.append(NewReps(self.reps, self.which))
        if self.load:
            self.found.append(NewLoad(self.load, self.which))
        if self.rpe:
            self.found.append(NewEffort(self.rpe, self.which))
        if self.bare and self.load and not self.reps:
            # "I'm 34 and 80 kg": a number that nothing uses
            return [Unclear(Question(Ask.NUMBER, Why.UNCLEAR, f"{self.bare[0]:f}"))]
        if len(self.bare) == 1 and not self.found:
            self.found.append(self._told_by(self.bare[0]))
        elif len(self.bare) == 1 and self.load is None and self.reps and self.bare[0] >= _HEAVY:
            self.found.append(NewLoad(SaidLoad(LoadKind.WEIGHT, self.bare[0]), self.which))
        units = {item.unit for item in self.items if item.what == "unit" and item.unit}
        if len(units) == 1 and not self.bare:
            self.found.append(NewUnit(units.pop()))
        return self.found

    def _draft(self, drafts: Sequence[Draft]) -> Draft:
        named = [draft for draft in drafts if draft.lift == self.which.lift]
        return named[0] if named else drafts[-1]

    def _is_more(self) -> bool:
        """Return True if "more" counts sets, reps or load of this part, and "and" or "also" is not all it is."""
        words = {item.what for item in self.items}
        return bool(words & {"sets", "reps"}) or self.sets is not None or self.load is not None or bool(self.bare)

    def _shifts(self, sign: int) -> list[Edit]:
        if self.sets is not None or any(item.what == "sets" for item in self.items):
            reps = self.reps[0] if len(self.reps) == 1 else None
            return [MoreSets(sign * (self.sets or 1), reps, self.load, self.rpe[0] if self.rpe else None, self.which)]
        if self.reps and self.load is None:
            return [MoreReps(sign * self.reps[0], self.which)] if len(self.reps) == 1 else []
        if self.load is not None and not self.reps and not self.bare:
            return [Heavier(replace(self.load, amount=sign * self.load.amount), self.which)]
        if self.load is not None and (self.reps or self.bare):
            # "One more at 105 for 6": the last number is that of the reps.
            return [MoreSets(1, self.reps[0] if self.reps else int(self.bare[-1]), self.load, which=self.which)]
        return [Unclear(Question(Ask.NUMBER, Why.UNCLEAR, f"{self.bare[0]:f}"))] if self.bare else []

    def _told_by(self, number: Decimal) -> Edit:
        """What one bare number changes: the reps or the load, whichever it can be."""
        places = self.which.places or range(len(self.draft.sets))
        sets = [self.draft.sets[place] for place in places if -len(self.draft.sets) <= place < len(self.draft.sets)]
        most = max((one.reps or 0 for one in sets), default=0)
        if self._rates(number):
            return NewEffort((number,), self.which)
        if number % 1 or (number >= _HEAVY and number > most):
            return NewLoad(SaidLoad(LoadKind.WEIGHT, number), self.which)
        if self.part.places_named:
            return NewReps((int(number),), self.which)
        return Unclear(Question(Ask.NUMBER, Why.UNCLEAR, f"{number:f}"))

    def _rates(self, number: Decimal) -> bool:
        """Return True for "the last one was an 8.5", "that was a 7"."""
        told = [item for item in self.part.items if item.what not in ("word", "remark")]
        at = next((i for i, item in enumerate(told) if item.what == "number"), 0)
        article = any(item.what == "of" for item in told[:at]) and "got" not in self.part.does
        half = number % 1 == Decimal("0.5") and all(
            one.load is None or one.load.amount > _HEAVY for one in self.draft.sets
        )
        return _LEAST_EFFORT <= number <= 10 and not number * 2 % 1 and (article or half)

    def _read(self) -> None:
        at = 0
        while at < len(self.items):
            at = self._row(at) or self._scheme(at) or self._counted(at) or self._one(at)

    def _row(self, at: int) -> int:
        """A list of reps: "10, 9, 8", "8/8/7"."""
        numbers, end = [], at
        while self._is(end, "number") and not self._is(end + 1, "times", "sets", "unit"):
            numbers.append(self.items[end].number or Decimal(0))
            end += 1 + self._is(end + 1, "reps")
            if not (self._is(end, "comma", "slash", "and", "dash") and self._is(end + 1, "number")):
                break
            end += 1
        if len(numbers) < 2 or any(n % 1 or n > MOST_REPS for n in numbers):
            return 0
        self.reps = tuple(int(n) for n in numbers)
        return end

    def _scheme(self, at: int) -> int:
        """ "4x12", "3 sets of 8", "225x6", "80 kg x 8"."""
        if self._is(at, "load") and self._is(at + 1, "times") and self._is(at + 2, "number"):
            self.load, self.reps = self.items[at].load, (self._int(at + 2),)
            return at + 3
        if not self._is(at, "number"):
            return 0
        if self._is(at + 1, "times") and self._is(at + 2, "number", "load"):
            first, second = self.items[at].number or Decimal(0), self.items[at + 2]
            if second.what == "load":
                self.reps, self.load = (self._int(at),), second.load
            elif first > MOST_SETS:
                self.load, self.reps = SaidLoad(LoadKind.WEIGHT, first), (self._int(at + 2),)
            else:
                self.sets, self.reps = int(first), (self._int(at + 2),)
            return at + 3
        if self._is(at + 1, "sets"):
            self.sets = self._int(at)
            end = at + 2 + self._is(at + 2, "of", "times", "at", "with", "for")
            if self._is(end, "number") and not self._is(end + 1, "unit") and self._int(end) <= MOST_REPS:
                self.reps = (self._int(end),)
                return end + 1 + self._is(end + 1, "reps")
            return at + 2
        return 0

    def _counted(self, at: int) -> int:
        """ "12 reps", "a set of 12", "at 80"."""
        if self._is(at, "number") and self._is(at + 1, "reps"):
            self.reps = (self._int(at),)
            return at + 2
        if self._is(at, "sets") and self._is(at + 1, "of") and self._is(at + 2, "number"):
            self.reps = (self._int(at + 2),)
            return at + 3 + self._is(at + 3, "reps")
        if self._is(at, "at", "with") and self._is(at + 1, "number"):
            self.load = SaidLoad(LoadKind.WEIGHT, self.items[at + 1].number or Decimal(0))
            return at + 2
        return 0

    def _one(self, at: int) -> int:
        item = self.items[at]
        if item.what == "load":
            self.load = item.load
        elif item.what == "effort":
            self.rpe = item.efforts
        elif item.what == "number" and item.number is not None:
            self.bare.append(item.number)
        return at + 1

    def _int(self, at: int) -> int:
        return int(self.items[at].number or 0)

    def _is(self, at: int, *whats: str) -> bool:
        return 0 <= at < len(self.items) and self.items[at].what in whats
