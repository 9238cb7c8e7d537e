"""Sets put together from the parts of a log: which load belongs to which reps, which effort to which sets."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.loads import BODY_WEIGHT
from bot.understanding.quantities.binding import LoadBinding
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.groups import (
    Assembled,
    Group,
    SetFound,
    Warmth,
    break_between,
    refs_beside,
    refs_of,
    warm_up_behind,
)
from bot.understanding.quantities.joined import Joined
from bot.understanding.quantities.roles import MOST_SETS, Part
from bot.understanding.quantities.single_sets import SingleSets


def assemble(elements: Sequence[Element], parts: Sequence[Part | None]) -> Assembled:
    """The sets that elements add up to, if each is read as its part says."""
    return _Assembly(elements, parts).result()


class _Assembly(Joined, SingleSets):
    def result(self) -> Assembled:
        self._find_missed()
        self._collect()
        self._leave_out_targets()
        self._leave_out_heading()
        self._hang_pairs()
        self._join_neighbours()
        self._outdo()
        self._say_again()
        self._split_total()
        self._join_counts()
        self._tell_one_by_one()
        LoadBinding(self.elements, self.groups, self.loads, self.found).bind()
        self._apply_refs()
        self._take_missed()
        self._doubt_leftovers()
        self._doubt_strays()
        self._doubt_short()
        self._doubt_lost_sets()
        self._doubt_unlike()
        self._doubt_far_loads()
        self._rate()
        self._expand()
        return self.found

    def _collect(self) -> None:
        warm = Warmth()
        for at, (element, part) in enumerate(zip(self.elements, self.parts, strict=True)):
            warm.passes(element, self.elements, at)
            if part is None or at in self.missed_at:
                continue
            group = Group(element.first, element.after, at, part.sets, part.reps, part.loads, plus=element.plus)
            group.warm_up = warm.on
            refs = refs_beside(self.elements, at) if part.loads and group.is_one_number else ()
            if len(refs) > 1 and all(refs):
                # "The first two sets 80x10"
                group.sets = len(refs)
            if part.is_scheme:
                # "3x10, the last one RPE 9", "3x10 except the last set 7": what stands behind is told of that set.
                behind = self._kind(at + 1) == "ref" and self._kind(at + 2) in ("effort", "numbers", "load")
                group.refs = () if behind and group.count > 1 else refs_beside(self.elements, at)
                self.groups.append(group)
            else:
                self.loads.append((at, group))
        for at, element in enumerate(self.elements):
            if element.kind == "warm_up" and warm_up_behind(self.elements, at):
                self._warm_behind(at)
            elif element.kind == "failed" and at not in self.missed_at:
                self._failed_at(at)
            elif element.kind == "amrap" and self._is_untold(at):
                self.groups[-1].reps = (*_each(self.groups[-1].reps, self.groups[-1].count)[:-1], None)  # type: ignore[index]

    def _warm_behind(self, at: int) -> None:
        """Mark the sets before "(warm-up)"; "(both warm-up)" speaks of two, "warm-ups" of all since a full stop."""
        near = self.elements[max(at - 2, 0) : at]
        both = any(element.kind in ("each", "ref") for element in near)
        before = [group for group in self.groups if group.at < at]
        first = [len(refs_of(element)) for element in near if element.kind == "ref" and element.strength == 1]
        if first:
            before = before[: first[0]]  # "(first two warm-up)"
        if "several" in self.elements[at].flags:
            before = [group for group in before if break_between(self.elements, group.at, at) < 2]
        for group in before if "several" in self.elements[at].flags else before[-2:] if both else before[-1:]:
            group.warm_up = True

    def _expand(self) -> None:
        warm = [i for i, one in enumerate(self.elements) if one.kind == "warm_up" and "counted" not in one.flags]
        behind = any(warm_up_behind(self.elements, i) for i in warm)
        told = any(self.elements[i].strength == 0 for i in warm) and not behind
        loaded = [group for group in self.groups if group.loads != (BODY_WEIGHT,)]
        if told and loaded and all(group.warm_up for group in self.groups):
            self.found.doubt("scheme", self.groups[-1])
        untold = any("of all" in element.flags for element in self.elements)
        for group in self.groups:
            if group.count == 1 and group.sets is None and (untold or self._is_plural(group.at)):
                self.found.doubt("sets", group)
        for group in self.groups:
            count = group.count
            self._doubt_many_reps(group)
            reps = _each(group.reps or (None,), count)
            loads = _each(group.loads, count) if group.loads else (None,) * count
            if reps is None or loads is None or count > MOST_SETS:
                self.found.doubt("scheme", group)
                self.found.cost += 6.0
                continue
            efforts = _each(group.efforts, count) if group.efforts else (None,) * count
            for one, load, effort in zip(reps, loads, efforts or (None,) * count, strict=True):
                if one == 0:
                    self.found.failed_out = True
                    continue
                self.found.sets.append(SetFound(one, load, effort, group.warm_up, group.first, group.after))


def _each(values: Sequence, count: int) -> tuple | None:  # type: ignore[type-arg]
    """One value for each set: as many as told, or one for all; None if they are neither."""
    if len(values) == count:
        return tuple(values)
    return tuple(values) * count if len(values) == 1 else None
