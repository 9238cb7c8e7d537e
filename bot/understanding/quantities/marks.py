"""Marks of lists and numbers of sets: bullets, "A1", "1.", "Set 2:", "W1", the count of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.numbers import ORDINAL_ENDS
from bot.understanding.quantities.items import Item, ItemReader
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_BULLETS: Final = frozenset("* ✅ ☑ ✔ ▪ ‣ ◦ > #".split())
_APP_SETS: Final = {"w": "warm_up", "d": "set_ref", "f": "set_ref"}
"""How apps mark the lines of warm-ups, drop sets and sets to failure."""
_COUNTING_SIGNS: Final = ("colon", "dash", "semicolon", "equals", "close")
_NEVER_BEFORE_A_COUNT: Final = "times at with for slash dash open of and plus rpe rir".split()
_LISTS: Final = frozenset("abcdefg")
_LONGEST_LIST: Final = 20


def ordinal_marks(words: Sequence[Word]) -> list[Item]:
    """The marks of lines that are counted with ordinals: "1st: 50 kg x 12", "2nd: 55 kg x 10"."""
    found: list[Item] = []
    for at in range(len(words) - 2):
        starts = not at or words[at - 1].kind is Kind.LINE_BREAK
        counted = words[at].text == f"{len(found) + 1}" and words[at + 1].text in ORDINAL_ENDS
        if starts and counted and words[at + 2].text in (":", "-", ")"):
            found.append(Item("set_ref", at, at + 3, number=Decimal(len(found) + 1)))
    return found if len(found) > 1 else []


class Marks(ItemReader):
    """Finds marks of lists and numbers of sets."""

    def _counted_lines(self) -> dict[int, int]:
        """The numbers that count lines or sets, with the place behind each: "1 60 kg 12", "2: 80 kg 10"."""
        runs: list[list[int]] = [[]]
        behind: dict[int, int] = {}
        for at, item in enumerate(self.items):
            starts = not at or self._is(at - 1, "line")
            signed = self._is(at + 1, *_COUNTING_SIGNS)
            behind[at] = at + 1 + signed
            counts = self._is(behind[at], "number", "body", "empty_bar") or (signed and self._is(behind[at], "lift"))
            counts = counts or (signed and self._is_same(behind[at]))
            number = item.number if item.what == "number" and counts and not self._is_duration(at) else None
            goes_on = number == len(runs[-1]) + 1 and signed and not self._is(at - 1, *_NEVER_BEFORE_A_COUNT)
            if not starts and not goes_on:
                continue
            if number != len(runs[-1]) + 1:
                runs.append([])
            if number == len(runs[-1]) + 1:
                runs[-1].append(at)
        alone = {run[0] for run in runs if len(run) == 1 and self._is_whole_set(run[0] + 1)}
        return {at: behind[at] for run in runs for at in run if len(run) > 1 or at in alone}

    def _is_duration(self, at: int) -> bool:
        """Whether hours, minutes and seconds are told: "1:02:33"."""
        clock = self._whats(at, 5) == ["number", "colon", "number", "colon", "number"]
        return clock and all(item.glued for item in self.items[at + 1 : at + 5])

    def _is_same(self, at: int) -> bool:
        """Whether "same" stands for the sets of a line."""
        return at < len(self.items) and load_table("log_same").longest_at(self.words, self.items[at].first) is not None

    def _is_whole_set(self, at: int) -> bool:
        """Whether a load with its unit, "x" and reps begin at an item: "80 kg x 8"."""
        return self._whats(at, 4) == ["number", "unit", "times", "number"]

    def _mark(self, place: int, *, starts: bool) -> tuple[int, Item] | None:
        """The mark of a list or the number of a set that begins at an item, and the place behind it.

        Args:
            place: of the item.
            starts: it begins a line.
        """
        text = self._text(place)
        begins = starts or self._is(place - 1, "comma", "semicolon", "stop", "remark", "word", "close", "slash")
        return (
            (self._at_start(place) if starts else None)
            or self._listed(place, starts=starts)
            or (self._lettered(place, begins=begins) if text in _LISTS else None)
            or (self._warm_up_or_program(place, starts=starts) if text == "w" else None)
            or (self._app_set(place) if starts else None)
            or self._set_reference(place, starts=begins)
        )

    def _at_start(self, place: int) -> tuple[int, Item] | None:
        """A bullet or "#2" that begins a line."""
        item, text, counts = self.items[place], self._text(place), self._is(place + 1, "number")
        signed = item.what == "dash" and counts and self.items[place + 1].glued
        negative = signed and all(other.what != "line" for other in self.items)
        bullet = item.what in ("dash", "mark", "stop") or text in _BULLETS
        if bullet and not negative and not (text == "#" and counts):
            return place + 1, replace(item, what="mark")
        if text == "#" and counts and self.items[place + 1].glued:
            return self._made("set_ref", place, place + 2, number=self.items[place + 1].number)
        return None

    def _listed(self, place: int, *, starts: bool) -> tuple[int, Item] | None:
        """ "1.", "2)" and, at the start of a line, "1a)"."""
        item, lifts = self.items[place], self._is(place + 2, "lift")
        if item.what != "number" or item.number is None or item.number > _LONGEST_LIST:
            return None
        listed = self._is(place + 1, "stop", "close") and self.items[place + 1].glued
        in_row = self._is(place - 1, "times", "at", "slash") or (
            self._is(place - 1, "comma", "and") and self._is(place - 2, "number")
        )
        if listed and lifts and not starts and not in_row:
            return self._made("mark", place, place + 2)
        if starts and listed and not (self._is(place + 2, "number") and self.items[place + 2].glued):
            return self._made("set_ref", place, place + 2, number=item.number)
        lettered = starts and self._is(place + 1, "word") and self.items[place + 1].glued
        return self._made("mark", place, place + 3) if lettered and self._is(place + 2, "close") else None

    def _lettered(self, place: int, *, begins: bool) -> tuple[int, Item] | None:
        """ "A1"."""
        if not self._is(place + 1, "number") or not self.items[place + 1].glued:
            return None
        if self._is(place + 2, "lift"):
            return self._made("mark", place, place + 2)
        heads = self._is(place + 2, "stop", "colon", "close") and (begins or self._is(place + 3, "lift"))
        return self._made("mark", place, place + 3) if heads else None

    def _warm_up_or_program(self, place: int, *, starts: bool) -> tuple[int, Item] | None:
        """ "60x10w", or the week and the day of a program: "W3D2"."""
        told = self._is(place - 1, "number", "reps", "unit") and not starts
        ends = place + 1 == len(self.items) or self._is(place + 1, "comma", "line", "semicolon", "close")
        if told and (ends or (self.items[place].glued and not self.items[place + 1].glued)):
            return place + 1, replace(self.items[place], what="warm_up")
        near = self.items[place + 1 : place + 4]
        program = [self._is(place + 1, "number"), self._text(place + 2), self._is(place + 3, "number")]
        glued = all(item.glued for item in near)
        return self._made("remark", place, place + 4) if program == [True, "d", True] and glued else None

    def _app_set(self, place: int) -> tuple[int, Item] | None:
        """ "W 60 kg x 10", as apps mark the lines of warm-ups."""
        text = self._text(place)
        apart = self._is(place + 1, "number", "body") and not self.items[place + 1].glued
        return (place + 1, replace(self.items[place], what=_APP_SETS[text])) if text in _APP_SETS and apart else None

    def _set_reference(self, place: int, *, starts: bool) -> tuple[int, Item] | None:
        """ "Set 2:", "S2", "W1:", "round 3"."""
        text = self._text(place)
        named = text in ("set", "round", "serie", "s", "w", "wu") and self._is(place, "sets", "word", "warm_up", "with")
        if not named or not self._is(place + 1, "number") or self._is(place - 1, "open"):
            return None
        number, glued = self._number(place + 1), self.items[place + 1].glued
        if number > _LONGEST_LIST or number % 1 or not number:
            return None
        labelled = self._is(place - 1, "comma") and self._is(place - 2, "number") and self._is(place - 3, "reps")
        if labelled and (self._is(place + 2, "stop") or place + 2 == len(self.items)):
            # "weight 50, reps 12, set 3" counts
            return self._made("count", place, place + 2, number=number)
        led = starts or self._is(place - 1, "number", "close", "lift", "load", "reps")
        if text in ("s", "w") and not (glued and led):
            return None
        after = place + 2 + self._is(place + 2, "colon", "dash", "stop", "close", "equals")
        return self._made("warm_up" if text in ("w", "wu") else "set_ref", place, after, number=number)
