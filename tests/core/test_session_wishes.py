"""What is wanted of past sessions by its meaning: likely acts, filled with what the message names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.logs.edits import NewDay, NewLift, NewLoad, OnTop, Which
from bot.understanding.meant import Meant
from bot.understanding.sessions.changing import changes_told
from bot.understanding.sessions.read import session_wish
from bot.understanding.sessions.which import sessions_named
from bot.understanding.sessions.wish import SessionWish, Wants
from bot.understanding.understand import understand
from bot.understanding.words import words_of

TODAY = date(2026, 11, 28)
"""A Saturday."""
TUESDAY, THURSDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 27)


def wish_of(text: str, act: str, likelihood: float = 0.9, *, near: bool = False) -> SessionWish | None:
    return session_wish(understand(text), Meant(act, likelihood, near), today=TODAY)


@pytest.mark.parametrize(
    ("text", "act", "wants"),
    [
        ("and the coming one, same again?", "next", Wants.NEXT),
        ("would 85 suit me already", "next", Wants.WHY),
        ("what speaks against 80", "why", Wants.WHY),
        ("100 kg, by when", "when", Wants.WHEN),
        ("my single", "estimate", Wants.ESTIMATE),
        ("anything better than that so far", "record", Wants.RECORD),
        ("the thursday one can go", "delete", Wants.DELETE),
        ("lose the 60kg set", "delete", Wants.DELETE),
        ("no need for that one", "delete", Wants.DELETE),
        ("no, back to how it was", "undo", Wants.UNDO),
        ("the thursday one was 82.5", "change", Wants.CHANGE),
        ("tuesday was actually monday", "change", Wants.CHANGE),
        ("edit the one before last", "change", Wants.CHANGE),
        ("please fix thursday's session", "change", Wants.CHANGE),
        ("was thursday 82.5?", "change", Wants.SHOW),
        ("all in all this month", "total", Wants.TOTAL),
        ("how much on thursday", "total", Wants.SHOW),
        ("how much the last time", "total", Wants.SHOW),
        ("thursday please", "show", Wants.SHOW),
        ("my last leg day", "show", Wants.SHOW),
        ("the last squats", "show", Wants.SHOW),
        ("the last sessions", "show", Wants.LIST),
        ("everything", "show", Wants.LIST),
        ("the last 4 workouts", "show", Wants.LIST),
        ("how often this month", "show", Wants.TOTAL),
        ("my 3 heaviest, as a single", "estimate", Wants.ESTIMATE),
        ("any better by now", "pace", Wants.PACE),
        ("in there, is it", "saved", Wants.SAVED),
        ("what would it be in kilos", "unit", Wants.UNIT),
    ],
)
def test_a_likely_wish_is_filled_with_what_is_named(text: str, act: str, wants: Wants) -> None:
    found = wish_of(text, act)
    assert found is not None
    assert found.wants is wants


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("and by when", "when"),
        ("why would you", "why"),
        ("make some room", "delete"),
        ("get rid of all my data", "delete"),
        ("thursday's back to before", "undo"),
        ("70 again please", "undo"),
        ("was it 82.5", "change"),
        ("that was 82.5", "change"),
        ("that was kilos", "unit"),
        ("thursday was tough", "change"),
        ("on thursday, hip thrusts 3x10 at 60 kg", "change"),
        ("which one of them", "unit"),
        ("what else is there", "none"),
        ("the last of those again", "show"),
    ],
)
def test_what_names_too_little_is_no_wish(text: str, act: str) -> None:
    assert wish_of(text, act) is None


def test_while_the_log_is_spoken_of_less_is_enough() -> None:
    assert wish_of("and then", "next", 0.2) is None
    assert wish_of("and then", "next", 0.2, near=True) == SessionWish(Wants.NEXT)
    assert wish_of("and then", "next", 0.1, near=True) is None
    assert wish_of("why would you", "why", near=True) == SessionWish(Wants.WHY)
    changed = wish_of("that was 82.5", "change", near=True)
    assert changed is not None
    assert changed.wants is Wants.CHANGE


def test_days_and_nth_last_and_lifts_say_which_sessions() -> None:
    found = wish_of("what did i squat last time", "show")
    assert found is not None
    assert (found.which.back, found.which.lifts) == (1, ("squat",))
    before = wish_of("show the one before last", "show")
    assert before is not None
    assert before.which.back == 2
    days = wish_of("delete thursday and friday", "delete")
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
    found = wish_of(f"how many sets did i do {words}", "total")
    assert found is not None
    assert (found.which.since, found.which.until) == (since, until)


def test_single_sets_are_named_by_place_or_by_load() -> None:
    second = wish_of("remove the second set of friday", "delete")
    assert second is not None
    assert second.which.sets.places == (1,)
    heavy = wish_of("delete the 80kg set from friday", "delete")
    assert heavy is not None
    assert heavy.which.sets.load == SaidLoad(LoadKind.WEIGHT, Decimal(80), heavy.which.sets.load.unit)


def test_a_weekday_that_is_today_may_be_the_one_a_week_ago() -> None:
    found = wish_of("delete saturdays session", "delete")
    assert found is not None
    assert (found.which.days, found.which.either) == ((TODAY, date(2026, 11, 21)), True)


@pytest.mark.parametrize(
    ("text", "percent", "reps"),
    [
        ("80% of it", 80, 1),
        ("120 % of it", 0, 1),
        ("my 5 rep max", 0, 5),
        ("what could i do for 3", 0, 3),
        ("my max after 40 sessions, 2.5 more", 0, 1),
        ("my single", 0, 1),
    ],
)
def test_a_share_and_reps_of_a_maximum_are_typed(text: str, percent: int, reps: int) -> None:
    found = wish_of(text, "estimate")
    assert found is not None
    assert (found.percent, found.reps) == (percent, reps)


def test_a_load_is_asked_about_where_one_is_named() -> None:
    reached, several = wish_of("when will i hit 100 kg", "when"), wish_of("from 60 to 80 by when", "when")
    assert reached is not None
    assert (str(reached.load), several) == ("100 kg", None)


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


SIXTY = SaidLoad(LoadKind.WEIGHT, Decimal(60))


@pytest.mark.parametrize(
    ("text", "days", "back", "reps"),
    [
        ("add a set of 8 at 60 to thursday", (THURSDAY,), 0, [8]),
        ("i forgot a set on thursday, 8 at 60", (THURSDAY,), 0, [8]),
        ("add 2 sets of 8 at 60 to my last session", (), 1, [8, 8]),
        ("there was one more set yesterday, 9 at 60", (FRIDAY,), 0, [9]),
    ],
)
def test_sets_that_were_forgotten_come_on_top_of_those_of_their_session(
    text: str, days: tuple[date, ...], back: int, reps: list[int]
) -> None:
    wish = wish_of(text, "none", 0.0)
    assert wish is not None
    assert (wish.wants, wish.which.days, wish.which.back) == (Wants.CHANGE, days, back)
    stored = (Draft(THURSDAY, (DraftSet(10, SIXTY),) * 3, lift="barbell hip thrust"),)
    (edit,) = changes_told(understand(text), stored, today=TODAY).edits
    assert isinstance(edit, OnTop)
    assert [(one.reps, one.load) for draft in edit.drafts for one in draft.sets] == [(each, SIXTY) for each in reps]
    assert [draft.lift for draft in edit.drafts] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "add squats on friday",
        "can i add a set of 8 at 60 on friday?",
        "add 20 kg to the bar on friday",
        "add a set of 8",
    ],
)
def test_what_adds_no_told_sets_to_a_day_is_no_change_of_the_log(text: str) -> None:
    assert wish_of(text, "none", 0.0) is None


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
