"""Reminders on their way to a yes, and when those that stand are due: by the lifter's own clock, once each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from cleared import build_plan
from plan_told import TOLD

from bot.coaching.plan import Plan
from bot.conversation import Memory
from bot.conversation.reminder_wording import (
    STOPPED,
    clock,
    question_in_words,
    quiet_notice,
    reminder_lines,
    reminder_title,
    set_in_words,
    standing_in_words,
    stopped_in_words,
    without_dose,
    without_plan,
)
from bot.conversation.reminders import Open, ReminderDraft, Weekly, draft_of, next_moment, plan_day
from bot.understanding.reminders import ReminderWish, reminder_times, reminder_wish
from bot.understanding.understand import understand

TUESDAY_6_PM = (1, 18 * 60)
NOTHING_YET = ReminderDraft()


def _wish(text: str) -> ReminderWish:
    wish = reminder_wish(understand(text)) or reminder_times(understand(text))
    assert wish is not None
    return wish


def _told(*texts: str, draft: ReminderDraft = NOTHING_YET, own_days: tuple[int, ...] = ()) -> ReminderDraft:
    for text in texts:
        draft = draft.told(_wish(text), own_days)
    return draft


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (("can you remind me to train",), Open.DAYS),
        (("remind me on tuesdays",), Open.TIME),
        (("remind me on tuesdays", "6"), Open.HALF),
        (("remind me on tuesdays", "6", "evening"), Open.ZONE),
        (("remind me on tuesday evenings", "6"), Open.ZONE),
        (("remind me to train at 6 pm", "mon and thu"), Open.ZONE),
    ],
)
def test_what_is_missing_is_asked_in_order(texts: tuple[str, ...], asked: Open) -> None:
    assert _told(*texts).open is asked
    assert question_in_words(_told(*texts)).endswith(("?", "”."))


def test_the_last_question_says_all_that_would_be_saved() -> None:
    draft = _told("remind me tue and fri at 6pm").copy(update={"zone": "America/New_York"})
    assert draft.open is Open.SAVE
    assert "every Tuesday and Friday at 6 pm, New York time" in question_in_words(draft)
    assert draft.times == (TUESDAY_6_PM, (4, 18 * 60))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("remind me on thursdays at 7am", {1: 1080, 3: 420}),
        ("remind me on thursdays too", {1: 1080, 3: 1080}),
        ("remind me at 7pm", {1: 1140}),
        ("remind me on tuesdays at 8pm", {1: 1200}),
        ("change my reminder to 7 am", {1: 420}),
        ("move my reminder to friday", {4: 1080}),
        ("remind me on my training days at 5pm", {0: 1020, 1: 1080, 3: 1020}),
    ],
)
def test_reminders_that_stand_are_added_to_or_changed(text: str, times: dict[int, int]) -> None:
    standing = draft_of([TUESDAY_6_PM], "Europe/Berlin")
    assert dict(_told(text, draft=standing, own_days=(0, 3)).times) == times


def test_a_time_told_late_is_for_the_days_that_have_none() -> None:
    draft = _told("set a reminder for mondays 7pm", "remind me on mondays at 7pm and thursdays")
    assert dict(draft.times) == {0: 1140, 3: 1140}
    partly = ReminderDraft(days=(Weekly(weekday=0, minutes=420), Weekly(weekday=2)))
    assert dict(_told("18:30", draft=partly).times) == {0: 420, 2: 1110}


@pytest.mark.parametrize(
    ("after", "due"),
    [
        ("2026-11-24T16:59", "2026-11-24T17:00"),
        ("2026-11-24T17:00", "2026-12-01T17:00"),
        ("2026-11-25T09:00", "2026-12-01T17:00"),
        # Summer time: an hour earlier by UTC.
        ("2026-07-14T15:00", "2026-07-14T16:00"),
    ],
)
def test_the_next_one_is_due_by_the_lifters_own_clock(after: str, due: str) -> None:
    moment = datetime.fromisoformat(after).replace(tzinfo=timezone.utc)
    assert next_moment([TUESDAY_6_PM], "Europe/Berlin", moment).isoformat()[:16] == due


@pytest.mark.parametrize("begins", ["2026-03-28T00:00", "2026-10-24T00:00"])
def test_an_hour_that_the_clocks_leave_out_or_repeat_comes_once(begins: str) -> None:
    half_past_two = [(6, 150)]
    moment = datetime.fromisoformat(begins).replace(tzinfo=timezone.utc)
    first = next_moment(half_past_two, "Europe/Berlin", moment)
    assert next_moment(half_past_two, "Europe/Berlin", first) - first > timedelta(days=6)


def _plan(weekdays: tuple[int, ...] = ()) -> Plan:
    plan = build_plan(replace(TOLD, weekdays=weekdays, days=2).profile())
    assert isinstance(plan, Plan)
    return plan


def test_a_reminder_has_the_plans_lines_for_its_day() -> None:
    (line,) = reminder_lines(_plan((1, 5)), 5, [1, 5])
    assert line.text.startswith("Day 2, Saturday:")
    assert line.dose


def test_a_day_that_the_plan_leaves_free_is_said_to_be_free() -> None:
    nothing, *days = reminder_lines(_plan((1, 5)), 3, [3])
    assert nothing.text.startswith("Your plan has nothing on Thursday")
    assert len(days) == 2


def test_a_plan_without_weekdays_follows_the_reminders() -> None:
    assert [plan_day(_plan(), day, (0, 3, 6)) for day in (0, 3, 6)] == [1, 2, 0]


def test_what_is_said_names_days_and_times_as_people_do() -> None:
    draft = draft_of([(0, 390), (2, 390), (6, 720)], "America/Toronto")
    assert standing_in_words(draft).startswith(
        "I remind you every Monday and Wednesday at 6:30 am and Sunday at 12 noon, Toronto time."
    )
    assert "first on Tuesday 1 December" in set_in_words(draft, datetime(2026, 12, 1, 18))
    assert stopped_in_words(draft).startswith("Done. I still remind you every Monday")
    assert stopped_in_words(ReminderDraft()) == STOPPED
    assert "every Monday at 7 am." in standing_in_words(draft_of([(0, 420)], None))
    assert [clock(minutes) for minutes in (0, 60, 1439)] == ["12 midnight", "1 am", "11:59 pm"]
    assert reminder_title(1) == "Your reminder for Tuesday"


def test_a_reminder_without_a_plan_or_a_clearance_gives_no_numbers() -> None:
    for text in (without_plan(1), without_dose(1, "Since your knee hurts, ask your physio.", "Ask them when.")):
        assert text.startswith("It's Tuesday, and you asked me to remind you")
        assert not any(letter.isdigit() for letter in text)


def test_after_one_without_an_answer_the_next_says_that_quiet_follows() -> None:
    assert quiet_notice(0) == ""
    assert "I'll go quiet" in quiet_notice(1)


def test_only_the_first_message_after_a_reminder_answers_it() -> None:
    reminded = Memory(turn=4, reminded=4)
    assert not Memory(turn=4).answers_a_reminder
    assert [reminded.copy(update={"turn": turn}).answers_a_reminder for turn in (5, 6)] == [True, False]
