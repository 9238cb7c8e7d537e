"""Weekdays: "on Monday", "last Friday", "Tuesday of last week", "last week, on Thursday"."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.understanding.days.mention import DayDoubt, DayMention, dated
from bot.understanding.days.names import is_short, weekday_of
from bot.understanding.days.relative import NOT_THAT_DAY
from bot.understanding.days.said import DayWords
from bot.understanding.vocabulary import Mention

LAST: Final = frozenset({"last", "previous", "prev"})
WEEK: Final = frozenset({"week", "wk"})
_LINKS: Final[tuple[list[str], ...]] = (["of", "the"], ["of"], ["in"], ["from"], [])
_NO_DAY: Final = frozenset({"in", "on", "down", "around", "there", "out", "up"})
"""Behind a short name these make it another word: "sat down"."""
_LEADS: Final = frozenset(["\n", "on", "last", "this", "for", "from", "next", "-", "*", "#", ",", ";", "."])
_ENDS: Final = frozenset(["", ",", ".", ";", ":", "\n", ")", "last"])
_LOADS: Final = frozenset({"at", "@", "with", "w"})
_WEEK_OF_DAYS: Final = timedelta(days=7)


def weekday(said: DayWords, named: Mention, number: int) -> DayMention | None:
    """The day that the name of a weekday means; None for a short name that is another word here."""
    if is_short(named.id) and not _short_counts(said, named):
        return None
    first, after = named.first, named.after
    before, behind = said.text(first - 1), said.text(after)
    back = (said.today.weekday() - number) % 7
    counts = said.lead(first) not in NOT_THAT_DAY and (before != "from" or said.is_of_log(first - 1))
    texts = said.texts[after : after + 5]
    if texts[:2] == ["before", "last"]:
        return dated(said.today - timedelta(days=back + (7 if back else 14)), said.today, first, after + 2)
    for link in _LINKS:
        at = len(link)
        if texts[:at] == link and LAST.intersection(texts[at : at + 1]) and WEEK.intersection(texts[at + 1 : at + 2]):
            return _of_last_week(said, number, first, after + at + 2)
    if before in ("next", "coming"):
        return DayMention(None, first - 1, after, DayDoubt.FUTURE)
    # "Fridays last set" is no Friday last.
    gone = behind in ("last", "gone") and not said.text(after - 1).endswith("days")
    last = before in ("last", "past") or gone
    first -= before in ("last", "past", "this")
    after += gone
    if back == 0 and last:
        return dated(said.today - _WEEK_OF_DAYS, said.today, first, after)
    counts = counts and before not in ("a", "any", "every")
    day = said.today - timedelta(days=back)
    if back == 0 or (back == 1 and before == "last"):
        return DayMention(None, first, after, DayDoubt.VAGUE, (day - _WEEK_OF_DAYS, day), of_session=counts)
    return DayMention(day, first, after, of_session=counts)


def weekday_of_last_week(said: DayWords, place: int) -> DayMention | None:
    """The day of "last week, on Thursday", which begins at a place; None if no weekday follows."""
    at = place + 2
    at += said.text(at) == ","
    at += said.text(at) == "on"
    named = said.named(at)
    number = weekday_of(named.id) if named else None
    return None if named is None or number is None else _of_last_week(said, number, place, named.after)


def _short_counts(said: DayWords, named: Mention) -> bool:
    """Return True if a short name stands where a day would: short names are words as well."""
    before, behind = said.text(named.first - 1), said.text(named.after)
    if behind in _NO_DAY:
        return False
    if said.is_number(named.first - 1) and behind in _LOADS:
        # "5/5/4 sat at 172.5"
        return True
    if before in _LEADS or behind in _ENDS or said.is_number(named.after):
        return True
    return named.first == 0 and behind != "x"


def _of_last_week(said: DayWords, number: int, first: int, after: int) -> DayMention:
    """A weekday of the week before. Weeks begin on Monday or on Sunday: where that matters, it is asked."""
    today = said.today
    from_monday = today - timedelta(days=today.weekday() + 7 - number)
    from_sunday = today - timedelta(days=(today.weekday() + 1) % 7 + 7 - (number + 1) % 7)
    if from_monday != from_sunday:
        return DayMention(None, first, after, DayDoubt.VAGUE, tuple(sorted((from_monday, from_sunday))))
    return DayMention(from_monday, first, after)
