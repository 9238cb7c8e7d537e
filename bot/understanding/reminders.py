"""Wishes for reminders: "remind me on tuesdays at 6", "mon wed fri 7am please", "stop reminding me"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bot.understanding.clock_times import ClockTime, TimeSaid, clock_times, half_said
from bot.understanding.days.names import weekdays_at
from bot.understanding.numbers import number_at
from bot.understanding.reading import Reading
from bot.understanding.vocabulary import Mention, load_cues, load_table
from bot.understanding.words import Word

_LONGEST: Final = 40
"""Words of a message that is read for a reminder."""
_SHORT: Final = 8
"""Words of a message that asks for reminders without a day or a time, or that answers a question."""
_ALL: Final[Mapping[str, Sequence[int]]] = {"daily": range(7), "weekdays": range(5)}
_SETS: Final = {"weekend": (5, 6), "mwf": (0, 2, 4), "tth": (1, 3)}


class ReminderAct(Enum):
    """What is wanted of reminders."""

    SET = "set"
    CHANGE = "change"
    STOP = "stop"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class DayTime:
    """A day of every week, 0 for Monday, and the time on it; None where none was said."""

    weekday: int
    time: ClockTime | None = None


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """What a message wants of reminders, or tells of when they should come.

    Attributes:
        act: what to do.
        days: each once, from Monday on.
        time: that is said without a day.
        half: minute at which the half of the day begins that is named without a time; None for none.
        training_days: the days of the plan are meant.
        once: one time is meant, and no day of every week.
    """

    act: ReminderAct = ReminderAct.SET
    days: tuple[DayTime, ...] = ()
    time: ClockTime | None = None
    half: int | None = None
    training_days: bool = False
    once: bool = False

    @property
    def tells_when(self) -> bool:
        """Return True if a day, a time or a half of the day is named."""
        return bool(self.days or self.time or self.training_days) or self.half is not None


def reminder_wish(reading: Reading) -> ReminderWish | None:
    """The wish of a message that names reminders; None for one about something else.

    "Remind me what a hip thrust is" asks the guide, and a reminder on somebody's phone is their own.
    """
    words = reading.words
    if not words or len(words) > _LONGEST or _says("elsewhere", words):
        return None
    when = _when(words)
    stops = _stops(words)
    if stops and _says("sent", words):
        changed = bool(_says("change", words) and (when.time or any(day.time for day in when.days)))
        return replace(when, act=ReminderAct.CHANGE if changed else ReminderAct.STOP)
    asks, names = _says("ask", words), _says("noun", words)
    timed = when.time is not None or any(day.time for day in when.days)
    if not asks and not names:
        return when if timed and _says("write", words) else None
    shows = [] if timed else _says("show", words)
    if _says("past", words) or (shows and (names or shows[0].first == 0)):
        return ReminderWish(ReminderAct.SHOW)
    wants = _asks_for(words, asks, when, timed=timed) if asks else _gets(words, when, timed=timed)
    return replace(when, act=ReminderAct.CHANGE if _says("change", words) else ReminderAct.SET) if wants else None


def _asks_for(words: Sequence[Word], asks: Sequence[Mention], when: ReminderWish, *, timed: bool) -> bool:
    """Return True if "remind me" is about the days to come, and not about what was said."""
    behind = [mention.after for mention in asks if mention.after < len(words)]
    asked = load_cues("reminders")["asked"]
    if any(asked.longest_at(words, place) for place in behind):
        return timed
    return when.tells_when or when.once or bool(behind and len(words) <= 2 * _SHORT and _says("train", words))


def _gets(words: Sequence[Word], when: ReminderWish, *, timed: bool) -> bool:
    """Return True if a message with "reminders" in it wants some."""
    wants = timed or when.training_days or len(words) <= 2 or _says("get", words) or _says("change", words)
    return bool(wants) and (when.tells_when or len(words) <= 2 * _SHORT)


def stops_in_a_word(reading: Reading) -> bool:
    """Return True if a message does nothing but stop what came before it: "STOP", "unsubscribe please".

    It means reminders right behind one.
    """
    words, place, stops = reading.words, 0, False
    cues = load_cues("reminders")
    while place < len(words):
        stop = cues["stop_alone"].longest_at(words, place)
        mention = stop or cues["beside"].longest_at(words, place)
        if mention is None:
            return False
        stops, place = stops or stop is not None, mention.after
    return stops


def reminder_times(reading: Reading) -> ReminderWish | None:
    """The days and times in an answer to "when should I remind you?"; None if it names none."""
    words = reading.words[:_LONGEST]
    when = _when(words, bare=len(words) <= _SHORT and not load_cues("clock_times")["counted"].mentions(words))
    return when if when.tells_when or when.once else None


def _says(concept: str, words: Sequence[Word]) -> list[Mention]:
    return load_cues("reminders")[concept].mentions(words)


def _stops(words: Sequence[Word]) -> bool:
    """Return True if the message wants something gone; "don't forget to remind me" does not."""
    kept = _says("on", words)
    return any(not any(one.first <= stop.first < one.after for one in kept) for stop in _says("stop", words))


def _when(words: Sequence[Word], *, bare: bool = False) -> ReminderWish:
    times, days = clock_times(words, bare=bare), list(_days(words))
    spared = {day for first, after, named in days if _is_spared(words, first) for day in named}
    kept = [one for one in days if not _is_spared(words, one[0])]
    found = {day: time for day, time in _paired(kept, times) if day not in spared}
    weekly = tuple(DayTime(day, found[day]) for day in sorted(found))
    once = not weekly and bool(_says("once", words) or _counts_from_now(words))
    loose = times[-1].time if times and not weekly else None
    half = None if times else half_said(words)
    return ReminderWish(ReminderAct.SET, weekly, loose, half, bool(_says("training_days", words)), once)


def _counts_from_now(words: Sequence[Word]) -> bool:
    """Return True for "in 2 hours", "in ten minutes"."""
    counted = load_cues("clock_times")["counted"]
    numbers = [number_at(words, place) for place in range(1, len(words)) if words[place - 1].text == "in"]
    return any(
        number is not None and number.after < len(words) and counted.longest_at(words, number.after)
        for number in numbers
    )


def _is_spared(words: Sequence[Word], first: int) -> bool:
    table = load_cues("reminders")["except"]
    return any(mention.after in (first, first - 1) for mention in table.mentions(words[:first]))


def _paired(
    days: Sequence[tuple[int, int, Sequence[int]]], times: Sequence[TimeSaid]
) -> Iterator[tuple[int, ClockTime | None]]:
    """Each day with its time: the next one behind it, or where times lead ("at 6 on mondays") the one before it."""
    leads = bool(times and days) and times[0].first < days[0][0]
    for first, _, named in days:
        before = [one.time for one in times if one.first < first]
        behind = [one.time for one in times if one.first > first]
        time = (before[-1] if leads else (behind or [times[-1].time])[0]) if times else None
        yield from ((day, time) for day in named)


def _days(words: Sequence[Word]) -> Iterator[tuple[int, int, Sequence[int]]]:
    """Days of the week, with the place of their first word and of the word behind their last: "mon to fri"."""
    table, place = load_table("often"), 0
    while place < len(words):
        mention = table.longest_at(words, place)
        if mention is not None and mention.id in _ALL:
            found, after = _ALL[mention.id], mention.after
        else:
            found, after = _set_of_days(words, place) or weekdays_at(words, place)
        if found:
            yield place, after, found
        place = after


def _set_of_days(words: Sequence[Word], place: int) -> tuple[Sequence[int], int] | None:
    """Days that have a name together, and the place behind it."""
    for name, days in _SETS.items():
        mention = load_cues("reminders")[name].longest_at(words, place)
        if mention is not None:
            return days, mention.after
    return None
