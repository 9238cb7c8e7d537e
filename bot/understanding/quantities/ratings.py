"""Which effort rates which sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.understanding.quantities.element import Element
from bot.understanding.quantities.groups import Group, refs_beside
from bot.understanding.quantities.parts_read import PartsRead


class Ratings(PartsRead):
    """Gives sets their effort."""

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
