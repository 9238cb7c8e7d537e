"""Put lifts that were told anew to those of a log, or in their place."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from bot.understanding.logs.draft import MOST_SETS, Ask, Draft, Note, Question, Why

Drafts: TypeAlias = tuple[Draft, ...]


def joined(drafts: Drafts, new: Draft) -> Drafts:
    """The log with the sets of one lift more: behind those of the same lift and day, or as a lift of its own."""
    last = drafts[-1]
    undated = any(doubt.ask is Ask.DAY for doubt in new.doubts)
    lift, day = new.lift or last.lift, new.day or (None if undated else last.day)
    number = next((i for i, draft in enumerate(drafts) if (draft.lift, draft.day) == (lift, day)), None)
    if number is None:
        return (*drafts, replace(new, lift=lift, day=day, unit=new.unit or last.unit))
    old = drafts[number]
    before = old.sets[-1].load if old.sets else None
    took = any(one.load is None for one in new.sets) and before is not None
    sets = tuple(one if one.load else replace(one, load=before) for one in new.sets)
    if len(old.sets) + len(sets) > MOST_SETS:
        too_many = Question(Ask.SCHEME, Why.ABSURD, f"{len(old.sets) + len(sets)} sets")
        return (*drafts[:number], replace(old, doubts=(*old.doubts, too_many)), *drafts[number + 1 :])
    grown = replace(
        old,
        sets=(*old.sets, *sets),
        unit=old.unit or new.unit,
        troubles=old.troubles | new.troubles,
        notes=old.notes | new.notes | ({Note.SAME_LOAD} if took else set()),
        doubts=(*old.doubts, *(_behind(doubt, len(old.sets)) for doubt in new.doubts)),
        notes_of_session=(*old.notes_of_session, *new.notes_of_session),
    )
    # Told last is what "the last one was 8" means.
    return (*drafts[:number], *drafts[number + 1 :], grown)


def _behind(doubt: Question, count: int) -> Question:
    """A question about sets that now stand behind others."""
    return replace(doubt, sets=tuple(place + count for place in doubt.sets))


def in_place_of(old: Draft, new: Draft) -> Draft:
    """A lift told anew; what it does not tell stays."""
    loads = [one.load for one in old.sets]
    same = loads[0] if loads and len(set(loads)) == 1 else None
    sets = tuple(one if one.load else replace(one, load=same) for one in new.sets)
    efforts = {one.rpe for one in old.sets}
    effort = efforts.pop() if len(efforts) == 1 else None
    return replace(
        old,
        sets=tuple(one if one.rpe else replace(one, rpe=effort) for one in sets),
        day=new.day or old.day,
        unit=new.unit or old.unit,
        troubles=old.troubles | new.troubles,
        doubts=new.doubts,
    )
