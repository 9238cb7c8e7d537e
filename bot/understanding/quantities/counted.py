"""Numbers that count time, length or a tempo: "90 sec rest", "a 20in box", "tempo 3-1-1", "7pm"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.quantities.items import Item, is_at
from bot.understanding.words import Word

_HELD_FOR: Final = frozenset(
    "rest rests rested resting pause pauses paused hold holds held squeeze squeezes tempo eccentric negative negatives "
    "down up top bottom between break breaks isometric iso lowering".split()
)
_COUNTED_BY: Final = frozenset({"seconds", "minutes", "hours", "longer", "distance", "percent"})
_DEGREES: Final = frozenset({"deg", "°", "degree", "degrees", "pm", "k"})
_MOVING: Final = frozenset("ran run running jogged jog walked walk rowed biked cycled swam".split())
_LADDERS: Final = frozenset("ladder ladders pyramid pyramids".split())


def counted_end(items: Sequence[Item], words: Sequence[Word], place: int) -> int | None:
    """The end of a number with what it counts, if that is no part of a set."""
    tempo = tempo_end(items, words, place)
    if tempo is not None and tempo < len(items) and words[items[tempo].first].text == "tempo":
        return tempo + 1
    if tempo is not None and words[items[place].first - 1].text == "tempo":
        # The word stands in the lift's name: "hip thrust tempo 3010".
        return tempo
    end = place + 1
    if is_at(items, end, "times") and is_at(items, end + 1, "body") and (items[place].number or 0) % 1:
        # "1.5x bodyweight"
        return end + 2
    texts = [words[item.first].text for item in items[end : end + 3]]
    if texts[:1] in (["to"], ["-"]) and is_at(items, end + 1, "number") and set(texts[2:]) & _LADDERS:
        return end + 3
    before = words[items[place - 1].first].text if place else ""
    if before in _MOVING and is_at(items, end, "unit"):
        # "ran 5k"
        return end + 1
    if (
        is_at(items, end, "colon", "dash")
        and is_at(items, end + 1, "number")
        and items[end].glued
        and items[end + 1].glued
    ):
        second = words[items[end + 1].first].text
        pairs = is_at(items, end + 2, "number") and is_at(items, end + 3, "colon") and items[end + 2].what == "number"
        pairs = pairs or (is_at(items, place - 1, "number") and is_at(items, place - 2, "colon"))
        clock = items[end].what == "colon" and len(second) == 2 and (items[place].number or 0) < 60 and not pairs
        if clock:
            end += 2 * (is_at(items, end + 2, "colon") and is_at(items, end + 3, "number"))
            return end + 2 + is_at(items, end + 2, "hours", "minutes", "distance")
        if items[end].what == "dash" and is_at(items, end + 2, *_COUNTED_BY) and _is_counted(items, words, end + 2):
            return end + 3
    inches = is_at(items, end, "word") and items[end].glued and words[items[end].first].text == "in"
    if inches or (is_at(items, end, "unit") and is_at(items, end + 1, "distance")):
        # "a 20in box", "10k steps"
        return end + 1 + (not inches)
    if is_at(items, end, *_COUNTED_BY) and _is_counted(items, words, end):
        if items[end].what == "minutes" and is_at(items, end + 1, "number") and _rests(items, words, end + 2):
            # "1 min 30 rest"
            end += 1
        of_it = items[end].what == "percent" and is_at(items, end + 1, "of")
        if of_it and end + 2 < len(items) and words[items[end + 2].first].text in ("my", "the"):
            end += 1
        known = of_it and end + 2 < len(items)
        best = known and (items[end + 2].what == "number" or words[items[end + 2].first].text in ("max", "tm", "best"))
        return end + 3 + is_at(items, end + 3, "equals") if best else end + 1
    if (
        is_at(items, end, "sets")
        and words[items[end].first].text == "s"
        and items[end].glued
        and _is_time(items, words, end)
    ):
        return end + 1
    if is_at(items, end, "word") and words[items[end].first].text in _DEGREES:
        return end + 1
    return None


def _rests(items: Sequence[Item], words: Sequence[Word], place: int) -> bool:
    return place < len(items) and words[items[place].first].text in ("rest", "rests")


def _is_counted(items: Sequence[Item], words: Sequence[Word], end: int) -> bool:
    """Whether a word of time or length counts the number before it: "am" does in "7am" and not in "I am"."""
    text = words[items[end].first].text
    return len(text) > 2 or items[end].glued or text in ("h", "hr", "mn", "s", "cm", "ft", "%", '"', "pm", "km", "yd")


def _is_time(items: Sequence[Item], words: Sequence[Word], end: int) -> bool:
    """Whether "30s" are seconds: rest, a pause or a hold stands by it. Else it is a pair of dumbbells."""
    near = [word.text for item in items[max(end - 4, 0) : end + 4] for word in words[item.first : item.after]]
    return any(text in _HELD_FOR for text in near)


def tempo_end(items: Sequence[Item], words: Sequence[Word], place: int) -> int | None:
    """The end of a tempo ("3-1-1", "3 0 1 0"); None if there is none."""
    if (
        is_at(items, place, "number")
        and len(words[items[place].first].text) == 4
        and words[items[place].first].is_number
    ):
        return place + 1
    end, count = place, 0
    while count < 5 and is_at(items, end, "number") and (len(words[items[end].first].text) == 1 or not count):
        count += 1
        end += 1
        if is_at(items, end, "dash", "slash", "times") and is_at(items, end + 1, "number"):
            end += 1
    return end if count >= 3 else None
