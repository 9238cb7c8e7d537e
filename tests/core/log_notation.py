"""Sessions in one line, so that a table can say what a message means: ``3x10 100kg @8 d-1``."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from bot.coaching.load import plain
from bot.coaching.session import HIP_THRUST, WorkSet
from bot.coaching.training_log import Draft, LogReading

TODAY = date(2026, 11, 23)


def written(reading: LogReading) -> str:
    """A reading in the notation of the table."""
    if reading.question:
        return f"? {reading.question.ask.value}/{reading.question.why.value}"
    drafts = [written_draft(draft) for draft in reading.drafts]
    return next((draft for draft in drafts if draft.startswith("?")), " || ".join(drafts))


def written_draft(draft: Draft) -> str:
    """A draft in the notation of the table: what it means, or the first thing that it asks."""
    session = draft.session
    if session is None:
        return f"? {draft.questions[0].ask.value}/{draft.questions[0].why.value}"
    groups = [(one, len(list(run))) for one, run in groupby(session.sets)]
    text = " + ".join(f"{count}x{_one(work)}" for work, count in groups)
    if session.lift != HIP_THRUST:
        text = f"{session.lift}: {text}"
    if session.day != TODAY:
        text += f" d{(session.day - TODAY).days}"
    if session.planned:
        text += f" plan {session.planned[0]}x{session.planned[1]}"
    text += "".join(f" !{trouble}" for trouble in sorted(one.value for one in session.troubles))
    return text + "".join(f" ~{note}" for note in sorted(one.value for one in draft.assumed))


def normal(meaning: str) -> str:
    """The notation with alike neighbours put together: ``1x10 5kg + 1x10 5kg`` is ``2x10 5kg``."""
    head, colon, rest = meaning.rpartition(": ")
    parts: list[list[str]] = []
    for part in rest.split(" + "):
        count, _, same = part.partition("x")
        if parts and parts[-1][1] == same:
            parts[-1][0] = str(int(parts[-1][0]) + int(count))
        else:
            parts.append([count, same])
    return head + colon + " + ".join("x".join(part) for part in parts)


def _one(work: WorkSet) -> str:
    load = f"{plain(work.load.amount)}{work.load.unit.value}" if work.load else "bw"
    return f"{work.reps} {load}" + (f" @{plain(work.rpe)}" if work.rpe else "")
