"""Reminders on their way to a yes, and when the next one of those that stand is due. Pure: no clock, no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta, timezone
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from bot.coaching.plan import Plan
from bot.conversation.stored import Stored
from bot.understanding.clock_times import ClockTime
from bot.understanding.reminders import ReminderAct, ReminderWish

QUIET_AFTER: Final = 2
"""Reminders without a word from the lifter; after them there are no more until they write."""
LATE_AT_MOST: Final = timedelta(hours=2)
"""A reminder that could not be sent for longer is left out: at three in the night nobody wants that of six."""
_WEEK: Final = 7


class Open(str, Enum):
    """What is not known yet of reminders; the values are the names of the questions."""

    DAYS = "reminder_days"
    TIME = "reminder_time"
    HALF = "reminder_half"
    """Six in the morning, or in the evening."""
    ZONE = "reminder_zone"
    SAVE = "reminder_save"


QUESTIONS: Final = tuple(question.value for question in Open)


class Weekly(Stored):
    """One reminder of every week.

    Attributes:
        weekday: 0 for Monday.
        minutes: after midnight, where the lifter is; None while that is not known.
        either: it may be twelve hours later as well.
    """

    weekday: int
    minutes: int | None = None
    either: bool = False


class ReminderDraft(Stored):
    """Reminders as far as they were told.

    Attributes:
        days: from Monday on, each once.
        zone: name of the lifter's zone in the IANA database; "" while it is not known.
        loose: a time told before any day.
        half: minute at which the half of the day begins, told before any time.
    """

    days: tuple[Weekly, ...] = ()
    zone: str = ""
    loose: Weekly | None = None
    half: int | None = None

    @property
    def open(self) -> Open:
        """The next question."""
        if not self.days:
            return Open.DAYS
        if any(day.minutes is None for day in self.days):
            return Open.TIME
        if any(day.either for day in self.days):
            return Open.HALF
        return Open.SAVE if self.zone else Open.ZONE

    @property
    def times(self) -> tuple[tuple[int, int], ...]:
        """Weekday and minutes after midnight of each; all must be known."""
        return tuple((day.weekday, day.minutes or 0) for day in self.days)

    def told(self, wish: ReminderWish, own_days: Sequence[int] = ()) -> ReminderDraft:
        """The draft after a wish or an answer.

        Args:
            wish: what was said.
            own_days: weekdays of the lifter's plan, for "on my training days".
        """
        half = self.half if wish.half is None else wish.half
        loose = self.loose if wish.time is None else _at(-1, wish.time)
        named = {day.weekday: _at(day.weekday, day.time) for day in wish.days}
        named |= {day: _at(day, wish.time) for day in own_days if wish.training_days and day not in named}
        known = {} if wish.act is ReminderAct.CHANGE and named else {day.weekday: day for day in self.days}
        if wish.time is not None and not named:
            known = {day: Weekly(weekday=day) for day in known} if self.moves(wish) else known
        merged = known | {day: _with_time(told, known.get(day) or self._first) for day, told in named.items()}
        days = [_in_half(_with_time(merged[day], loose), half) for day in sorted(merged)]
        return self.copy(update={"days": tuple(days), "loose": None if days else loose, "half": half})

    def moves(self, wish: ReminderWish) -> bool:
        """Return True if a time told without a day is that of every day: all of them had one before."""
        return wish.act is ReminderAct.CHANGE or all(day.minutes is not None for day in self.days)

    @property
    def _first(self) -> Weekly | None:
        """The time of the one day there was, for days that take its place."""
        return self.days[0] if len(self.days) == 1 else None


def draft_of(times: Iterable[tuple[int, int]], zone: str | None) -> ReminderDraft:
    """The reminders that stand, to be changed or added to."""
    days = tuple(Weekly(weekday=day, minutes=minutes) for day, minutes in times)
    return ReminderDraft(days=days, zone=zone or "")


def next_moment(times: Iterable[tuple[int, int]], zone: str, after: datetime) -> datetime:
    """The moment of the next reminder, in UTC.

    Args:
        times: weekday and minutes after midnight of each; at least one.
        zone: name in the IANA database. An hour that the clocks leave out or run through twice comes once.
        after: the moment, with a time zone, that it is to be later than.
    """
    here = ZoneInfo(zone)
    today = after.astimezone(here).date()
    moments = (
        datetime.combine(today + timedelta(days=ahead), time(minutes // 60, minutes % 60), tzinfo=here)
        for weekday, minutes in times
        for ahead in range(_WEEK + 1)
        if (today.weekday() + ahead) % _WEEK == weekday
    )
    in_utc = (moment.astimezone(timezone.utc) for moment in moments)
    return min(moment for moment in in_utc if moment > after)


def plan_day(plan: Plan, weekday: int, reminded: Iterable[int]) -> int:
    """The number of the plan's day that a reminder is for, from 1; 0 if the plan has nothing on it.

    Where the lifter has named no days for the plan, its days follow each other as the reminders do.

    Args:
        plan: the plan.
        weekday: of the reminder, 0 for Monday.
        reminded: the weekdays of all reminders.
    """
    days = sorted(plan.profile.weekdays or set(reminded))[: plan.profile.days]
    return days.index(weekday) + 1 if weekday in days else 0


def _at(weekday: int, said: ClockTime | None) -> Weekly:
    if said is None:
        return Weekly(weekday=weekday)
    return Weekly(weekday=weekday, minutes=said.minutes, either=said.either)


def _with_time(day: Weekly, other: Weekly | None) -> Weekly:
    """A day with the time of another, if it has none of its own."""
    if day.minutes is not None or other is None:
        return day
    return day.copy(update={"minutes": other.minutes, "either": other.either})


def _in_half(day: Weekly, half: int | None) -> Weekly:
    if half is None or not day.either or day.minutes is None:
        return day
    return day.copy(update={"minutes": ClockTime(day.minutes, either=True).in_half(half).minutes, "either": False})
