"""What is asked of a plan that stands, answered from the plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from bot.coaching.plan import WEEKDAYS, Plan, day_lines, lines_for, spread_words, week_by_week
from bot.coaching.plan.done import PlanWeek, plan_week
from bot.coaching.plan.dose import Dose
from bot.coaching.plan.week import thrust_week
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed
from bot.conversation.plan.from_facts import LIFTS
from bot.guide import Sentence
from bot.understanding.plan.asked import DayNamed, LoadNamed, PlanQuestion, Wonder

_WEEK: Final = len(WEEKDAYS)
_PROOFS: Final = 2
"""Reasons that are told after what the plan rests on; "why" tells them all."""


def tell(plan: Plan, question: PlanQuestion, *, today: date, trained: Collection[date] = ()) -> tuple[Sentence, ...]:
    """The answer to a question about a plan.

    Args:
        plan: the plan that stands.
        question: what is asked; ``AGAIN`` is the plan itself and not told here.
        today: the lifter's own date.
        trained: days with a session in the log.
    """
    about = question.about
    if about is Wonder.DONE:
        return _done(plan, plan_week(plan, trained, today=today))
    if about is Wonder.DAYS:
        return (_days(plan), *day_lines(plan))
    if about is Wonder.LIST:
        return day_lines(plan)
    if about is Wonder.ON_DAY:
        ahead = next((day.ahead for day in question.days if day.ahead is not None), None)
        if ahead is None:
            return _on_day(plan, question.days)
        week = plan_week(plan, trained, today=today)
        if not ahead and today in trained and week.done:
            return _done_today(plan, week)
        return _ahead(plan, (today.weekday() + ahead) % _WEEK, week)
    if about is Wonder.REASON:
        return _reasons(plan, question.lift)
    if about is Wonder.WEIGHT:
        return (_weight(plan, question.load),)
    if about is Wonder.DAY_FITS:
        return (_fits(question.days),)
    if about is Wonder.WEEKS:
        return week_by_week(plan)
    if about is Wonder.PROOF:
        return (words("proof"), *_reasons(plan, "hip_thrust")[:_PROOFS])
    if about is Wonder.MISSES:
        return _missed(plan, question.days)
    return (words("how-long" if about is Wonder.HOW_LONG else "if-missed"),)


def has_thrusts(plan: Plan, told: Sequence[Sentence]) -> bool:
    """Return True if what is told of a plan has the lines of a day with hip thrusts."""
    days = (day_lines(plan, day.number) for day in thrust_week(plan.profile))
    return any(line in told for lines in days for line in lines)


def tell_before(question: PlanQuestion) -> Sentence | None:
    """The answer to a question about the plan to come; None where only the plan itself can answer it."""
    if question.about is Wonder.DAY_FITS:
        return _fits(question.days)
    names = {Wonder.DAYS: "days-to-come", Wonder.IF_MISSED: "if-missed", Wonder.HOW_LONG: "how-long"}
    return words(names[question.about]) if question.about in names else None


def week_in_words(week: PlanWeek) -> tuple[Sentence, ...]:
    """How far a plan's week is, and that a week without a session is no harm where the last one had none."""
    gap = (words("after-a-gap"),) if week.after_a_gap else ()
    if not week.left:
        return (*gap, words("week-done"))
    following = str(week.left[0])
    if not week.done:
        return (*gap, words("week-begins", other=following))
    numbers = listed([str(number) for number in sorted(week.done)], "and")
    days = f"day {numbers}" if len(week.done) == 1 else f"days {numbers}"
    return (*gap, words("week-so-far", days=days, other=following))


def _done(plan: Plan, week: PlanWeek) -> tuple[Sentence, ...]:
    return (*week_in_words(week), *(day_lines(plan, week.left[0]) if week.left else ()))


def words(name: str, **facts: str) -> Sentence:
    """A sentence of ``plan.yml`` about a plan that stands, its names in braces filled."""
    return load_wording().talk[name].why.sentence(0, facts)


def number_of(plan: Plan, day: DayNamed) -> int:
    """The number of the plan's day that is named, from 1; 0 if the plan has none like it.

    Where the lifter has named no days, those are meant that the plan gave as an example.
    """
    if day.weekday is None:
        number = plan.profile.days if day.number < 0 else day.number
        return number if number <= plan.profile.days else 0
    named = _weekdays(plan)
    return named.index(day.weekday) + 1 if day.weekday in named else 0


def _weekdays(plan: Plan) -> list[int]:
    if plan.profile.weekdays:
        return sorted(plan.profile.weekdays)
    return [WEEKDAYS.index(name) for name in WEEKDAYS if name in spread_words(plan.profile.days)]


