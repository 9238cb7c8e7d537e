"""Numbers that count nothing of a set: rest, tempo, the clock, distances, marks of a list, ages, weeks of a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.understanding.quantities.counted import counted_end, tempo_end
from bot.understanding.quantities.items import Item, is_at
from bot.understanding.quantities.marks import counted_lines, mark_at
from bot.understanding.words import Word

_LABELS: Final = frozenset(
    "week wk day session workout phase block cycle level lvl im age aged pin hole notch hr bpm pulse chapter hotel "
    "room number version rate ex exercise nr dag tag trainingstag year pad seat setting incline speed zone "
    "program".split()
)
_TEN: Final = 10
_FELT: Final = frozenset(
    "pain hurt hurts ache aches sore soreness discomfort twinge energy mood sleep slept stress knee knees back hip "
    "hips shoulder shoulders elbow wrist ankle groin".split()
)
_SPREAD_OVER: Final = frozenset({"over", "across", "in"})
_OTHERS: Final = frozenset({"other", "remaining"})
_MOST_SETS_TOLD: Final = 12


def with_asides(items: Sequence[Item], words: Sequence[Word]) -> list[Item]:
    """The items with numbers that count no set made remarks, marks of lists made marks, "set 2" a reference."""
    found: list[Item] = []
    place = 0
    counted = counted_lines(items)
    items = [
        replace(item, what="reps") if words[item.first].text == "steps" and _by_times(items, at) else item
        for at, item in enumerate(items)
    ]
    while place < len(items):
        if place in counted:
            what = "mark" if is_at(items, counted[place], "lift") else "set_ref"
            found.append(replace(items[place], what=what, after=items[counted[place] - 1].after))
            place = counted[place]
            continue
        after, item = _aside_at(items, words, place, starts=not found or found[-1].what in ("line", "mark"))
        found.append(item)
        place = after
    return found


def _by_times(items: Sequence[Item], at: int) -> bool:
    """Whether what is counted is a part of a product: "20 steps x 3", "3 x 20 steps"."""
    return is_at(items, at + 1, "times") or is_at(items, at - 2, "times", "sets", "of")


def _aside_at(items: Sequence[Item], words: Sequence[Word], place: int, *, starts: bool) -> tuple[int, Item]:
    item = items[place]
    mark = mark_at(items, words, place, starts=starts) or _every_minute(items, place) or _weighed(items, words, place)
    if mark is not None:
        return mark
    if item.what == "number":
        end = counted_end(items, words, place)
        if end is not None:
            return end, Item("remark", item.first, items[end - 1].after)
    headed = is_at(items, place, "number") and [i.what for i in items[place + 1 : place + 4]] == [
        "times",
        "lift",
        "line",
    ]
    if headed and starts:
        # "3 x Hip thrust", over its sets
        return place + 2, Item("count", item.first, items[place + 1].after, number=item.number)
    done = _some_of_all(items, words, place)
    if done is not None:
        return done
    spread = _spread(items, words, place)
    if spread is not None:
        return spread
    rated = _rated(items, words, place)
    if rated is not None:
        return rated, Item("remark", item.first, items[rated - 1].after)
    things = _things(items, words, place)
    if things is not None:
        return things, Item("remark", item.first, items[things - 1].after)
    text = words[item.first].text
    if text == "by" and is_at(items, place + 1, "number") and is_at(items, place - 1, "word"):
        # "a new best by 5 kg"
        after = place + 2 + is_at(items, place + 2, "unit")
        return after, Item("remark", item.first, items[after - 1].after)
    glued = item.what == "reps" and item.glued and is_at(items, place + 1, "number") and items[place + 1].glued
    if glued and is_at(items, place - 1, "number"):
        # "12r60"
        return place + 1, replace(item, what="times")
    if (
        item.what == "word"
        and text in _SPREAD_OVER
        and is_at(items, place + 1, "number")
        and is_at(items, place + 2, "sets")
    ):
        return place + 1, replace(item, what="total")
    others = text in _OTHERS and is_at(items, place + 1, "number") and (items[place + 1].number or 0) <= _MOST_SETS_TOLD
    if others and not is_at(items, place + 2, "times", "reps", "unit", "sets"):
        # "90 for the other three"
        return place + 2, Item("count", item.first, items[place + 1].after, number=items[place + 1].number)
    aged = text == "am" and place and words[items[place - 1].first].text == "i" and is_at(items, place + 1, "number")
    if aged and not is_at(items, place + 2, "unit", "times"):
        return place + 2, Item("remark", item.first, items[place + 1].after)
    weighs = text == "im" and is_at(items, place + 1, "number") and is_at(items, place + 2, "unit")
    if weighs and not is_at(items, place + 3, "times", "for"):
        return place + 3, Item("remark", item.first, items[place + 2].after)
    if (item.what == "word" and text in ("tempo", "week", "wk")) or text in _LABELS:
        end = tempo_end(items, words, place + 1) if text == "tempo" else _labelled(items, words, place)
        if end is not None:
            return end, Item("remark", item.first, items[end - 1].after)
    return place + 1, item


def _spread(items: Sequence[Item], words: Sequence[Word], place: int) -> tuple[int, Item] | None:
    """ "Between 8 and 10 reps", "8 to 10 reps": reps that were not counted."""
    at = place + (words[items[place].first].text in ("between", "from"))
    if not (is_at(items, at, "number") and is_at(items, at + 2, "number") and is_at(items, at + 3, "reps")):
        return None
    link = words[items[at + 1].first].text
    first, second = items[at].number or Decimal(0), items[at + 2].number or Decimal(0)
    joined = link == "to" or (link == "and" and at > place)
    return (at + 4, Item("untold", items[place].first, items[at + 3].after)) if joined and first < second else None


def _some_of_all(items: Sequence[Item], words: Sequence[Word], place: int) -> tuple[int, Item] | None:
    """ "I did three of the four": so many sets."""
    if is_at(items, place, "number") and is_at(items, place + 1, "slash") and is_at(items, place + 3, "sets"):
        # "3/4 sets"
        done = items[place].number or None
        return place + 4, Item("count" if done else "remark", items[place].first, items[place + 3].after, number=done)
    texts = [words[item.first].text for item in items[place + 1 : place + 3]]
    first, second = (items[at].number if is_at(items, at, "number") else None for at in (place, place + 3))
    if texts != ["of", "the"] or not first or not second or not first < second <= _MOST_SETS_TOLD:
        return None
    return place + 4 + is_at(items, place + 4, "sets"), Item(
        "count", items[place].first, items[place + 3].after, number=first
    )


def _rated(items: Sequence[Item], words: Sequence[Word], place: int) -> int | None:
    """The end of how much something hurt or how well somebody slept: "pain 3/10", "knees 2/10 pain"."""
    near = {words[item.first].text for item in items[max(place - 2, 0) : place + 4] if item.what != "lift"}
    of_ten = is_at(items, place, "number") and is_at(items, place + 1, "slash") and is_at(items, place + 2, "number")
    return place + 3 if of_ten and items[place + 2].number == _TEN and near & _FELT else None


def _things(items: Sequence[Item], words: Sequence[Word], place: int) -> int | None:
    """The end of things counted in words that are no sets: "two yoga mats"."""
    if not is_at(items, place, "number") or words[items[place].first].is_number:
        return None
    end = place + 1
    while is_at(items, end, "word") and words[items[end].first].text.isalpha() and end <= place + 3:
        end += 1
    last = words[items[end - 1].first].text
    counts = is_at(items, end, "sets", "reps", "times", "count", "plates", "unit", "of", "at", "held", "legs", "lift")
    return end if end > place + 1 and last.endswith("s") and last != "ones" and not counts else None


def _labelled(items: Sequence[Item], words: Sequence[Word], place: int) -> int | None:
    if not is_at(items, place + 1, "number") or is_at(items, place + 2, "times", "sets", "unit"):
        return None
    number = items[place + 1].number or Decimal(0)
    behind = items[place + 2].what if place + 2 < len(items) else "line"
    if number > 200 or number % 1:
        return None
    of_all = behind == "slash" and is_at(items, place + 3, "number") and not is_at(items, place + 4, "slash", "times")
    return None if behind == "slash" and not of_all else place + 2 + 2 * of_all


def _every_minute(items: Sequence[Item], place: int) -> tuple[int, Item] | None:
    """ "EMOM 10 min": ten sets."""
    at = place + 1 + (is_at(items, place + 1, "times", "for"))
    if items[place].what != "emom" or not is_at(items, at, "number") or is_at(items, at + 1, "times", "reps"):
        return None
    after = at + 1 + is_at(items, at + 1, "minutes")
    after += is_at(items, after, "colon")
    number = items[at].number
    return after, Item("count", items[place].first, items[after - 1].after, number=number)


def _weighed(items: Sequence[Item], words: Sequence[Word], place: int) -> tuple[int, Item] | None:
    """ "BW 142.6" alone in its clause is what somebody weighs, and no set."""
    if items[place].what != "body":
        return None
    at = place + 1 + is_at(items, place + 1, "colon")
    after = at + 1 + is_at(items, at + 1, "unit")
    number = items[at].number if is_at(items, at, "number") else None
    bracketed = is_at(items, place - 1, "open") and is_at(items, after, "close")
    if bracketed and number is not None and number >= 40 and is_at(items, place - 2, "number", "unit"):
        return after, Item("remark", items[place].first, items[after - 1].after)
    if (
        number is None
        or number < 40
        or not (after >= len(items) or is_at(items, after, "line", "stop", "comma", "close", "day"))
    ):
        return None
    return (after, Item("remark", items[place].first, items[after - 1].after)) if number % 1 or after > at + 1 else None
