"""Weekdays by talk: "on Friday", "last Tuesday", "Monday last week"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bot.coaching.training_log.day_mention import DayMention, Found
from bot.coaching.training_log.draft import Ask, Question, Why

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_LONG: Final = r"mondays?|tuesdays?|wednesdays?|wednes?days?|thursdays?|fridays?|saturdays?|sundays?"
_WEEKDAY_SHORT: Final = r"mon|tues?|wed|thurs?|thu|fri|sat|sun"
_LEAD: Final = (
    r"(?P<lead>\b(?:on|last|this|for|from|as|than|since|missed|skipped|every|next|coming|until|before|this past"
    r"|past) )?"
)


def _weekday(match: re.Match[str], today: date) -> DayMention | None:
    said = match["weekday"]
    back = (today.weekday() - _WEEKDAYS.index(said[:3])) % 7
    text = match.group().strip()
    lead = (match["lead"] or "").strip()
    if lead in {"as", "than", "since", "missed", "skipped", "every", "until", "before", "from"}:
        return None
    if lead in {"next", "this coming", "coming"}:
        return DayMention(text, None, Question(Ask.DAY, Why.FUTURE, text))
    if back == 0 and lead in {"last", "past", "this past"}:
        return DayMention(text, today - timedelta(days=7))
    if back == 0 or (back == 1 and lead == "last"):
        # On a Monday "on monday" may be today or a week ago; on a Wednesday "last tuesday" may be yesterday or not.
        days = (today - timedelta(days=back + 7), today - timedelta(days=back))
        return DayMention(text, None, Question(Ask.DAY, Why.UNCLEAR, text, days))
    return DayMention(text, today - timedelta(days=back))


def _of_last_week(match: re.Match[str], today: date) -> DayMention | None:
    """A weekday of the week before. Weeks begin on Monday or on Sunday: where that matters, it is asked."""
    weekday = _WEEKDAYS.index(match["weekday"][:3])
    text = match.group().strip()
    from_monday = today - timedelta(days=today.weekday() + 7 - weekday)
    from_sunday = today - timedelta(days=(today.weekday() + 1) % 7 + 7 - (weekday + 1) % 7)
    if from_monday != from_sunday:
        days = tuple(sorted((from_monday, from_sunday)))
        return DayMention(text, None, Question(Ask.DAY, Why.UNCLEAR, text, days))
    return DayMention(text, from_monday)


_ANY_WEEKDAY: Final = rf"(?P<weekday>{_WEEKDAY_LONG}|{_WEEKDAY_SHORT})"
WEEKDAYS_OF_LAST_WEEK: Final[tuple[tuple[re.Pattern[str], Found], ...]] = (
    (
        re.compile(rf"\b(?:on )?{_ANY_WEEKDAY},? (?:of |in |from )?(?:the )?(?:last|previous|prev) w(?:ee)?ks?\b"),
        _of_last_week,
    ),
    (
        re.compile(rf"(?<!than )(?<!\bas )\b(?:last|previous|prev) w(?:ee)?ks?,? (?:on )?{_ANY_WEEKDAY}\b"),
        _of_last_week,
    ),
)
"""To be looked for before "last week" alone, which names no day."""
WEEKDAYS: Final[tuple[tuple[re.Pattern[str], Found], ...]] = (
    (re.compile(rf"{_LEAD}\b(?P<weekday>{_WEEKDAY_LONG})\b"), _weekday),
    # Short forms are words as well ("sat down"), so they count where a day would stand.
    (
        re.compile(
            r"(?P<lead>\b(?:on|last|this|for|from|as|than|since|missed|skipped|every|next) |^"
            rf"|(?<=\n))(?!sat (?:in|on|down|around|there)\b)(?P<weekday>{_WEEKDAY_SHORT})\b(?! ?[x×*])"
        ),
        _weekday,
    ),
    (re.compile(rf"(?P<lead>)\b(?P<weekday>{_WEEKDAY_SHORT})\b(?= ?(?:$|[,.;:\n])| \d)"), _weekday),
)
