"""Wishes before there is a plan: days and lifts that are named for it, and the plan asked for at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.coaching.plan import JOBS, WEEKDAYS, Back, Equipment, Experience, Goal, LowerLift, OtherLift
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed
from bot.conversation.plan.answers import Answers, Question
from bot.conversation.plan.from_facts import LIFTS, is_possible
from bot.conversation.plan.talk import Note, PlanTalk
from bot.understanding.plan.asked import PlanChange, Turn

_ASSUMED: Final = Answers(Goal.GLUTES, Experience.BEGINNER, 2, (), Back.FINE, Equipment.BODYWEIGHT)
"""What is taken for what nobody told: the careful answer. Whether anything hurts is never assumed."""
_FINER: Final = Answers(others=_ASSUMED.others, back=_ASSUMED.back)
_MOST_OF_IT: Final = frozenset({Question.GOAL, Question.EXPERIENCE, Question.DAYS, Question.EQUIPMENT})
_ENOUGH: Final = 3
"""Of them told at once."""
_PAIR: Final = 2


def wished(talk: PlanTalk, wishes: Sequence[PlanChange]) -> PlanTalk | None:
    """The talk after wishes for the plan to come; None if they change nothing.

    Args:
        talk: the talk so far.
        wishes: as they were read, in order.
    """
    answers, heard = talk.answers, []
    for wish in wishes:
        before = answers
        answers, words = _with(answers, wish)
        heard += [words] if answers != before else []
    if not heard:
        return None
    return replace(talk, answers=answers, news=(), heard=tuple(heard), note=Note.NOTHING, misses=0, asides=0)


def spared(talk: PlanTalk) -> PlanTalk:
    """The talk of somebody whose first message told most of it: the finer questions are not asked, but assumed.

    Who writes "glutes, 3 days, full gym, two years of lifting" wants the plan next. What was assumed stands over it.
    For strength the other lifts are asked all the same: they decide whether hip thrusts are needed at all.
    """
    if len(_MOST_OF_IT & {*talk.news}) < _ENOUGH:
        return talk
    finer = _FINER.without((Question.OTHERS,)) if talk.answers.goal is Goal.STRENGTH else _FINER
    rest = tuple(question for question in finer.given if question not in talk.answers.given)
    return replace(talk, answers=finer.overridden(talk.answers), assumed=rest)


def hurried(talk: PlanTalk) -> PlanTalk:
    """The talk after the plan was asked for at once: what is open is assumed, but for pain."""
    rest = tuple(question for question in _ASSUMED.given if question not in talk.answers.given)
    return replace(
        talk,
        answers=_ASSUMED.overridden(talk.answers),
        news=(),
        assumed=(*talk.assumed, *rest),
        note=Note.NOTED,
        misses=0,
        asides=0,
    )


def _with(answers: Answers, wish: PlanChange) -> tuple[Answers, str]:
    """The answers after one wish, and what of it was taken, in words."""
    weekdays = tuple(sorted({day.weekday for day in wish.days if day.weekday is not None}))
    if wish.turn is Turn.WEEKDAYS and is_possible(len(weekdays)):
        return replace(answers, weekdays=weekdays, days=len(weekdays)), _days(weekdays)
    if wish.turn is Turn.MOVE and len(wish.days) == _PAIR:
        return _moved(answers, *(day.weekday for day in wish.days))
    if wish.turn in (Turn.DROP, Turn.ADD, Turn.SWAP) and wish.lift:
        return _lifts(answers, wish)
    return answers, ""


def _moved(answers: Answers, old: int | None, new: int | None) -> tuple[Answers, str]:
    if old not in answers.weekdays or new is None:
        return answers, ""
    days = tuple(sorted({*(day for day in answers.weekdays if day != old), new}))
    return replace(answers, weekdays=days), _days(days)


def _lifts(answers: Answers, wish: PlanChange) -> tuple[Answers, str]:
    """The answers with a lift out, in, or in the place of another one."""
    lift, other = LIFTS[wish.lift], LIFTS.get(wish.other)
    done = answers.others or ()
    if wish.turn is Turn.ADD:
        return replace(answers, others=(*(one for one in done if one.lift is not lift), OtherLift(lift))), _name(lift)
    kept = tuple(one for one in done if one.lift is not lift)
    if other is not None:
        put = (*(one for one in kept if one.lift is not other), OtherLift(other))
        return replace(answers, others=put), f"{_name(other)} and no {_name(lift)}"
    job = next((job for job, lifts in JOBS.items() if lift in lifts), None)
    left = job is not None and not any(one.lift in JOBS[job] for one in kept)
    out = tuple(dict.fromkeys((*answers.left_out, job))) if left and job else answers.left_out
    return replace(answers, others=kept if answers.others is not None else None, left_out=out), f"no {_name(lift)}"


def _days(days: Sequence[int]) -> str:
    return listed([WEEKDAYS[day] for day in days])


def _name(lift: LowerLift) -> str:
    return load_wording().lifts[lift].name
