"""What the reader of logs makes of a message in one line: ``3x10 100kg @8 d-1``, or ``? what is asked``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet, LogReading
from bot.understanding.units import Unit

TODAY = date(2026, 11, 23)
LAST = Draft(date(2026, 11, 20), (DraftSet(10, SaidLoad(LoadKind.WEIGHT, Decimal(100), Unit.KG)),) * 3)


def written(reading: LogReading) -> str:
    """A reading in the notation of the tables; warm-ups are left out."""
    if reading.question:
        return f"? {reading.question.ask.value}/{reading.question.why.value}"
    if reading.other:
        return "? other"
    drafts = [written_draft(draft) for draft in reading.drafts]
    return next((draft for draft in drafts if draft.startswith("?")), " || ".join(drafts))


def written_draft(draft: Draft) -> str:
    """A draft in the notation of the tables: what it means, or the first thing that it asks."""
    if draft.questions:
        return f"? {draft.questions[0].ask.value}/{draft.questions[0].why.value}"
    assert draft.day is not None
    told = [_one(one, draft.unit) for one in draft.sets if not one.warm_up]
    text = " + ".join(f"{len(list(run))}x{one}" for one, run in groupby(told))
    if draft.lift != "barbell hip thrust":
        text = f"{draft.lift}: {text}"
    return text + (f" d{(draft.day - TODAY).days}" if draft.day != TODAY else "")


def normal(meaning: str) -> str:
    """A meaning of the tables with alike neighbours put together, without its plan, troubles and notes."""
    words = meaning.split(" ")
    kept = [
        word for at, word in enumerate(words) if word[:1] not in "!~" and word != "plan" and words[at - 1] != "plan"
    ]
    head, colon, rest = " ".join(kept).rpartition(": ")
    parts: list[list[str]] = []
    for part in rest.split(" + "):
        count, _, same = part.partition("x")
        if parts and parts[-1][1] == same:
            parts[-1][0] = str(int(parts[-1][0]) + int(count))
        else:
            parts.append([count, same])
    return head + colon + " + ".join("x".join(part) for part in parts)


def _one(one: DraftSet, unit: Unit | None) -> str:
    total = one.load.total(unit) if one.load else None
    load = str(SaidLoad(LoadKind.WEIGHT, *total)).replace(" ", "") if total else "bw"
    rpe = f" @{str(SaidLoad(LoadKind.WEIGHT, one.rpe))}" if one.rpe else ""
    return f"{one.reps} {load}{rpe}"
