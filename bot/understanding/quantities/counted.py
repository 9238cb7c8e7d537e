"""Numbers that count time, length or a tempo: "90 sec rest", "a 20in box", "tempo 3-1-1", "7pm"."""

from __future__ import annotations

from typing import Final

from bot.understanding.quantities.items import ItemReader

_HELD_FOR: Final = frozenset(
    "rest rests rested resting pause pauses paused hold holds held squeeze squeezes tempo eccentric negative negatives "
    "down up top bottom between break breaks isometric iso lowering".split()
)
_COUNTED_BY: Final = frozenset({"seconds", "minutes", "hours", "longer", "distance", "percent"})
_DEGREES: Final = frozenset({"deg", "°", "degree", "degrees", "pm", "k"})
_MOVING: Final = frozenset("ran run running jogged jog walked walk rowed biked cycled swam".split())
_SHORT_UNITS: Final = frozenset({"h", "hr", "mn", "s", "cm", "ft", "%", '"', "pm", "km", "yd"})
_SECONDS: Final = frozenset({"s", "sec", "secs", "min", "mins"})
_MINUTE_MARKS: Final = frozenset({"", "′"})
"""An apostrophe is folded away."""
_LADDERS: Final = frozenset("ladder ladders pyramid pyramids".split())


class Counted(ItemReader):
    """Finds numbers that count no part of a set."""

    def _counted_end(self, place: int) -> int | None:
        """The end of a number with what it counts, if that is no part of a set."""
        tempo = self._tempo_end(place)
        if tempo is not None and self._text(tempo) == "tempo":
            return tempo + 1
        if tempo is not None and self.words[self.items[place].first - 1].text == "tempo":
            # The word stands in the lift's name: "hip thrust tempo 3010".
            return tempo
        end = place + 1
        if self._is(end, "times") and self._is(end + 1, "body") and self._number(place) % 1:
            # "1.5x bodyweight"
            return end + 2
        if self._text(end) in ("to", "-") and self._is(end + 1, "number") and self._text(end + 2) in _LADDERS:
            return end + 3
        if self._text(place - 1) in _MOVING and self._is(end, "unit"):
            # "ran 5k"
            return end + 1
        glued = self._is(end, "colon", "dash") and self._is(end + 1, "number")
        if glued and self.items[end].glued and self.items[end + 1].glued:
            if self._is_clock(place):
                end += 2 * (self._is(end + 2, "colon") and self._is(end + 3, "number"))
                return end + 2 + self._is(end + 2, "hours", "minutes", "distance")
            if self._is(end, "dash") and self._counts(end + 2):
                return end + 3
        marked = self._marked_minutes(place)
        if marked is not None:
            return marked
        inches = self._is(end, "word") and self.items[end].glued and self._text(end) == "in"
        if inches or (self._is(end, "unit") and self._is(end + 1, "distance")):
            # "a 20in box", "10k steps"
            return end + 1 + (not inches)
        if self._counts(end):
            return self._counted_on(end)
        if self._is(end, "sets") and self._text(end) == "s" and self.items[end].glued and self._is_time(end):
            return end + 1
        return end + 1 if self._is(end, "word") and self._text(end) in _DEGREES else None

    def _marked_minutes(self, place: int) -> int | None:
        """The end of "e90s" behind its "e", and of "2'" where it is rest."""
        end = place + 1
        if self._text(place - 1) == "e" and self.items[place].glued and self._text(end) in _SECONDS:
            return end + 1
        if not self._is(end, "word") or self._text(end) not in _MINUTE_MARKS or not self.items[end].glued:
            return None
        rests = self._text(place - 1) in _HELD_FOR or self._text(end + 1) in _HELD_FOR
        return end + 1 if rests or self._is(end + 1, "warm_up") else None

    def _is_clock(self, place: int) -> bool:
        """Whether "12:30" is a time; with another pair behind it or before it these are loads and reps."""
        end = place + 1
        pairs = self._is(end + 2, "number") and self._is(end + 3, "colon")
        pairs = pairs or (self._is(place - 1, "number") and self._is(place - 2, "colon"))
        return self._is(end, "colon") and len(self._text(end + 1)) == 2 and self._number(place) < 60 and not pairs

    def _counted_on(self, end: int) -> int:
        """The end of "90 sec", "1 min 30 rest", "80% of my max"."""
        if self._is(end, "minutes", "distance") and self._is(end + 1, "warm_up"):
            # "With 5 min warm-up on the bike"
            return end + 2
        if self._is(end, "minutes") and self._is(end + 1, "number") and self._text(end + 2) in ("rest", "rests"):
            end += 1
        if not self._is(end, "percent") or not self._is(end + 1, "of"):
            return end + 1
        end += self._text(end + 2) in ("my", "the")
        best = self._is(end + 2, "number") or self._text(end + 2) in ("max", "tm", "best")
        return end + 3 + self._is(end + 3, "equals") if best else end + 1

    def _counts(self, end: int) -> bool:
        """Whether a word of time or length counts the number before it: "am" does in "7am" and not in "I am"."""
        text = self._text(end)
        return self._is(end, *_COUNTED_BY) and (len(text) > 2 or self.items[end].glued or text in _SHORT_UNITS)

    def _is_time(self, end: int) -> bool:
        """Whether "30s" are seconds: rest, a pause or a hold stands by it. Else it is a pair of dumbbells."""
        near = self.items[max(end - 4, 0) : end + 4]
        return any(word.text in _HELD_FOR for item in near for word in self.words[item.first : item.after])

    def _tempo_end(self, place: int) -> int | None:
        """The end of a tempo ("3-1-1", "3 0 1 0"); None if there is none."""
        if self._is(place, "number") and len(self._text(place)) == 4 and self.words[self.items[place].first].is_number:
            return place + 1
        end, count = place, 0
        while (
            count < 5
            and self._is(end, "number")
            and not self._is(end + 1, "times", "sets")
            and (len(self._text(end)) == 1 or not count)
        ):
            count += 1
            end += 1
            if self._is(end, "dash", "slash", "times") and self._is(end + 1, "number"):
                end += 1
        return end if count >= 3 else None
