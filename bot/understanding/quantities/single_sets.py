"""What is told of single sets: "only 8 on the last", "missed the last rep"; and which effort rates which sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.understanding.quantities.element import Element
from bot.understanding.quantities.groups import Group, PartsRead, refs_beside, speaks_of_others


class SingleSets(PartsRead):
    """Applies what is told of single sets, and gives sets their effort."""

    def _find_missed(self) -> None:
        """ "Missed 2 reps on the last set", "missed the last rep"."""
        for at, element in enumerate(self.elements):
            told = any(one.kind in ("numbers", "product") for one in self.elements[:at])
            if element.kind != "failed" or not told:
                continue
            behind = self.elements[at + 1] if at + 1 < len(self.elements) else None
            if behind is not None and behind.kind == "numbers" and behind.operands[0].role == "reps":
                value = behind.operands[0].values[0]
                self.missed_at |= {at, at + 1}
                self.missed = int(value or 0)
            elif behind is not None and "last rep" in behind.flags:
                self.missed_at.add(at)
                self.missed = 1

    def _take_missed(self) -> None:
        if not self.missed or not self.groups:
            return
        group = self.groups[-1]
        told = [reps for one in self.groups for reps in one.reps]
        if len(set(told)) > 1:
            # The list of reps already says what was done.
            return
        reps = list(group.reps * group.count)
        if not reps or reps[-1] is None or reps[-1] < self.missed:
            self.found.doubt("reps", group)
            return
        self.found.planned = (sum(one.count for one in self.groups), reps[-1])
        reps[-1] -= self.missed
        group.reps, group.sets = tuple(reps), len(reps)

    def _is_untold(self, at: int) -> bool:
        """Whether a set was done for as many reps as possible and no number tells how many: "135, 155 amap"."""
        ends = at + 1 >= len(self.elements) or self.elements[at + 1].kind in ("break", "close")
        told = at > 0 and self.elements[at - 1].kind in ("load", "numbers")
        return ends and told and bool(self.groups) and bool(self.groups[-1].reps)

    def _failed_at(self, at: int) -> None:
        """ "Failed rep 4", "(missed the 2nd)", "missed 2 reps": what it says of reps must fit those told."""
        element = self.elements[at]
        before = [group for group in self.groups if group.at < at]
        near = self.elements[at + 1 : at + 4]
        stop = next((i for i, one in enumerate(near) if one.kind in ("break", "close")), len(near))
        near = [one for one in near[:stop] if one.kind != "open"]
        told = [reps or 0 for group in self.groups for reps in group.reps]
        if any("instead" in one.flags for one in near):
            return
        if element.link != "for" and "mark" in element.flags:
            beside = next((one for one in self.groups if abs(one.at - at) == 1), None)
            short = beside is not None and beside.reps and (beside.reps[-1] or 0) < max(told)
            if not short:
                self.found.doubt("failed", element)
            return
        ref = next((one.strength for one in near if one.kind == "ref"), 0)
        reps = before[-1].reps[-1] if before and before[-1].reps else None
        if any(place in (at - 1, at - 2) for place, _ in self.loads) and not near and element.link == "open":
            # "singles: 225, 245, 275 (miss)"
            self.found.doubt("failed", element)
            return
        if before and (not near or (ref > 1 and reps == ref - 1)) and element.link != "for":
            return
        self.found.doubt("failed", element)

    def _apply_refs(self) -> None:
        """Reps of single sets: "3x10, only 8 on the last set"; or all sets told one by one."""
        for group in self.groups:
            several = any(other.sets and other.count > 1 for other in self.groups if other is not group)
            if -1 in group.refs and (
                (group.sets or 1) > 1 or (group.loads and several and not speaks_of_others(group, self.groups))
            ):
                self.found.doubt("scheme", group)
        if len(self.groups) == 1 and max(self.groups[0].refs, default=0) > self.groups[0].count:
            # "9 on the third", and nothing of the others
            self.found.doubt("scheme", self.groups[0])
        marked = [group for group in self.groups if speaks_of_others(group, self.groups)]
        if not marked:
            return
        # Where no others hold several sets, these were told one by one and mark nothing any more.
        base = next(group for group in self.groups if group not in marked and group.count > 1)
        reps = list(base.reps * base.count if len(base.reps) == 1 else base.reps)
        for group in marked:
            said = group.reps[0] if len(group.reps) == 1 else None
            for ref in group.refs or (0,):
                place = len(reps) + ref if ref < 0 else ref - 1
                if said is None or not 0 <= place <= len(reps):
                    self.found.doubt("reps", group)
                else:
                    # "10, 10, the third only 6" goes on.
                    reps[place : place + 1] = [said]
            self.groups.remove(group)
        base.reps, base.sets = tuple(reps), len(reps)

    def _tell_one_by_one(self) -> None:
        """Sets told one after the other, "ten on the first two sets, nine on the third", with no others to change."""
        for group in self.groups:
            if group.refs == (-1,) and self._ends_a_list(group):
                group.refs = ()
        marked = [group for group in self.groups if speaks_of_others(group, self.groups)]
        others = [group for group in self.groups if group not in marked and group.count > 1]
        if marked and others and max(one.at for one in marked) < others[0].at and min(marked[0].refs) > 0:
            # "12 the first time, then 10 and 10": listed, and no set of the others
            if others[0].sets:
                self.found.doubt("scheme", marked[0], others[0])
        elif not marked or others:
            return
        at = 0
        for group in marked:
            wanted = [ref for ref in group.refs if ref > 0]
            if wanted and len(group.reps) == 1:
                group.sets = len(wanted)
                if wanted[0] != at + 1:
                    self.found.doubt("reps", group)
                at = wanted[-1]
            elif len(group.reps) == 1 and len(group.refs) > 1:
                group.sets = len(group.refs)
            group.refs = ()

    def _ends_a_list(self, group: Group) -> bool:
        """Whether "the last one 7" goes on with sets that are told one by one, and puts none of them right."""
        before = [other for other in self.groups if other.at < group.at]
        ahead = self.elements[group.at - 1]
        listed = bool(before) and all(one.sets is None for one in before)
        return listed and ahead.kind == "ref" and "put right" not in ahead.flags

    def _rate(self) -> None:
        rated = [
            (at, element)
            for at, element in enumerate(self.elements)
            if element.kind == "effort" and at not in self.targets
        ]
        rated = self._listed_efforts(rated)
        for at, element in rated:
            refs = refs_beside(self.elements, at)
            before = [group for group in self.groups if group.at < at]
            target = before or self.groups
            if not target:
                continue
            count = len(element.efforts)
            if refs and refs != (0,):
                self._rate_single(target[-1], refs, element)
                continue
            group = target[-1]
            alone = len(rated) == 1 and (self._apart(group, at) or not before)
            if count > 1 and count != group.count:
                total = sum(one.count for one in target)
                if count == total:
                    self._rate_each(target, element.efforts)
                else:
                    self.found.doubt("effort", element)
                continue
            for one in target if (alone or refs == (0,)) else [group]:
                if not one.efforts and (not one.warm_up or len(target) == 1):
                    one.efforts = element.efforts

    def _listed_efforts(self, rated: Sequence[tuple[int, Element]]) -> list[tuple[int, Element]]:
        """The efforts with those that stand side by side made one list: "3x10 @6 @7 @8"."""
        found: list[tuple[int, Element]] = []
        for at, element in rated:
            if found and found[-1][0] + len(found[-1][1].efforts) == at:
                start, before = found[-1]
                found[-1] = (start, replace(before, after=element.after, efforts=(*before.efforts, *element.efforts)))
            else:
                found.append((at, element))
        return found

    def _apart(self, group: Group, at: int) -> bool:
        """Whether an effort stands in a line or sentence of its own, so that it rates all sets."""
        return any(e.kind == "break" and e.strength >= 2 for e in self.elements[group.at + 1 : at])

    def _rate_each(self, groups: Sequence[Group], efforts: Sequence[Decimal]) -> None:
        at = 0
        for group in groups:
            group.efforts = tuple(efforts[at : at + group.count])
            at += group.count

    def _rate_single(self, group: Group, refs: Sequence[int], element: Element) -> None:
        efforts: list[Decimal | None] = list(group.efforts) or [None] * group.count
        for ref in refs:
            place = group.count - 1 if ref == -1 else ref - 1
            if 0 <= place < len(efforts):
                efforts[place] = element.efforts[0]
            else:
                self.found.doubt("effort", element)
        group.efforts = tuple(efforts)  # type: ignore[arg-type]
