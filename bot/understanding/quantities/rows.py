"""Rows of numbers and of loads: "8, 8, 7", "100/110/120 kg", with the word that says what they count."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.loads import BODY_WEIGHT, LoadKind, SaidLoad
from bot.understanding.quantities.element import Operand
from bot.understanding.quantities.items import ItemReader
from bot.understanding.vocabulary import load_table

_FILLERS: Final = frozenset(
    "about around like maybe only just was were it the some ca or probably say pretty also so on in to my i did got me "
    "hit done went up managed easy good solid approx roughly ish pr pb".split()
)


_TURNS: Final = frozenset("of or not then rest rested plus by per up from planned target instead".split())
_MOST_ADJECTIVES: Final = 2
_FEW: Final = (1, 2)
_LEAST_ROW: Final = 3
_MOST_TIMES: Final = 8


class RowReader(ItemReader):
    """Reads rows of the items of one lift."""

    def _past_fillers(self, place: int) -> int:
        while self._is(place, "word") and self._text(place) in _FILLERS:
            place += 1
        return place

    def _loads(self, place: int) -> tuple[int, Operand]:
        loads = [self.items[place].load]
        end = place + 1
        while True:
            at = end
            while self._is(at, "comma", "slash", "and", "dash") and at - end < 2:
                at += 1
            at = self._past_fillers(at)
            loose = self._is(at, "number") and self._carries_unit(end, at, loads[-1])
            if loose:
                unit = loads[-1].unit if loads[-1] else None
                loads.append(SaidLoad(LoadKind.WEIGHT, self._number(at), unit))
                end = at + 1
                continue
            opens = ("times", "for", "colon", "number", "reps", "xfailed")
            if not self._is(at, "load") or at == end or self._is(at + 1, *opens):
                break
            loads.append(self.items[at].load)
            end = at + 1
        return end, Operand(loads=tuple(load for load in loads if load))

    def _carries_unit(self, end: int, at: int, load: SaidLoad | None) -> bool:
        """Whether a bare number goes on with loads: "singles at 165 lb, 175 and 185"."""
        number = self._number(at)
        listed = at > end and not self._is(end, "dash") and load is not None and load.kind is LoadKind.WEIGHT
        alone = at + 1 >= len(self.items) or self._is(at + 1, "comma", "and", "stop", "line", "close")
        return listed and alone and load is not None and number > 30 and load.amount <= number * 2

    def _numbers(self, place: int, *, first: bool) -> tuple[int, Operand]:
        """A number with the word that says what it counts, or a row of numbers divided alike."""
        values: list[Decimal | None] = [self.items[place].number]
        end = place + 1
        end, role = self._role(end)
        if role == "sets":
            return end, Operand(tuple(values), role=role)
        divider = ""
        while True:
            at, between = self._divider(end, role)
            if not self._is(at, "number") or (between == "" and not self._continues(end, divider)):
                break
            if between == "dash" and self._is_range(place, at, len(values)):
                return self._range(place, at)
            loaded = self._is(place - 1, "at", "with") and self._is(at + 1, "at", "with")
            if loaded or not self._alike(end, at, first, between):
                # "8 with 95, then 6 with 100"
                break
            signed = first and self._is(at + 1, "times") and between in ("comma", "slash", "dash")
            if signed and self._are_loads(values, at):
                values.append(self.items[at].number)
                end = at + 1
                break
            same = not divider or (between or " ") == divider or {between, divider} <= {"comma", "and", "then", " "}
            if not same or self._opens_other(at, between, len(values), role):
                break
            after, next_role = self._role(at + 1)
            if next_role == "sets" or (next_role and role and next_role != role):
                break
            divider, role = between or " ", next_role or role
            values.append(self.items[at].number)
            end = after
        trailing_load = self._trailing_load(end, values, divider) if not role else None
        if trailing_load is not None:
            return trailing_load
        return end, Operand(tuple(values), role=role, divider=divider)

    def _alike(self, end: int, at: int, first: bool, between: str) -> bool:
        """Whether a number can go on with a row: no load follows reps so ("3x10, 300")."""
        before, number = self._number(end - 1), self._number(at)
        if before >= 40 and number * 3 <= before and between in ("comma", "and", "then"):
            # "100, 10, 9": a load and its reps
            return False
        return number <= 30 or number <= before * (Decimal("2.5") if before >= 40 else 2)

    def _are_loads(self, values: Sequence[Decimal | None], at: int) -> bool:
        """Whether numbers before "x 8" are a load each, and not reps of the set before."""
        return all(value is not None and value >= 30 for value in (*values, self.items[at].number))

    def _trailing_load(self, end: int, values: list[Decimal | None], divider: str) -> tuple[int, Operand] | None:
        """ "100/110/120kg": the unit of the last is that of all."""
        if len(values) == 1:
            divider = self._divider(end, "")[1]
            if (values[0] or 0) < 13 or self._is(end - 2, "times"):
                # "3x15, 20 kg"
                return None
        if divider not in ("slash", "dash", "comma", "and"):
            return None
        at, between = self._divider(end, "")
        if between != divider and not (between in ("and", "comma") and divider in ("and", "comma")):
            return None
        load = self.items[at].load if self._is(at, "load") else None
        if load is not None and len(values) == 1 and between == "dash":
            return (at + 1, Operand(loads=(SaidLoad(LoadKind.UNKNOWN),))) if self.items[at].glued else None
        listed = between != "comma" or (self._is(at + 1, "for") and self._is(at + 3, "comma", "slash"))
        shared = self._is(at + 1, "times", "for") and min(value or 0 for value in values) >= 20 and listed
        if load is None or load.kind is not LoadKind.WEIGHT:
            return None
        if self._is(at + 1, "times", "for", "colon", "number") and not shared:
            return None
        if min(value or 0 for value in values) < 13 and divider != "slash" and divider != "dash":
            return None
        loads = tuple(SaidLoad(LoadKind.WEIGHT, value, load.unit) for value in values if value is not None)
        return at + 1, Operand(loads=(*loads, load))

    def _role(self, end: int) -> tuple[int, str]:
        if self._is(end, "sets", "reps") and self._is(end + 1, "number") and self._labels(end - 2):
            # "kg 80 reps 10 sets 3": each word stands before its number
            return end, ""
        end = self._past_adjectives(end)
        if self._is(end, "amrap") and self.items[end - 1].number in _FEW:
            # "1 burnout set"
            return end + 1 + self._is(end + 1, "sets"), "sets"
        if self._is(end, "sets"):
            return end + 1, "sets"
        if self._is(end, "count") and self.items[end].number is None:
            # "Thrust it twelve times"
            return end + 1, "sets" if self._number(end - 1) <= _MOST_TIMES else "reps"
        if self._is(end, "times") and self._ends(end + 1) and self._text(end + 1) != "?":
            return end + 1, "sets"
        if self._is(end, "reps"):
            end += 1
            return end + self._is(end, "legs", "sides", "reps"), "reps"
        if self._is(end, "legs"):
            return end + 1, "reps"
        if self._is(end, "load") and self.items[end].load == BODY_WEIGHT and not self._is(end - 2, "times"):
            # "20 bodyweight squats"
            return end, "reps"
        return end, ""

    def _labels(self, place: int) -> bool:
        """Whether a word before a number says what it counts, and belongs to no number before it."""
        named = self._is(place, "sets", "reps", "unit") or self._text(place) in ("weight", "load")
        return named and not self._is(place - 1, "number", "few")

    def _past_adjectives(self, end: int) -> int:
        """The place of the word that says what a number counts, past those that say of what kind: "3 nice sets"."""
        at = end
        while at < end + _MOST_ADJECTIVES and self._is(at, "word", "hard", "work") and self._is_spelled(at):
            at += 1
        counted = self._is(at, "sets", "reps") and len(self._text(at)) > 2
        if self._is(at, "reps") and self._text(end) == "more":
            # "Only 2 more reps and I hit my goal" tells no set
            return end
        return at if counted and at > end and self._is(end - 1, "number") else end

    def _is_spelled(self, place: int) -> bool:
        return self._text(place).isalpha() and not self.items[place].glued

    def _ends(self, place: int) -> bool:
        return place >= len(self.items) or self._is(place, "stop", "line", "comma", "close")

    def _divider(self, end: int, role: str) -> tuple[int, str]:
        """What stands between two numbers of a row, and where the second stands."""
        at, between = end, ""
        while at < len(self.items) and at - end < 4:
            what = self.items[at].what
            if what in ("comma", "slash", "and", "dash") or (what == "then" and between in ("", "comma")):
                between = what
            elif what == "semicolon" and not between:
                between = "cell"
            elif not (between and self._is_filler(at, told=role == "reps")):
                break
            elif between == "dash" and load_table("log_clauses").meaning(self._text(at)) == "done":
                # "4x8 @ 100 - done 8, 8, 7"
                return end, ""
            at += 1
        return at, between

    def _is_filler(self, at: int, *, told: bool) -> bool:
        """Whether a word between two numbers changes nothing: "about", or any adjective where reps are told by word."""
        text = self._text(at)
        adjective = told and self._is(at, "word", "hard", "of") and self._is_spelled(at) and text not in _TURNS
        return adjective or (self._is(at, "word") and text in _FILLERS)

    def _continues(self, end: int, divider: str) -> bool:
        """Whether numbers divided by nothing but space are a row: "8 8 7"."""
        return divider in ("", " ") and self._is(end, "number")

    def _opens_other(self, at: int, between: str, count: int, role: str) -> bool:
        """Whether a number opens something of its own ("…, 155 x 10") and is no further one of the row."""
        if self._is(at + 1, "times", "count", "xfailed") or (self._is(at + 1, "unit") and between != "slash"):
            return True
        if self._text(at - 1) == "the" and self._text(at + 1) in ("before", "previous", "earlier", "after"):
            return True
        if self._is(at + 1, "for", "colon") and between != "slash":
            return True
        if self._is(at + 1, "of") and self._is(at + 2, "number"):
            # "2 sets of 8 and one of 6"
            return True
        if self._is(at + 1, "at") and self._is(at + 2, "number", "load") and between in ("comma", "and", "then", ""):
            return role == "" and not self._is_list_at(at)
        if self._is(at + 1, "slash") and between in ("comma", "", "and", "then"):
            return self._is(at + 2, "number")
        if between == "dash" and self.items[at - 1].what == "dash" and not self.items[at - 1].glued:
            # "12 - 11 - 10" is a row, "8 - 100" none
            return count < _LEAST_ROW - 1 and not (self._is(at + 1, "dash") and self._is(at + 2, "number"))
        return self._is(at + 1, "open") and self._is(at + 2, "number") and self._is(at + 3, "close")

    def _is_list_at(self, at: int) -> bool:
        """Whether the load behind "at" is that of the whole row: "10, 9, 8 at 100", and not of "8@70, 8@80"."""
        return not self.items[at + 1].glued or self._is(at - 1, "slash")

    def _is_range(self, place: int, at: int, count: int) -> bool:
        first, second = self._number(place), self._number(at)
        more = (self._is(at + 1, "dash") and self._is(at + 2, "number", "load")) or first * 4 < second > 40
        return count == 1 and not more and first < second and self.items[at].glued and self.items[at - 1].glued

    def _range(self, place: int, at: int) -> tuple[int, Operand]:
        """ "8-10 reps" tells no reps, "80-90 kg" no load."""
        end, role = self._role(at + 1)
        role = role or ("reps" if self._number(at) <= 30 else "load")
        return end, Operand((None,), role=role, divider="range")
