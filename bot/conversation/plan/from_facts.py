"""Every answer that one message holds. What a bare word means depends on the question that is open."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, TypeVar

from bot.coaching.plan import Age, Back, Equipment, Experience, Goal, LowerLift, OtherLift
from bot.coaching.plan.profile import MOST_DAYS, OF_AGE, OLDER_FROM
from bot.conversation.plan.answers import Answers, Question
from bot.understanding import facts
from bot.understanding.plan.ages import bare_age
from bot.understanding.plan.named import weekdays_named
from bot.understanding.plan.own_days import own_days
from bot.understanding.reading import Act, Reading, Said, Standing
from bot.understanding.replies import opens_with_no, opens_with_yes

F = TypeVar("F")
_SO: Final = frozenset({Standing.AFFIRMED})
_SO_OR_WISHED: Final = frozenset({Standing.AFFIRMED, Standing.WISHED})
"""What somebody wants is an answer for a goal and for days, and none for what there is to train with."""
_NO_LONGER: Final = frozenset({Standing.DENIED, Standing.PAST})
LIFTS: Final = {**{lift.value: lift for lift in LowerLift}, "hinge": LowerLift.GOOD_MORNING}
_POSSIBLE_DAYS: Final = range(1, MOST_DAYS + 1)


def answers_in(reading: Reading, open_: Question | None, known: Answers) -> Answers:
    """The answers in a message.

    A correction ("no, 4", "sorry, glutes") may answer a question that was answered before.

    Args:
        reading: the message.
        open_: the question that was asked; None before the first.
        known: the answers so far.

    Returns:
        The answers that it gives. ``days`` may be a number that no week has: the talk says so.
    """
    if _corrects(reading):
        again = _answers(reading, None, known)
        if known.differing(again) and set(again.given) <= set(known.given):
            return again
        if open_ is None or not _answers(reading, open_, known, bare_reply=False).given:
            for question in reversed(known.given):
                meant = _answers(reading, question, known, bare_reply=False)
                if question in known.differing(meant):
                    return Answers(**{question.value: getattr(meant, question.value)})
    return _answers(reading, open_, known)


def is_possible(days: int) -> bool:
    """Return True if a week with that many lower-body days can be planned."""
    return days in _POSSIBLE_DAYS


def other_lifts(reading: Reading, *, asked: bool = False) -> tuple[tuple[OtherLift, ...], frozenset[LowerLift]]:
    """The lifts that a message tells of as done, each once, and those that it says are not.

    Args:
        reading: the message.
        asked: whether it answers the question for them, so that a name alone counts.
    """
    lifts: dict[LowerLift, OtherLift] = {}
    for said in _of(reading, facts.Frequency, _SO, loose=asked):
        if said.lift:
            lift = LIFTS[said.lift]
            sets, weekdays = said.sets, said.weekdays
            days, heavy = max(1, min(said.days, MOST_DAYS)), min(said.heavy, MOST_DAYS)
            if (before := lifts.get(lift)) is not None:
                sets, weekdays = before.sets or sets, tuple(sorted({*before.weekdays, *weekdays}))
                days, heavy = min(before.days + days, MOST_DAYS), min(before.heavy + heavy, MOST_DAYS)
            lifts[lift] = OtherLift(
                lift, days, min(heavy, days), sets=sets, weekdays=weekdays if len(weekdays) == days else ()
            )
    denied = _of(reading, facts.Frequency, frozenset({Standing.DENIED}), loose=True)
    return tuple(lifts.values()), frozenset(LIFTS[one.lift] for one in denied if one.lift) - set(lifts)


def _corrects(reading: Reading) -> bool:
    return reading.does(Act.CORRECTS) or (opens_with_no(reading) and reading.does(Act.TELLS))


def _answers(reading: Reading, open_: Question | None, known: Answers, *, bare_reply: bool = True) -> Answers:
    """The answers in a message if this question is open.

    Args:
        reading: the message.
        open_: the question.
        known: the answers so far.
        bare_reply: whether a yes or a no at its start answers the question.
    """
    no = bare_reply and opens_with_no(reading)
    yes = bare_reply and not no and opens_with_yes(reading)
    week = own_days(reading)
    age = age_told(reading, asked=open_ is Question.PAIN and known.age_matters)
    return Answers(
        goal=_goal(reading, asked=open_ is Question.GOAL, known=known.goal),
        experience=_experience(reading, asked=open_ is Question.EXPERIENCE),
        days=_days(reading, asked=open_ is Question.DAYS, lifts_asked=open_ is Question.OTHERS),
        others=_others(reading, known, asked=open_ is Question.OTHERS, no=no),
        back=_back(reading, asked=open_ is Question.BACK, yes=yes, no=no),
        equipment=_equipment(reading, asked=open_ is Question.EQUIPMENT),
        pain=_pain(reading, asked=open_ is Question.PAIN, yes=yes and age is None, no=no),
        weekdays=tuple(day for day in weekdays_named(reading) if day not in week.busy),
        age=age,
        busy=tuple(sorted(week.busy)),
        hard=tuple(sorted(week.busy & week.hard)),
    )


def _goal(reading: Reading, *, asked: bool, known: Goal | None) -> Goal | None:
    """The goal that is named first; one that is known changes only where a change is spoken of."""
    named = [Goal(one.id) for one in _of(reading, facts.Goal, _SO_OR_WISHED, loose=asked)]
    if known is None or asked or reading.does(Act.COMMANDS) or reading.does(Act.CORRECTS):
        return next(iter(named), None)
    given_up = any(one.id == known.value for one in _of(reading, facts.Goal, _NO_LONGER))
    wished = [Goal(one.id) for one in _of(reading, facts.Goal, frozenset({Standing.WISHED}))]
    return next(iter(named if given_up else wished), None)


def _experience(reading: Reading, *, asked: bool) -> Experience | None:
    """How long the lifter has trained; where a message says both, it is the careful one."""
    firm = {one.id for one in _of(reading, facts.Experience, _SO)}
    found = firm or ({one.id for one in _of(reading, facts.Experience, _SO, loose=True)} if asked else set())
    return Experience.BEGINNER if "beginner" in found else Experience.TRAINED if found else None


def _days(reading: Reading, *, asked: bool, lifts_asked: bool) -> int | None:
    counted = [said.span for said, one in _said(reading, facts.Frequency, _SO, loose=True) if one.lift and one.days]
    told = [
        one.days
        for said, one in _said(reading, facts.Frequency, _SO_OR_WISHED, loose=asked)
        if not one.lift and not (lifts_asked and any(span.start <= said.span.start < span.end for span in counted))
    ]
    return None if not told else told[-1] if reading.does(Act.CORRECTS) else told[0]  # "3, no wait, 2"


def _others(reading: Reading, known: Answers, *, asked: bool, no: bool) -> tuple[OtherLift, ...] | None:
    done, dropped = other_lifts(reading, asked=asked)
    nothing_else = any(_of(reading, facts.NoOtherLift, frozenset(Standing) - {Standing.ASKED, Standing.HEARSAY}))
    if asked and known.others is None:
        beside = any(_of(reading, facts.NoOtherLift, _SO | {Standing.DENIED}, loose=True))
        return done if done or dropped or beside or no else None
    if not (done or dropped or nothing_else):
        return None
    before = () if known.others is None or nothing_else else known.others
    named = dropped | {one.lift for one in done}
    return (*(one for one in before if one.lift not in named), *done)


def _back(reading: Reading, *, asked: bool, yes: bool, no: bool) -> Back | None:
    """How the lower back feels from training; a complaint is none of it."""
    told = [one.id for one in _of(reading, facts.BackState, _SO)]
    if not told and asked:
        told = [one.id for one in _of(reading, facts.BackState, _SO, loose=True)]
        told = told or (["fine"] if no else ["tired"] if yes and not any(_of(reading, facts.Hurts, _SO)) else [])
    return Back(told[-1]) if told else None


def _equipment(reading: Reading, *, asked: bool) -> Equipment | None:
    """The best that there is to train with."""
    firm = {one.id for one in _of(reading, facts.Equipment, _SO)}
    found = firm or ({one.id for one in _of(reading, facts.Equipment, _SO, loose=True)} if asked else set())
    return next((one for one in Equipment if one.value in found), None)


def _pain(reading: Reading, *, asked: bool, yes: bool, no: bool) -> bool | None:
    """Return True if anything hurts; what is unclear counts as a yes."""
    told = {one.anything for one in _of(reading, facts.Hurts, _SO)}
    if not told and asked:
        loose = {one.anything for one in _of(reading, facts.Hurts, _SO, loose=True)}
        told = {True} if True in loose else {False} if no or loose else {True} if yes else set()
    return True in told if told else None


def age_told(reading: Reading, *, asked: bool = False) -> Age | None:
    """The lifter's age by what it changes; None if a message does not tell it.

    Args:
        reading: the message.
        asked: whether it was asked for, so that a number alone is one.
    """
    if any(one.id == "under_18" for one in _of(reading, facts.Condition, _SO)):
        return Age.YOUNG
    years = next((one.years for one in _of(reading, facts.Age, _SO)), bare_age(reading) if asked else None)
    if years is None:
        return None
    return Age.OLDER if years >= OLDER_FROM else Age.YOUNG if years < OF_AGE else Age.ADULT


def _said(
    reading: Reading, kind: type[F], put: Collection[Standing], *, loose: bool = False
) -> Iterator[tuple[Said, F]]:
    """The lifter's own facts of a kind that are put in one of these ways, from left to right."""
    for said in reading.facts:
        if isinstance(said.fact, kind) and said.person.is_lifter and said.standing in put and (loose or not said.loose):
            yield said, said.fact


def _of(reading: Reading, kind: type[F], put: Collection[Standing], *, loose: bool = False) -> Iterator[F]:
    return (fact for _, fact in _said(reading, kind, put, loose=loose))
