"""A plan that stands is changed: other answers behind it, what is new, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.coaching.plan import JOBS, WEEKDAYS, Equipment, Job, LowerLift, OtherLift, Plan
from bot.coaching.plan.dose import FEWEST_SETS, most_sets_wished
from bot.coaching.plan.week import thrust_week
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed
from bot.conversation.plan.answers import Answers
from bot.conversation.plan.from_facts import LIFTS, is_possible
from bot.conversation.plan.telling import number_of, words
from bot.guide import Sentence
from bot.understanding.plan.asked import DayNamed, PlanChange, Turn

_CHOICES: Final = {
    Job.HINGE: (
        LowerLift.ROMANIAN_DEADLIFT,
        LowerLift.BACK_EXTENSION,
        LowerLift.LEG_CURL,
        LowerLift.GOOD_MORNING,
    ),
    Job.SQUAT: (LowerLift.SQUAT, LowerLift.LEG_PRESS, LowerLift.LUNGE, LowerLift.SPLIT_SQUAT, LowerLift.STEP_UP),
}
"""Lifts that can do a job, the first that is not given up is taken where the lifter names none."""
_KIT: Final = {
    Equipment.BARBELL: "a barbell",
    Equipment.MACHINE: "machines or a Smith bar",
    Equipment.HOME: "dumbbells or bands",
    Equipment.BODYWEIGHT: "body weight only",
}
_APART: Final = 3
"""Most days a week that can all have a day off between them."""
_OF_A_GYM: Final = frozenset(
    {LowerLift.BACK_EXTENSION, LowerLift.LEG_CURL, LowerLift.LEG_PRESS, LowerLift.GOOD_MORNING}
)
_OF_A_BARBELL: Final = frozenset({LowerLift.SQUAT, LowerLift.ROMANIAN_DEADLIFT, LowerLift.GOOD_MORNING})
_OUT_OF_REACH: Final = {
    Equipment.BARBELL: frozenset[LowerLift](),
    Equipment.MACHINE: _OF_A_BARBELL,
    Equipment.HOME: _OF_A_GYM,
    Equipment.BODYWEIGHT: _OF_A_GYM,
}
"""What is not offered, by what there is to train with."""


@dataclass(frozen=True)
class Changed:
    """What a wish does to a plan.

    Attributes:
        answers: behind the new plan; None if nothing changes.
        said: what is new and what it costs, or why nothing changes.
    """

    answers: Answers | None
    said: tuple[Sentence, ...]


def change_plan_by(plan: Plan, answers: Answers, wishes: Sequence[PlanChange]) -> Changed:
    """A plan changed by several wishes, one after the other.

    Args:
        plan: the plan that stands.
        answers: behind it.
        wishes: what is to change, in order.
    """
    said: list[Sentence] = []
    now: Answers | None = None
    for wish in wishes:
        done = change_plan(plan, now or answers, wish)
        said += done.said
        now = done.answers or now
    return Changed(now, tuple(said))


def change_plan(plan: Plan, answers: Answers, wish: PlanChange) -> Changed:
    """A plan changed as the lifter wishes, within the guide's rules.

    Args:
        plan: the plan that stands.
        answers: behind it.
        wish: what is to change.
    """
    if wish.turn is Turn.SETS:
        return _sets(plan, answers, wish)
    if wish.turn is Turn.DAYS:
        return _days(answers, wish.number)
    if wish.turn is Turn.WEEKDAYS:
        return _weekdays(answers, wish.days)
    if wish.turn is Turn.MOVE:
        return _moved(plan, answers, wish.days)
    if wish.turn is Turn.KIT:
        return _kit(answers, Equipment(wish.kit))
    if wish.turn is Turn.THRUST_DAYS:
        return _thrust_days(answers)
    gone, comes = LIFTS.get(wish.lift), LIFTS.get(wish.other)
    if wish.turn is Turn.ADD:
        return _added(answers, gone)
    if wish.turn is Turn.DROP:
        return _dropped(plan, answers, gone)
    return _swapped(plan, answers, gone, comes)


def _sets(plan: Plan, answers: Answers, wish: PlanChange) -> Changed:
    """Sets of hip thrusts on their days, within the guide's range; a careful week has fewer of them."""
    profile = answers.profile()
    week = thrust_week(profile)
    numbers = {number_of(plan, day) for day in wish.days}
    if wish.days and not numbers & {day.number for day in week}:
        return Changed(None, (words("no-thrusts-to-cut"),))
    now = week[0].sets
    wanted = wish.number or now + wish.more
    sets = max(FEWEST_SETS, min(wanted, most_sets_wished(profile)))
    if sets == now:
        return Changed(None, (words("sets-at-edge", new=_in_sets(now), most=_in_sets(most_sets_wished(profile))),))
    said = words("sets-changed", new=_in_sets(sets), old=_in_sets(now))
    capped = (words("sets-capped", most=_in_sets(most_sets_wished(profile))),) if sets < wanted else ()
    return Changed(replace(answers, sets=sets), (said, *capped))


