"""An open log in the coach's words: what was understood, and what is asked about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from bot.coaching.spoken import listed
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.questions import Choice, capital, choices, day_in_words, question_in_words
from bot.understanding.facts import Trouble
from bot.understanding.loads import BAR, LoadKind, SaidLoad
from bot.understanding.logs.draft import Ask, Draft, DraftSet, Note, Question, Why
from bot.understanding.units import KG_IN_A_POUND, Unit

_KINDS: Final = {Note.DROP_SETS: "drop sets", Note.REST_PAUSE: "rest-pause sets", Note.CLUSTERS: "cluster sets"}
_TROUBLES: Final = {
    Trouble.PAIN: "it hurt",
    Trouble.SHORT_RANGE: "not all reps were full",
    Trouble.LOST_CONTROL: "your form slipped",
    Trouble.BOUNCED: "the reps bounced",
    Trouble.COSTLY_SORENESS: "being sore cost you other work",
}
_CHANGE: Final = "What should I change?"
_SAVE: Final = "Should I save this?"
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
    if asked is None:
        echo = f"{_before_in_words(log)}{echo_in_words(log, today=today)}"
        return _joined(echo, _CHANGE if log.changing else _SAVE), ()
    question = question_in_words(_with_what_it_is_about(log, asked), today=today)
    if not any(draft.sets for draft in log.drafts):
        return question, choices(asked, today)
    return _joined(echo_in_words(log, today=today), question), choices(asked, today)


def _before_in_words(log: OpenLog) -> str:
    """What a change takes out of the stored log, so that nothing is put in its place unsaid."""
    gone = [draft for draft in log.before if draft not in log.drafts]
    if not gone or log.changing:
        return ""
    new = "\n" if len(log.drafts) > 1 else " "
    return f"Instead of {listed([line_in_words(draft) for draft in gone], 'and')}:{new}"


def readings_in_words(log: OpenLog, *, today: date) -> tuple[str, str]:
    """Both readings of a message that can be read in two ways, short enough for a button."""
    first, second = (_short(drafts, today) for drafts in (log.drafts, log.other))
    return first, second


def echo_in_words(log: OpenLog, *, today: date) -> str:
    """All that was understood: one line for one lift, a line for each of several.

    Args:
        log: as far as it goes; what is not known is left out.
        today: the lifter's own date.
    """
    if len(log.drafts) == 1:
        return draft_in_words(log.drafts[0], today=today)
    days = {draft.day for draft in log.drafts}
    shared = days.pop() if len(days) == 1 else None
    lines = [f"{capital(day_in_words(shared, today))}:"] if shared else []
    for draft in log.drafts:
        day = [] if shared or draft.day is None else [day_in_words(draft.day, today)]
        told = ", ".join([*_sets_in_words(draft), *_effort_in_words(draft.sets), *day])
        lines.append(f"• {capital(_lift(draft))}: {told}." if told else f"• {capital(_lift(draft))}.")
    additions = dict.fromkeys(line for draft in log.drafts for line in _additions(draft))
    return "\n".join([*lines, *([" ".join(additions)] if additions else [])])


def draft_in_words(draft: Draft, *, today: date) -> str:
    """One lift as it was understood.

    Args:
        draft: as far as it goes; what is not known is left out.
        today: the lifter's own date.
    """
    parts = [*_sets_in_words(draft), *_effort_in_words(draft.sets)]
    if not any(doubt.ask is Ask.LIFT for doubt in draft.doubts):
        parts.append(draft.lift)
    if draft.day:
        parts.append(day_in_words(draft.day, today))
    said = f"{capital(', '.join(part for part in parts if part))}."
    return " ".join([said, *_additions(draft)])


def line_in_words(draft: Draft) -> str:
    """One lift in a line of a list, without its day: sets, effort, lift, and the lifter's notes."""
    notes = f" ({listed([f'“{note}”' for note in draft.notes_of_session], 'and')})" if draft.notes_of_session else ""
    return ", ".join([*_sets_in_words(draft), *_effort_in_words(draft.sets), f"{draft.lift}{notes}"])


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
            if total is not None:
                told[f"{_number(total[0])} {total[1].value} is {_in_unit(*total, unit)}"] = None
    return f"{listed(list(told))}." if told else ""


