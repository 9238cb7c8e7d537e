"""Numbers that stand where none is expected; they are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.loads import LoadKind
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.groups import Group, PartsRead, break_between
from bot.understanding.quantities.roles import MOST_SETS

_MOST_SETS_OF_PAIR: Final = 6
_UNLIKE: Final = 2
_NUMBERED: Final = frozenset({"numbers", "product", "load", "effort", "failed"})
_MOST_REPS_UNSAID: Final = 40
_MOST_PLATES: Final = 4
_MOST_WORDS_TO_A_LOAD: Final = 2


def _is_fraction(element: Element) -> bool:
    """Whether two numbers may be so many of so many: "day 3/4"."""
    return element.operands[0].divider == "slash" and len(element.operands[0].values) == 2


def rows_before(groups: Sequence[Group], group: Group) -> bool:
    """Return True if as many reps stand in a row right before."""
    before = groups[groups.index(group) - 1] if groups.index(group) else None
    return before is not None and len(group.reps) > 1 and len(group.reps) == before.count


class Doubts(PartsRead):
    """Notes what does not fit."""

    def _doubt_total(self, group: Group) -> None:
        """So many reps are those of all sets: "3 sets, 36 reps"."""
        behind = [element.kind for element in self.elements[group.at + 1 : group.at + 3]]
        total = behind[:1] == ["total"] or behind == ["load", "total"]
        each = "each" in behind
        if (group.sets or 0) > 1 and ((group.reps[0] or 0) > 30 or total) and not each:
            self.found.doubt("reps", group)

    def _doubt_leftovers(self) -> None:
        """Numbers that stand where none is expected: "12, 12, 12/10", a bar with a load beside loads without."""
        told = ("numbers", "product", "load")
        for at, element in enumerate(self.elements):
            if element.kind == "or" and self._kind(at - 1) in told and self._kind(at + 1) in told:
                self.found.doubt("scheme", self.elements[at - 1], self.elements[at + 1])
        for at, element in enumerate(self.elements):
            joined = element.kind == "product" and element.link in ("dash", "slash")
            if element.kind == "stray":
                self.found.doubt("number", element)
            elif joined and self._kind(at - 1) == "numbers" and self.elements[at - 1].operands[0].divider:
                self.found.doubt("number", self.elements[at - 1], element)
        for group in self.groups:
            element = self.elements[group.at]
            sided = self.elements[group.at + 1 : group.at + 2]
            plates = element.kind == "product" and bool(element.operands[0].loads) and group.sets is None
            if plates and sided and "sides" in sided[0].flags and (group.reps[0] or 0) <= _MOST_PLATES:
                # "20 kg plates x 2 each side"
                self.found.doubt("load", group, sided[0])
        for at, group in self.loads:
            behind = self.elements[at + 1] if at + 1 < len(self.elements) else None
            bare = self.elements[at].kind == "numbers"
            if behind is not None and "sides" in behind.flags and bare:
                self.found.doubt("load", group, behind)
            if bare and self.elements[at].link == "slash" and at and self.elements[at - 1].kind == "numbers":
                self.found.doubt("scheme", self.elements[at - 1], group)
        kinds = {load.kind for group in self.groups for load in group.loads if load.amount}
        if LoadKind.BAR in kinds and LoadKind.WEIGHT in kinds:
            self.found.doubt("load", self.groups[0], self.groups[-1])
        for group in self.groups:
            element = self.elements[group.at]
            operand = element.operands[0]
            pair = element.kind == "numbers" and operand.divider == "slash" and len(operand.values) == 2
            if pair and "product" in (self._kind(group.at - 1), self._kind(group.at - 2)):
                self.found.doubt("number", group)
            if element.link == "open" and element.kind == "numbers" and rows_before(self.groups, group):
                # "10, 10, 9 (7, 8, 9)": efforts, or nothing that is known
                self.found.stray("number", group)

    def _doubt_strays(self) -> None:
        """A bare number that borrows the load of sets told in another way is no set for sure: "3x10 100 kg, 7"."""
        for group in self.groups:
            kin = [other for other in self.groups if other is not group and other.loads == group.loads]
            if self._is_lone(group) and any(other.count > 1 or self._kind(other.at) == "product" for other in kin):
                self.found.stray("number", group)

    def _doubt_short(self) -> None:
        """Sets that fell short of what was told: "5x5 100, lost a rep on set 4", "skipped the last set"."""
        for at, element in enumerate(self.elements):
            near = self.elements[at + 1 : at + 3]
            told = any(group.at < at for group in self.groups)
            if element.kind == "short" and told and any(one.kind in ("ref", "set_ref") for one in near):
                self.found.stray("scheme", element, near[0])

    def _doubt_unlike(self) -> None:
        """Two bare numbers that differ much may be sets and reps as well: "80 kg 3 10"."""
        for group in self.groups:
            pair = [reps or 0 for reps in group.reps] if group.sets is None and self._is_bare(group.at) else []
            if len(pair) == 2 and min(pair) <= _MOST_SETS_OF_PAIR and min(pair) * _UNLIKE <= max(pair):
                self.found.unlike.append(("scheme", group.first, group.after))

    def _doubt_lost_sets(self) -> None:
        """A set that is numbered higher than there are sets was told and not read: "set 3 like the set before"."""
        told = sum(group.count for group in self.groups)
        for at, element in enumerate(self.elements):
            used = {self._kind(at - 1), self._kind(at + 1)} & _NUMBERED
            if element.kind in ("set_ref", "ref") and max(told, 1) < element.strength <= MOST_SETS and not used:
                self.found.stray("scheme", element)

    def _doubt_far_loads(self) -> None:
        """A bare number far from the bare load that it was given is no set: "15 on the stairs and 10 stretching"."""
        for group in self.groups if len(self.groups) > 1 else ():
            near = [at for at, load in self.loads if load.loads == group.loads and self.elements[at].kind == "numbers"]
            last = max(near, default=group.at)
            apart = last < group.at and break_between(self.elements, last, group.at)
            if apart and self._is_lone(group) and group.first - self.elements[last].after > _MOST_WORDS_TO_A_LOAD:
                self.found.stray("number", group)

    def _is_lone(self, group: Group) -> bool:
        """Whether a group is one number, without a word, a reference or a load of its own."""
        element = self.elements[group.at]
        bare = self._is_bare(group.at) and (len(element.operands[0].values) == 1 or _is_fraction(element))
        near = {self._kind(group.at - 1), self._kind(group.at + 1)}
        named = self._kind(group.at + 1) == "effort" or near & {"set_ref", "ref", "load", "amrap", "failed"}
        return bare and not named and not {"x", "heads", "done", "then"} & element.flags and group.sets is None

    def _is_plural(self, at: int) -> bool:
        """Whether more than one set was done and it is not told how many: "triples at 140", "sets of 5"."""
        many = any(operand.divider == "many" for operand in self.elements[at].operands)
        return many or "many" in (self._kind(at - 1), self._kind(at - 2))

    def _doubt_many_reps(self, group: Group) -> None:
        """More than 40 reps with a load are a load themselves, if no word says that they are reps."""
        worded = any(operand.role == "reps" for operand in self.elements[group.at].operands)
        weighed = any(load.kind is not LoadKind.BODY for load in group.loads)
        bare = all(load.unit is None for load in group.loads) or len(group.reps) > 1
        many = max((reps or 0 for reps in group.reps), default=0) > _MOST_REPS_UNSAID
        heavy = any(load.kind is LoadKind.WEIGHT and load.amount > _MOST_REPS_UNSAID for load in group.loads)
        if many and weighed and not worded and (heavy if group.sets else bare):
            self.found.doubt("number", group)
            self.found.cost += 0.0 if group.sets else 3.0
