"""Groups of sets that belong together: counts and their reps, plans and what was done, headings and totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.understanding.loads import LoadKind
from bot.understanding.quantities.doubts import Doubts
from bot.understanding.quantities.groups import Group, break_between

_PAIR: Final = Decimal(2)
_MOST_WORDS_TO_WHAT_WAS_DONE: Final = 1


class Joined(Doubts):
    """Puts groups together and leaves out what tells no set."""

    def _join_neighbours(self) -> None:
        """Reps right before sets are theirs ("8 reps 3x8") or contradict them ("12 reps 3x8")."""
        for group, behind in zip(list(self.groups), self.groups[1:], strict=False):
            alone = group.is_one_number and not group.loads and behind.sets and behind.reps
            between = self.elements[group.at + 1 : behind.at]
            if alone and not between and not behind.loads and self.elements[behind.at].link == "":
                if set(behind.reps) == set(group.reps):
                    self.groups.remove(group)
                else:
                    self.found.doubt("scheme", group, behind)

    def _hang_pairs(self) -> None:
        """ "2x17.5 kg, 3 sets of 12" are two dumbbells, or what hangs on the ends of a bar, and no sets."""
        if len(self.groups) != 2:
            return
        for group, other in (self.groups, self.groups[::-1]):
            operands = self.elements[group.at].operands
            pair = len(operands) == 2 and operands[0].values == (_PAIR,) and len(group.loads) == 1 and operands[1].loads
            if pair and group.loads[0].unit and other.sets and other.reps and not other.loads and not self.loads:
                group.loads = (replace(group.loads[0], kind=LoadKind.PER_SIDE),)
                self.groups.remove(group)
                self.loads.append((group.at, group))
                return

    def _leave_out_heading(self) -> None:
        """A row over sets that are told in full: "Bench 5/3/1" names a program, "Hip thrust 3/3" counts sets."""
        if len(self.groups) < 2 or not self.groups[1].loads:
            return
        group = self.groups[0]
        element = self.elements[group.at]
        row = element.kind == "numbers" and element.operands[0].divider == "slash" and not element.operands[0].role
        told = sum(other.count for other in self.groups[1:])
        names = group.reps in ((5, 3, 1), (5, 3, 2)) or (len(group.reps) == 2 and group.reps[0] == told)
        linked = self.elements[self.groups[1].at].link == "colon"
        if row and names and (linked or break_between(self.elements, group.at, self.groups[1].at)):
            self.groups.pop(0)

    def _leave_out_targets(self) -> None:
        """Ranges in a line of their own ("10-15 reps, 42.5 kg") and "(5+)" are targets, if it is told what was done."""
        for group in list(self.groups):
            element = self.elements[group.at]
            others = [other for other in self.groups if other is not group and None not in other.reps and other.reps]
            aimed = any(operand.divider == "range" for operand in element.operands)
            apart = others and all(break_between(self.elements, other.at, group.at) == 3 for other in others)
            bracketed = element.plus and element.link == "open" and group.at > 0
            if others and ((aimed and apart) or bracketed):
                self.groups.remove(group)
                if aimed:
                    line = {at for at in range(len(self.elements)) if break_between(self.elements, at, group.at) < 3}
                    self.targets |= line
                    self.loads = [one for one in self.loads if one[0] not in line]

    def _outdo(self) -> None:
        """The reps that were done stand for those that were to be: "3x8+: 8, 8, 11", "5+ … got 8", "10 ❌ only 8"."""
        for place in range(len(self.groups) - 1):
            group, done = self.groups[place], self.groups[place + 1]
            told = done.sets is None and len(done.reps) == group.sets and not done.loads and not done.refs
            if told and (group.sets or 0) > 1 and len(group.reps) == 1 and len(self.loads) <= 1:
                between = self.elements[group.at + 1 : done.at]
                signed = self.elements[done.at].link or any(
                    element.kind == "break" and element.link not in ("and", "then") for element in between
                )
                if not signed and None not in group.reps and done.first - group.after > _MOST_WORDS_TO_WHAT_WAS_DONE:
                    # "After two sets of 8 I was tired and got 6 and 5"
                    self.found.doubt("scheme", group, done)
                done.loads = group.loads
                self.groups.pop(place)
                return
        for place in range(len(self.groups) - 1):
            group, done = self.groups[place], self.groups[place + 1]
            short = "instead" in self.elements[done.at].flags and group.sets is None
            short = short and (done.reps[0] or 0) < (group.reps[-1] or 0)
            if (group.plus or short) and done.is_one_number and not done.loads:
                group.reps = (*group.reps[:-1], done.reps[0])
                self.groups.pop(place + 1)
                self._outdo()
                return

    def _say_again(self) -> None:
        """Leave out a scheme that is told twice: "came 4x6 deadlifts … it was 4 sets of 6 with that"."""
        for place in range(1, len(self.groups)):
            before, group = self.groups[place - 1], self.groups[place]
            again = group.sets is not None or (self._is_plural(group.at) and before.count > 1)
            same = again and (group.sets or before.sets, group.reps) == (before.sets, before.reps)
            loads = group.loads or before.loads or len(self.loads) > 1
            if same and not loads and break_between(self.elements, before.at, group.at) >= 2:
                self.groups.pop(place)
                return

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
            total = sum(len(one.refs) if any(one.refs) and len(one.reps) == 1 else one.count for one in behind)
            announced = bool(behind) and group.sets in (total, self._listed(behind))
            alone = behind[0] if behind and behind[0].is_one_number else None
            if alone and not alone.loads and len(behind) > 1 and behind[1].sets:
                announced = False
            of_all = alone and alone.refs in ((), (0,)) and self._kind(alone.at - 1) != "set_ref"
            if announced and not (len(behind) == 1 and group.sets == 1 and behind[0].sets):
                self._drop(place, into=behind[0])
            elif of_all and len(behind) == 1:
                behind[0].sets = group.sets
                self._doubt_total(behind[0])
                self._drop(place, into=behind[0])
            elif before is not None and before.is_one_number and not group.loads:
                before.sets, before.after = group.sets, max(before.after, group.after)
                self._doubt_total(before)
                self._drop(place, into=before)
            elif alone and not alone.refs:
                if len(behind) > 1 and all(other.sets is None for other in behind[:2]):
                    # As many were announced as are not told.
                    self.found.doubt("scheme", group)
                behind[0].sets = group.sets
                self._drop(place, into=behind[0])
            elif before is not None and before.count == group.sets and not group.loads and not behind:
                self._drop(place, into=before)
            else:
                group.reps = (None,)
                if len(self.groups) > 1:
                    self.found.doubt("scheme", group)
                    self.found.cost += 3.0
                place += 1

    def _listed(self, groups: Sequence[Group]) -> int:
        """How many lists of sets signs divide: "2 drop sets: 50x15 + 40x10, 50x13 + 40x9"."""
        pairs = pairwise(groups)
        cuts = [
            any(e.link in ("comma", "semicolon", "line") for e in self.elements[one.at : other.at] if e.kind == "break")
            for one, other in pairs
        ]
        return 1 + sum(cuts) if not all(cuts) else 0

    def _drop(self, place: int, *, into: Group) -> None:
        group = self.groups.pop(place)
        if group.loads and not into.loads:
            into.loads = group.loads

    def _adds_up_to(self, total: Group, part: Group) -> bool:
        """Whether reps are told in all and then set by set: "50 reps: 20, 15, 15"."""
        alone = total.is_one_number and self.elements[total.at].operands[0].role == "reps" and part.sets is None
        parted = len(part.reps) > _PAIR or self.elements[part.at].link == "colon"
        then = break_between(self.elements, total.at, part.at) > 1
        return alone and parted and not then and sum(reps or 0 for reps in part.reps) == total.reps[0]

    def _split_total(self) -> None:
        """ "60 reps in sets of 20" are three sets; "total 30 reps" behind 3x10 tells none."""
        for group in self.groups[1:]:
            if self._kind(group.at - 1) == "total" and group.is_one_number and not group.loads:
                others = [one for one in self.groups if one is not group]
                told = [
                    reps or 0 for one in others for reps in (one.reps * one.count if len(one.reps) == 1 else one.reps)
                ]
                if sum(told) != group.reps[0]:
                    self.found.doubt("reps", group)
                self.groups.remove(group)
        for total, part in zip(list(self.groups), self.groups[1:], strict=False):
            if self._adds_up_to(total, part):
                part.loads = part.loads or total.loads
                self.groups.remove(total)
                continue
            many = any(element.kind == "many" for element in self.elements[total.at + 1 : part.at])
            alone = total.is_one_number and part.is_one_number
            if not (many and alone) or not total.reps[0] or not part.reps[0] or total.reps[0] % part.reps[0]:
                continue
            part.sets = total.reps[0] // part.reps[0]
            part.loads = part.loads or total.loads
            self.groups.remove(total)
