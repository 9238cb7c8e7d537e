"""What a message tells of an open log in full, and whether it puts right what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.understanding.logs.draft import Ask, Draft, LogReading
from bot.understanding.logs.edits import Edits, NoteTold, TroubleTold
from bot.understanding.logs.remarks import notes_told, troubles_told
from bot.understanding.logs.said import Part
from bot.understanding.reading import Act, Reading
from bot.understanding.units import Unit

_REGRETS: Final = frozenset({"sorry", "oops", "whoops", "typo", "actually"})
"""At the end of a message they say that it puts something right."""


def whole_sets(told: LogReading, parts: Sequence[Part], day: date | None) -> tuple[Draft, ...]:
    """The sets that a message tells as a log of its own; a lift and a day that it does not name are left open.

    Args:
        told: the message read as a log.
        parts: of the same message.
        day: that it names.
    """
    named = any(part.lifts for part in parts)
    adds = "more" in done_in(parts)
    found = []
    for draft in told.drafts:
        full = bool(draft.sets) and all(one.reps is not None and (one.load or named or adds) for one in draft.sets)
        if not full or (not named and any(doubt.ask is Ask.NUMBER for doubt in draft.doubts)):
            return ()
        found.append(replace(draft, lift=draft.lift if named else "", day=draft.day if day else None))
    return tuple(found)


def told_beside(reading: Reading, *, sets: bool) -> Edits:
    """What is told beside the sets: what went wrong, and how the day was."""
    told, denied = troubles_told(reading.text)
    notes = tuple(NoteTold(note) for note in notes_told(reading, beside_sets=sets))
    return (*((TroubleTold(told, denied),) if told or denied else ()), *notes)


def puts_right(reading: Reading, parts: Sequence[Part]) -> bool:
    """Return True if a message puts right what was said before: "no, …", "it was …", "…, not …"."""
    does = done_in(parts)
    return refuses_what_stands(reading, parts) or ("was" in does and "more" not in does)


def refuses_what_stands(reading: Reading, parts: Sequence[Part]) -> bool:
    """Return True if a message says that what stands is wrong, in other words than "it was …"."""
    sorry = bool(reading.words) and reading.words[-1].text in _REGRETS
    return bool(reading.acts & {Act.CORRECTS, Act.REFUSES}) or bool(done_in(parts) & {"denies", "swap"}) or sorry


def done_in(parts: Sequence[Part]) -> frozenset[str]:
    """Ids of ``log_talk.yml`` that stand in a message."""
    return frozenset(one for part in parts for one in part.does)


def unit_of(drafts: Sequence[Draft]) -> Unit | None:
    """The unit that a log was told in; None if no load was named."""
    named = (one.load.unit for draft in drafts for one in draft.sets if one.load and one.load.unit)
    return next((draft.unit for draft in drafts if draft.unit), None) or next(named, None)
