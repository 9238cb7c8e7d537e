"""What is wanted of past sessions is read from the whole message, and a question to the guide is none of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.logs.edits import NewDay, NewLift, NewLoad, Which
from bot.understanding.sessions.changing import changes_told
from bot.understanding.sessions.read import session_wish
from bot.understanding.sessions.which import sessions_named
from bot.understanding.sessions.wish import SessionWish, Wants
from bot.understanding.understand import understand
from bot.understanding.words import words_of

TODAY = date(2026, 11, 28)
"""A Saturday."""
TUESDAY, THURSDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 27)


def wish_of(text: str, *, after_sessions: bool = False) -> SessionWish | None:
    return session_wish(understand(text), today=TODAY, after_sessions=after_sessions)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("show my log", Wants.LIST),
        ("list all my sessions please", Wants.LIST),
        ("my last workouts", Wants.LIST),
        ("show last 5 workouts", Wants.LIST),
        ("what have i logged so far", Wants.LIST),
        ("which days did i train this week", Wants.LIST),
        ("what did i do on tuesday", Wants.SHOW),
        ("what did i do today", Wants.SHOW),
        ("what have i done today", Wants.SHOW),
        ("how much did i lift on thursday", Wants.SHOW),
        ("did i log anything yesterday", Wants.SHOW),
        ("when did i last deadlift", Wants.SHOW),
        ("what weight did i use last time", Wants.SHOW),
        ("show me my last leg day", Wants.SHOW),
        ("the thursday one was 82.5", Wants.CHANGE),
        ("fridays load was 70 not 75", Wants.CHANGE),
        ("tuesday should have been 4 sets not 3", Wants.CHANGE),
        ("change last session to 70kg", Wants.CHANGE),
        ("tuesday was actually monday", Wants.CHANGE),
        ("delete thursday", Wants.DELETE),
        ("can you remove the last workout please", Wants.DELETE),
        ("scrap tuesdays session, it was a mistake", Wants.DELETE),
        ("take out the second set of friday", Wants.DELETE),
        ("drop the 60 one", Wants.DELETE),
        ("get rid of yesterdays squats", Wants.DELETE),
        ("what should I lift next time", Wants.NEXT),
        ("how heavy do i go next session?", Wants.NEXT),
        ("do I add weight next week", Wants.NEXT),
        ("how much next time", Wants.NEXT),
        ("so what load next time?", Wants.NEXT),
        ("that felt light. what do i do next time", Wants.NEXT),
        ("next workout please", Wants.NEXT),
        ("which weight should I use today", Wants.NEXT),
        ("ok, how heavy tomorrow", Wants.NEXT),
        ("whats my next session", Wants.NEXT),
        ("what is my one rep max", Wants.ESTIMATE),
        ("estimate my 5rm", Wants.ESTIMATE),
        ("what could i lift for 3 reps", Wants.ESTIMATE),
        ("what is 70% of that", Wants.ESTIMATE),
        ("my heaviest set", Wants.RECORD),
        ("whats the most ive ever lifted", Wants.RECORD),
        ("PRs", Wants.RECORD),
        ("whats my pb for squats", Wants.RECORD),
        ("how much did i do in october", Wants.TOTAL),
        ("how many sets have i done this month", Wants.TOTAL),
        ("total volume last week", Wants.TOTAL),
        ("when will i get to 120kg", Wants.WHEN),
        ("how long until i can lift 300 lbs", Wants.WHEN),
        ("why not 80", Wants.WHY),
        ("why only 62.5 kg", Wants.WHY),
        ("is that good progress", Wants.PACE),
        ("is 5 kg in a month a good rate?", Wants.PACE),
    ],
)
def test_a_wish_is_understood(text: str, wants: Wants) -> None:
    found = wish_of(text)
    assert found is not None
    assert found.wants is wants


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what is a 1rm",
        "how do i test my max",
        "show me how to set up",
        "how many sets should i do",
        "how often should i train",
        "what workouts can i do",
        "how heavy should hip thrusts be",
        "when do people add load",
        "what next week brings",
        "meet next week, how much is too much",
        "what should i eat next time",
        "see you next time",
        "delete my data",
        "delete everything",
        "log my last session",
        "thursday was 4x6 at 90 kg, rpe 9",
        "yesterday was awful",
        "3x8 at 60 yesterday",
        "should i drop the weight",
        "why do my knees hurt at 100kg",
        "what did the study do",
        "what did you tell me to do on friday",
        "my best friend does squats",
        "is 100kg good",
        "and on thursday?",
        f"what did i do on tuesday {'please ' * 30}",
        "what is my max? and how do i breathe?",
    ],
)
def test_what_is_for_the_guide_or_a_new_log_is_no_wish(text: str) -> None:
    assert wish_of(text) is None


def test_days_and_nth_last_and_lifts_say_which_sessions() -> None:
    found = wish_of("what did i squat last time")
    assert found is not None
    assert (found.which.back, found.which.lifts) == (1, ("squat",))
    before = wish_of("show the one before last")
    assert before is not None
    assert before.which.back == 2
    days = wish_of("delete thursday and friday")
    assert days is not None
    assert days.which.days == (THURSDAY, FRIDAY)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("this week", date(2026, 11, 23), TODAY),
        ("last week", date(2026, 11, 16), date(2026, 11, 22)),
        ("this month", date(2026, 11, 1), TODAY),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("this year", date(2026, 1, 1), TODAY),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("in october", date(2026, 10, 1), date(2026, 10, 31)),
        ("in december", date(2025, 12, 1), date(2025, 12, 31)),
        ("in the last 3 weeks", date(2026, 11, 7), TODAY),
    ],
)
def test_a_stretch_of_time_has_a_first_and_a_last_day(words: str, since: date, until: date) -> None:
    found = wish_of(f"how many sets did i do {words}")
    assert found is not None
    assert (found.which.since, found.which.until) == (since, until)


def test_single_sets_are_named_by_place_or_by_load() -> None:
    second = wish_of("remove the second set of friday")
    assert second is not None
    assert second.which.sets.places == (1,)
    heavy = wish_of("delete the 80kg set from friday")
    assert heavy is not None
    assert heavy.which.sets.load == SaidLoad(LoadKind.WEIGHT, Decimal(80), heavy.which.sets.load.unit)


def test_a_weekday_that_is_today_may_be_the_one_a_week_ago() -> None:
    found = wish_of("delete saturdays session")
    assert found is not None
    assert (found.which.days, found.which.either) == ((TODAY, date(2026, 11, 21)), True)


def test_after_sessions_were_shown_a_day_alone_asks_for_another() -> None:
    assert wish_of("and on thursday?") is None
    shown = wish_of("and on thursday?", after_sessions=True)
    assert shown is not None
    assert (shown.wants, shown.which.days) == (Wants.SHOW, (THURSDAY,))


def test_numbers_of_a_question_are_typed() -> None:
    share, five, when = (wish_of(text) for text in ("whats 80% of it", "my 5 rep max?", "when will i hit 100 kg"))
    assert share is not None
    assert five is not None
    assert when is not None
    assert (share.percent, five.reps, str(when.load)) == (80, 5, "100 kg")


DRAFT = Draft(TUESDAY, (DraftSet(8, SaidLoad(LoadKind.WEIGHT, Decimal(80))),) * 3)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("the tuesday one was 82.5", NewLoad(SaidLoad(LoadKind.WEIGHT, Decimal("82.5")))),
        ("tuesday was actually monday", NewDay(date(2026, 11, 23))),
        ("tuesday was glute bridges not hip thrusts", NewLift("glute bridge", Which(lift="barbell hip thrust"))),
    ],
)
def test_what_names_the_session_is_no_part_of_the_change(text: str, change: object) -> None:
    assert changes_told(understand(text), (DRAFT,), today=TODAY).edits == (change,)


@pytest.mark.parametrize(
    ("text", "lifts"),
    [
        ("show my last smith sessions", ()),
        ("show my last 5000 sessions", ()),
        ("show my last 3 reps", ()),
        ("show my log of november 5", ()),
    ],
)
def test_what_only_looks_like_a_lift_a_count_or_a_month_names_none(text: str, lifts: tuple[str, ...]) -> None:
    named = sessions_named(text, words_of(text), TODAY)
    assert (named.which.lifts, named.which.count, named.which.since) == (lifts, 0, None)


def test_a_session_before_the_last_that_is_asked_by_how_much_is_shown() -> None:
    found = wish_of("how much did i lift last time")
    assert found is not None
    assert (found.wants, found.which.back) == (Wants.SHOW, 1)
    assert wish_of("how much last time") is None
    assert wish_of("how many sets") is None
