"""What lifters tell of what they load with: "my bar is 15 kg", "i only have 5s", "switch to pounds"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.numbers import numbers_in
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import Word

_LONGEST: Final = 16
"""Words of a message that tells this and nothing else."""
_NEAR: Final = 4
_LIGHTEST: Final = Decimal("0.25")
_HEAVIEST: Final = Decimal(80)
"""No bar, plate or step is lighter or heavier, in kilograms or pounds."""


@dataclass(frozen=True, slots=True)
class KitLoad:
    """A weight of a bar, a plate or a step.

    Attributes:
        amount: above 0.
        unit: as said; None if none was.
    """

    amount: Decimal
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class KitTold:
    """What a message tells of what is loaded.

    Attributes:
        bar: the empty bar.
        plates: the single plates that there are, and no others.
        smallest: the smallest single plate.
        step: from one load of a machine or of dumbbells to the next.
        shown: the unit to answer in.
    """

    bar: KitLoad | None = None
    plates: tuple[KitLoad, ...] = ()
    smallest: KitLoad | None = None
    step: KitLoad | None = None
    shown: Unit | None = None


def kit_told(words: Sequence[Word]) -> KitTold | None:
    """What a message tells of the lifter's own bar, plates and steps, or in which unit they want their answers.

    Args:
        words: of the message. One that also holds sets, or asks something, tells nothing of this kind.
    """
    if not words or len(words) > _LONGEST:
        return None
    shown = _unit_wanted(words)
    if shown:
        return KitTold(shown=shown)
    asks = words[-1].text == "?" or load_cues("own_kit")["asks"].longest_at(words, 0) is not None
    loads = [] if asks or _says("never", words) else _loads(words)
    if not loads or any(not _LIGHTEST <= load.amount <= _HEAVIEST for load in loads):
        return None
    if _says("stack", words):
        return KitTold(step=loads[0]) if _says("goes_up", words) or _says("smallest", words) else None
    if any(not mention.alone for mention in lift_mentions(words)):
        return None
    only = _says("only", words) and _says("have", words)
    if _says("smallest", words):
        if _says("plate", words):
            return KitTold(smallest=loads[0])
        return KitTold(smallest=KitLoad(loads[0].amount / 2, loads[0].unit)) if _says("step", words) else None
    if _says("bar", words):
        tells = _says("weighs", words) or _says("have", words)
        return KitTold(bar=loads[0]) if tells and len(loads) == 1 and not _says("plate", words) else None
    as_plates = _says("plate", words) or any(word.text == "s" and word.glued for word in words)
    listed = _says("own", words) and _says("weighs", words) and _says("plate", words)
    return KitTold(plates=tuple(loads)) if as_plates and (only or listed) else None


def _says(concept: str, words: Sequence[Word]) -> bool:
    return bool(load_cues("own_kit")[concept].mentions(words))


def _unit_wanted(words: Sequence[Word]) -> Unit | None:
    """The unit behind words that ask for one, if nothing else follows: "switch to pounds please"."""
    cues = load_cues("own_kit")
    for cue in cues["switch"].mentions(words):
        if cue.first > _NEAR or cue.after >= len(words) or words[cue.after].text not in UNIT_WORDS:
            continue
        place = cue.after + 1
        while place < len(words):
            ending = cues["ending"].longest_at(words, place)
            if ending is None and words[place].text not in ".!?,":
                break
            place = ending.after if ending else place + 1
        else:
            return UNIT_WORDS[words[cue.after].text]
    return None


def _loads(words: Sequence[Word]) -> list[KitLoad]:
    """The weights from left to right; a unit counts for those before it that have none."""
    units = {place: UNIT_WORDS.get(word.text) for place, word in enumerate(words)}
    found = [KitLoad(one.value, units.get(one.after)) for one in numbers_in(words) if one.value]
    last = next((load.unit for load in reversed(found) if load.unit), None)
    return [KitLoad(load.amount, load.unit or last) for load in found]
