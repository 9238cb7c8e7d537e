"""Loads given to the sets that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.loads import SaidLoad
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.groups import (
    ATTACHED_LINKS,
    Assembled,
    Group,
    OnElements,
    break_between,
    refs_beside,
    speaks_of_others,
)

_UNUSED_LOAD: Final = 8.0
_CLOSE: Final = 0.7
"""Two loads of which neither is nearer than the other by this."""


class LoadBinding(OnElements):
    """The choice of a load for each group of sets.

    Args:
        elements: of one lift.
        groups: sets told together; those without a load are given one.
        loads: the loads that stand by themselves, with their place among the elements.
        found: where doubts and costs are noted.
    """

    def __init__(
        self, elements: Sequence[Element], groups: list[Group], loads: list[tuple[int, Group]], found: Assembled
    ) -> None:
        self.elements = elements
        self.groups = groups
        self.loads = loads
        self.found = found

    def bind(self) -> None:
        """Give every group its load: the one told for its sets, or the one nearest to it."""
        if not self._load_by_reference():
            self._bind_neighbours()

    def _bind_neighbours(self) -> None:
        needy = [group for group in self.groups if not group.loads and not speaks_of_others(group, self.groups)]
        if not self.loads:
            self._inherit(needy)
            return
        if not needy:
            for at, load in self.loads:
                self._unused(at, load)
            return
        several = len(needy) == 1 and len(self.loads) > 1 and needy[0].count in (1, len(self.loads))
        if several and self._is_row(needy[0]):
            needy[0].loads = tuple(one for _, load in self.loads for one in load.loads)
        else:
            self._choose(needy)

    def _load_by_reference(self) -> bool:
        """Loads told of single sets: "5 sets of 5, the first three at 100 and the last two at 105"."""
        refs = {at: refs_beside(self.elements, at) for at, _ in self.loads}
        told = {at: {ref for ref in found if ref} for at, found in refs.items()}
        base = [load for at, load in self.loads if not told[at]]
        if len(self.groups) != 1 or len(self.loads) < 2 or len(base) > 1 or len(base) == len(self.loads):
            return False
        group = self.groups[0]
        loads: list[SaidLoad | None] = [base[0].loads[0] if base else None] * group.count
        for at, load in self.loads:
            for ref in told[at]:
                if abs(ref) > group.count or len(load.loads) > 1:
                    return False
                loads[ref if ref < 0 else ref - 1] = load.loads[0]
        known = tuple(load for load in loads if load is not None)
        if group.count < 2 or len(known) != group.count:
            return False
        group.loads = known
        return True

    def _is_row(self, group: Group) -> bool:
        """Whether several loads stand in a row for one scheme: "155 the first, 165 the second, 6 reps each"."""
        ats = [at for at, _ in self.loads]
        apart = group.at < ats[0] or group.at > ats[-1]
        told = any(self.elements[i].kind in ("each", "ref") for i in range(min(*ats, group.at), len(self.elements)))
        return apart and (group.count == len(self.loads) or told) and (group.count > 1 or told)

    def _choose(self, needy: Sequence[Group]) -> None:
        """Give each group the load before or behind it, so that every load is used and little is jumped over."""
        ats = [at for at, _ in self.loads]
        best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
        for number, group in enumerate(needy):
            before = max((i for i, at in enumerate(ats) if at < group.at), default=-1)
            options = [i for i in (before, before + 1) if 0 <= i < len(ats)]
            step: dict[int, tuple[float, tuple[int, ...]]] = {}
            for cost, chosen in best:
                for option in options:
                    total = cost + self._distance(group, ats[option], needy)
                    last = chosen[-1] if chosen else -1
                    skipped = [i for i in range(last + 1, option) if i != option]
                    total += sum(self._cost_unused(i) for i in skipped)
                    if chosen and (option > before) != (last >= 0 and ats[last] > needy[number - 1].at):
                        total += 0.5
                    if option not in step or total < step[option][0]:
                        step[option] = (total, (*chosen, option))
            best = list(step.values())
        finals = [(cost + sum(self._cost_unused(i) for i in range(c[-1] + 1, len(ats))), c) for cost, c in best]
        cost, chosen = min(finals)
        self.found.cost += cost
        for group, option in zip(needy, chosen, strict=True):
            group.loads = self.loads[option][1].loads
        self._doubt_bare_numbers(needy, chosen)
        self._doubt_between(needy, chosen)
        self._doubt_of_single_sets(needy, chosen)
        shared = [option for option in chosen if chosen.count(option) > 1]
        self.found.same_load = bool(shared)
        for i, (at, load) in enumerate(self.loads):
            if i not in chosen:
                self._unused(at, load, charged=True)

    def _doubt_between(self, needy: Sequence[Group], chosen: Sequence[int]) -> None:
        """Sets between two loads that are both those of others: "3x10 100 kg, 2x8, 1x5 80 kg"."""
        ats = [at for at, _ in self.loads]
        for number, (group, option) in enumerate(zip(needy, chosen, strict=True)):
            before = max((i for i, at in enumerate(ats) if at < group.at), default=-1)
            others = [*chosen[:number], *chosen[number + 1 :]]
            if before < 0 or before + 1 >= len(ats) or not {before, before + 1} <= set(others):
                continue
            near, far = sorted(self._distance(group, ats[i], needy) for i in (before, before + 1))
            if far - near < _CLOSE and option in (before, before + 1):
                self.found.doubt("load", group)

    def _doubt_of_single_sets(self, needy: Sequence[Group], chosen: Sequence[int]) -> None:
        """A load told of one set is not that of all: "12/10/7, last set with 10 lb"."""
        for group, option in zip(needy, chosen, strict=True):
            at, load = self.loads[option]
            refs = refs_beside(self.elements, at)
            apart = break_between(self.elements, group.at, at)
            if apart and refs and 0 not in refs and set(group.refs) <= {0} and group.count > len(refs):
                self.found.doubt("load", load)

    def _doubt_bare_numbers(self, needy: Sequence[Group], chosen: Sequence[int]) -> None:
        """A lone number beside sets that have their load is no set: "3x10 100 kg 37"."""
        for group, option in zip(needy, chosen, strict=True):
            bare = self._is_bare(group.at) and group.is_one_number and "by_ref" not in self.elements[group.at].flags
            listed = self._kind(group.at - 1) in ("set_ref", "ref") or self._kind(group.at - 2) == "set_ref"
            others = [other for other, one in zip(needy, chosen, strict=True) if one == option and other is not group]
            told = any(other.sets or len(other.reps) > 1 for other in others)
            if (
                bare
                and told
                and not (listed or "then" in self.elements[group.at].flags)
                and self._kind(group.at + 1) != "effort"
            ):
                self.found.doubt("number", group)

    def _cost_unused(self, number: int) -> float:
        load = self.loads[number][1]
        return 0.3 if load.warm_up or self._said_again(load) else _UNUSED_LOAD

    def _said_again(self, load: Group) -> bool:
        return any(load is not other and load.loads == other.loads for _, other in self.loads)

    def _distance(self, group: Group, at: int, needy: Sequence[Group]) -> float:
        if at < group.at and self._heads_lines(at) and not any(at < i < group.at for i, _ in self.loads):
            return 0.2
        low, high = sorted((group.at, at))
        breaks = [e.strength for e in self.elements[low + 1 : high] if e.kind == "break"]
        between = sum(low < other.at < high for other in self.groups)
        cost = 0.6 * max(breaks, default=0) + 0.4 * between
        if breaks or between:
            return cost
        if at > group.at:
            return cost + (0.0 if self.elements[at].link in ATTACHED_LINKS else 0.4)
        return cost + (0.0 if self.elements[group.at].link in ("for", "colon", "dash") else 0.2)

    def _heads_lines(self, at: int) -> bool:
        """Whether a load stands alone in its line, over the sets done with it."""
        near = [self.elements[i] if 0 <= i < len(self.elements) else None for i in (at - 1, at + 1)]
        behind = near[1] is not None and near[1].kind == "break" and near[1].link == "line"
        return behind and (near[0] is None or near[0].link in ("line", "mark", "set_ref"))

    def _unused(self, at: int, load: Group, *, charged: bool = False) -> None:
        if load.warm_up or any(load.loads == group.loads for group in self.groups):
            return
        if not charged:
            self.found.cost += _UNUSED_LOAD
        self.found.doubt("load", load)

    def _inherit(self, needy: Sequence[Group]) -> None:
        """Give sets without a load that of the sets before them, or else behind them."""
        loaded = [group for group in self.groups if group.loads]
        if not loaded:
            self.found.cost += 1.0
            for ahead, group in zip(self.groups, self.groups[1:], strict=False):
                bare = self._is_bare(group.at) and len(group.reps) == 1
                if bare and ahead.sets and not break_between(self.elements, ahead.at, group.at):
                    self.found.cost += 3.0
                    self.found.doubt("number", group)
            return
        for group in needy:
            before = [other for other in loaded if other.at < group.at]
            source = before[-1] if before else loaded[0]
            if not before:
                self.found.doubt("scheme", group, source)
            joined = before and group.sets and source.sets is None and source.at == group.at - 1
            if joined and self.elements[source.at].kind == "product":
                self.found.doubt("scheme", source, group)
            group.loads = source.loads[-1:]
            self.found.same_load = True
            self.found.cost += 1.0