def _days(plan: Plan) -> Sentence:
    named = listed([WEEKDAYS[day] for day in _weekdays(plan)])
    return words("own-days" if plan.profile.weekdays else "example-days", days=named)


def _on_day(plan: Plan, days: Sequence[DayNamed]) -> tuple[Sentence, ...]:
    numbers = [number_of(plan, day) for day in days]
    if not any(numbers):
        asked = days[0]
        name = f"day {asked.number}" if asked.weekday is None else WEEKDAYS[asked.weekday]
        every = day_lines(plan)
        return (words("no-such-day", day=name, days=listed([WEEKDAYS[day] for day in _weekdays(plan)])), *every)
    return tuple(line for number in numbers if number for line in day_lines(plan, number))


def _done_today(plan: Plan, week: PlanWeek) -> tuple[Sentence, ...]:
    """That today's session is done, with the one that comes next."""
    if not week.left:
        return (words("week-done"),)
    following = week.left[0]
    return (words("today-done", day=str(week.done[-1]), other=str(following)), *day_lines(plan, following))


def _ahead(plan: Plan, weekday: int, week: PlanWeek) -> tuple[Sentence, ...]:
    """The session of a weekday, or the next one where that day has none.

    Who has named no days takes the day that comes next in their week.
    """
    if not plan.profile.weekdays:
        return (_days(plan), *day_lines(plan, next(iter(week.left), 1)))
    named = _weekdays(plan)
    comes = min(named, key=lambda day: (day - weekday) % _WEEK)
    lines = day_lines(plan, named.index(comes) + 1)
    free = () if comes == weekday else (words("free-day", day=WEEKDAYS[weekday], other=WEEKDAYS[comes]),)
    return (*free, *lines)


def _reasons(plan: Plan, lift: str) -> tuple[Sentence, ...]:
    """Why a lift is in the plan; why the plan is as it is where no lift of it is named."""
    named = set(lines_for(plan, LIFTS[lift].value if lift in LIFTS else lift))
    found = [line.why for line in plan.lines if line.id in named] if lift else []
    if not found:
        found = [*plan.why, *(line.why for line in plan.lines if line.dose), plan.weekly.words]
    return tuple(dict.fromkeys(found))


def _weight(plan: Plan, told: LoadNamed | None) -> Sentence:
    dose = next((line.dose for line in plan.lines if line.dose), Dose(2, (8, 12), (7, 8)))
    low, high = dose.reps
    facts = {"low": str(low), "high": str(high), "rpe": str(dose.rpe[1])}
    if told is None:
        return words("weight-unknown", **facts)
    facts |= {"load": f"{told.load.normalize():f} {told.unit.value}", "reps": str(told.reps)}
    if told.reps is None:
        return words("weight-told", **facts)
    place = "below" if told.reps < low else "above" if told.reps > high else "in-range"
    return words(f"weight-{place}", **facts)


def _fits(days: Sequence[DayNamed]) -> Sentence:
    """Whether a day suits beside another one that was named: the first is the one that is asked about."""
    named = [day.weekday for day in days if day.weekday is not None]
    asked, other = named[0], next((day for day in named if day != named[0]), None)
    if other is None:
        return words("day-free", day=WEEKDAYS[asked])
    between = (other - asked) % _WEEK
    name = {1: "day-before", _WEEK - 1: "day-after"}.get(between, "day-free")
    return words(name, day=WEEKDAYS[asked], other=WEEKDAYS[other])


def _missed(plan: Plan, days: Sequence[DayNamed]) -> tuple[Sentence, ...]:
    """Another day for the one that is out: free, and not beside a day of the plan if there is such a one."""
    taken = set(_weekdays(plan))
    out = next((day.weekday for day in days if day.weekday is not None), None)
    if out is not None and out not in taken:
        return (words("no-such-day", day=WEEKDAYS[out], days=listed([WEEKDAYS[day] for day in _weekdays(plan)])),)
    numbers = [number for day in days if (number := number_of(plan, day))]
    if out is None and numbers:
        out = _weekdays(plan)[numbers[0] - 1]
    name = "that day" if out is None else WEEKDAYS[out]
    kept = taken - {out}
    later = [((out or 0) + step) % _WEEK for step in range(1, _WEEK)]
    free = [day for day in later if day not in taken]
    apart = [day for day in free if not {(day - 1) % _WEEK, (day + 1) % _WEEK} & kept]
    return (words("misses", day=name, free=WEEKDAYS[next(iter(apart or free or later))]),)