def _in_unit(amount: Decimal, unit: Unit, wanted: Unit) -> str:
    if unit is wanted:
        return f"{_number(amount)} {unit.value} already"
    factor = KG_IN_A_POUND if unit is Unit.LB else 1 / KG_IN_A_POUND
    return f"about {_number((amount * factor).quantize(Decimal('0.1')))} {wanted.value}"


def removed_in_words(told: Sequence[tuple[int, str]]) -> str:
    """The words about what was undone.

    Args:
        told: number of sets and lift of each session.
    """
    if not told:
        return "There was nothing to undo."
    return f"Removed: {listed([f'{count_of_sets(sets)} of {lift}' for sets, lift in told])}."


def count_of_sets(sets: int) -> str:
    """A number of sets: "1 set", "3 sets"."""
    return "1 set" if sets == 1 else f"{sets} sets"


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


def _short(drafts: Iterable[Draft], today: date) -> str:
    return "; ".join(", ".join([*_sets_in_words(draft), *_effort_in_words(draft.sets)]) for draft in drafts)


def _lift(draft: Draft) -> str:
    unnamed = next((doubt.heard for doubt in draft.doubts if doubt.ask is Ask.LIFT), None)
    return draft.lift if unnamed is None else unnamed or "lift"


def _sets_in_words(draft: Draft) -> list[str]:
    said: list[str] = []
    for (load, warm_up), run in groupby(
        draft.sets, key=lambda one: (_load_in_words(one.load, draft.unit), one.warm_up)
    ):
        said.append(f"{'warm-up ' if warm_up else ''}{_reps_in_words([one.reps for one in run])}{load}")
    return said


def _reps_in_words(reps: Sequence[int | None]) -> str:
    if len(set(reps)) == 1:
        return count_of_sets(len(reps)) if reps[0] is None else f"{count_of_sets(len(reps))} of {reps[0]}"
    return f"{listed(['?' if one is None else str(one) for one in reps])} reps"


def _load_in_words(load: SaidLoad | None, unit: Unit | None) -> str:
    if load is None or load.kind is LoadKind.UNKNOWN:
        return ""
    total = load.total(unit)
    if load.kind is LoadKind.BODY:
        return " at body weight" if total is None else f" at body weight + {_number(total[0])} {total[1].value}"
    if total is None:
        return {LoadKind.BAR: " with the bar", LoadKind.PLATES: f" with {load} plates a side"}.get(
            load.kind, f" at {load}"
        )
    side = " a side" if load.kind is LoadKind.PER_SIDE else ""
    return f" at {_number(total[0])} {total[1].value}{side}"


def _effort_in_words(sets: Sequence[DraftSet]) -> list[str]:
    rpe = [one.rpe for one in sets if not one.warm_up]
    if not any(rpe):
        return []
    if len(set(rpe)) == 1:
        return [f"RPE {_number(rpe[0])}"]
    if not any(rpe[:-1]):
        return [f"last set RPE {_number(rpe[-1])}"]
    return [f"RPE {', '.join(map(_number, rpe))}"]


def _number(value: Decimal | None) -> str:
    if value is None:
        return "–"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _additions(draft: Draft) -> Iterable[str]:
    if draft.planned:
        yield f"The plan was {count_of_sets(draft.planned[0])} of {draft.planned[1]}."
    if draft.troubles:
        yield f"You also told me: {listed([_TROUBLES[one] for one in Trouble if one in draft.troubles])}."
    if draft.notes_of_session:
        yield f"Your note: {listed([f'“{note}”' for note in draft.notes_of_session])}."
    if Note.BAR_COUNTED in draft.assumed and draft.unit:
        bar = f"{BAR[draft.unit]} {draft.unit.value}"
        yield f"I counted {bar} for the bar and {bar} for each big plate."
    if Note.EACH_SET in draft.assumed:
        yield "I changed the reps of every set."
    if Note.SAME_LOAD in draft.assumed:
        yield "Where you gave no weight, I used the one before."
    if Note.HARD_UNRATED in draft.assumed:
        yield "You said it was hard. Give me an RPE if you want to save one."
    if Note.BODY_WEIGHT in draft.assumed:
        yield "You gave no weight, so I took it as body weight."
    for kind, said in _KINDS.items():
        if kind in draft.assumed:
            yield f"You did {said}: I keep each part as a set."
    if Note.FAILED_LEFT_OUT in draft.assumed:
        yield "I left out the set without a full rep."
