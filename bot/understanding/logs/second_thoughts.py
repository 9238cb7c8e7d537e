"""What a lifter puts right while writing: "3x8 at 95, no wait, 105", "4 sets, no 3, of 10". The last one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.quantities.items import Item, ItemReader
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_SIGNS: Final = ("comma", "stop", "dash", "open", "close", "line")
_LEADS: Final = (*_SIGNS, "word", "at")
"""What stands between words that put right and what is right."""
_ROLES: Final = ("sets", "reps")
_LINKED: Final = {"sets": ("at", "with", "of", "times"), "reps": ("at", "with")}
"""What a number behind these words counts is neither sets nor reps."""
_AMOUNTS: Final = ("number", "load")
_WEAK: Final = frozenset({"actually", "no", "nope"})
"""These put right only between a sign and an amount: "3x8, actually 3x9"."""


def with_second_thoughts(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with what was put right in its place, and without the words that did so.

    Args:
        items: of a message, loads among them.
        words: of the same message.
    """
    return _SecondThoughts(items, words).result()


class _SecondThoughts(ItemReader):
    def result(self) -> list[Item]:
        self.items: list[Item] = list(self.items)
        at = 0
        while at < len(self.items):
            at = self._put_right(at) or at + 1
        return self.items

    def _put_right(self, at: int) -> int | None:
        """Put right what the words at an item do; the place to go on from, None if they do nothing."""
        new = self._behind_cue(at)
        if new is None:
            return None
        if self._is(new, "unit"):
            return self._other_unit(at, new)
        quantity = self._in_a_row(new)
        behind = new + 1 + self._is(new + 1, "comma", "slash")
        if len(quantity) == 1 and self._is(behind, "number") and not self._is(behind + 1, "times", "sets", "at"):
            return None  # "3x10 @ 80, actually 10, 9, 8"
        old = self._meant(at, quantity)
        if not quantity or old is None:
            return None
        own_role = self._role(quantity[-1])
        for place, by in zip(old, quantity, strict=True):
            self.items[place] = _in_place(self.items[place], self.items[by])
        end = quantity[-1] + 1 + bool(own_role)
        start = at
        while self._is(start - 1, *_SIGNS[:4]) and start - 1 > old[-1]:
            start -= 1
        goes_on = self._is(end, "comma", "dash", "close") and self._is(
            end + 1, "of", "at", "with", "for", "reps", "sets"
        )
        del self.items[start : end + goes_on]
        return start

    def _behind_cue(self, at: int) -> int | None:
        """The place of what stands behind words that put right; None if none stand here."""
        item = self.items[at]
        cue = load_table("log_clauses").longest_at(self.words, item.first)
        weak = self._text(at) in _WEAK and self._is(at - 1, "comma", "dash", "open", "load")
        strong = cue is not None and cue.id == "correction"
        hedged = self._is(at + 1, "comma", "only") or self._text(at + 1) in ("only", "just")
        apart = hedged and self._is(at + 2, *_AMOUNTS)
        if not (strong or (weak and (apart or self._is(at + 1, *_AMOUNTS)))):
            return None
        after = cue.after if strong and cue else item.after + apart
        end = at
        while end < len(self.items) and (self.items[end].first < after or (strong and self._is(end, *_LEADS))):
            end += 1
        return end

    def _meant(self, at: int, new: Sequence[int]) -> list[int] | None:
        """The amounts before a place that the new ones stand for: the last of their kind."""
        role = self._role(new[-1]) if new else ""
        behind_sign: list[int] | None = None
        for start in range(at - 1, -1, -1):
            old = self._in_a_row(start)
            roles = {role, self._role(old[-1]) if old else ""} - {""}
            linked = role and self._is(start - 1, *_LINKED[role])
            if linked or len(old) != len(new) or len(roles) > 1 or not self._alike(old, new):
                continue
            if not self._is(start - 1, "times"):
                return old
            behind_sign = behind_sign or old
        return behind_sign

    def _alike(self, old: Sequence[int], new: Sequence[int]) -> bool:
        pairs = zip(old, new, strict=True)
        return all(
            self.items[one].what == self.items[two].what
            or {self.items[one].what, self.items[two].what} <= set(_AMOUNTS)
            for one, two in pairs
        )

    def _role(self, place: int) -> str:
        """The word behind an amount that says what it counts."""
        return self.items[place + 1].what if self._is(place + 1, *_ROLES) else ""

    def _other_unit(self, at: int, place: int) -> int | None:
        """ "60 lb, I mean kg"."""
        before = next((i for i in range(at - 1, -1, -1) if self.items[i].load is not None), None)
        load = self.items[before].load if before is not None else None
        if before is None or load is None:
            return None
        self.items[before] = replace(self.items[before], load=replace(load, unit=self.items[place].unit))
        return place


def _in_place(old: Item, new: Item) -> Item:
    """The old item with what the new one tells; a number behind a load is one of the same unit."""
    if new.what == "number" and old.load is not None and new.number is not None:
        kept = old.load.kind if old.load.kind is not LoadKind.UNKNOWN else LoadKind.WEIGHT
        return replace(old, load=SaidLoad(kept, new.number, old.load.unit))
    return replace(old, what=new.what, number=new.number, load=new.load)
