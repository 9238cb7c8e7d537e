"""Put what a lifter says about a log into it: each change reaches the sets that it names and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import singledispatch
from typing import Final

from bot.conversation.log.bounds import within_bounds
from bot.conversation.log.joining import Drafts, in_place_of, joined
from bot.conversation.log.places import (
    doubting,
    each_in_session,
    each_meant,
    meant,
    on_sets,
    places_of,
    session_meant,
    with_draft,
)
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_REPS, MOST_SETS, Ask, Draft, DraftSet, Note, Question, Why
from bot.understanding.logs.edits import (
    Dropped,
    Edit,
    Heavier,
    Instead,
    Kept,
    MoreReps,
    MoreSets,
    NewCount,
    NewDay,
    NewEffort,
    NewLift,
    NewLoad,
    NewReps,
    NewUnit,
    NoteTold,
    OnTop,
    Settled,
    TroubleTold,
    Unclear,
    UnitOfBare,
    WarmUp,
    Which,
)
from bot.understanding.units import Unit

_AS_WRITTEN: Final = (LoadKind.WEIGHT, LoadKind.PER_SIDE)
"""Loads that are so many of a unit; the others are bars, plates and bodies."""


def edited(drafts: Drafts, edits: Sequence[Edit]) -> Drafts:
    """The log after some changes.

    Args:
        drafts: what stands.
        edits: what was said of it, in order. What names sets that are not there becomes a question.
    """
    for edit in edits:
        drafts = _put(edit, drafts)
    return tuple(map(within_bounds, drafts))


@singledispatch
def _put(edit: object, drafts: Drafts) -> Drafts:
    """The log with one change in it; this one changes nothing."""
    return drafts


@_put.register
def _(edit: NewReps, drafts: Drafts) -> Drafts:
    return each_meant(drafts, edit.which, lambda draft: _with_reps(_with_next(draft, edit.which), edit))


@_put.register
def _(edit: NewLoad, drafts: Drafts) -> Drafts:
    def weighed(draft: Draft) -> Draft:
        load = edit.load
        if load.unit is None and load.kind in _AS_WRITTEN:
            before = {one.load.unit for one in draft.sets if one.load and one.load.unit}
            load = replace(load, unit=before.pop()) if len(before) == 1 else load
        draft = _with_next(replace(draft, sets=draft.sets or (DraftSet(),)), edit.which)
        draft = draft.without(Ask.LOAD).without(Ask.BAR)
        return on_sets(draft, edit.which, lambda one: replace(one, load=load))

    return each_meant(drafts, edit.which, weighed)


@_put.register
def _(edit: NewEffort, drafts: Drafts) -> Drafts:
    def rated(draft: Draft) -> Draft:
        places = places_of(draft, edit.which)
        if len(edit.rpe) not in {1, len(places)}:
            return doubting(draft, Question(Ask.EFFORT, Why.UNCLEAR))
        values = iter(edit.rpe * len(places) if len(edit.rpe) == 1 else edit.rpe)
        draft = replace(draft.without(Ask.EFFORT), notes=draft.notes - {Note.HARD_UNRATED})
        return on_sets(draft, edit.which, lambda one: replace(one, rpe=next(values)))

    return each_meant(drafts, edit.which, rated)


@_put.register
def _(edit: NewCount, drafts: Drafts) -> Drafts:
    return each_meant(
        drafts, edit.which, lambda draft: replace(_resolved(draft, Ask.SETS), sets=_resized(draft.sets, edit.sets))
    )


@_put.register
def _(edit: MoreSets, drafts: Drafts) -> Drafts:
    def grown(draft: Draft) -> Draft:
        count = len(draft.sets) + edit.sets
        if not 0 < count <= MOST_SETS:
            return doubting(draft, Question(Ask.SCHEME))
        if edit.sets < 0:
            return replace(draft, sets=draft.sets[:count])
        last = draft.sets[-1] if draft.sets else DraftSet()
        one = DraftSet(reps=last.reps if edit.reps is None else edit.reps, load=edit.load or last.load, rpe=edit.rpe)
        return replace(draft, sets=(*draft.sets, *(one,) * edit.sets))

    return each_meant(drafts, edit.which, grown)


@_put.register
def _(edit: MoreReps, drafts: Drafts) -> Drafts:
    def shifted(draft: Draft) -> Draft:
        changed = on_sets(
            draft, edit.which, lambda one: one if one.reps is None else replace(one, reps=one.reps + edit.reps)
        )
        if any(one.reps is not None and not 0 < one.reps <= MOST_REPS for one in changed.sets):
            return doubting(draft, Question(Ask.REPS, Why.ABSURD, str(edit.reps)))
        return changed if edit.which.places else replace(changed, notes=changed.notes | {Note.EACH_SET})

    return each_meant(drafts, edit.which, shifted)


@_put.register
def _(edit: Heavier, drafts: Drafts) -> Drafts:
    def heavier(draft: Draft) -> Draft:
        loads = [draft.sets[place].load for place in places_of(draft, edit.which)]
        if not all(load and _takes(load, edit.by, draft.unit) for load in loads):
            return doubting(draft, Question(Ask.LOAD, Why.UNCLEAR, str(edit.by)))
        return on_sets(draft, edit.which, lambda one: replace(one, load=_more(one.load, edit.by.amount)))

    return each_meant(drafts, edit.which, heavier)


@_put.register
def _(edit: NewLift, drafts: Drafts) -> Drafts:
    return each_meant(drafts, edit.which, lambda draft: replace(draft.without(Ask.LIFT), lift=edit.lift))


@_put.register
def _(edit: NewDay, drafts: Drafts) -> Drafts:
    def dated(draft: Draft) -> Draft:
        rest = draft.without(Ask.DAY)
        return replace(rest, day=edit.day, doubts=(*edit.doubts, *rest.doubts))

    return each_in_session(drafts, edit.which, dated)


@_put.register
def _(edit: NewUnit, drafts: Drafts) -> Drafts:
    def converted(one: DraftSet) -> DraftSet:
        named = one.load and one.load.unit and one.load.kind in _AS_WRITTEN
        return replace(one, load=replace(one.load, unit=edit.unit)) if one.load and named else one

    which = edit.which if edit.which.lift else Which(every_lift=True)
    return each_meant(
        drafts,
        which,
        lambda draft: replace(draft.without(Ask.UNIT), sets=tuple(map(converted, draft.sets)), unit=edit.unit),
    )


@_put.register
def _(edit: UnitOfBare, drafts: Drafts) -> Drafts:
    return tuple(replace(draft.without(Ask.UNIT), unit=draft.unit or edit.unit) for draft in drafts)


@_put.register
def _(edit: Kept, drafts: Drafts) -> Drafts:
    return (
        tuple(draft for draft in drafts if draft.lift in edit.lifts or (edit.day and draft.day == edit.day)) or drafts
    )


@_put.register
def _(edit: Settled, drafts: Drafts) -> Drafts:
    number = next((i for i, draft in enumerate(drafts) if edit.question in draft.doubts), None)
    return drafts if number is None else with_draft(drafts, number, drafts[number].without(edit.question.ask))


@_put.register
def _(edit: WarmUp, drafts: Drafts) -> Drafts:
    return each_meant(
        drafts, edit.which, lambda draft: on_sets(draft, edit.which, lambda one: replace(one, warm_up=True))
    )


@_put.register
def _(edit: Dropped, drafts: Drafts) -> Drafts:
    whole = not edit.which.names_sets
    found = meant(drafts, edit.which)
    if whole and found:
        return tuple(draft for number, draft in enumerate(drafts) if number not in found)

    def cut(draft: Draft) -> Draft:
        gone = set(places_of(draft, edit.which))
        if not gone:
            return doubting(draft, Question(Ask.SCHEME, Why.UNCLEAR))
        return replace(draft, sets=tuple(one for place, one in enumerate(draft.sets) if place not in gone))

    return tuple(draft for draft in each_meant(drafts, edit.which, cut) if draft.sets)


@_put.register
def _(edit: TroubleTold, drafts: Drafts) -> Drafts:
    told = each_in_session(drafts, edit.which, lambda draft: replace(draft, troubles=draft.troubles | edit.told))
    return tuple(replace(draft, troubles=draft.troubles - edit.denied) for draft in told)


@_put.register
def _(edit: NoteTold, drafts: Drafts) -> Drafts:
    first = next(iter(session_meant(drafts, edit.which)), None)
    if first is None:
        return drafts
    told = drafts[first]
    return with_draft(drafts, first, replace(told, notes_of_session=(*told.notes_of_session, edit.text)))


@_put.register
def _(edit: Instead, drafts: Drafts) -> Drafts:
    for new in edit.drafts:
        found = meant(drafts, Which(lift=new.lift)) if new.lift else (len(drafts) - 1,)
        if not found:
            drafts = (*drafts, replace(new, day=new.day or drafts[-1].day, unit=new.unit or drafts[-1].unit))
        for number in found:
            drafts = with_draft(drafts, number, in_place_of(drafts[number], new))
    return drafts


@_put.register
def _(edit: OnTop, drafts: Drafts) -> Drafts:
    for new in edit.drafts:
        drafts = joined(drafts, new)
    return drafts


@_put.register
def _(edit: Unclear, drafts: Drafts) -> Drafts:
    return each_meant(drafts, edit.which, lambda draft: doubting(draft, edit.question))


def _with_next(draft: Draft, which: Which) -> Draft:
    """The draft with one set more, if that is the one which is named: "the fourth was 8" behind three sets."""
    named = draft.sets and which.places == (len(draft.sets),)
    return replace(draft, sets=(*draft.sets, replace(draft.sets[-1], rpe=None))) if named else draft


def _with_reps(draft: Draft, edit: NewReps) -> Draft:
    draft = _resolved(draft, Ask.REPS)
    if edit.which.names_sets:
        places = places_of(draft, edit.which)
        if not places or len(edit.reps) not in {1, len(places)}:
            return doubting(draft, Question(Ask.SCHEME, Why.UNCLEAR))
        values = iter(edit.reps * len(places) if len(edit.reps) == 1 else edit.reps)
        return on_sets(draft, edit.which, lambda one: replace(one, reps=next(values)))
    sets = draft.sets or (DraftSet(),)
    if len(edit.reps) > 1:
        sets = _resized(sets, len(edit.reps))
        draft = draft.without(Ask.SCHEME)
    reps = edit.reps if len(edit.reps) > 1 else edit.reps * len(sets)
    return replace(draft, sets=tuple(replace(one, reps=n) for one, n in zip(sets, reps, strict=True)))


def _resolved(draft: Draft, ask: Ask) -> Draft:
    """The draft without the doubts that other reps or sets settle."""
    rest = draft.without(ask)
    return rest if any(one.reps is None for one in rest.sets) or not rest.sets else rest.without(Ask.SCHEME)


def _resized(sets: tuple[DraftSet, ...], count: int) -> tuple[DraftSet, ...]:
    """The sets cut or filled up with the last one."""
    last = sets[-1] if sets else DraftSet()
    return (sets + (last,) * count)[:count]


def _takes(load: SaidLoad, by: SaidLoad, unit: Unit | None) -> bool:
    """Return True if a load is a weight in the unit of what comes on top."""
    return load.kind is LoadKind.WEIGHT and by.unit in (None, load.unit or unit)


def _more(load: SaidLoad | None, by: Decimal) -> SaidLoad | None:
    return replace(load, amount=load.amount + by) if load else None
