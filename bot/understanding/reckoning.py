"""What somebody asks to be worked out with numbers that are named: a bar with its plates, a share, a 1-rep max …"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.understanding.bar_total import BarSum, bar_sum_asked
from bot.understanding.lifts import lift_mentions
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.beginning import counts_reps
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.logs.reading import read_log
from bot.understanding.numbers import NumberSaid, numbers_in
from bot.understanding.reading import Act, Reading
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import load_cues

_TOLD_SHORTLY: Final = 3
"""Messages before this one in which sets that "that" points at are looked for."""
_LONGEST: Final = 24
_SHORT: Final = 6
"""Words of a message that leans on a number said before, without a word that points at it."""
_BARE: Final = 3
"""Words of "and 85?"."""
_SHARES: Final = range(10, 131)
_PERCENT: Final = frozenset({"%", "percent", "pct", "per"})
_LEAST_LOAD: Final = 15
"""From here on a bare number beside a share is a load."""
_ANY_DAY: Final = date(2026, 1, 1)


class Sum(Enum):
    """What is to be worked out."""

    BAR = "bar"
    """What bar and plates weigh together."""
    UNIT = "unit"
    """A load in the other unit."""
    SHARE = "share"
    """So many percent of a load."""
    SINGLE = "single"
    """The 1-rep max that a set points to."""
    TOLD_SINGLE = "told_single"
    """Nothing yet: the lifter tells their 1-rep max, to start from."""
    VOLUME = "volume"
    """Sets times reps times load."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Something to work out.

    Attributes:
        wants: what.
        load: that it starts from; None where it starts from the one told last.
        unit: that a load is wanted in.
        percent: the share.
        step: to which the result is rounded; None where that is not said.
        sets: that it starts from, each with reps and a load.
        bar: with its plates.
    """

    wants: Sum
    load: SaidLoad | None = None
    unit: Unit | None = None
    percent: int = 0
    step: Decimal | None = None
    sets: tuple[DraftSet, ...] = ()
    bar: BarSum | None = None


def _sets_told(texts: Iterable[str]) -> tuple[DraftSet, ...]:
    """The sets with reps and load in the first of some messages that tells any: "i thrust 95 for 8, is that good?"."""
    each = (_with_reps_and_load(read_log(text, today=_ANY_DAY).drafts) for text in texts)
    return next((sets for sets in each if sets), ())


def reckoning_asked(
    reading: Reading, *, goes_on: bool = False, shares: bool = False, before: Sequence[str] = ()
) -> Reckoning | None:
    """What a message asks to be worked out; None where it asks nothing of the kind, or tells what was done.

    Args:
        reading: of the message.
        goes_on: a load was told shortly before, so that "in pounds?" and "75% of that" start from it.
        shares: a share of a load was told shortly before, so that "and 85?" is another one.
        before: the messages before it, the newest last; "what max is that" starts from the sets that they tell.
    """
    bar = bar_sum_asked(reading.words)
    # "Hip thrust 3 plates each side, 20 kg bar (140 total), 8 8 7" tells sets
    tells = not reading.does(Act.ASKS) and lift_mentions(reading.words) and _sets_told((reading.text,))
    if bar is not None and not tells and not counts_reps(reading.text):
        return Reckoning(Sum.BAR, bar=bar)
    if not 0 < len(reading.words) <= _LONGEST:
        return None
    asked = _Asked(reading, goes_on, before)
    return asked.single_or_volume() or asked.share(another=shares) or asked.other_unit()


class _Asked:
    def __init__(self, reading: Reading, goes_on: bool, before: Sequence[str]) -> None:
        self.text, self.words, self.goes_on, self.before = reading.text, reading.words, goes_on, before
        self.cues = load_cues("reckoning")
        is_done = self._says("done") and not self._says("if")
        self.does_ask = reading.does(Act.ASKS)
        self.asks = self.does_ask or (not is_done and (len(self.words) <= _SHORT or self._says("wanted")))
        self.points = self._says("pointed")
        self.numbers = numbers_in(self.words)

    def single_or_volume(self) -> Reckoning | None:
        """A 1-rep max or a volume, of sets that are named with reps and load."""
        wants = Sum.SINGLE if self._says("single") else Sum.VOLUME if self._says("volume") else None
        first = next((one for one in self.numbers if not self._is_a_name(one)), None)
        if wants is None or self._says("should") or self._says("of_sets"):
            return None
        if first is None:
            told = _sets_told(reversed(self.before[-_TOLD_SHORTLY:])) if self.points and self.asks else ()
            return Reckoning(wants, sets=told) if told else None
        if wants is Sum.SINGLE and self._says("is_mine") and first.value > _LEAST_LOAD and not self._asks_now():
            return Reckoning(Sum.TOLD_SINGLE, self._load(first))
        if not (self.does_ask or (self.asks and self._says("wanted"))):
            return None
        start = self.words[first.first].start
        sets = _with_reps_and_load(read_log(self.text[start:], today=_ANY_DAY).drafts)
        return Reckoning(wants, sets=sets) if sets else None

    def share(self, *, another: bool) -> Reckoning | None:
        """So many percent of a load; ``another`` one where one was told shortly before."""
        shares = [one for one in self.numbers if self._is_share(one)]
        bare = len(self.numbers) == 1 and len(self.words) <= _BARE and not self._unit(self.numbers[0])
        shares = shares or (self.numbers if another and bare else [])
        of_the_guide = self._says("should") or lift_mentions(self.words)  # "should I use 80% of my squat?"
        if len(shares) != 1 or not self.asks or of_the_guide or int(shares[0].value) not in _SHARES:
            return None
        step = self._step()
        rest = [one for one in self.numbers if one not in (shares[0], step) and one.value >= _LEAST_LOAD]
        if len(rest) > 1 or not (rest or (self.goes_on and (self.points or len(self.words) <= _SHORT))):
            return None
        load = self._load(rest[0]) if rest else None
        return Reckoning(Sum.SHARE, load, percent=int(shares[0].value), step=step.value if step else None)

    def other_unit(self) -> Reckoning | None:
        """A load that is wanted in the other unit."""
        into = next(iter(self.cues["into"].mentions(self.words)), None)
        unit = UNIT_WORDS[self.words[into.after - 1].text] if into else self._unit_counted()
        if unit is None or not self.asks or self._says("commanded"):
            return None
        if not self.numbers:
            leans = self.goes_on and (self.points or len(self.words) <= _SHORT)
            return Reckoning(Sum.UNIT, unit=unit) if leans else None
        load = self._load(self.numbers[0])
        fits = len(self.numbers) == 1 and load.unit is not unit
        return Reckoning(Sum.UNIT, load, unit) if fits else None

    def _unit_counted(self) -> Unit | None:
        """The kilos of "185 pounds is how many kilos"; None where nothing is likened to a load."""
        words = self.words
        ends = {one.after for one in self.cues["how_many"].mentions(words) if one.after < len(words)}
        units = [UNIT_WORDS[words[end].text] for end in ends if words[end].text in UNIT_WORDS]
        likened = self.numbers and self._unit(self.numbers[0]) and self._says("equals") and not self._says("should")
        return units[0] if likened and len(units) == 1 else None

    def _asks_now(self) -> bool:
        return self.does_ask or len(self.numbers) > 1 or any(self._is_share(one) for one in self.numbers)

    def _says(self, cue: str) -> bool:
        return bool(self.cues[cue].mentions(self.words))

    def _is_a_name(self, number: NumberSaid) -> bool:
        """Return True for the 1 of "1RM"."""
        return any(one.first <= number.first < one.after for one in self.cues["single"].mentions(self.words))

    def _is_share(self, number: NumberSaid) -> bool:
        return number.after < len(self.words) and self.words[number.after].text in _PERCENT

    def _step(self) -> NumberSaid | None:
        """The 2.5 of "round to 2.5"."""
        ends = [one.after for one in self.cues["rounded"].mentions(self.words)]
        return next((one for one in self.numbers if one.first in ends), None)

    def _unit(self, number: NumberSaid) -> Unit | None:
        return UNIT_WORDS.get(self.words[number.after].text) if number.after < len(self.words) else None

    def _load(self, number: NumberSaid) -> SaidLoad:
        return SaidLoad(LoadKind.WEIGHT, number.value, self._unit(number))


def _with_reps_and_load(drafts: Sequence[Draft]) -> tuple[DraftSet, ...]:
    return tuple(one for draft in drafts for one in draft.sets if one.reps and _is_weight(one.load))


def _is_weight(load: SaidLoad | None) -> bool:
    return load is not None and load.kind is not LoadKind.UNKNOWN and load.amount > 0
