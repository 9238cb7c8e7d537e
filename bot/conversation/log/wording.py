"""An open log in the coach's words: what was understood, and what is asked about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from bot.coaching.spoken import listed
from bot.conversation.log.echo import (
    echo_in_words,
    effort_in_words,
    lift_in_words,
    line_in_words,
    number_in_words,
    sets_in_words,
)
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.questions import Choice, capital, choices, day_in_words, missing_in_words, question_in_words
from bot.understanding.loads import LoadKind
from bot.understanding.logs.draft import Ask, Draft, Question, Why
from bot.understanding.units import KG_IN_A_POUND, Unit

_CHANGE: Final = "What should I change?"
_SAVE: Final = "Should I save this?"
_NAMED_BY_ITSELF: Final = frozenset({Ask.UNIT, Ask.LIFT, Ask.NUMBER})
"""What is asked of them stands in the question."""
_ONE_THING_FIRST: Final = "I need one more thing before I can save it."
_NOTHING_YET: Final = "There is nothing to save yet."
_EITHER: Final = "Which of these did you mean?"


def log_in_words(log: OpenLog, *, today: date) -> tuple[str, tuple[Choice, ...]]:
    """The words about an open log now: all of it, and then what is asked, with the answers to offer.

    Args:
        log: as it stands.
        today: the lifter's own date.
    """
    asked = log.asked
    if log.other:
        return f"{_EITHER} {_either_in_words(log, today)}", ()
    if log.hurried and asked:
        return _hurried_in_words(log, asked, today), choices(asked, today)
    if asked is None:
        echo = f"{_before_in_words(log, today)}{echo_in_words(log, today=today)}"
        return _joined(echo, _CHANGE if log.changing else _SAVE), ()
    question = asked_in_words(log, asked, today=today)
    if not any(draft.sets for draft in log.drafts):
        return question, choices(asked, today)
    return _joined(echo_in_words(log, today=today), question), choices(asked, today)


def asked_in_words(log: OpenLog, asked: Question, *, today: date) -> str:
    """What is asked about a log, with the lift and the day that it is about where the log has several."""
    draft = log.open_draft
    question = question_in_words(_with_what_it_is_about(log, asked), today=today)
    if draft is None or len(log.drafts) < 2 or asked.ask in _NAMED_BY_ITSELF:
        return question
    return f"{capital(_named(draft, log.drafts, today))}: {question}"


def _named(draft: Draft, drafts: Sequence[Draft], today: date) -> str:
    """A session of a log in few words: its lift, and its day where the log has others."""
    days = {one.day for one in drafts}
    day = [day_in_words(draft.day, today)] if draft.day and len(days) > 1 else []
    return ", ".join([lift_in_words(draft), *day])


def _hurried_in_words(log: OpenLog, asked: Question, today: date) -> str:
    """What is missing, for whom wants to save already: the question once, and then in other words."""
    if log.hurried % 2:
        return f"{_ONE_THING_FIRST if log.drafts else _NOTHING_YET} {asked_in_words(log, asked, today=today)}"
    draft = log.open_draft
    missing = missing_in_words(asked)
    if draft is None or len(log.drafts) < 2:
        return f"It isn't saved yet: I still need {missing}."
    return f"It isn't saved yet. {capital(_named(draft, log.drafts, today))}: I still need {missing}."


def _before_in_words(log: OpenLog, today: date) -> str:
    """What is not there as it was: stored sets that a change takes out, or a session of which nothing was told."""
    if log.lacks:
        new = "\n" if len(log.drafts) > 1 else " "
        return f"I have nothing of {day_in_words(log.lacks, today)} yet. Tell me those sets too.{new}"
    gone = [draft for draft in log.before if draft not in log.drafts]
    if not gone or log.changing:
        return ""
    new = "\n" if len(log.drafts) > 1 else " "
    return f"Instead of {listed([line_in_words(draft) for draft in gone], 'and')}:{new}"


def readings_in_words(log: OpenLog, *, today: date) -> tuple[str, str]:
    """Both readings of a message that can be read in two ways, short enough for a button."""
    both = (log.drafts, log.other)
    days = {draft.day for drafts in both for draft in drafts}
    first, second = (_short(drafts, today, dated=len(days) > 1) for drafts in both)
    return first, second


def loads_in_words(log: OpenLog, unit: Unit) -> str:
    """Each load of a log in another unit; empty if it names none.

    Args:
        log: open or saved.
        unit: that is wanted.
    """
    told: dict[str, None] = {}
    for draft in log.drafts:
        for one in draft.sets:
            total = one.load.total(draft.unit) if one.load else None
            if total is None and one.load and one.load.kind is LoadKind.WEIGHT:
                told[f"{number_in_words(one.load.amount)} may be kg or lb, which I don't know yet"] = None
            elif total is not None:
                told[f"{number_in_words(total[0])} {total[1].value} is {_in_unit(*total, unit)}"] = None
    return f"{listed(list(told))}." if told else ""


def _in_unit(amount: Decimal, unit: Unit, wanted: Unit) -> str:
    if unit is wanted:
        return f"{number_in_words(amount)} {unit.value} already"
    factor = KG_IN_A_POUND if unit is Unit.LB else 1 / KG_IN_A_POUND
    return f"about {number_in_words((amount * factor).quantize(Decimal('0.1')))} {wanted.value}"


def saved_in_words(log: OpenLog, today: date) -> str:
    """What a yes stored; each session by its lift and day where they are of several days."""
    if log.instead_of:
        return "Changed."
    if len({draft.day for draft in log.drafts}) > 1:
        named = [_named(draft, log.drafts, today) for draft in log.drafts]
        return f"Saved, {len(named)} sessions: {'; '.join(named)}."
    return "Saved." if len(log.drafts) == 1 else f"Saved, {len(log.drafts)} lifts."


def _joined(echo: str, question: str) -> str:
    return f"{echo}\n{question}" if "\n" in echo else f"{echo} {question}"


def _with_what_it_is_about(log: OpenLog, question: Question) -> Question:
    """The question, naming the lift or the load that it is about where there are several."""
    draft = log.open_draft
    if question.heard or question.why is not Why.MISSING or draft is None:
        return question
    if question.ask is Ask.UNIT:
        loads = {str(one.load) for one in draft.sets if one.load and one.load.total(draft.unit) is None}
        known = any(one.load and one.load.total(draft.unit) for other in log.drafts for one in other.sets)
        if known and len(loads) == 1:
            return Question(question.ask, question.why, loads.pop())
    return question


def _either_in_words(log: OpenLog, today: date) -> str:
    first, second = readings_in_words(log, today=today)
    return f"{capital(first)}, or {second}?"


def _short(drafts: Iterable[Draft], today: date, *, dated: bool) -> str:
    def told(draft: Draft) -> str:
        day = [day_in_words(draft.day, today)] if dated and draft.day else []
        return ", ".join([*sets_in_words(draft), *effort_in_words(draft.sets), *day])

    return "; ".join(map(told, drafts))
