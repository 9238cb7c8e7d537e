"""What is said of reminders: the questions before they are saved, what stands, and the reminder itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from bot.coaching.plan import WEEKDAYS, Plan, day_lines
from bot.coaching.spoken import listed, spoken
from bot.conversation.reminders import Open, ReminderDraft, plan_day
from bot.guide import Basis, Sentence

ONLY_TELEGRAM: Final = (
    "I can only remind you on Telegram, as I can't write to you here first. If you use me there too, write “link” here,"
    " send me the code in that chat, and ask me there for your reminder."
)
NOT_IN_A_GROUP: Final = (
    "I send reminders in our own chat only, so that a group doesn't read them. Write to me there, and ask me again."
)
WEEK_BY_WEEK: Final = "I remind you week by week, on days that you choose."
SAVE_PLAINLY: Final = "I only set reminders after a plain “yes”, or a tap on the button."
NOT_SET: Final = "OK, I didn't set that."
STOPPED: Final = "Done, I won't remind you any more. Say “remind me on Tuesdays at 6 pm” to start again."
NONE_TO_STOP: Final = "You have no reminders, so there is nothing to stop."
NONE_SET: Final = "You have no reminders. Say “remind me on Tuesdays at 6 pm”, for example, to get one."
NO_PLAN_DAYS: Final = "Your plan doesn't name days of the week yet, so tell me which ones you mean."
_NO_PLAN: Final = "I have no plan of yours to remind you of. Ask me for one any time."
_QUIET: Final = (
    "You didn't answer my last reminder. If you don't answer this one, I'll go quiet. Write me anything, and I'll go"
    " on."
)
_QUESTIONS: Final = {
    Open.DAYS: "Which days should I remind you, and at what time? For example: “Tuesdays and Fridays at 6 pm”.",
    Open.TIME: "At what time on {days}? For example: “6 pm”.",
    Open.HALF: "Is that {times} in the morning or in the evening?",
    Open.ZONE: "Where do you live? I need that to get the time right. For example: “London” or “Berlin”.",
    Open.SAVE: "I'd remind you every {when}, with what your plan has for that day. Should I set that?",
}


def question_in_words(draft: ReminderDraft) -> str:
    """The next question about reminders; the last one says all that would be saved."""
    days = [day for day in draft.days if day.minutes is None or draft.open is not Open.TIME]
    times = dict.fromkeys(clock(day.minutes or 0, half=False) for day in draft.days if day.either)
    return _QUESTIONS[draft.open].format(
        days=listed([f"{WEEKDAYS[day.weekday]}s" for day in days]), times=listed([*times]), when=_when(draft)
    )


def set_in_words(draft: ReminderDraft, first: datetime) -> str:
    """What was set.

    Args:
        draft: the reminders.
        first: when the first one comes, where the lifter is.
    """
    day = f"{WEEKDAYS[first.weekday()]} {spoken(first.date(), first.date())}"
    return f"Done. I'll remind you every {_when(draft)}, first on {day}. Say “stop reminders” any time."


def standing_in_words(draft: ReminderDraft) -> str:
    """The reminders that stand."""
    return f"I remind you every {_when(draft)}. Say “stop reminders”, or tell me other days and times."


def stopped_in_words(left: ReminderDraft) -> str:
    """What is left after some days were taken out."""
    return f"Done. I still remind you every {_when(left)}." if left.days else STOPPED


def reminder_title(weekday: int) -> str:
    """The title of a reminder."""
    return f"Your reminder for {WEEKDAYS[weekday]}"


def reminder_lines(plan: Plan, weekday: int, reminded: Sequence[int]) -> tuple[Sentence, ...]:
    """What the plan has for the day of a reminder.

    Args:
        plan: the plan.
        weekday: of the reminder, 0 for Monday.
        reminded: the weekdays of all reminders.
    """
    number = plan_day(plan, weekday, reminded)
    if number:
        return day_lines(plan, number)
    nothing = Sentence(f"Your plan has nothing on {WEEKDAYS[weekday]}. These are its days.", Basis.GUIDE)
    return (nothing, *day_lines(plan))


def without_plan(weekday: int) -> str:
    """A reminder for a lifter who has no plan."""
    return f"It's {WEEKDAYS[weekday]}, and you asked me to remind you to train. {_NO_PLAN}"


def without_dose(weekday: int, lead: str, ask: str) -> str:
    """A reminder while something speaks against a dose.

    Args:
        weekday: of the reminder.
        lead: names what was told and who decides.
        ask: what to ask them.
    """
    return f"It's {WEEKDAYS[weekday]}, and you asked me to remind you. {lead} {ask} Tell me if that has changed."


def quiet_notice(unanswered: int) -> str:
    """What to add to a reminder after so many without an answer; "" after none."""
    return _QUIET if unanswered else ""


def clock(minutes: int, *, half: bool = True) -> str:
    """A time of day: "6 pm", "6:30 am", "12 noon"; without its half: "6:30"."""
    hour, rest = divmod(minutes, 60)
    shown = f"{(hour - 1) % 12 + 1}{f':{rest:02}' if rest else ''}"
    if not half:
        return shown
    fixed = {0: "12 midnight", 720: "12 noon"}
    return fixed.get(minutes) or f"{shown} {'am' if hour < 12 else 'pm'}"


def _when(draft: ReminderDraft) -> str:
    """Days and times with their zone: "Tuesday and Friday at 6 pm, London time"."""
    groups = groupby(sorted(draft.days, key=lambda day: (day.minutes or 0, day.weekday)), key=lambda day: day.minutes)
    parts = [f"{listed([WEEKDAYS[day.weekday] for day in days])} at {clock(minutes or 0)}" for minutes, days in groups]
    city = draft.zone.rpartition("/")[2].replace("_", " ")
    return f"{listed(parts)}{f', {city} time' if city else ''}"
