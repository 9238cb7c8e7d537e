"""The sets of one lift after a change of their reps, their number or their loads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.conversation.log.places import doubting, on_sets, places_of
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Ask, Draft, DraftSet, Question, Why
from bot.understanding.logs.edits import NewReps, Which
from bot.understanding.units import Unit


def with_next_set(draft: Draft, which: Which) -> Draft:
    """The draft with one set more, if that is the one which is named: "the fourth was 8" behind three sets."""
    named = draft.sets and which.places == (len(draft.sets),)
    return replace(draft, sets=(*draft.sets, replace(draft.sets[-1], rpe=None))) if named else draft


def with_reps(draft: Draft, edit: NewReps) -> Draft:
    """The draft with other reps; where a change names sets that are not there, it is asked which."""
    draft = without_doubt(draft, Ask.REPS)
    if edit.which.names_sets:
        places = places_of(draft, edit.which)
        if not places or len(edit.reps) not in {1, len(places)}:
            return doubting(draft, Question(Ask.SCHEME, Why.UNCLEAR))
        values = iter(edit.reps * len(places) if len(edit.reps) == 1 else edit.reps)
        return on_sets(draft, edit.which, lambda one: with_count(one, next(values)))
    sets = draft.sets or (DraftSet(),)
    if len(edit.reps) > 1:
        sets = resized(sets, len(edit.reps))
        draft = draft.without(Ask.SCHEME)
    reps = edit.reps if len(edit.reps) > 1 else edit.reps * len(sets)
    return replace(draft, sets=tuple(with_count(one, n) for one, n in zip(sets, reps, strict=True)))


def with_count(one: DraftSet, reps: int) -> DraftSet:
    """The set with other reps, and without the mark of failure, which told of the old ones."""
    return replace(one, reps=reps, rpe=None if one.to_failure else one.rpe, to_failure=False)


def without_doubt(draft: Draft, ask: Ask) -> Draft:
    """The draft without the doubts that other reps or sets settle."""
    rest = draft.without(ask)
    return rest if any(one.reps is None for one in rest.sets) or not rest.sets else rest.without(Ask.SCHEME)


def resized(sets: tuple[DraftSet, ...], count: int) -> tuple[DraftSet, ...]:
    """The sets cut or filled up with the last one."""
    last = sets[-1] if sets else DraftSet()
    return (sets + (last,) * count)[:count]


def takes_more(load: SaidLoad, by: SaidLoad, unit: Unit | None) -> bool:
    """Return True if a load is a weight in the unit of what comes on top."""
    return load.kind is LoadKind.WEIGHT and by.unit in (None, load.unit or unit)


def heavier_load(load: SaidLoad | None, by: Decimal) -> SaidLoad | None:
    """The load with so much more on it; below 0 less."""
    return replace(load, amount=load.amount + by) if load else None


def in_kind_of(old: SaidLoad | None, new: SaidLoad) -> SaidLoad:
    """The new load, on top of body weight or off it as the old one was."""
    beside_body = old is not None and (old.kind is LoadKind.HELP or (old.kind is LoadKind.BODY and old.amount > 0))
    return replace(new, kind=old.kind) if old and beside_body and new.kind is LoadKind.WEIGHT else new
