"""Drafts and questions in the bot's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from bot.coaching.load import Unit, plain
from bot.coaching.session import MOST_SETS
from bot.coaching.training_log.draft import (
    BAR,
    MOST_SESSIONS,
    Ask,
    Draft,
    DraftSet,
    LoadKind,
    Note,
    Question,
    SaidLoad,
    Why,
)
from bot.understanding.facts import Trouble

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_TROUBLES: Final = {
    Trouble.PAIN: "it hurt",
    Trouble.SHORT_RANGE: "not all reps were full",
    Trouble.LOST_CONTROL: "your form slipped",
    Trouble.BOUNCED: "the reps bounced",
    Trouble.COSTLY_SORENESS: "being sore cost you other work",
}
_QUESTIONS: Final = {
    (Ask.UNIT, Why.MISSING): "Is that in kg or lb?",
    (Ask.LOAD, Why.MISSING): "What load was it? Say body weight if you used none.",
    (Ask.LOAD, Why.UNCLEAR): "How much is {heard} in all, with the bar?",
    (Ask.LOAD, Why.ABSURD): "I read the load as {heard}. That can not be right. What was it?",
    (Ask.BAR, Why.UNCLEAR): "{heard} on each side: does a bar come on top of that? Yes, no, or tell me the total.",
    (Ask.SCHEME, Why.MISSING): "How many sets and reps did you do?",
    (
        Ask.SCHEME,
        Why.UNCLEAR,
    ): "I am not sure how to read {heard}. How many sets did you do, and how many reps in each?",
    (Ask.SCHEME, Why.ABSURD): "I read {heard}. That can not be right. What were the sets and reps?",
    (Ask.SCHEME, Why.NO_LAST): "I have no last session to copy. What load, sets and reps did you do?",
    (Ask.SETS, Why.UNCLEAR): "How many sets did you do?",
    (Ask.REPS, Why.MISSING): "How many reps did you do in each set?",
    (Ask.REPS, Why.UNCLEAR): "I read {heard} reps. How many did you do in each set?",
    (Ask.REPS, Why.ABSURD): "I read {heard} reps. That can not be right. How many were there in each set?",
    (Ask.EFFORT, Why.UNCLEAR): "How hard was it, from 1 to 10? Say skip to leave it out.",
    (
        Ask.EFFORT,
        Why.ABSURD,
    ): "I read {heard}. RPE goes from 1 to 10 in half steps. What was it? Say skip to leave it out.",
    (Ask.DAY, Why.UNCLEAR): "Which day do you mean by {heard}?",
    (Ask.DAY, Why.FUTURE): "{heard} is still to come. Which day did you train?",
    (Ask.DAY, Why.LONG_AGO): "{heard} is over a year ago. Is that right, or which day was it?",
    (Ask.LIFT, Why.UNCLEAR): "Is {heard} the lift? Say yes, no if it was hip thrusts, or the name of the lift.",
    (Ask.NUMBER, Why.UNCLEAR): "What does {heard} stand for? Say skip to leave it out.",
    (Ask.ANYTHING, Why.UNCLEAR): "I store what you have done. If you did it, tell me like this: 3x10 at 100 kg.",
    (Ask.ANYTHING, Why.MISSING): "What did you do? For example: 3x10 at 100 kg, RPE 8.",
}
_ONE_LIFT: Final = "I can not tell which sets go with which lift, so I stored none. Send me one lift at a time."
_SMALLER: Final = (
    f"That is a lot for one message, so I stored none of it. Send up to {MOST_SESSIONS} sessions at a time, with no"
    f" more than {MOST_SETS} sets in each."
)


def in_words(draft: Draft, *, today: date) -> str:
    """What was understood, to be echoed for a yes.

    Args:
        draft: as far as it goes; what is not known is left out.
        today: the lifter's own date.
    """
    parts = [*_sets_in_words(draft), *_effort_in_words(draft.sets)]
    if not any(doubt.ask is Ask.LIFT for doubt in draft.doubts):
        parts.append(draft.lift)
    if draft.day:
        parts.append(day_in_words(draft.day, today))
    said = ", ".join(part for part in parts if part)
    said = f"{said[0].upper()}{said[1:]}."
    return " ".join([said, *_additions(draft)])


def question_in_words(question: Question, *, today: date) -> str:
    """One short question.

    Args:
        question: of a draft or a reading.
        today: the lifter's own date.
    """
    if question.ask is Ask.SMALLER_PORTIONS:
        return _ONE_LIFT if question.why is Why.UNCLEAR else _SMALLER
    if question.ask is Ask.DAY and len(question.days) > 1:
        return f"Do you mean {_listed([day_in_words(day, today) for day in question.days], 'or')}?"
    key = (question.ask, question.why)
    if not question.heard and "{heard}" in _QUESTIONS[key]:
        return _QUESTIONS.get((question.ask, Why.MISSING), "Which day did you train?")
    heard = f'"{question.heard}"' if question.why is Why.UNCLEAR else question.heard
    asked = _QUESTIONS[key].format(heard=heard)
    return f"{asked[0].upper()}{asked[1:]}"


def day_in_words(day: date, today: date) -> str:
    """The day with its month by name: "today (23 Nov)", "Friday 20 Nov", "3 Mar 2026"."""
    written = f"{day.day} {_MONTHS[day.month - 1]}"
    if day.year != today.year:
        return f"{written} {day.year}"
    back = (today - day).days
    if back in (0, 1):
        return f"{('today', 'yesterday')[back]} ({written})"
    return f"{_WEEKDAYS[day.weekday()]} {written}" if 1 < back < 7 else written


def _sets_in_words(draft: Draft) -> list[str]:
    said: list[str] = []
    for load, run in groupby(draft.sets, key=lambda one: one.load):
        reps = [one.reps for one in run]
        said.append(f"{_reps_in_words(reps)}{_load_in_words(load, draft.unit)}")
    return said


def _reps_in_words(reps: Sequence[int | None]) -> str:
    count = "1 set" if len(reps) == 1 else f"{len(reps)} sets"
    if len(set(reps)) == 1:
        return count if reps[0] is None else f"{count} of {reps[0]}"
    return f"{_listed(['?' if one is None else str(one) for one in reps], 'and')} reps"


def _load_in_words(load: SaidLoad | None, unit: Unit | None) -> str:
    if load is None:
        return ""
    if load.kind is LoadKind.BODY:
        return " with body weight"
    total = load.total(unit)
    if total is None:
        return {LoadKind.BAR: " with the bar", LoadKind.PLATES: f" with {load} plates a side"}.get(
            load.kind, f" at {load}"
        )
    side = " a side" if load.kind is LoadKind.PER_SIDE else ""
    return f" at {plain(total[0])} {total[1].value}{side}"


def _effort_in_words(sets: Sequence[DraftSet]) -> list[str]:
    rpe = [one.rpe for one in sets]
    if not any(rpe):
        return []
    if len(set(rpe)) == 1:
        return [f"RPE {_number(rpe[0])}"]
    if not any(rpe[:-1]):
        return [f"last set RPE {_number(rpe[-1])}"]
    return [f"RPE {', '.join(map(_number, rpe))}"]


def _number(value: Decimal | None) -> str:
    return "–" if value is None else plain(value)


def _additions(draft: Draft) -> Iterable[str]:
    if draft.planned:
        yield f"The plan was {draft.planned[0]} sets of {draft.planned[1]}."
    if draft.troubles:
        yield f"You also told me: {_listed([_TROUBLES[one] for one in Trouble if one in draft.troubles], 'and')}."
    if Note.BAR_COUNTED in draft.assumed and draft.unit:
        yield f"I counted the bar as {BAR[draft.unit]} {draft.unit.value}, and a full plate as the same."
    if Note.EACH_SET in draft.assumed:
        yield "I changed the reps of every set."
    if Note.SAME_LOAD in draft.assumed:
        yield "Where you named no load, I took the one before."
    if Note.HARD_UNRATED in draft.assumed:
        yield "You called it hard: give me an RPE if you want one stored."


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
