"""Times of day by talk: "6pm", "18:30", "half past six", "7 in the morning"; and "at 6", which may be either half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.numbers import number_at
from bot.understanding.vocabulary import Mention, load_cues
from bot.understanding.words import Word

HALF_DAY: Final = 12 * 60
_HOURS: Final = 24
_MINUTES: Final = 60
_FIXED: Final = {"noon": HALF_DAY, "midnight": 0}
_QUARTERS: Final = {"half_past": 30, "quarter_past": 15, "quarter_to": -15}
_HALVES: Final = {"morning": 0, "evening": HALF_DAY}
_BEHIND: Final = {"am": 0, "pm": HALF_DAY}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day.

    Attributes:
        minutes: after midnight.
        either: it may be twelve hours later as well: nobody said which half of the day.
    """

    minutes: int
    either: bool = False

    def in_half(self, begins: int) -> ClockTime:
        """The time in the half of the day that begins at a minute; itself where its half was said."""
        return ClockTime(self.minutes % HALF_DAY + begins) if self.either else self


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A time in a message, with the place of its first word and of the word behind its last."""

    time: ClockTime
    first: int
    after: int


def clock_times(words: Sequence[Word], *, bare: bool = False) -> list[TimeSaid]:
    """The times of day in a message from left to right, each in its half of the day where the message tells one.

    Args:
        words: of the message.
        bare: a number alone is a time, as in an answer to "what time?".
    """
    found: list[TimeSaid] = []
    place = 0
    while place < len(words):
        said = _fixed(words, place) or _by_quarters(words, place) or _by_minutes(words, place)
        said = said or _by_hour(words, place, bare=bare)
        found += [said] if said else []
        place = said.after if said else place + 1
    halves = [(mention, begins) for name, begins in _HALVES.items() for mention in _mentions(words, name)]
    return [_in_its_half(one, words, halves) for one in found]


def half_said(words: Sequence[Word]) -> int | None:
    """The minute at which the half of the day begins that a message names; None if it names none, or both."""
    named = {begins for name, begins in _HALVES.items() if _mentions(words, name)}
    # "Am" is a word as well, so it counts only where nothing else is said.
    named |= {begins for name, begins in _BEHIND.items() if _behind(words, 0, name) == len(words)}
    return named.pop() if len(named) == 1 else None


def _mentions(words: Sequence[Word], name: str) -> list[Mention]:
    return load_cues("clock_times")[name].mentions(words)


def _in_its_half(said: TimeSaid, words: Sequence[Word], halves: Sequence[tuple[Mention, int]]) -> TimeSaid:
    """The time in the half that is said right behind it, or else nearest to it."""
    for name, begins in _BEHIND.items():
        if _behind(words, said.after, name) is not None:
            return replace(said, time=replace(said.time, either=said.time.minutes < 13 * _MINUTES).in_half(begins))
    gaps = [(max(said.first - half.after, half.first - said.after), begins) for half, begins in halves]
    return replace(said, time=said.time.in_half(min(gaps)[1])) if gaps else said


def _behind(words: Sequence[Word], place: int, name: str) -> int | None:
    """The place behind words of a table that begin here; None if none do."""
    mention = load_cues("clock_times")[name].longest_at(words, place) if 0 <= place < len(words) else None
    return mention.after if mention else None


def _fixed(words: Sequence[Word], place: int) -> TimeSaid | None:
    ends = ((minutes, _behind(words, place, name)) for name, minutes in _FIXED.items())
    return next((TimeSaid(ClockTime(minutes), place, after) for minutes, after in ends if after), None)


def _by_quarters(words: Sequence[Word], place: int) -> TimeSaid | None:
    hours = ((minutes, _hour(words, _behind(words, place, name))) for name, minutes in _QUARTERS.items())
    return next((TimeSaid(_time(hour[0], minutes), place, hour[1]) for minutes, hour in hours if hour), None)


def _by_minutes(words: Sequence[Word], place: int) -> TimeSaid | None:
    """The time of "ten past six" and "20 to 7"."""
    minutes = _whole(words, place)
    if minutes is None or not 0 < minutes[0] < _MINUTES // 2:
        return None
    hours = ((sign, _hour(words, _behind(words, minutes[1], name))) for name, sign in (("past", 1), ("to", -1)))
    return next((TimeSaid(_time(hour[0], sign * minutes[0]), place, hour[1]) for sign, hour in hours if hour), None)


def _by_hour(words: Sequence[Word], place: int, *, bare: bool) -> TimeSaid | None:
    """The time of "6pm", "18:30", "18.30", "1830", "six thirty", "18h30", "at 6"."""
    written = _written(words, place)
    if written is None:
        return None
    hour, minutes, after, plain = written
    counted = any(_behind(words, after, name) for name in ("am", "pm", "morning", "evening", "hour"))
    if not counted and (_behind(words, after, "counted") or _behind(words, place - 1, "ahead")):
        return None
    led = bare or _is_led(words, place)
    if not (led or counted or (minutes is not None and plain)):
        return None
    early = words[place].text.startswith("0")
    time = _time(hour, minutes or 0)
    return TimeSaid(replace(time, either=False) if early else time, place, after)


def _is_led(words: Sequence[Word], place: int) -> bool:
    if place == 0 or _behind(words, place - 1, "lead") is not None:
        return place > 0
    return any(table.longest_at(words, place - 1) for name, table in load_cues("often").items() if name.endswith("day"))


def _written(words: Sequence[Word], place: int) -> tuple[int, int | None, int, bool] | None:
    """Hour, minutes, the place behind them, and whether they are written as nothing but a time is."""
    text = words[place].text
    hour, _, part = text.partition(".")
    if words[place].is_number and part:
        return (int(hour), int(part), place + 1, False) if len(part) == 2 and _is_time(hour, part) else None
    if words[place].is_number and len(text) == 4:
        return (int(text[:2]), int(text[2:]), place + 1, False) if _is_time(text[:2], text[2:]) else None
    whole = _hour(words, place)
    if whole is None:
        return None
    after = whole[1]
    signs = [word.text for word in words[after : after + 2]]
    if len(signs) == 2 and signs[0] in (":", "h") and len(signs[1]) == 2 and _is_time(str(whole[0]), signs[1]):
        return whole[0], int(signs[1]), after + 2, True
    minutes = None if words[place].is_number else _whole(words, after)
    if minutes is not None and minutes[0] < _MINUTES and minutes[0] % 5 == 0 and not words[after].is_number:
        return whole[0], minutes[0], minutes[1], False
    return whole[0], None, after, False


def _is_time(hour: str, minutes: str) -> bool:
    return hour.isdecimal() and minutes.isdecimal() and int(hour) < _HOURS and int(minutes) < _MINUTES


def _hour(words: Sequence[Word], place: int | None) -> tuple[int, int] | None:
    found = None if place is None else _whole(words, place)
    return found if found is not None and found[0] < _HOURS else None


def _whole(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """A whole number, and the place behind it. "Six thirty" is two of them here, and not 630."""
    for length in (2, 1):
        number = number_at(words[place : place + length], 0) if place < len(words) else None
        below = number is not None and number.value < _MINUTES and number.value == int(number.value)
        if number is not None and below and (length == 1 or number.after == 2):
            return int(number.value), place + number.after
    return None


def _time(hour: int, minutes: int) -> ClockTime:
    """A time by its hour and the minutes after it, or before. From 1 to 11 it may be either half; 12 is noon."""
    total = hour * _MINUTES + minutes
    return ClockTime(total % (2 * HALF_DAY), either=0 < hour < _HOURS // 2)