def _in_sets(number: int) -> str:
    return f"{number} sets"


def _days(answers: Answers, number: int) -> Changed:
    if not number:
        return Changed(None, (words("say-which-days"),))
    if not is_possible(number):
        return Changed(None, (words("too-many-days"),))
    if number == answers.days:
        return Changed(None, (words("same-days", new=_in_days(number)),))
    changed = replace(answers, days=number)
    said = [words("days-changed", new=_in_days(number), old=_in_days(answers.days or 0))]
    thrusts = len(thrust_week(changed.profile()))
    if thrusts < number:
        said.append(words("thrust-days-stay", thrusts=_days_in_words(thrusts)))
    return Changed(changed, tuple(said))


def _thrust_days(answers: Answers) -> Changed:
    """Hip thrusts stay on the days that are enough for the goal; more sets on them do the same."""
    thrusts = len(thrust_week(answers.profile()))
    return Changed(None, (words("thrust-days-enough", thrusts=_days_in_words(thrusts)),))


def _in_days(number: int) -> str:
    return f"{_days_in_words(number)} a week"


def _days_in_words(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _weekdays(answers: Answers, days: Sequence[DayNamed]) -> Changed:
    named = tuple(sorted({day.weekday for day in days if day.weekday is not None}))
    if not named:
        return Changed(None, (words("say-which-days"),))
    if not is_possible(len(named)):
        return Changed(None, (words("too-many-days"),))
    said = [words("weekdays-changed", days=listed([WEEKDAYS[day] for day in named]))]
    close = next((day for day in named if (day + 1) % len(WEEKDAYS) in named), None)
    if close is not None and len(named) <= _APART:
        said.append(words("back-to-back", day=WEEKDAYS[close], other=WEEKDAYS[(close + 1) % len(WEEKDAYS)]))
    return Changed(replace(answers, weekdays=named, days=len(named)), tuple(said))


def _moved(plan: Plan, answers: Answers, days: Sequence[DayNamed]) -> Changed:
    """One day of the plan on another weekday."""
    number, to = number_of(plan, days[0]), days[1].weekday
    if not number or to is None:
        name = f"day {days[0].number}" if days[0].weekday is None else WEEKDAYS[days[0].weekday]
        return Changed(None, (words("no-such-day", day=name, days=_named(plan)),))
    taken = number_of(plan, DayNamed(to))
    if taken and taken != number:
        return Changed(None, (words("day-taken", day=WEEKDAYS[to], other=str(taken)),))
    kept = [day for at, day in enumerate(_own_days(plan), start=1) if at != number]
    return _weekdays(answers, [DayNamed(day) for day in (*kept, to)])


def _own_days(plan: Plan) -> list[int]:
    return [day for day in range(len(WEEKDAYS)) if number_of(plan, DayNamed(day))]


def _named(plan: Plan) -> str:
    return listed([WEEKDAYS[day] for day in _own_days(plan)])


def _kit(answers: Answers, kit: Equipment) -> Changed:
    if kit is answers.equipment:
        return Changed(None, (words("same-days", new=_KIT[kit]),))
    old = _KIT[answers.equipment or Equipment.BODYWEIGHT]
    return Changed(replace(answers, equipment=kit, picked=()), (words("kit-changed", new=_KIT[kit], old=old),))


def _swapped(plan: Plan, answers: Answers, gone: LowerLift | None, comes: LowerLift | None) -> Changed:
    """One lift in the place of another; what it has to do is done by another lift of its kind if none is named."""
    job = _job_of(gone or comes)
    others = answers.others or ()
    if gone is None and job is not None:
        gone = next((one.lift for one in others if one.lift in JOBS[job]), None) or _filler(plan, job)
    own = next((one for one in others if one.lift is gone), None)
    added = own is None and job is not None and plan.profile.lacks(job)
    if gone is None or (own is None and not added):
        return Changed(None, (words("not-in-plan", old=_name(gone or comes)),))
    if comes is not None and any(one.lift is comes for one in others):
        return Changed(None, (words("in-plan-already", new=_name(comes)),))
    options = _options(answers, job, gone) if comes is None else []
    if comes is None and not options:
        return _dropped(plan, answers, gone)
    new = comes or options[0]
    if own is None and _job_of(new) is not job:
        return _exchanged(answers, gone, new)
    said = [words("swapped", new=_name(new), old=_name(gone))]
    if options[1:]:
        said.append(words("chosen", options=" or ".join(_name(lift) for lift in options[1:])))
    if own is not None:
        put = tuple(OtherLift(new, one.days, new=True) if one is own else one for one in others)
        changed = replace(answers, others=put)
    else:
        changed = replace(answers, picked=(new, *(lift for lift in answers.picked if _job_of(lift) is not job)))
    return Changed(changed, (*said, *_costs(changed, job, new)))


def _exchanged(answers: Answers, gone: LowerLift, new: LowerLift) -> Changed:
    """Another kind of lift for one that the plan had put in: what that one did is left out, and its cost is said."""
    job = _job_of(gone)
    back = {one for one in answers.left_out if new not in JOBS[one]}
    out = (*(one for one in answers.left_out if one in back), *((job,) if job else ()))
    changed = replace(answers, others=(*(answers.others or ()), OtherLift(new, new=True)), left_out=out)
    return Changed(changed, (words("swapped", new=_name(new), old=_name(gone)), *_costs(changed, job)))


def _options(answers: Answers, job: Job | None, gone: LowerLift) -> list[LowerLift]:
    done = {one.lift for one in answers.others or ()}
    out = _OUT_OF_REACH[answers.equipment or Equipment.BODYWEIGHT]
    choices = _CHOICES[job] if job else ()
    return [lift for lift in choices if lift is not gone and lift not in done | out]


def _filler(plan: Plan, job: Job) -> LowerLift | None:
    """The lift that a plan has put in for a job itself; None if it has put none."""
    return (plan.profile.picked_for(job) or _CHOICES[job][0]) if plan.profile.lacks(job) else None


def _dropped(plan: Plan, answers: Answers, gone: LowerLift | None) -> Changed:
    """A lift left out: nothing takes its place, and what that costs is said."""
    job = _job_of(gone)
    others = tuple(one for one in answers.others or () if one.lift is not gone)
    put_in = _filler(plan, job) if job else None
    if len(others) == len(answers.others or ()) and gone is not put_in:
        return Changed(None, (words("not-in-plan", old=_name(gone)),))
    left = job is not None and not any(one.lift in JOBS[job] for one in others)
    out = tuple(dict.fromkeys((*answers.left_out, job))) if left and job else answers.left_out
    changed = replace(answers, others=others, left_out=out)
    return Changed(changed, (words("dropped", old=_name(gone)), *_costs(changed, job)))


def _added(answers: Answers, comes: LowerLift | None) -> Changed:
    others = answers.others or ()
    if comes is None or any(one.lift is comes for one in others):
        return Changed(None, (words("in-plan-already", new=_name(comes)),))
    back = tuple(job for job in answers.left_out if comes not in JOBS[job])
    return Changed(
        replace(answers, others=(*others, OtherLift(comes, new=True)), left_out=back),
        (words("added", new=_name(comes)),),
    )


def _costs(answers: Answers, job: Job | None, new: LowerLift | None = None) -> tuple[Sentence, ...]:
    """The cost to a week that has no lift for a job any more."""
    done = {one.lift for one in answers.others or ()} | ({new} if new else set())
    if job is None or done & JOBS[job]:
        return ()
    return (words(f"costs-{job.value}"),)


def _job_of(lift: LowerLift | None) -> Job | None:
    return next((job for job, lifts in JOBS.items() if lift in lifts), None)


def _name(lift: LowerLift | None) -> str:
    return load_wording().lifts[lift].name if lift else "such lifts"
