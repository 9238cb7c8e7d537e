"""Which sets of a log some words mean, and a change made to these alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.conversation.log.joining import Drafts
from bot.understanding.logs.draft import Ask, Draft, DraftSet, Question, Why
from bot.understanding.logs.edits import Which


def meant(drafts: Sequence[Draft], which: Which) -> tuple[int, ...]:
    """Numbers of the drafts that some words mean: of the lift and day that they name, else the one told last."""
    found = [i for i, draft in enumerate(drafts) if which.day in (None, draft.day)]
    if which.lift:
        named = [i for i in found if drafts[i].lift == which.lift]
        # "Squats" may be the front squats of this log, if no others are in it.
        alike = [i for i in found if which.lift in drafts[i].lift]
        found = named or (alike if len({drafts[i].lift for i in alike}) == 1 else [])
        return tuple(found if which.every_lift else found[-1:])
    if which.every_lift or which.day is not None:
        return tuple(found)
    if which.load is not None or which.reps is not None:
        found = [i for i in found if places_of(drafts[i], which)]
    return tuple(found[-1:])


def session_meant(drafts: Sequence[Draft], which: Which) -> tuple[int, ...]:
    """Numbers of the drafts of a whole session: of the lift or day that is named, else of the day told last."""
    if which.lift or which.day or which.every_lift or not drafts:
        return meant(drafts, which)
    return tuple(i for i, draft in enumerate(drafts) if draft.day == drafts[-1].day)


def places_of(draft: Draft, which: Which) -> tuple[int, ...]:
    """Places of the sets that are meant; empty if one of them is not there."""
    count = len(draft.sets)
    if which.load is not None or which.reps is not None:
        return tuple(i for i, one in enumerate(draft.sets) if _is_meant(one, which))
    if not which.places:
        return tuple(range(count))
    places = tuple(place if place >= 0 else count + place for place in which.places)
    return places if all(0 <= place < count for place in places) else ()


def _is_meant(one: DraftSet, which: Which) -> bool:
    weighed = which.load is None or (one.load is not None and one.load.amount == which.load.amount)
    return weighed and which.reps in (None, one.reps)


def each_meant(drafts: Drafts, which: Which, change: Callable[[Draft], Draft]) -> Drafts:
    """The log with a change made to each draft that is meant; if none is, it is asked which."""
    found = meant(drafts, which)
    if not found:
        asked = Question(Ask.SCHEME, Why.UNCLEAR)
        return with_draft(drafts, len(drafts) - 1, doubting(drafts[-1], asked)) if drafts else ()
    for number in found:
        drafts = with_draft(drafts, number, change(drafts[number]))
    return drafts


def each_in_session(drafts: Drafts, which: Which, change: Callable[[Draft], Draft]) -> Drafts:
    """The log with a change made to every lift of a session."""
    for number in session_meant(drafts, which):
        drafts = with_draft(drafts, number, change(drafts[number]))
    return drafts


def with_draft(drafts: Drafts, number: int, draft: Draft) -> Drafts:
    """The log with another draft in one place."""
    return (*drafts[:number], draft, *drafts[number + 1 :])


def on_sets(draft: Draft, which: Which, change: Callable[[DraftSet], DraftSet]) -> Draft:
    """The draft with a change made to each set that is meant; if one is not there, it is asked which."""
    places = places_of(draft, which)
    if not places:
        return doubting(draft, Question(Ask.SCHEME, Why.UNCLEAR))
    return replace(draft, sets=tuple(change(one) if i in places else one for i, one in enumerate(draft.sets)))


def doubting(draft: Draft, question: Question) -> Draft:
    """The draft with one more question."""
    return replace(draft, doubts=(*draft.doubts, question))
