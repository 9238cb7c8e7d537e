"""Every answer that one message holds. What a word means depends on the question that is open."""

from __future__ import annotations

import re
from typing import Final

from bot.coaching.plan import OtherLift
from bot.coaching.plan.profile import MOST_DAYS
from bot.coaching.plan_talk.answers import Answers, Question
from bot.coaching.plan_talk.lifts import LiftsSaid, lifts_said
from bot.coaching.plan_talk.often import days_said, prepared
from bot.coaching.plan_talk.signs import corrected, says_no
from bot.coaching.plan_talk.traits import back_said, equipment_said, experience_said, goal_said, pain_said

_ADDS = re.compile(r"\b(?:also|too|as well|add|plus)\b|^and\b")
_ONLY = re.compile(r"\b(?:only|just)\b")
_POSSIBLE_DAYS: Final = range(1, MOST_DAYS + 1)


def read(text: str, open_: Question | None, known: Answers) -> Answers:
    """What a message answers.

    A correction ("no, 4", "sorry, glutes") is read as an answer to a question that was answered before.

    Args:
        text: the message.
        open_: the question that was asked; None before the first.
        known: the answers so far.

    Returns:
        The answers that it gives. ``days`` may be a number that no week has: the talk says so.
    """
    words = prepared(text)
    again = corrected(words)
    if again:
        said = _answers(again, None, known)
        if known.differing(said) and set(said.given) <= set(known.given):
            return said
        if open_ is None or not _answers(again, open_, known).given:
            for question in reversed(known.given):
                meant = _answers(again, question, known)
                if question in known.differing(meant):
                    return Answers(**{question.value: getattr(meant, question.value)})
    return _answers(words, open_, known)


def possible(days: int) -> bool:
    """Whether a week with that many lower-body days can be planned."""
    return days in _POSSIBLE_DAYS


def _answers(words: str, open_: Question | None, known: Answers) -> Answers:
    lifts = lifts_said(words, asked=open_ is Question.OTHERS)
    return Answers(
        goal=goal_said(words, asked=open_ is Question.GOAL, known=known.goal is not None),
        experience=experience_said(words, asked=open_ is Question.EXPERIENCE),
        days=days_said(lifts.rest, asked=open_ is Question.DAYS),
        others=_others(lifts, words, open_, known),
        back=back_said(words, asked=open_ is Question.BACK),
        equipment=equipment_said(words, asked=open_ is Question.EQUIPMENT, known=known.equipment is not None),
        pain=pain_said(words, asked=open_ is Question.PAIN),
    )


def _others(lifts: LiftsSaid, words: str, open_: Question | None, known: Answers) -> tuple[OtherLift, ...] | None:
    asked = open_ is Question.OTHERS
    if asked and known.others is None:
        return lifts.done if lifts.done or lifts.dropped or lifts.beside or says_no(words) else None
    if not lifts.plainly:
        return None
    before = () if known.others is None else known.others
    if not _ADDS.search(words) and lifts.done and _ONLY.search(words):
        before = ()
    named = lifts.dropped | {one.lift for one in lifts.done}
    return (*(one for one in before if one.lift not in named), *lifts.done)
