"""Sets put together from the parts of a log: which load belongs to which reps, which effort to which sets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind
from bot.understanding.quantities.binding import LoadBinding
from bot.understanding.quantities.elements import Element
from bot.understanding.quantities.groups import (
    Assembled,
    Group,
    SetFound,
    Warmth,
    break_between,
    refs_beside,
    speaks_of_others,
    warm_up_behind,
)
from bot.understanding.quantities.roles import MOST_SETS, Part

_MOST_REPS_UNSAID: Final = 40


def assemble(elements: Sequence[Element], parts: Sequence[Part | None]) -> Assembled:
    """The sets that elements add up to, if each is read as its part says.

    Args:
        elements: of one lift.
        parts: how each is read; None for what holds no quantity.
    """
    return _Assembly(elements, parts).result()


class _Assembly:
    def __init__(self, elements: Sequence[Element], parts: Sequence[Part | None]) -> None:
        self.elements = elements
        self.parts = parts
        self.found = Assembled(cost=sum(part.cost for part in parts if part))
        self.groups: list[Group] = []
        self.loads: list[tuple[int, Group]] = []
        self.missed_at: set[int] = set()
        self.missed = 0
        self.targets: set[int] = set()

    def result(self) -> Assembled:
        self._find_missed()
        self._collect()
        self._leave_out_heading()
        self._leave_out_targets()
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
        self._rate()
        self._expand()
        return self.found

    # ---- groups

    def _find_missed(self) -> None:
        """ "Missed 2 reps on the last set", "missed the last rep"."""
        for at, element in enumerate(self.elements):
            if element.kind != "failed" or not self._quantity_before(at):
                continue
            behind = self.elements[at + 1] if at + 1 < len(self.elements) else None
            if behind is not None and behind.kind == "numbers" and behind.operands[0].role == "reps":
                value = behind.operands[0].values[0]
                self.missed_at |= {at, at + 1}
                self.missed = int(value or 0)
            elif behind is not None and "last rep" in behind.flags:
                self.missed_at.add(at)
                self.missed = 1

    def _quantity_before(self, at: int) -> bool:
        return any(element.kind in ("numbers", "product") for element in self.elements[:at])

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
            self.found.open.append(("reps", group.first, group.after))
            return
        self.found.planned = (sum(one.count for one in self.groups), reps[-1])
        reps[-1] -= self.missed
        group.reps, group.sets = tuple(reps), len(reps)

    def _collect(self) -> None:
        warm = Warmth()
        for at, (element, part) in enumerate(zip(self.elements, self.parts, strict=True)):
            warm.passes(element, self.elements, at)
            if part is None or at in self.missed_at:
                continue
            group = Group(element.first, element.after, at, part.sets, part.reps, part.loads, plus=element.plus)
            group.warm_up = warm.on
            refs = refs_beside(self.elements, at) if part.loads and part.sets is None and len(part.reps) == 1 else ()
            if len(refs) > 1 and all(refs):
                # "The first two sets 80x10"
                group.sets = len(refs)
            if part.is_scheme:
                group.refs = refs_beside(self.elements, at)
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

    def _is_untold(self, at: int) -> bool:
        """Whether a set was done for as many reps as possible and no number tells how many: "135, 155 amap"."""
        ends = at + 1 >= len(self.elements) or self.elements[at + 1].kind in ("break", "close")
        told = at > 0 and self.elements[at - 1].kind in ("load", "numbers")
        return ends and told and bool(self.groups) and bool(self.groups[-1].reps)

    def _warm_behind(self, at: int) -> None:
        """Mark the sets before "(warm-up)"; "(both warm-up)" speaks of two."""
        both = any(element.kind in ("each", "ref") for element in self.elements[max(at - 2, 0) : at])
        before = [group for group in self.groups if group.at < at]
        for group in before[-2:] if both else before[-1:]:
            group.warm_up = True

    def _failed_at(self, at: int) -> None:
        """ "Failed rep 4", "(missed the 2nd)", "missed 2 reps": what it says of reps must fit those told."""
        element = self.elements[at]
        before = [group for group in self.groups if group.at < at]
        near = self.elements[at + 1 : at + 4]
        stop = next((i for i, one in enumerate(near) if one.kind in ("break", "close")), len(near))
        near = near[:stop]
        ref = next((one.strength for one in near if one.kind == "ref"), 0)
        reps = before[-1].reps[-1] if before and before[-1].reps else None
        if any(place in (at - 1, at - 2) for place, _ in self.loads) and not near and element.link == "open":
            # "singles: 225, 245, 275 (miss)"
            self.found.open.append(("failed", element.first, element.after))
            return
        if before and (not near or (ref > 1 and reps == ref - 1)) and element.link != "for":
            return
        self.found.open.append(("failed", element.first, element.after))

    def _join_neighbours(self) -> None:
        """Reps right before sets are theirs ("8 reps 3x8") or contradict them ("12 reps 3x8")."""
        for group, behind in zip(list(self.groups), self.groups[1:], strict=False):
            alone = group.sets is None and len(group.reps) == 1 and not group.loads and behind.sets and behind.reps
            between = self.elements[group.at + 1 : behind.at]
            if alone and not between and not behind.loads and self.elements[behind.at].link == "":
                if set(behind.reps) == set(group.reps):
                    self.groups.remove(group)
                else:
                    self.found.open.append(("scheme", group.first, behind.after))

    def _leave_out_heading(self) -> None:
        """A row over sets that are told in full: "Bench 5/3/1" names a program, "Hip thrust 3/3" counts sets."""
        if len(self.groups) < 2 or not all(other.loads for other in self.groups[1:]):
            return
        group = self.groups[0]
        element = self.elements[group.at]
        row = element.kind == "numbers" and element.operands[0].divider == "slash" and not element.operands[0].role
        told = sum(other.count for other in self.groups[1:])
        names = group.reps in ((5, 3, 1), (5, 3, 2)) or (len(group.reps) == 2 and group.reps[0] == told)
        if row and names and break_between(self.elements, group.at, self.groups[1].at):
            self.groups.pop(0)

    def _leave_out_targets(self) -> None:
        """Ranges in a line of their own ("10-15 reps, 42.5 kg") and "(5+)" are targets, if it is told what was done."""
        for group in list(self.groups):
            element = self.elements[group.at]
            others = [other for other in self.groups if other is not group and None not in other.reps and other.reps]
            aimed = any(operand.divider == "range" for operand in element.operands)
            apart = others and all(break_between(self.elements, other.at, group.at) == 3 for other in others)
            bracketed = element.plus and element.link == "open" and group.at > 0
            same = any(o.count == group.count and o.sets is None and not o.loads and o.at > group.at for o in others)
            if aimed and same and not apart:
                self.groups.remove(group)
            elif others and ((aimed and apart) or bracketed):
                self.groups.remove(group)
                line = [(at, load) for at, load in self.loads if break_between(self.elements, at, group.at) < 3]
                if aimed:
                    self.targets |= {
                        at for at in range(len(self.elements)) if break_between(self.elements, at, group.at) < 3
                    }
                    self.loads = [one for one in self.loads if one not in line]

    def _outdo(self) -> None:
        """The reps that were done stand for those that were to be: "3x8+: 8, 8, 11", "5+ at 110 … got 8"."""
        for place in range(len(self.groups) - 1):
            group, done = self.groups[place], self.groups[place + 1]
            told = done.sets is None and len(done.reps) == group.sets and not done.loads and not done.refs
            if told and (group.sets or 0) > 1 and len(group.reps) == 1 and len(self.loads) <= 1:
                done.loads = group.loads
                self.groups.pop(place)
                return
        for place in range(len(self.groups) - 1):
            group, done = self.groups[place], self.groups[place + 1]
            if group.plus and done.sets is None and len(done.reps) == 1 and not done.loads:
                group.reps = (*group.reps[:-1], done.reps[0])
                self.groups.pop(place + 1)
                return

    def _say_again(self) -> None:
        """Leave out a scheme that is told twice: "came 4x6 deadlifts … it was 4 sets of 6 with that"."""
        for place in range(1, len(self.groups)):
            before, group = self.groups[place - 1], self.groups[place]
            same = group.sets is not None and (group.sets, group.reps) == (before.sets, before.reps)
            if (
                same
                and not group.loads
                and not before.loads
                and len(self.loads) <= 1
                and break_between(self.elements, before.at, group.at) >= 2
            ):
                self.groups.pop(place)
                return

    # ---- counts

    def _join_counts(self) -> None:
        """Sets told apart from their reps: "3 sets" and "12 reps", or the count of what follows."""
        place = 0
        while place < len(self.groups):
            group = self.groups[place]
            if group.sets is None or group.reps:
                place += 1
                continue
            behind = self.groups[place + 1 :]
            stop = next((i for i, other in enumerate(behind) if other.sets is not None and not other.reps), len(behind))
            behind = behind[:stop]
            before = self.groups[place - 1] if place else None
            announced = bool(behind) and sum(other.count for other in behind) == group.sets
            alone = behind[0] if behind and behind[0].sets is None and len(behind[0].reps) == 1 else None
            if alone is not None and not alone.loads and len(behind) > 1 and behind[1].sets:
                announced = False
            if announced and not (len(behind) == 1 and group.sets == 1 and behind[0].sets):
                self._drop(place, into=behind[0])
            elif (
                behind
                and behind[0].sets is None
                and len(behind[0].reps) == 1
                and behind[0].refs in ((), (0,))
                and len(behind) == 1
                and self.elements[behind[0].at - 1].kind != "set_ref"
            ):
                behind[0].sets = group.sets
                self._doubt_total(behind[0])
                self._drop(place, into=behind[0])
            elif before is not None and before.sets is None and len(before.reps) == 1 and not group.loads:
                before.sets, before.after = group.sets, max(before.after, group.after)
                self._doubt_total(before)
                self._drop(place, into=before)
            elif behind and behind[0].sets is None and len(behind[0].reps) == 1 and not behind[0].refs:
                behind[0].sets = group.sets
                self._drop(place, into=behind[0])
            elif before is not None and before.count == group.sets and not group.loads and not behind:
                self._drop(place, into=before)
            else:
                group.reps = (None,)
                if len(self.groups) > 1:
                    self.found.open.append(("scheme", group.first, group.after))
                    self.found.cost += 3.0
                place += 1

    def _doubt_total(self, group: Group) -> None:
        """So many reps are those of all sets: "3 sets, 36 reps"."""
        behind = self.elements[group.at + 1 : group.at + 2]
        total = any(element.kind == "total" for element in behind)
        if (group.sets or 0) > 1 and ((group.reps[0] or 0) > 30 or total) and not self._each_said(group):
            self.found.open.append(("reps", group.first, group.after))

    def _each_said(self, group: Group) -> bool:
        return any(element.kind == "each" for element in self.elements[group.at + 1 : group.at + 3])

    def _drop(self, place: int, *, into: Group) -> None:
        group = self.groups.pop(place)
        if group.loads and not into.loads:
            into.loads = group.loads

    def _split_total(self) -> None:
        """ "60 reps in sets of 20" are three sets."""
        for total, part in zip(list(self.groups), self.groups[1:], strict=False):
            many = any(element.kind == "many" for element in self.elements[total.at + 1 : part.at])
            alone = all(len(one.reps) == 1 and one.sets is None and one.reps[0] for one in (total, part))
            if not (many and alone) or not total.reps[0] or not part.reps[0] or total.reps[0] % part.reps[0]:
                continue
            part.sets = total.reps[0] // part.reps[0]
            part.loads = part.loads or total.loads
            self.groups.remove(total)

    # ---- references

    def _apply_refs(self) -> None:
        """Reps of single sets: "3x10, only 8 on the last set"; or all sets told one by one."""
        for group in self.groups:
            several = any(other.sets and other.count > 1 for other in self.groups if other is not group)
            if -1 in group.refs and (
                (group.sets or 1) > 1 or (group.loads and several and not speaks_of_others(group, self.groups))
            ):
                self.found.open.append(("scheme", group.first, group.after))
        marked = [group for group in self.groups if speaks_of_others(group, self.groups)]
        if not marked:
            return
        base = next((group for group in self.groups if group not in marked and group.count > 1), None)
        if base is None:
            return
        reps = list(base.reps * base.count if len(base.reps) == 1 else base.reps)
        for group in marked:
            said = group.reps[0] if len(group.reps) == 1 else None
            for ref in group.refs or (0,):
                place = len(reps) - 1 if ref == -1 else ref - 1
                if said is None or not 0 <= place < len(reps):
                    self.found.open.append(("reps", group.first, group.after))
                elif ref:
                    reps[place] = said
            self.groups.remove(group)
        base.reps, base.sets = tuple(reps), len(reps)

    def _tell_one_by_one(self) -> None:
        """Sets told one after the other, "ten on the first two sets, nine on the third", with no others to change."""
        marked = [group for group in self.groups if speaks_of_others(group, self.groups)]
        if not marked or any(group not in marked and group.count > 1 for group in self.groups):
            return
        at = 0
        for group in marked:
            wanted = [ref for ref in group.refs if ref > 0]
            if wanted and len(group.reps) == 1:
                group.sets = len(wanted)
                if wanted[0] != at + 1:
                    self.found.open.append(("reps", group.first, group.after))
                at = wanted[-1]
            group.refs = ()

    def _doubt_leftovers(self) -> None:
        """Numbers that stand where none is expected: "12, 12, 12/10", a bar with a load beside loads without."""
        if any(element.kind == "emom" for element in self.elements) and not any(group.sets for group in self.groups):
            self.found.open += [("sets", group.first, group.after) for group in self.groups]
        told = ("numbers", "product", "load")
        for at, element in enumerate(self.elements):
            near = [self.elements[i].kind in told for i in (at - 1, at + 1) if 0 <= i < len(self.elements)]
            if element.kind == "or" and near == [True, True]:
                self.found.open.append(("scheme", self.elements[at - 1].first, self.elements[at + 1].after))
        for at, element in enumerate(self.elements):
            joined = element.kind == "product" and element.link in ("dash", "slash") and at > 0
            if element.kind == "stray":
                self.found.open.append(("number", element.first, element.after))
            elif joined and self.elements[at - 1].kind == "numbers" and self.elements[at - 1].operands[0].divider:
                self.found.open.append(("number", self.elements[at - 1].first, element.after))
        for at, group in self.loads:
            behind = self.elements[at + 1] if at + 1 < len(self.elements) else None
            bare = self.elements[at].kind == "numbers"
            if behind is not None and "sides" in behind.flags and bare:
                self.found.open.append(("load", group.first, behind.after))
            if bare and self.elements[at].link == "slash" and at and self.elements[at - 1].kind == "numbers":
                self.found.open.append(("scheme", self.elements[at - 1].first, group.after))
        kinds = {load.kind for group in self.groups for load in group.loads if load.amount}
        if LoadKind.BAR in kinds and LoadKind.WEIGHT in kinds:
            self.found.open.append(("load", self.groups[0].first, self.groups[-1].after))
        crossed = sum("x" in self.elements[group.at].flags for group in self.groups)
        for group in self.groups:
            element = self.elements[group.at]
            operand = element.operands[0]
            pair = element.kind == "numbers" and operand.divider == "slash" and len(operand.values) == 2
            rows = any(self.elements[i].kind == "product" for i in range(max(group.at - 2, 0), group.at))
            rated = group.at > 0 and self.elements[group.at - 1].kind == "effort"
            before = [
                one for one in self.groups if one.at < group.at and not break_between(self.elements, one.at, group.at)
            ]
            if rated and before and "x" in element.flags and crossed == 1:
                # "8 @ 100 RPE 8 x 3" may count sets
                self.found.open.append(("sets", before[-1].first, group.after))
            if pair and rows:
                self.found.open.append(("number", group.first, group.after))
            if (
                element.link in ("slash", "dash")
                and element.kind == "numbers"
                and group.at
                and self.elements[group.at - 1].kind in ("numbers", "product")
            ):
                self.found.open.append(("number", group.first, group.after))

    # ---- efforts

    def _rate(self) -> None:
        rated = [
            (at, element)
            for at, element in enumerate(self.elements)
            if element.kind == "effort" and at not in self.targets
        ]
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
                    self.found.open.append(("effort", element.first, element.after))
                continue
            for one in target if (alone or refs == (0,)) else [group]:
                if not one.efforts and (not one.warm_up or len(target) == 1):
                    one.efforts = element.efforts

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
                self.found.open.append(("effort", element.first, element.after))
        group.efforts = tuple(efforts)  # type: ignore[arg-type]

    # ---- sets

    def _is_plural(self, at: int) -> bool:
        """Whether more than one set was done and it is not told how many: "triples at 140", "sets of 5"."""
        element = self.elements[at]
        many = any(self.elements[i].kind == "many" for i in (at - 1, at - 2) if i >= 0)
        return many or any(operand.divider == "many" for operand in element.operands)

    def _expand(self) -> None:
        if (
            self.groups
            and all(group.warm_up for group in self.groups)
            and any(e.kind == "warm_up" and e.strength == 0 for e in self.elements)
            and not any(warm_up_behind(self.elements, i) for i, e in enumerate(self.elements) if e.kind == "warm_up")
        ):
            self.found.open.append(("scheme", self.groups[-1].first, self.groups[-1].after))
        for group in self.groups:
            if group.count == 1 and group.sets is None and self._is_plural(group.at):
                self.found.open.append(("sets", group.first, group.after))
        for group in self.groups:
            count = group.count
            self._doubt_many_reps(group)
            reps = _each(group.reps or (None,), count)
            loads = _each(group.loads, count) if group.loads else (None,) * count
            if reps is None or loads is None or count > MOST_SETS:
                self.found.open.append(("scheme", group.first, group.after))
                self.found.cost += 6.0
                continue
            efforts = _each(group.efforts, count) if group.efforts else (None,) * count
            for one, load, effort in zip(reps, loads, efforts or (None,) * count, strict=True):
                if one == 0:
                    self.found.failed_out = True
                    continue
                self.found.sets.append(SetFound(one, load, effort, group.warm_up, group.first, group.after))

    def _doubt_many_reps(self, group: Group) -> None:
        """More than 40 reps with a load are a load themselves, if no word says that they are reps."""
        worded = any(operand.role == "reps" for operand in self.elements[group.at].operands)
        weighed = any(load.kind is not LoadKind.BODY for load in group.loads)
        if (
            weighed
            and not worded
            and not group.sets
            and max((reps or 0 for reps in group.reps), default=0) > _MOST_REPS_UNSAID
        ):
            self.found.open.append(("number", group.first, group.after))
            self.found.cost += 3.0


def _each(values: Sequence, count: int) -> tuple | None:  # type: ignore[type-arg]
    """One value for each set: as many as told, or one for all; None if they are neither."""
    if len(values) == count:
        return tuple(values)
    return tuple(values) * count if len(values) == 1 else None
