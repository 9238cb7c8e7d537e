"""The day that a message about a log names, and what is unclear about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from bot.understanding.days import DayDoubt, DayMention, day_mentions
from bot.understanding.logs.draft import Ask, Question, Why
from bot.understanding.numbers import ordinal_at
from bot.understanding.quantities.items import Item
from bot.understanding.words import Word

DAY_DOUBTS: Final = {
    DayDoubt.VAGUE: Why.UNCLEAR,
    DayDoubt.FUTURE: Why.FUTURE,
    DayDoubt.LONG_AGO: Why.LONG_AGO,
    DayDoubt.NO_SUCH_DAY: Why.NO_SUCH_DAY,
}

_MOST_SETS_COUNTED: Final = 5
_NOT: Final = frozenset({"not", "isnt", "wasnt", "never"})
_SETS: Final = frozenset("set sets rep reps one ones".split())


def day_told(words: Sequence[Word], today: date) -> tuple[date | None, tuple[Question, ...]]:
    """The day that a message names, or the question which day it means; neither if it names none."""
    mentions = [mention for mention in day_mentions(words, today) if mention.of_session and not _is_set(words, mention)]
    # "Was yesterday, not today"
    mentions = [mention for mention in mentions if not _is_denied(words, mention)] or mentions
    days = {mention.day for mention in mentions if mention.day}
    if len(days) == 1:
        return days.pop(), ()
    if days:
        return None, (Question(Ask.DAY, Why.UNCLEAR, days=tuple(sorted(days, reverse=True))),)
    if not mentions:
        return None, ()
    doubt = mentions[0]
    heard = " ".join(word.text for word in words[doubt.first : doubt.after])
    return None, (Question(Ask.DAY, DAY_DOUBTS[doubt.doubt or DayDoubt.VAGUE], heard, doubt.days),)


def _is_denied(words: Sequence[Word], mention: DayMention) -> bool:
    return mention.first > 0 and words[mention.first - 1].text in _NOT


def _is_set(words: Sequence[Word], mention: DayMention) -> bool:
    """Whether "2nd" counts a set and no day: "2nd and 3rd set only 4"."""
    counted = ordinal_at(words, mention.first)
    alone = counted is not None and counted[1] == mention.after and counted[0] <= _MOST_SETS_COUNTED
    return alone and bool(_SETS & {word.text for word in words})


def listed_days(items: Sequence[Item], words: Sequence[Word], mentions: Sequence[DayMention]) -> Question | None:
    """Which day is meant, if several stand in a row, "on Monday and Wednesday"; None if none do.

    Args:
        items: of a message.
        words: of the same message.
        mentions: of its days.
    """
    by_place = {mention.first: mention for mention in mentions}
    places = [at for at, item in enumerate(items) if item.first in by_place]
    for one, two in pairwise(places):
        between = items[one + 1 : two]
        if all(item.what in ("and", "comma", "slash") or words[item.first].text == "on" for item in between):
            first, second = (_days_of(by_place[items[at].first]) for at in (one, two))
            if not first & second:
                return Question(Ask.DAY, Why.UNCLEAR, days=tuple(sorted(first | second)))
    return None


def _days_of(mention: DayMention) -> set[date]:
    return {day for day in (mention.day, *mention.days) if day}
