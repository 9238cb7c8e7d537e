"""What takes the place of what is taken out: "remove the RDL and add leg press 3x10 140 kg"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.beginning import read_sets
from bot.understanding.logs.corrections import read_corrections
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import Dropped, Edits, Instead, OnTop, Which
from bot.understanding.logs.endings import logs_behind_deletion
from bot.understanding.logs.whole import unit_of
from bot.understanding.reading import Reading
from bot.understanding.units import Unit


def swapped_told(reading: Reading, drafts: Sequence[Draft], *, today: date, unit: Unit | None) -> Edits:
    """What is taken out of an open log and what is put in its place; nothing if the message does not say both."""
    place = logs_behind_deletion(reading.words)
    if place is None:
        return ()
    start = reading.words[place].start
    said, told = reading.text[:start], reading.text[start:]
    new = read_sets(told, today=today, unit=unit or unit_of(drafts)).drafts
    if not any(one.sets for one in new):
        return ()
    if not lift_mentions(reading.words[place:]):
        new = tuple(replace(one, lift=drafts[-1].lift) for one in new)
    dropped = [edit for edit in read_corrections(said, drafts) if isinstance(edit, Dropped)]
    if any(edit.which.names_sets for edit in dropped):
        return ()
    lifts = dict.fromkeys(one.lift for one in drafts)
    drops = [edit for edit in dropped if edit.which.lift] or [Dropped(Which(lift=lift)) for lift in lifts]
    kept = [edit for edit in drops if edit.which.lift not in {one.lift for one in new}]
    # What is put in the place of sets of the same lift takes theirs.
    return (OnTop(new) if len(kept) == len(drops) else Instead(new), *kept)
