"""The days of a message, each by the reader for its kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.understanding.days.calendar_dates import day_and_month, day_of_month, month_and_day
from bot.understanding.days.mention import DayDoubt, DayMention
from bot.understanding.days.names import month_of, weekday_of
from bot.understanding.days.relative import day_ago, day_by_name
from bot.understanding.days.said import DayWords
from bot.understanding.days.weekdays import LAST, WEEK, weekday, weekday_of_last_week
from bot.understanding.days.written_dates import day_in_figures
from bot.understanding.words import Word

_OR: Final = (["or"], ["or", "on"])
_COUNTING: Final = frozenset({"a", "one", "two", "three", "four", "five", "six", "couple", "before"})


def day_mentions(words: Sequence[Word], today: date) -> list[DayMention]:
    """The days that a message names, from left to right."""
    said, found, place = DayWords(words, today), list[DayMention](), 0
    while place < len(words):
        mention = _mention_at(said, place)
        if mention is not None:
            found.append(mention)
        place = mention.after if mention else place + 1
    return _either(found, said)


def _mention_at(said: DayWords, place: int) -> DayMention | None:
    text = said.text(place)
    if said.is_number(place):
        return day_in_figures(said, place) or day_and_month(said, place) or day_ago(said, place)
    led = day_ago(said, place) if text in _COUNTING else day_of_month(said, place) if text in ("on", "the") else None
    if led is not None:
        return led
    named = said.named(place)
    if text in LAST and said.text(place + 1) in WEEK:
        return weekday_of_last_week(said, place) or (day_by_name(said, named) if named else None)
    if named is None:
        return None
    month, number = month_of(named.id), weekday_of(named.id)
    if month is not None:
        return month_and_day(said, named, month)
    return day_by_name(said, named) if number is None else weekday(said, named, number)


def _either(found: Sequence[DayMention], said: DayWords) -> list[DayMention]:
    """The mentions with "yesterday or Friday" made one that may be either."""
    kept: list[DayMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is not None and before.day and mention.day and said.texts[before.after : mention.first] in _OR:
            days = tuple(sorted({before.day, mention.day}))
            kept[-1] = DayMention(None, before.first, mention.after, DayDoubt.VAGUE, days)
        else:
            kept.append(mention)
    return kept
