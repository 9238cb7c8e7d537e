"""What was understood, said back, so that it can be put right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.coaching.plan import Age, Back, Equipment, Experience, Goal, OtherLift
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed
from bot.conversation.plan.answers import Answers, Question
from bot.conversation.plan.talk import PlanTalk

_NAMED: Final[dict[Goal | Experience | Back | Equipment | Age, str]] = {
    Goal.GLUTES: "bigger glutes",
    Goal.STRENGTH: "strength",
    Goal.SPORT: "a sport",
    Goal.GENERAL: "general fitness",
    Experience.BEGINNER: "new to lifting",
    Experience.TRAINED: "half a year of training or more",
    Back.FINE: "a back that feels fine",
    Back.TIRED: "a tired lower back",
    Equipment.BARBELL: "a barbell",
    Equipment.MACHINE: "machines",
    Equipment.HOME: "dumbbells or bands",
    Equipment.BODYWEIGHT: "body weight only",
    Age.YOUNG: "under 18",
    Age.ADULT: "18 to 64 years old",
    Age.OLDER: "65 or older",
}
_TIMES: Final = {1: "once", 2: "twice"}


def noted(talk: PlanTalk) -> str:
    """The last message's answers in words: ``Got it: 3 days a week, a barbell.``; empty if it answered nothing."""
    told = [*(words_of(talk.answers, question) for question in talk.news), *talk.heard]
    return f"Got it: {_join(told)}." if told else ""


def so_far(talk: PlanTalk) -> str:
    """All that is known for the plan to come, in words."""
    given = [question for question in talk.answers.given if question not in talk.assumed]
    told = f"So far I have: {_listed(talk.answers, given)}." if given else "So far I have nothing for your plan."
    assumed = f" You didn't say, so I assume: {_listed(talk.answers, talk.assumed)}." if talk.assumed else ""
    return f"{told}{assumed} Your sets and reps come once I know the rest."


def heading(talk: PlanTalk) -> str:
    """The answers behind the plan, those from before, and those that were counted in another way.

    Args:
        talk: a talk in which every question is answered.
    """
    answers = talk.answers
    others = (*talk.taken, *talk.assumed, Question.PAIN)
    told = [question for question in answers.given if question not in others]
    said = [f"Your plan is for: {_listed(answers, told)}."] if told else []
    if talk.before is not None:
        said = [changed(talk)]
    if talk.taken:
        said.append(f"From earlier I used: {_listed(answers, talk.taken)}. Tell me if that has changed.")
    if talk.assumed:
        said.append(f"You didn't say, so I assumed: {_listed(answers, talk.assumed)}.")
    return " ".join(filter(None, (*said, *_counted(answers))))


def changed(talk: PlanTalk) -> str:
    """The news in a plan that was changed: ``Changed: 2 days a week instead of 4 days a week.``."""
    before = talk.before or Answers()
    news = before.differing(talk.answers)
    return f"Changed: {_join(_change(before, talk.answers, question) for question in news)}." if news else ""


def _change(before: Answers, now: Answers, question: Question) -> str:
    old = f" instead of {words_of(before, question)}" if question in before.given else ""
    return f"{words_of(now, question)}{old}"


def _listed(answers: Answers, questions: Iterable[Question]) -> str:
    return _join(words_of(answers, question) for question in questions)


def _join(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def words_of(answers: Answers, question: Question) -> str:
    """One answer in words, such as "3 days a week"."""
    value = getattr(answers, question.value)
    if question is Question.DAYS:
        return "1 day a week" if value == 1 else f"{value} days a week"
    if question is Question.OTHERS:
        return _others(value)
    if question is Question.PAIN:
        return "something hurts" if value else "nothing hurts"
    return _NAMED[value]


def _others(others: tuple[OtherLift, ...]) -> str:
    names = load_wording().lifts
    return listed([f"{names[one.lift].name} {_often(one)}" for one in others]) or "no other lower-body lifts"


def _often(one: OtherLift) -> str:
    sets = f", {one.sets} sets each time" if one.sets else ""
    if not one.heavy:
        return f"{_times(one.days)} a week{sets}"
    heavy = (
        "all heavy" if one.heavy == one.days > 1 else "heavy" if one.heavy == one.days else f"heavy {_times(one.heavy)}"
    )
    return f"{_times(one.days)} a week ({heavy}{sets})"


def _times(number: int) -> str:
    return _TIMES.get(number, f"{number} times")


def _counted(answers: Answers) -> list[str]:
    days = answers.days or 0
    more = [load_wording().lifts[one.lift].name for one in answers.others or () if one.days > days]
    return (
        [f"With {days} lower {'day' if days == 1 else 'days'} I counted {listed(more)} on no more than that."]
        if more
        else []
    )
