"""Days by talk: "yesterday", "on Monday", "3 days ago", "20 Nov", "11/20"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.coaching.training_log.day_mention import LONGEST_AGO, DayMention, Found, checked
from bot.coaching.training_log.draft import Ask, Question, Why
from bot.coaching.training_log.tokens import DAY_MARK, MOST_DAYS
from bot.coaching.training_log.weekdays import WEEKDAYS, WEEKDAYS_OF_LAST_WEEK

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_COUNT: Final = {"a": 1, "one": 1, "two": 2, "couple": 2, "a couple": 2, "a couple of": 2, "three": 3, "four": 4,
                 "five": 5, "six": 6}  # fmt: skip
_YEAR: Final = r"(?P<year>20\d\d|\d\d)"


_LOG_FROM: Final = re.compile(
    r"((?:^|\n|\b(?:sessions?|workouts?|training|logs?|numbers|sets?|thrusts?|ht|this|these|those|it|mine)\b) ?"
    r"(?:(?:is|are|was|were|:) )?)from (?=[a-z])"
)
"""Of a log "from Friday" tells its day; "sore from Friday" does not."""


def find_days(text: str, today: date, *, slashed: bool = False) -> tuple[str, tuple[DayMention, ...]]:
    """The days that a message names.

    Args:
        text: as ``plain`` made it.
        today: the day that "yesterday" is reckoned from.
        slashed: whether "10/8" is a day even where no sets stand beside it; else it may be reps.

    Returns:
        The text with one mark instead of each day, and the days in the order of the marks' numbers.
    """
    mentions: list[DayMention] = []
    text = _LOG_FROM.sub(r"\1on ", text)
    slashed = slashed or bool(re.search(r"\d ?[x×*] ?\d|\b(?:sets?|reps?)\b|same", text))
    for pattern, read in _PATTERNS if slashed else _PATTERNS[2:]:

        def mark(match: re.Match[str], read: Found = read) -> str:
            mention = read(match, today) if len(mentions) < MOST_DAYS else None
            if mention is None:
                return match.group()
            mentions.append(mention)
            return f" {chr(DAY_MARK + len(mentions) - 1)} "

        text = pattern.sub(mark, text)
    return text, tuple(mentions)


def one_day(mentions: Sequence[DayMention], today: date) -> tuple[date | None, tuple[Question, ...]]:
    """The day meant by all that were named: today if none was, a question if they differ.

    Returns:
        (day or None, doubts)
    """
    doubts = tuple(mention.doubt for mention in mentions if mention.doubt)
    days = sorted({mention.day for mention in mentions if mention.day})
    if doubts:
        return None, doubts[:1]
    if len(days) > 1:
        return None, (Question(Ask.DAY, Why.UNCLEAR, " / ".join(mention.text for mention in mentions), tuple(days)),)
    return (days[0] if days else today), ()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, year: str | None, today: date) -> date | None:
    """The date in the year said, or else the latest such date that is not to come."""
    if year:
        return _date(int(year) % 100 + 2000, month, day)
    this = _date(today.year, month, day)
    return _date(today.year - 1, month, day) if this is None or this > today else this


def _of_the_month(match: re.Match[str], today: date) -> DayMention | None:
    """ "On the 20th": the latest day with that number."""
    day, month = int(match["day"] or match["early"]), date(today.year, today.month, 1)
    if day > today.day:
        month = (month - timedelta(days=1)).replace(day=1)
    return checked(match.group().strip(), _date(month.year, month.month, day), today)


def _slashed(match: re.Match[str], today: date) -> DayMention | None:
    first, second = int(match["first"]), int(match["second"])
    year = match["year"]
    if year and int(year) % 100 not in {today.year % 100, today.year % 100 - 1}:
        return None
    readings = [_latest(second, first, year, today), _latest(first, second, year, today)]
    known = sorted({day for day in readings if day})
    days = [day for day in known if day <= today and today - day <= LONGEST_AGO]
    text = match.group().strip()
    if len(days) > 1:
        return DayMention(text, None, Question(Ask.DAY, Why.UNCLEAR, text, tuple(days)))
    return checked(text, next(iter(days or known), None), today)


def _written(match: re.Match[str], today: date) -> DayMention | None:
    month = _MONTHS.index(match["month"][:3]) + 1
    return checked(match.group().strip(), _latest(month, int(match["day"]), match["year"], today), today)


def _dotted(match: re.Match[str], today: date) -> DayMention | None:
    day = _latest(int(match["month"]), int(match["day"]), match["year"], today)
    return checked(match.group().strip(), day, today)


def _iso(match: re.Match[str], today: date) -> DayMention | None:
    return checked(match.group(), _date(int(match["year"]), int(match["month"]), int(match["day"])), today)


def _back(days: int) -> Found:
    return lambda match, today: DayMention(match.group().strip(), today - timedelta(days=days))


def _ago(match: re.Match[str], today: date) -> DayMention | None:
    said = match["count"]
    count = _COUNT[said] if said in _COUNT else int(said)
    days = count * {"d": 1, "w": 7, "f": 14, "m": 30, "y": 366}[match["what"][0]]
    day = today - timedelta(days=min(days, 400))
    if match["what"][0] == "m":
        return DayMention(match.group(), None, Question(Ask.DAY, Why.UNCLEAR, match.group()))
    return checked(match.group(), day, today)


def _vague(match: re.Match[str], today: date) -> DayMention | None:
    return DayMention(match.group(), None, Question(Ask.DAY, Why.UNCLEAR, match.group()))


def _to_come(match: re.Match[str], today: date) -> DayMention | None:
    return DayMention(match.group(), None, Question(Ask.DAY, Why.FUTURE, match.group()))


_PATTERNS: Final[tuple[tuple[re.Pattern[str], Found], ...]] = (
    (
        re.compile(
            r"(?:^|(?<=[\n(])|\b(?:on|for|from|date:?|dated) "
            rf")(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)(?:/{_YEAR})?(?![\d/x×*.]| ?(?:kg|lb|reps?|@"
            r"|x))"
        ),
        _slashed,
    ),
    (
        re.compile(
            r"(?<= )(?<!rpe )(?<!felt )(?<!\bat "
            rf")(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)(?:/{_YEAR})?(?= ?(?:$|\n|\)|: ))"
        ),
        _slashed,
    ),
    (re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)\b"), _iso),
    (re.compile(r"(?<![\d./])(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)[./](?P<year>20\d\d)(?!\d)"), _dotted),
    (
        re.compile(
            r"(?:^|(?<=\n)|\b(?:on|from|for|am|vom) "
            r")(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>\d\d)?(?!\d)"
        ),
        _dotted,
    ),
    (
        re.compile(
            r"(?<= )(?<!rpe )(?<!rir )(?<!\bat )(?<!with )(?<![@x×*] )(?P<day>[0-3]?\d)\.(?P<month>0\d"
            r"|1[0-2])\.(?P<year>\d\d)?(?!\d)"
        ),
        _dotted,
    ),
    (
        re.compile(
            rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?{_MONTH}\b(?! be| have| need)\.?(?:,? "
            r"(?P<year>20\d\d)\b)?"
        ),
        _written,
    ),
    (
        re.compile(
            rf"\b{_MONTH}\b\.? (?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?! ?[x×*])(?:,? "
            r"(?P<year>20\d\d)\b)?"
        ),
        _written,
    ),
    (re.compile(r"\b(?:(?:the )?day before yesterday|ereyesterday)\b"), _back(2)),
    (
        re.compile(
            rf"\b(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNT, key=len, reverse=True))}) (?:of "
            r")?(?P<what>day|week|fortnight|month|year)s? (?:(?:ago|back|earlier|prior)\b|before(?= ?(?:$|[,:])| \d))"
        ),
        _ago,
    ),
    (re.compile(r"\bbefore (?P<count>\d{1,2}|two|three|four|five|six) (?P<what>day|week)s\b"), _ago),
    (
        re.compile(
            r"(?:\b(?:on|from|for|dated) the (?P<day>(?:[6-9]|[12]\d|3[01]))"
            r"|(?:(?<=kg)|(?<=lbs)|(?<=lb)) on the (?P<early>[1-5]))(?:th|st|nd|rd)\b"
        ),
        _of_the_month,
    ),
    (
        re.compile(r"(?:^|(?<=\n))(?:on )?the (?P<day>[0-3]?\d)(?P<early>)(?:th|st|nd|rd)\b(?! (?:set|one)\b)"),
        _of_the_month,
    ),
    (
        re.compile(
            r"\b(?:later today|tomorrow|tmrw|tomorow|tmr|in \d{1,3} days|next week|day after "
            r"tomorrow)\b"
        ),
        _to_come,
    ),
    *WEEKDAYS_OF_LAST_WEEK,
    (
        re.compile(
            r"\b(?:the other day|few days (?:ago|back)|some days ago|(?<!\bas )(?<!from )(?<!than "
            r")(?:last|this) week(?:end)?|last month|recently|(?:a )?while (?:ago|back)|ago)\b"
        ),
        _vague,
    ),
    (
        re.compile(
            r"(?<!than )(?<!\bas )(?<!missed )(?<!from )\b(?:y(?:es|se)?te?rdays?|yesterday(?:s|)|yday"
            r"|yest|ystd|last (?:night|evening|nite)|night before|yesturday|yesterdy)\b"
        ),
        _back(1),
    ),
    (
        re.compile(
            r"\b(?:todays?|2day|tonights?|tonite|this (?:morning|afternoon|evening|am|pm)|just now"
            r"|earlier today)\b"
        ),
        _back(0),
    ),
    *WEEKDAYS,
)
