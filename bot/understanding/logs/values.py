"""The numbers of what corrects a log: which are sets, reps, loads or efforts, and what they change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import ON_BODY, LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_REPS, Ask, Draft, Question, Why
from bot.understanding.logs.edits import (
    Edit,
    Heavier,
    MoreReps,
    MoreSets,
    NewCount,
    NewEffort,
    NewLoad,
    NewReps,
    NewUnit,
    Unclear,
    Which,
)
from bot.understanding.logs.helped import tells_help
from bot.understanding.logs.said import Part
from bot.understanding.numbers import ORDINAL_ENDS, number_at
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.elements import elements_of
from bot.understanding.quantities.items import Item
from bot.understanding.quantities.roles import Part as Told
from bot.understanding.quantities.roles import readings_of

_HEAVY: Final = 21
"""From here on a bare number is a load, where no set has as many reps."""
_LOAD_LABELS: Final = frozenset({"weight", "load"})
_ANY_REPS: Final = 10_000
"""So many that a word calls reps are asked about, and not passed over."""
_AMOUNTS: Final = frozenset({"number", "load"})
_LEAST_EFFORT: Final = 5
_FAR: Final = 2
"""So many times less than a load, or more than the reps of its sets, a number cannot stand for the one or the other."""
_SAY_NO_VALUE: Final = frozenset({"word", "was", "got", "only", "remark", "mark", "more", "less", "each_lift"})


class Values:
    """The numbers of a part, and what they change."""

    def __init__(self, part: Part, drafts: Sequence[Draft]) -> None:
        self.part = part
        self.which = part.which
        self.items = [item for item in part.items if item.what not in _SAY_NO_VALUE]
        # "One 20 in each hand": here "one" counts no set.
        self.items = [
            item
            for at, item in enumerate(self.items)
            if not self._is_day(item)
            and not (self._is_article(item) and at + 1 < len(self.items) and self.items[at + 1].what in _AMOUNTS)
        ]
        self.draft = self._draft(drafts)
        self.which = self._put_right()
        self.found: list[Edit] = []
        self.sets: int | None = None
        self.reps: tuple[int, ...] = ()
        self.loads: tuple[SaidLoad, ...] = ()
        self.rpe: tuple[Decimal, ...] = ()
        self.bare: list[Decimal] = []
        for element in elements_of(self.items, part.words):
            self._take(element)
        if tells_help(part.words) and _on_body(self.draft):
            self.loads = _as_help(self.loads)
        if self.which.reps is not None and self.which.load is None and not self.reps:
            # "The 8 was a 9"
            self.reps, self.rpe = _whole(self.rpe), ()

    @property
    def load(self) -> SaidLoad | None:
        """The only load."""
        return self.loads[0] if len(self.loads) == 1 else None

    def edits(self) -> list[Edit]:
        """What the part changes, in the order of sets, reps, load, effort."""
        more = "more" in self.part.does and self._is_more()
        less = "less" in self.part.does
        if "same_again" in self.part.does:
            return [self._another()]
        next_one = self.which.places == (len(self.draft.sets),)
        if self.part.does & {"heavier", "lighter"} and (self.load or self.bare):
            by = self.load or SaidLoad(LoadKind.WEIGHT, self.bare[0])
            sign = -1 if "lighter" in self.part.does else 1
            return [Heavier(replace(by, amount=sign * by.amount), self.which)]
        if self._fell_short():
            return [MoreReps(-(self.reps[0] if self.reps else int(self.bare[0]) if self.bare else 1), self.which)]
        if (more and not next_one) or less:
            return self._shifts(-1 if less else 1)
        self._take_count()
        if self.sets is not None and not self.which.names_sets:
            self.found.append(NewCount(self.sets, self.which))
        if self.reps:
            self.found.append(NewReps(self.reps, self.which))
        self.found += [NewLoad(load, which) for load, which in self._weighed()]
        if self.rpe:
            self.found.append(NewEffort(self.rpe, self.which))
        if (self.bare and self.load and not self.reps) or (len(self.loads) > 1 and not self._weighed()):
            # "I'm 34 and 80 kg": a number that nothing uses
            unused = self.bare[0] if self.bare else self.loads[0].amount
            return [Unclear(Question(Ask.NUMBER, Why.UNCLEAR, f"{unused:f}"))]
        if len(self.bare) == 1 and not self.found:
            self.found.append(self._told_by(self.bare[0]))
        elif len(self.bare) == 1 and self.load is None and self.reps and self.bare[0] >= _HEAVY:
            self.found.append(NewLoad(SaidLoad(LoadKind.WEIGHT, self.bare[0]), self.which))
        units = {item.unit for item in self.items if item.what == "unit" and item.unit}
        if len(units) == 1 and not self.bare:
            self.found.append(NewUnit(units.pop(), self.which))
        return self.found

    def _fell_short(self) -> bool:
        """Return True for "missed a rep on the last", "failed 2 on the third"."""
        whats = {item.what for item in self.part.items}
        counted = bool(self.reps or self.bare) or "reps" in whats
        return "failed" in whats and "at" not in whats and bool(self.which.places) and counted and not self.load

    def _take_count(self) -> None:
        """ "3 at 80 and the last one at 70": so many of the sets whose load is not known yet."""
        sets, count = self.draft.sets, self.bare[0] if len(self.bare) == 1 and self.load else 0
        weighed = any(one.load for one in sets)
        if weighed or self.reps or self.which.names_sets or not 0 < count < len(sets) or count % 1:
            return
        follows = self.part.items[0].what in ("and", "then", "comma", "plus")
        places = tuple(range(-int(count), 0) if follows else range(int(count)))
        self.bare, self.which = [], replace(self.which, places=places)

    def _draft(self, drafts: Sequence[Draft]) -> Draft:
        named = [draft for draft in drafts if draft.lift == self.which.lift]
        return named[0] if named else drafts[-1]

    def _put_right(self) -> Which:
        """Which sets are meant: in "175 not 180" those at 180, where no other is named."""
        words = self.part.words
        denied = [number_at(words, at + 1) for at, word in enumerate(words[:-1]) if word.text == "not"]
        known = {one.load.amount for one in self.draft.sets if one.load}
        wrong = next((said.value for said in denied if said is not None and said.value in known), None)
        if wrong is None or self.which.names_sets:
            return self.which
        return replace(self.which, load=SaidLoad(LoadKind.WEIGHT, wrong))

    def _weighed(self) -> list[tuple[SaidLoad, Which]]:
        """The loads with the sets that each is for."""
        if len(self.loads) < 2:
            return [(load, self.which) for load in self.loads]
        places = self.which.places or tuple(range(len(self.draft.sets)))
        each = [replace(self.which, places=(place,)) for place in places]
        return list(zip(self.loads, each, strict=True)) if len(self.loads) == len(places) else []

    def _is_more(self) -> bool:
        """Return True if "more" counts sets, reps or load of this part, and "and" or "also" is not all it is."""
        words = {item.what for item in self.items}
        return bool(words & {"sets", "reps"}) or self.sets is not None or self.load is not None or bool(self.bare)

    def _another(self) -> MoreSets:
        """ "Another one, 9 this time": a set like the last one, but for what is named."""
        lone = [self._told_by(number) for number in self.bare[:1]]
        reps = [edit.reps[0] for edit in lone if isinstance(edit, NewReps)] + list(self.reps)
        loads = [edit.load for edit in lone if isinstance(edit, NewLoad)] + list(self.loads)
        return MoreSets(1, next(iter(reps), None), next(iter(loads), None), next(iter(self.rpe), None), self.which)

    def _shifts(self, sign: int) -> list[Edit]:
        if self.sets is not None or any(item.what == "sets" for item in self.items):
            lone = [int(number) for number in self.bare if number < _HEAVY and self.sets]
            reps = next(iter((*self.reps, *lone)), None) if len((*self.reps, *self.bare)) == 1 else None
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
        if self.which.reps is not None and self.which.load is None and not number % 1:
            return NewReps((int(number),), self.which)
        if self._rates(number):
            return NewEffort((number,), self.which)
        places = self.which.places or range(len(self.draft.sets))
        sets = [self.draft.sets[place] for place in places if -len(self.draft.sets) <= place < len(self.draft.sets)]
        most = max((one.reps or 0 for one in sets), default=0)
        load = NewLoad(SaidLoad(LoadKind.WEIGHT, number), self.which)
        if number % 1 or (number >= _HEAVY and number > most):
            return load
        if self.which.load is not None and number * _FAR > self.which.load.amount:
            # "The 20 was 15" may be the load as well as the reps.
            return load if number > most * _FAR else Unclear(Question(Ask.NUMBER, Why.UNCLEAR, f"{number:f}"))
        every = any(item.what in ("all_sets", "each_lift") for item in self.part.items)
        reps = self.which.names_sets or every or bool(self.part.does & {"swap", "same_again"})
        return (
            NewReps((int(number),), self.which) if reps else Unclear(Question(Ask.NUMBER, Why.UNCLEAR, f"{number:f}"))
        )

    def _rates(self, number: Decimal) -> bool:
        """Return True for "the last one was an 8.5", "that was a 7", "rpe on the last one was 9"."""
        at = next((item.first for item in self.part.items if item.what == "number"), 0)
        before = {word.text for word in self.part.words[max(at - 2, 0) : at]}
        article = bool(before & {"a", "an"}) and not before & {"of"} and "got" not in self.part.does
        article = article or any(item.what == "rpe" for item in self.part.items)
        half = number % 1 == Decimal("0.5") and all(
            one.load is None or one.load.amount > _HEAVY for one in self.draft.sets
        )
        return _LEAST_EFFORT <= number <= 10 and not number * 2 % 1 and (article or half)

    def _take(self, element: Element) -> None:
        """Note what an element tells."""
        self.rpe = self.rpe or element.efforts
        if element.kind not in ("numbers", "product", "load"):
            return
        operand = element.operands[0]
        values = operand.values
        if element.kind == "product":
            part = next(iter(readings_of(element)), Told())
            self.sets, self.reps, self.loads = part.sets or self.sets, _whole(part.reps), part.loads or self.loads
        elif element.kind == "load" and self._are_reps(element):
            self.reps = _whole([load.amount for load in operand.loads])
        elif element.kind == "load":
            self.loads = operand.loads
        elif (operand.role == "sets" or self._label(element) in ("sets", "set")) and values[0]:
            self.sets = int(values[0])
        elif (element.link in ("at", "with") or self._label(element) in _LOAD_LABELS) and self._is_load(element):
            self.loads = (SaidLoad(LoadKind.WEIGHT, values[0] or Decimal(0)),)
        elif len(values) > 1 and not operand.role and min(value or 0 for value in values) >= _HEAVY:
            self.loads = tuple(SaidLoad(LoadKind.WEIGHT, value) for value in values if value)
        elif operand.role == "reps" or len(values) > 1 or self._tells_reps(element):
            self.reps = _whole(values, most=_ANY_REPS if operand.role else MOST_REPS)
        else:
            self.bare += [value for value in values if value is not None]

    def _is_day(self, item: Item) -> bool:
        """Return True for "the 21st"."""
        behind = self.part.words[item.after : item.after + 1]
        return item.what == "number" and bool(behind) and behind[0].glued and behind[0].text in ORDINAL_ENDS

    def _is_article(self, item: Item) -> bool:
        return item.what == "number" and self.part.words[item.first].text == "one"

    def _label(self, element: Element) -> str:
        """The word that stands before a number and tells what it is: "reps 12", "the weight was 55"."""
        at = next(i for i, item in enumerate(self.part.items) if item.first == element.first)
        while at and (self.part.items[at - 1].what in ("was", "colon", "equals") or self._is_to(at - 1)):
            at -= 1
        if not at or self.which.names_sets or any(item.number for item in self.part.items[:at]):
            return ""
        return self.part.words[self.part.items[at - 1].after - 1].text

    def _is_to(self, at: int) -> bool:
        return self.part.words[self.part.items[at].first].text == "to"

    def _is_load(self, element: Element) -> bool:
        """Return True for a number behind "at" or "with" that no reps can be: "failed at 8", "a third one with 15"."""
        number = element.operands[0].values[0] or Decimal(0)
        failed = any(item.what == "failed" for item in self.items)
        return len(element.operands[0].values) == 1 and not (
            (failed or element.link == "with") and self._is_too_light(number)
        )

    def _tells_reps(self, element: Element) -> bool:
        """Return True for the 12 of "a set of 12", "100 for 12", "reps 12", "a third one with 12"."""
        at = next(i for i, item in enumerate(self.items) if item.first == element.first)
        of_a_set = [item.what for item in self.items[max(at - 2, 0) : at]] == ["sets", "of"]
        labelled = self._label(element) in ("reps", "rep")
        joined = element.link in ("at", "with") or (element.link == "for" and "swap" not in self.part.does)
        return of_a_set or labelled or joined

    def _are_reps(self, element: Element) -> bool:
        """Return True for "I did 12s", where all is far heavier than 12; else they are a pair of dumbbells."""
        told = max(load.amount for load in element.operands[0].loads)
        return self.part.words[element.after - 1].text == "s" and self._is_too_light(told)

    def _is_too_light(self, number: Decimal) -> bool:
        loads = [one.load.amount for one in self.draft.sets if one.load and one.load.amount]
        return number < _HEAVY <= min(loads, default=Decimal(0))


def _whole(values: Sequence[Decimal | int | None], most: int = MOST_REPS) -> tuple[int, ...]:
    """Numbers that can be reps; empty if one cannot."""
    found = [int(value) for value in values if value is not None and not value % 1 and 0 < value <= most]
    return tuple(found) if len(found) == len(values) else ()


def _on_body(draft: Draft) -> bool:
    return any(one.load is not None and one.load.kind in ON_BODY for one in draft.sets)


def _as_help(loads: Sequence[SaidLoad]) -> tuple[SaidLoad, ...]:
    return tuple(replace(load, kind=LoadKind.HELP) for load in loads)
