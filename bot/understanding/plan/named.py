"""What a message about a plan names: days, how many of them, lifts, equipment, a load."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.understanding.days.names import WEEKDAYS
from bot.understanding.facts import Equipment
from bot.understanding.lifts import lift_mentions
from bot.understanding.numbers import number_at, ordinal_at
from bot.understanding.plan.asked import DayNamed, LoadNamed
from bot.understanding.plan.often import counts
from bot.understanding.plan.own_days import own_days
from bot.understanding.plan.week import plan_lift
from bot.understanding.reading import Act, Reading
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues, load_table

_THRUSTS: Final = frozenset({"hip_thrust", "glute_bridge"})
_DAYS_COUNTED: Final = frozenset({"day", "session", "workout"})
_UNSURE: Final = frozenset({"maybe", "perhaps", "possibly", "sometimes", "occasionally"})
_ENDS_A_STRETCH: Final = frozenset({"until", "till", "til", "since"})
"""Behind them a day is none to train on: "my bench is broken until friday"."""
_SETS: Final = frozenset({"set", "sets"})


class Named:
    """A message with what it names."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.kits = tuple(dict.fromkeys(one.id for one in reading.of(Equipment)))
        self.asks = reading.does(Act.ASKS)
        self._busy = own_days(reading).busy
        mentions = lift_mentions(self.words)
        self.thrusts = [one for one in mentions if one.lift.group in _THRUSTS]
        self.lifts = [(one, named) for one in mentions if (named := plan_lift(one))]
        self.days_placed = tuple(self._days())
        self.days = tuple(day for _, day in self.days_placed)

    @property
    def kit(self) -> str:
        """What there is to train with; of two, the one that comes in the place of the other; "" for none."""
        turned = load_cues("plan_talk")["instead_of"].mentions(self.words)
        return next(iter(self.kits[:1] if turned else self.kits[-1:]), "")

    @property
    def weekdays(self) -> tuple[DayNamed, ...]:
        """The days of the week among the days, but those that something else than lifting is on."""
        return tuple(day for day in self.days if day.weekday is not None and day.weekday not in self._busy)

    @property
    def ahead(self) -> tuple[DayNamed, ...]:
        """Today or tomorrow, where one of them is named; the next session may be today's."""
        table = load_cues("plan_talk")
        days = {"tomorrow": 1, "today": 0, "next_one": 0}
        return next(((DayNamed(ahead=ahead),) for name, ahead in days.items() if table[name].mentions(self.words)), ())

    @property
    def number_of_days(self) -> int:
        """The number of days a week that is spoken of; 0 for none."""
        return next((one.days for one in counts(self.words) if not (one.bare or one.weekdays)), 0)

    @property
    def number_of_sets(self) -> int:
        """The number of sets that is spoken of; 0 for none."""
        found = (number_at(self.words, place) for place in range(len(self.words)))
        behind = ((one, self.words[one.after].text) for one in found if one and one.after < len(self.words))
        return next((int(one.value) for one, unit in behind if unit in _SETS), 0)

    def load(self) -> LoadNamed | None:
        """The load that is said to be used, with the reps behind it or before it."""
        for place in range(len(self.words)):
            found = number_at(self.words, place)
            unit = self.words[found.after].text if found and found.after < len(self.words) else ""
            if found and unit in UNIT_WORDS:
                return LoadNamed(found.value, UNIT_WORDS[unit], self._reps(found.after + 1))
        return None

    def _reps(self, first: int) -> int | None:
        """The reps of "90 kg for 10", "90 kg x 10"."""
        place = first + 1
        if place < len(self.words) and self.words[first].text in ("for", "x"):
            found = number_at(self.words, place)
            return int(found.value) if found else None
        return None

    def _days(self) -> Iterator[tuple[tuple[int, int], DayNamed]]:
        """The days that are named, each with the places of its words."""
        table = load_table("often")
        for place, word in enumerate(self.words):
            mention = table.longest_at(self.words, place)
            ends = place > 0 and self.words[place - 1].text in _ENDS_A_STRETCH
            if mention and mention.id in WEEKDAYS and mention.after == place + 1 and not ends:
                yield (place, place + 1), DayNamed(WEEKDAYS.index(mention.id))
            behind = place + 1 < len(self.words)
            counted = ordinal_at(self.words, place)
            if behind and word.text == "day" and (found := number_at(self.words, place + 1)):
                yield (place, found.after), DayNamed(number=int(found.value))
            elif counted and counted[1] < len(self.words) and self.words[counted[1]].text in _DAYS_COUNTED:
                yield (place, counted[1] + 1), DayNamed(number=counted[0])


def weekdays_named(reading: Reading) -> tuple[int, ...]:
    """The days of the week that a message names, 0 for Monday, each once, in order; "maybe" names none."""
    words = reading.words
    placed = Named(reading).days_placed
    sure = (day for (first, _), day in placed if first == 0 or words[first - 1].text not in _UNSURE)
    return tuple(sorted({day.weekday for day in sure if day.weekday is not None}))
