"""The day that a log is about, as people say and write it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.days import DayDoubt, DayMention, day_mentions
from bot.understanding.words import words_of

SATURDAY = date(2026, 11, 28)


def days(text: str, today: date = SATURDAY) -> list[date | None]:
    return [mention.day for mention in day_mentions(words_of(text), today)]


def the(text: str, today: date = SATURDAY) -> DayMention:
    (mention,) = day_mentions(words_of(text), today)
    return mention


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today 3x10", date(2026, 11, 28)),
        ("squats yesterday", date(2026, 11, 27)),
        ("3x8 at 60 kg from yesterday", date(2026, 11, 27)),
        ("3 days ago", date(2026, 11, 25)),
        ("a couple of days back", date(2026, 11, 26)),
        ("a week ago", date(2026, 11, 21)),
        ("one fortnight ago", date(2026, 11, 14)),
        ("before 2 days", date(2026, 11, 26)),
        ("on monday", date(2026, 11, 23)),
        ("weds: 3x10", date(2026, 11, 25)),
        ("last saturday", date(2026, 11, 21)),
        ("saturday gone", date(2026, 11, 21)),
        ("this thursday", date(2026, 11, 26)),
        ("monday before last", date(2026, 11, 16)),
        ("saturday before last", date(2026, 11, 14)),
        ("tuesday of last week", date(2026, 11, 17)),
        ("friday of the previous week", date(2026, 11, 20)),
        ("last week, on thursday", date(2026, 11, 19)),
        ("my session from friday", date(2026, 11, 27)),
    ],
)
def test_a_day_is_counted_back_from_today(text: str, day: date) -> None:
    assert (the(text).day, the(text).of_session) == (day, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 November", date(2026, 11, 20)),
        ("20th of nov", date(2026, 11, 20)),
        ("nov. the 20th, 2026", date(2026, 11, 20)),
        ("december 3", date(2025, 12, 3)),
        ("sept 3rd", date(2026, 9, 3)),
        ("on the 23rd", date(2026, 11, 23)),
        ("23rd 3x10", date(2026, 11, 23)),
        ("on the 30th", date(2026, 10, 30)),
        ("2026-11-20", date(2026, 11, 20)),
        ("20.11.2026", date(2026, 11, 20)),
        ("20.11.26 3x10", date(2026, 11, 20)),
        ("14.3. squats", date(2026, 3, 14)),
        ("11/20 3x10", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("20/11/26: 3x10", date(2026, 11, 20)),
        ("20/11/19 hip thrusts", None),
        ("hip thrust on 11/20", date(2026, 11, 20)),
        ("hip thrust (11/20) 3x10", date(2026, 11, 20)),
        ("legs 11/20: 3 sets", date(2026, 11, 20)),
        ("11/20 - squats 3x10", date(2026, 11, 20)),
        ("legs\n- 11/20 3x10", date(2026, 11, 20)),
        ("ok. 11/20 squats 3x10", date(2026, 11, 20)),
    ],
)
def test_a_date_is_the_latest_that_it_can_be(text: str, day: date | None) -> None:
    assert the(text).day == day


@pytest.mark.parametrize(
    "text",
    [
        "sat down on the bench",
        "sun x",
        "it may be 3",
        "may be fine",
        "20 may be too much",
        "may 3x10",
        "nov",
        "the 3rd set",
        "my 3rd",
        "for the 3rd time",
        "60.5.",
        "12.13. reps",
        "3.45 kg",
        "20.11.123",
        "at 20.11.",
        "3.5. kg",
        "we did 3.5. then",
        "2026-11",
        "1999-11-20",
        "2026.11.20",
        "100/120 kg",
        "12/10/8",
        "12/10/845",
        "12/10/1890",
        "reps 12/10 then",
        "12/10 reps",
        "13/13 3x10",
        "ok. 11/20 3x10",
        "5 - 11/20 3x10",
        "11/20-3",
        "11/ 20",
        "11/200",
        "3 days",
        "of days ago",
        "before",
        "a while",
        "last time",
        "on",
        "the 45th",
        "",
    ],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "doubt", "choice"),
    [
        ("the other day", DayDoubt.VAGUE, ()),
        ("last week", DayDoubt.VAGUE, ()),
        ("2 months ago", DayDoubt.VAGUE, ()),
        ("saturday", DayDoubt.VAGUE, (date(2026, 11, 21), date(2026, 11, 28))),
        ("last friday", DayDoubt.VAGUE, (date(2026, 11, 20), date(2026, 11, 27))),
        ("yesterday or on monday", DayDoubt.VAGUE, (date(2026, 11, 23), date(2026, 11, 27))),
        ("sunday of last week", DayDoubt.VAGUE, (date(2026, 11, 15), date(2026, 11, 22))),
        ("3/4/2026", DayDoubt.VAGUE, (date(2026, 3, 4), date(2026, 4, 3))),
        ("tomorrow", DayDoubt.FUTURE, ()),
        ("next friday", DayDoubt.FUTURE, ()),
        ("20.12.2026", DayDoubt.FUTURE, (date(2026, 12, 20),)),
        ("3 years ago", DayDoubt.LONG_AGO, (date(2023, 11, 26),)),
        ("20/11/2019", DayDoubt.LONG_AGO, (date(2019, 11, 20),)),
        ("february 30th", DayDoubt.NO_SUCH_DAY, ()),
        ("30/02/2026", DayDoubt.NO_SUCH_DAY, ()),
    ],
)
def test_a_day_that_is_not_clear_says_why_and_which_it_may_be(
    text: str, doubt: DayDoubt, choice: tuple[date, ...]
) -> None:
    assert (the(text).day, the(text).doubt, the(text).days) == (None, doubt, choice)


def test_the_last_31st_is_asked_about_where_last_month_had_none() -> None:
    assert the("on the 31st", date(2026, 3, 1)).doubt is DayDoubt.NO_SUCH_DAY


@pytest.mark.parametrize(
    "text", ["sore from friday", "better than monday", "heavier than last week", "any tuesday", "not yesterday"]
)
def test_a_day_that_is_no_session_is_named_and_not_logged(text: str) -> None:
    assert not the(text).of_session


def test_a_date_behind_its_weekday_is_read_in_figures() -> None:
    assert days("legs mon 2.3. 3x10") == [date(2026, 11, 23), date(2026, 3, 2)]


def test_two_days_of_a_list_are_two() -> None:
    assert days("monday 3x10, tuesday 3x8") == [date(2026, 11, 23), date(2026, 11, 24)]


def test_figures_of_other_scripts_break_nothing() -> None:
    assert days("𐩀/𐩁/𐩂 ²/³ x 10") == []
