"""What somebody's week is filled with, day by day: runs, matches, shifts, heavy lifts, and the days that are open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.days.names import WEEKDAYS
from bot.understanding.lifts import lift_mentions
from bot.understanding.numbers import number_at
from bot.understanding.plan.week import plan_lift
from bot.understanding.reading import Act, Reading, Standing
from bot.understanding.vocabulary import PhraseTable, load_cues, load_table
from bot.understanding.words import Word

_USUAL: Final = 2
_WEEK: Final = len(WEEKDAYS)
_GOES_ON: Final = frozenset({"and", "n", "&", "+", "or", "plus", "on"})
"""They stand between two days of a row."""
_PULLS: Final = "deadlift"
"""Heavy for the hips, unless it is said to be light."""


@dataclass(frozen=True)
class OwnDays:
    """The days of a week as a message tells of them, 0 for Monday.

    Attributes:
        busy: days with something else on them than lifting.
        hard: days with something hard on them: a long run, a match, heavy lifts.
        open: days that are free for the gym.
        asks_which: the message asks for the days of hip thrusts.
        wanted: how many days it asks for; 2 where it does not say.
    """

    busy: frozenset[int] = frozenset()
    hard: frozenset[int] = frozenset()
    open: frozenset[int] = frozenset()
    asks_which: bool = False
    wanted: int = _USUAL

    @property
    def asks_beside(self) -> bool:
        """Return True if the days are asked for beside what the week is filled with."""
        return self.asks_which and self.tells

    @property
    def tells(self) -> bool:
        """Return True if something is told of the week."""
        return bool(self.busy or self.hard or self.open)


def own_days(reading: Reading, *, asks: bool = False) -> OwnDays:
    """The days that a message tells of; what it only asks about is left out.

    Args:
        reading: the message.
        asks: by its meaning it asks for the days of hip thrusts, whatever its words.
    """
    filled = [(day, one) for one in _told(reading) for day in one.days]
    cues = load_cues("own_days")
    asked = (reading.words_of(clause) for clause in reading.clauses if Act.ASKS in clause.acts)
    asking = [words for words in asked if cues["which"].mentions(words) or len(words) == 1]
    only = [reading.words[one.first : one.after] for one in cues["only"].mentions(reading.words)]
    return OwnDays(
        busy=frozenset(day for day, one in filled if one.elsewhere),
        hard=frozenset(day for day, one in filled if one.hard),
        open=frozenset(day for day, one in filled if one.open),
        asks_which=asks or bool(asking),
        wanted=next((number for words in (*asking, *only) for number in _numbers(words)), _USUAL),
    )


def _numbers(words: Sequence[Word]) -> Iterator[int]:
    """The numbers of days that a question may speak of: "which two"."""
    found = (number_at(words, place) for place in range(len(words)))
    return (int(one.value) for one in found if one and 0 < one.value < _WEEK)


@dataclass(frozen=True)
class _Filled:
    """One clause with days in it, and what it says of them."""

    days: tuple[int, ...]
    elsewhere: bool
    hard: bool
    open: bool


def _told(reading: Reading) -> Iterator[_Filled]:
    cues = load_cues("own_days")
    before: _Filled | None = None
    end = 0
    for clause in reading.clauses:
        words, gap = reading.words_of(clause), reading.text[end : clause.span.start]
        before = before if gap.strip() == "," else None
        end = clause.span.end
        if Act.ASKS in clause.acts or clause.standing is not Standing.AFFIRMED:
            continue
        for part in _parts(words):
            days = tuple(dict.fromkeys(_weekdays(part)))
            if not days:
                continue
            if before is not None and _is_of_days_alone(part):
                yield replace(before, days=days)  # "I play tuesday, thursday"
                continue
            lifts = [one for one in lift_mentions(part) if plan_lift(one)]
            others = any(one.id == "other" for one in load_table("activities").mentions(part))
            suits = cues["open"].mentions(part)  # "tuesdays work for me" is no work on tuesdays
            filled = (
                one for one in cues["busy"].mentions(part) if not any(at.first <= one.first < at.after for at in suits)
            )
            elsewhere = not lifts and (others or any(True for _ in filled))
            pulls = any(one.lift.group == _PULLS for one in lifts)
            hard = (pulls or _has(cues, "hard", part)) and not _has(cues, "easy", part)
            before = _Filled(days, elsewhere or (hard and not lifts), hard, not elsewhere and not hard and not lifts)
            yield before


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """A clause cut behind each run of days that something else follows: "hills tuesday and the long one saturday"."""
    table = load_table("often")
    start, in_days = 0, False
    for place in range(len(words)):
        mention = table.longest_at(words, place)
        is_day = mention is not None and mention.id in WEEKDAYS
        goes_on = words[place].text in _GOES_ON
        if in_days and not is_day and not goes_on and any(True for _ in _weekdays(words[place:])):
            yield words[start:place]
            start = place
        in_days = is_day or (in_days and goes_on)
    yield words[start:]


def _is_of_days_alone(words: Sequence[Word]) -> bool:
    """Return True for a "thursday" or "and saturday" that says nothing of what is on it."""
    return all(word.text in _GOES_ON or any(True for _ in _weekdays([word])) for word in words)


def _weekdays(words: Sequence[Word]) -> Iterator[int]:
    return (WEEKDAYS.index(one.id) for one in load_table("often").mentions(words) if one.id in WEEKDAYS)


def _has(cues: Mapping[str, PhraseTable], name: str, words: Sequence[Word]) -> bool:
    return bool(cues[name].mentions(words))
