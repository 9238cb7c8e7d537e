"""Put what a lifter says about a log into it: each change reaches the sets that it names and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Final

from bot.conversation.log.bounds import within_bounds
from bot.conversation.log.changed_sets import (
    heavier_load,
    in_kind_of,
    resized,
    takes_more,
    with_count,
    with_next_set,
    with_reps,
    without_doubt,
)
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
from bot.understanding.loads import LoadKind
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
    return each_meant(drafts, edit.which, lambda draft: with_reps(with_next_set(draft, edit.which), edit))


@_put.register
def _(edit: NewLoad, drafts: Drafts) -> Drafts:
    def weighed(draft: Draft) -> Draft:
        load = edit.load
        if load.unit is None and load.kind in _AS_WRITTEN:
            before = {one.load.unit for one in draft.sets if one.load and one.load.unit}
            load = replace(load, unit=before.pop()) if len(before) == 1 else load
        draft = with_next_set(replace(draft, sets=draft.sets or (DraftSet(),)), edit.which)
        draft = replace(draft.without(Ask.LOAD).without(Ask.BAR), notes=draft.notes - {Note.BODY_WEIGHT})
        return on_sets(draft, edit.which, lambda one: replace(one, load=in_kind_of(one.load, load)))

    return each_meant(drafts, edit.which, weighed)


@_put.register
def _(edit: NewEffort, drafts: Drafts) -> Drafts:
    def rated(draft: Draft) -> Draft:
        places = places_of(draft, edit.which)
        told = edit.rpe or (None,)
        if len(told) not in {1, len(places)}:
            return doubting(draft, Question(Ask.EFFORT, Why.UNCLEAR))
        values = iter(told * len(places) if len(told) == 1 else told)
        draft = replace(draft.without(Ask.EFFORT), notes=draft.notes - {Note.HARD_UNRATED})
        return on_sets(draft, edit.which, lambda one: replace(one, rpe=next(values), to_failure=False))

    return each_meant(drafts, edit.which, rated)


@_put.register
def _(edit: NewCount, drafts: Drafts) -> Drafts:
    return each_meant(
        drafts, edit.which, lambda draft: replace(without_doubt(draft, Ask.SETS), sets=resized(draft.sets, edit.sets))
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
            draft, edit.which, lambda one: one if one.reps is None else with_count(one, one.reps + edit.reps)
        )
        if any(one.reps is not None and not 0 < one.reps <= MOST_REPS for one in changed.sets):
            return doubting(draft, Question(Ask.REPS, Why.ABSURD, str(edit.reps)))
        return changed if edit.which.places else replace(changed, notes=changed.notes | {Note.EACH_SET})

    return each_meant(drafts, edit.which, shifted)


@_put.register
def _(edit: Heavier, drafts: Drafts) -> Drafts:
    def heavier(draft: Draft) -> Draft:
        loads = [draft.sets[place].load for place in places_of(draft, edit.which)]
        if not all(load and takes_more(load, edit.by, draft.unit) for load in loads):
            return doubting(draft, Question(Ask.LOAD, Why.UNCLEAR, str(edit.by)))
        return on_sets(draft, edit.which, lambda one: replace(one, load=heavier_load(one.load, edit.by.amount)))

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
        named = meant(drafts, Which(lift=new.lift)) if new.lift else tuple(range(len(drafts)))
        of_day = tuple(number for number in named if drafts[number].day == new.day)
        if not named:
            drafts = (*drafts, replace(new, day=new.day or drafts[-1].day, unit=new.unit or drafts[-1].unit))
        for number in of_day[-1:] or named[-1:]:
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
