"""Days of the calendar in figures: "2026-11-20", "20.11.2026", "14.3.", "11/20"."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.understanding.days.calendar_dates import day_in, latest_day
from bot.understanding.days.mention import LONGEST_AGO, DayDoubt, DayMention, dated
from bot.understanding.days.names import is_short
from bot.understanding.days.said import DayWords, is_short_number

_NOT_BEFORE: Final = frozenset({"@", "at", "x", "rpe", "rir", "with", "of"})
_STARTS: Final = frozenset(["", "\n", "on", "from", "for", "am", "vom", ":", ",", "-"])
_NOT_BEHIND: Final = frozenset("/ x * @ kg lb lbs reps rep effort at rpe on -".split())
_BESIDE_SETS: Final = frozenset({"x", "*", "sets", "set", "reps", "same"})
_NEAR: Final = 25
"""Words behind a date among which its sets begin."""
_MOST_YEARS_AWAY: Final = 15


def day_in_figures(said: DayWords, place: int) -> DayMention | None:
    """The day that figures at a place stand for; None where they are no date."""
    text, behind = said.text(place), said.text(place + 1)
    if len(text) == 4 and text.isdecimal() and behind in ("-", "/", "."):
        return _iso(said, place)
    if "." in text:
        return _dotted(said, place)
    if behind == "/" and said.is_glued(place + 1):
        return _slashed(said, place)
    return None


def _iso(said: DayWords, place: int) -> DayMention | None:
    """ "2026-11-20"."""
    sign, year, month, day = (said.text(place + at) for at in (1, 0, 2, 4))
    if sign == "." or said.text(place + 3) != sign or not (is_short_number(month) and is_short_number(day)):
        return None
    if not year.startswith("20"):
        return None
    return dated(day_in(int(year), int(month), int(day)), said.today, place, place + 5)


def _dotted(said: DayWords, place: int) -> DayMention | None:
    """ "20.11.2026", "20.11.", "14.3."; the dot behind the month tells a date from a weight."""
    day, _, month = said.text(place).partition(".")
    after, before = place + 2, said.text(place - 1)
    if said.text(place + 1) != "." or not said.is_glued(place + 1):
        return None
    if not (is_short_number(day) and 1 <= int(day) <= 31 and is_short_number(month) and 1 <= int(month) <= 12):
        return None
    year = said.text(after)
    if said.is_glued(after) and year.isdecimal():
        if len(year) not in (2, 4):
            return None
        return dated(day_in(_full(year), int(month), int(day)), said.today, place, after + 1)
    named = said.named(place - 1)
    starts = before in _STARTS or (named is not None and is_short(named.id))
    if before in _NOT_BEFORE or not (starts or len(month) == 2) or said.is_unit(after):
        return None
    return dated(latest_day(said.today, int(month), int(day)), said.today, place, after)


def _slashed(said: DayWords, place: int) -> DayMention | None:
    """ "11/20", "20/11/2026": which number is the month is asked where both may be."""
    first, second = said.text(place), said.text(place + 2)
    if not (is_short_number(first) and is_short_number(second)) or not said.is_glued(place + 2):
        return None
    after, year = place + 3, ""
    if said.text(after) == "/" and said.is_glued(after) and said.text(after + 1).isdecimal():
        year, after = said.text(after + 1), after + 2
        if not _is_year_of_log(said, place, after, year):
            return None
    elif not _stands_as_date(said, place, after):
        return None
    numbers = ((int(second), int(first)), (int(first), int(second)))
    if year:
        known = _known(*(day_in(_full(year), month, day) for month, day in numbers))
        if not known:
            return DayMention(None, place, after, DayDoubt.NO_SUCH_DAY)
    else:
        known = _known(*(latest_day(said.today, month, day) for month, day in numbers))
        if not known:
            return None
    days = [day for day in known if day <= said.today and said.today - day <= LONGEST_AGO]
    if len(days) > 1:
        return DayMention(None, place, after, DayDoubt.VAGUE, tuple(days))
    return dated(days[0] if days else known[0], said.today, place, after)


def _known(*days: date | None) -> list[date]:
    return sorted({day for day in days if day})


def _is_year_of_log(said: DayWords, place: int, after: int, year: str) -> bool:
    """Return True if the third number is a year, and not the reps of a third set: "12/10/8"."""
    if len(year) not in (2, 4) or abs(_full(year) - said.today.year) > _MOST_YEARS_AWAY:
        return False
    heads = said.text(place - 1) in ("", "\n") and not said.is_number(after)
    sure = heads and max(int(said.text(place)), int(said.text(place + 2))) > 12
    return len(year) == 4 or abs(_full(year) - said.today.year) <= 1 or sure


def _stands_as_date(said: DayWords, place: int, after: int) -> bool:
    """Return True if "11/20" is a date: it begins a line or stands behind "on", and sets stand near it."""
    before, behind = said.text(place - 1), said.text(after)
    if behind == "-" and before in ("", "\n", ",") and said.text(after + 1).isalpha():
        return _has_sets(said, after)
    if behind in _NOT_BEHIND:
        return False
    if before == "" and behind == "\n":
        return any(word.is_number for word in said.words[after:])
    if before in ("on", "for", "from", "date", "dated"):
        return True
    if before == "(" and behind == ")":
        return _has_sets(said, 0)
    if behind == ":" and before.isalpha():
        return _has_sets(said, after)
    if before == "-":
        return said.text(place - 2) in ("", "\n") and _has_sets(said, after)
    starts = before in ("", "\n", "(", "#", ";") or (before == "." and behind.isalpha())
    return starts and _has_sets(said, after)


def _has_sets(said: DayWords, after: int) -> bool:
    return not _BESIDE_SETS.isdisjoint(said.texts[after : after + _NEAR])


def _full(year: str) -> int:
    return int(year) % 100 + 2000 if len(year) == 2 else int(year)
