"""Checks on what was read before it is offered: loads and efforts must be plausible, words between numbers known."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.lifts import LiftEntry
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Ask, DraftSet, Question, Why, is_bearable
from bot.understanding.quantities.items import Item
from bot.understanding.reading import Span
from bot.understanding.units import Unit
from bot.understanding.words import Word

_LIGHTEST_BAR: Final = 15
"""Kilograms or pounds; a smaller bare number is no load of a barbell lift, but a count, a clock or an effort."""
_FALLS_BY: Final = 5
"""So much lighter than a set before it is no working set: "80 kg 3x10, then 10 kg 3x8" tells how much was added."""
_LOADED_GEAR: Final = frozenset({"barbell", "machine", "smith", "cable"})
_LINKS: Final = frozenset({"of", "with", "at", "for"})


def doubts_about(
    sets: Sequence[DraftSet], lift: LiftEntry, unit: Unit | None, *, body_told: bool = False
) -> list[Question]:
    """What must be asked because nobody lifts or rates so."""
    found: list[Question] = []
    heaviest = Decimal(0)
    for one in sets:
        amount = one.load.amount if one.load and one.load.kind is LoadKind.WEIGHT and not one.warm_up else heaviest
        if one.load and 0 < amount * _FALLS_BY < heaviest:
            found.append(Question(Ask.LOAD, Why.UNCLEAR, f"{one.load}", (), one.span))
        heaviest = max(heaviest, amount)
        bare = one.load is not None and one.load.kind is LoadKind.WEIGHT and one.load.unit is None
        if bare and one.load and lift.on_olympic_bar and 0 < one.load.amount < _LIGHTEST_BAR:
            found.append(Question(Ask.LOAD, Why.ABSURD, f"{one.load}", (), one.span))
        added = one.load is not None and one.load.kind is LoadKind.BODY and one.load.amount
        if one.load and added and not body_told and lift.gear in _LOADED_GEAR and not lift.one_leg:
            # "+10 kg" on a bar is more than before, and not what body weight carries
            found.append(Question(Ask.LOAD, Why.UNCLEAR, f"{one.load}", (), one.span))
        if lift.hold:
            found.append(Question(Ask.SCHEME, Why.UNCLEAR, "", (), one.span))
        total = one.load.total(unit) if one.load else None
        sided = one.load is not None and one.load.kind is LoadKind.PER_SIDE
        if total and not sided and not is_bearable(*total, Decimal(lift.heaviest_kg)):
            found.append(Question(Ask.LOAD, Why.ABSURD, f"{SaidLoad(LoadKind.WEIGHT, *total)}", (), one.span))
        if one.rpe is not None and (not 1 <= one.rpe <= 10 or one.rpe % Decimal("0.5")):
            found.append(Question(Ask.EFFORT, Why.ABSURD, f"{one.rpe}", (), one.span))
    return found


_SIDES: Final = (("l", "r"), ("left", "right"), ("lh", "rh"), ("ls", "rs"), ("ll", "rl"), ("lt", "rt"))
_BESIDE_A_SIDE: Final = frozenset({"leg", "side", "arm", "foot", "hand"})


def tells_sides_apart(items: Sequence[Item], words: Sequence[Word]) -> tuple[list[Item], Question | None]:
    """The items with what is told alike of the left and the right told once, as one set has both; else a question.

    Args:
        items: of one lift.
        words: of the message.
    """
    texts = [words[item.first].text for item in items]
    for sides in _SIDES:
        places = [texts.index(side) for side in sides if side in texts]
        if len(places) == len(sides):
            first, second = sorted(places)
            told = [_told(items[first:second]), _told(items[second:])]
            again = any(texts.count(side) > 1 for side in sides)
            if again or not told[0] or told[0] != told[1][: len(told[0])]:
                word = words[items[first].first]
                return list(items), Question(Ask.SCHEME, Why.UNCLEAR, word.text, (), Span(word.start, word.end))
            begins = second + 1 + (texts[second + 1 : second + 2] != [] and texts[second + 1] in _BESIDE_A_SIDE)
            begins += items[begins].what in ("colon", "dash")
            return [*items[:first], *items[begins:]], None
    return list(items), None


def _told(items: Sequence[Item]) -> list[object]:
    """The amounts that items tell, in order."""
    return [item.number if item.load is None else item.load for item in items if item.number or item.load]


def between_numbers(items: Sequence[Item], first: int, after: int) -> bool:
    """Whether words stand between two numbers, so that it hangs on them what those count: "3 Runden 12".

    Args:
        items: of a message.
        first: place of the first of these words.
        after: place of the word behind the last.
    """
    before = next((item for item in items if item.after == first), None)
    behind = [item for item in items if item.first >= after][:2]
    if before is None or before.what != "number" or not behind:
        return False
    return behind[0].what == "number" or (behind[0].what in _LINKS and [item.what for item in behind[1:]] == ["number"])
