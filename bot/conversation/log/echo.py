"""What was understood of a log, said back: its lifts with their sets, loads, efforts and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from bot.coaching.spoken import listed
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.questions import capital, day_in_words
from bot.understanding.facts import Trouble
from bot.understanding.loads import BAR, LoadKind, SaidLoad
from bot.understanding.logs.draft import Ask, Draft, DraftSet, Note
from bot.understanding.units import Unit

_KINDS: Final = {Note.DROP_SETS: "drop sets", Note.REST_PAUSE: "rest-pause sets", Note.CLUSTERS: "cluster sets"}
_TROUBLES: Final = {
    Trouble.PAIN: "it hurt",
    Trouble.SHORT_RANGE: "not all reps were full",
    Trouble.LOST_CONTROL: "your form slipped",
    Trouble.BOUNCED: "the reps bounced",
    Trouble.COSTLY_SORENESS: "being sore cost you other work",
}


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
    of_one = not shared and any(draft.troubles or draft.notes_of_session for draft in log.drafts)
    for draft in log.drafts:
        day = [] if shared or draft.day is None else [day_in_words(draft.day, today)]
        told = ", ".join([*sets_in_words(draft), *effort_in_words(draft.sets), *day])
        line = f"• {capital(lift_in_words(draft))}: {told}." if told else f"• {capital(lift_in_words(draft))}."
        lines.append(" ".join([line, *_additions(draft)]) if of_one else line)
    additions = {} if of_one else dict.fromkeys(line for draft in log.drafts for line in _additions(draft))
    return "\n".join([*lines, *([" ".join(additions)] if additions else [])])


def draft_in_words(draft: Draft, *, today: date) -> str:
    """One lift as it was understood.

    Args:
        draft: as far as it goes; what is not known is left out.
        today: the lifter's own date.
    """
    parts = [*sets_in_words(draft), *effort_in_words(draft.sets)]
    if not any(doubt.ask is Ask.LIFT for doubt in draft.doubts):
        parts.append(draft.lift)
    if draft.day:
        parts.append(day_in_words(draft.day, today))
    said = f"{capital(', '.join(part for part in parts if part))}."
    return " ".join([said, *_additions(draft)])


def line_in_words(draft: Draft) -> str:
    """One lift in a line of a list, without its day: sets, effort, lift, and the lifter's notes."""
    notes = f" ({listed([f'“{note}”' for note in draft.notes_of_session], 'and')})" if draft.notes_of_session else ""
    return ", ".join([*sets_in_words(draft), *effort_in_words(draft.sets), f"{draft.lift}{notes}"])


def count_of_sets(sets: int) -> str:
    """A number of sets: "1 set", "3 sets"."""
    return "1 set" if sets == 1 else f"{sets} sets"


def lift_in_words(draft: Draft) -> str:
    """The lift of a draft; as it was written where it is asked about."""
    unnamed = next((doubt.heard for doubt in draft.doubts if doubt.ask is Ask.LIFT), None)
    return draft.lift if unnamed is None else unnamed or "lift"


def sets_in_words(draft: Draft) -> list[str]:
    """The sets of a lift, those with the same load together: "3 sets of 10 at 60 kg"."""
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
    if load.kind is LoadKind.HELP:
        return f" with {replace(load, unit=load.unit or unit)} of help" if load.amount else " with help"
    if load.kind is LoadKind.BODY:
        return " at body weight" if total is None else f" at body weight + {number_in_words(total[0])} {total[1].value}"
    if total is None:
        return {LoadKind.BAR: " with the bar", LoadKind.PLATES: f" with {load} plates a side"}.get(
            load.kind, f" at {load}"
        )
    side = " a side" if load.kind is LoadKind.PER_SIDE else ""
    return f" at {number_in_words(total[0])} {total[1].value}{side}"


def effort_in_words(sets: Sequence[DraftSet]) -> list[str]:
    """The RPE of some sets; nothing where none was told."""
    rpe = [one.rpe for one in sets if not one.warm_up]
    if not any(rpe):
        return []
    if len(set(rpe)) == 1:
        return [f"RPE {number_in_words(rpe[0])}"]
    if not any(rpe[:-1]):
        return [f"last set RPE {number_in_words(rpe[-1])}"]
    return [f"RPE {', '.join(map(number_in_words, rpe))}"]


def number_in_words(value: Decimal | None) -> str:
    """A number without needless zeros; a dash for none."""
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
    if draft.left_out:
        yield f"You told no sets of {listed(draft.left_out, 'or')}, so I left {_it(draft.left_out)} out."
    if draft.uncounted:
        yield f"I keep sets with reps, so I left out {listed(draft.uncounted)}."


def _it(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"
