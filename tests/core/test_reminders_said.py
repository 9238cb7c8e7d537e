"""A reminder is only one that is asked for: days, times and a stop are read, and what asks the guide is left to it."""

from __future__ import annotations

import pytest

from bot.understanding.reminders import ReminderAct, ReminderWish, reminder_times, reminder_wish, stops_in_a_word
from bot.understanding.understand import understand

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _when(wish: ReminderWish | None) -> str:
    """The days and times of a wish: "tue 18:00, thu -"."""
    assert wish is not None

    def shown(day: int | None, time: object) -> str:
        minutes, either = getattr(time, "minutes", None), getattr(time, "either", False)
        clock = "-" if minutes is None else f"{minutes // 60}:{minutes % 60:02}{'?' if either else ''}"
        return clock if day is None else f"{DAYS[day]} {clock}"

    named = [shown(one.weekday, one.time) for one in wish.days]
    return ", ".join(named + ([shown(None, wish.time)] if wish.time else []))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("remind me on tuesdays at 6", "tue 6:00?"),
        ("remind me mon wed fri 7am", "mon 7:00, wed 7:00, fri 7:00"),
        ("remind me at 6pm on tue and thu", "tue 18:00, thu 18:00"),
        ("set a reminder for mondays 7pm and thursdays 6am", "mon 19:00, thu 6:00"),
        ("remind me on weekdays at 18:00", "mon 18:00, tue 18:00, wed 18:00, thu 18:00, fri 18:00"),
        ("remind me mon to thu at 7am except wednesday", "mon 7:00, tue 7:00, thu 7:00"),
        ("notify me mwf at 6pm", "mon 18:00, wed 18:00, fri 18:00"),
        ("ping me at weekends around 9 in the morning", "sat 9:00, sun 9:00"),
        ("i train tue and thu, can you remind me at 6", "tue 6:00?, thu 6:00?"),
        ("don't forget to remind me on tuesdays at 6pm", "tue 18:00"),
        ("dont let me forget leg day on thursdays at 5pm", "thu 17:00"),
        ("i'd like to be reminded on sundays at noon", "sun 12:00"),
        ("text me every tuesday at 6pm", "tue 18:00"),
        ("reminder tuesday 18:00", "tue 18:00"),
        ("remind me to train on fridays", "fri -"),
        ("send me a reminder every other day at 6pm", "18:00"),
        ("can you remind me to work out", ""),
        ("do you do reminders?", ""),
        ("reminders please", ""),
        ("remind me in ten minutes", ""),
    ],
)
def test_who_asks_for_a_reminder_is_read(text: str, when: str) -> None:
    wish = reminder_wish(understand(text))
    assert wish is not None
    assert wish.act is ReminderAct.SET
    assert _when(wish) == when


@pytest.mark.parametrize(
    "text",
    [
        "remind me what a hip thrust is",
        "remind me what's on tuesday",
        "remind me of my plan",
        "remind me",
        "remind me to call mum",
        "that reminds me, how heavy should i go",
        "my coach reminds me every tuesday at 6",
        "i set a reminder on my phone for tuesdays at 6",
        "text me the plan",
        "should i do 3 sets on tuesdays",
        "how do i stop my knees caving",
        "reminders are a thing that i have been thinking about for a while now and i am not so sure about them",
        "stop",
        "",
        "remind me on tuesdays " + "and so on " * 20,
    ],
)
def test_what_asks_for_none_is_left_to_others(text: str) -> None:
    assert reminder_wish(understand(text)) is None


@pytest.mark.parametrize(
    ("text", "act", "when"),
    [
        ("stop reminders", ReminderAct.STOP, ""),
        ("stop reminding me", ReminderAct.STOP, ""),
        ("i dont want your reminders anymore", ReminderAct.STOP, ""),
        ("quit nagging me", ReminderAct.STOP, ""),
        ("dont remind me on fridays", ReminderAct.STOP, "fri -"),
        ("stop reminding me at 6pm, make it 7pm", ReminderAct.CHANGE, "19:00"),
        ("change my reminder to 7pm", ReminderAct.CHANGE, "19:00"),
        ("move the reminders to wednesday", ReminderAct.CHANGE, "wed -"),
        ("when do you remind me", ReminderAct.SHOW, ""),
        ("what reminders do i have", ReminderAct.SHOW, ""),
        ("why didn't you remind me on tuesday", ReminderAct.SHOW, ""),
    ],
)
def test_reminders_are_stopped_changed_and_shown(text: str, act: ReminderAct, when: str) -> None:
    wish = reminder_wish(understand(text))
    assert wish is not None
    assert wish.act is act
    assert _when(wish) == when


def test_days_of_the_plan_and_one_time_only_are_known_as_such() -> None:
    plan, once = (
        reminder_wish(understand("remind me on my training days at 7am")),
        reminder_wish(understand("remind me tomorrow at 7")),
    )
    assert plan is not None
    assert once is not None
    assert (plan.training_days, plan.once) == (True, False)
    assert (once.training_days, once.once) == (False, True)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("tuesdays at 6", "tue 6:00?"),
        ("6", "6:00?"),
        ("tuesday 6 and friday 7", "tue 6:00?, fri 7:00?"),
        ("18:30", "18:30"),
    ],
)
def test_an_answer_needs_no_word_for_reminders(text: str, when: str) -> None:
    assert _when(reminder_times(understand(text))) == when


def test_an_answer_may_name_the_half_of_the_day_alone() -> None:
    answer = reminder_times(understand("in the evening"))
    assert answer is not None
    assert answer.half == 720


@pytest.mark.parametrize("text", ["what is a hip thrust", "2 sets of 8", "no", "berlin"])
def test_what_names_no_time_is_no_answer(text: str) -> None:
    assert reminder_times(understand(text)) is None


@pytest.mark.parametrize(
    "text", ["STOP", "stop.", "Stop please", "unsubscribe", "ok, enough", "leave me alone", "cancel"]
)
def test_one_word_stops(text: str) -> None:
    assert stops_in_a_word(understand(text))


@pytest.mark.parametrize("text", ["", "please", "not today", "im done", "done", "no", "stop my knees caving", "later"])
def test_an_answer_to_a_reminder_stops_none(text: str) -> None:
    assert not stops_in_a_word(understand(text))
