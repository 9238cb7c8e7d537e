"""From what a lifter told to what is stored, and back."""

from __future__ import annotations

from dataclasses import replace

from bot.coaching.load import Load, plain
from bot.coaching.session import Session, WorkSet
from bot.coaching.spoken import listed
from bot.understanding.lifts import lift_table
from bot.understanding.loads import BODY_WEIGHT, LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.units import Unit


def session_of(draft: Draft) -> Session:
    """The session that a draft tells.

    Args:
        draft: with nothing left to ask.

    Raises:
        ValueError: something is still to be asked.
    """
    if draft.questions or draft.day is None:
        raise ValueError("a log with open questions: expected an answer to each before it is stored")
    sets = tuple(WorkSet(one.reps or 0, _weighed(one, draft.unit), one.rpe, one.warm_up) for one in draft.sets)
    notes = (*draft.notes_of_session, *_help_in_words(draft))
    return Session(draft.day, sets, draft.lift, draft.planned, draft.troubles, notes)


def load_as_copied(lift: str, load: Load | None) -> str:
    """The load without its unit as a copy of the log tells it: ``62.5``, ``body weight``, ``body weight + 10``."""
    if load is None:
        return "body weight"
    known = lift_table().named(lift)
    return f"{'body weight + ' if known and known.carries_body else ''}{plain(load.amount)}"


def draft_of(session: Session, unit: Unit | None = None) -> Draft:
    """A session as a draft to repeat; its effort, plan, troubles and notes were its own and are left out.

    Args:
        session: as it was stored.
        unit: of loads that are said without one, if the session has no loads.
    """
    lift = lift_table().named(session.lift)
    kind = LoadKind.BODY if lift and lift.carries_body else LoadKind.WEIGHT
    sets = tuple(
        DraftSet(
            one.reps,
            SaidLoad(kind, one.load.amount, one.load.unit) if one.load else BODY_WEIGHT,
            warm_up=one.warm_up,
        )
        for one in session.sets
    )
    units = {one.load.unit for one in session.sets if one.load}
    return Draft(session.day, sets, session.lift, unit=units.pop() if len(units) == 1 else unit)


def whole_draft_of(session: Session) -> Draft:
    """A session as a draft to show or change, with all that was told of it: ``session_of`` gives the same session."""
    draft = draft_of(session)
    return replace(
        draft,
        sets=tuple(replace(one, rpe=done.rpe) for one, done in zip(draft.sets, session.sets, strict=True)),
        planned=session.planned,
        troubles=session.troubles,
        notes_of_session=session.notes,
    )


def _help_in_words(draft: Draft) -> tuple[str, ...]:
    """The help that sets had: it is no load, and kept as a note."""
    told = dict.fromkeys(
        f"{replace(one.load, unit=one.load.unit or draft.unit)}"
        for one in draft.sets
        if one.load and one.load.kind is LoadKind.HELP and one.load.amount
    )
    return (f"with {listed(list(told), 'and')} of help",) if told else ()


def _weighed(one: DraftSet, unit: Unit | None) -> Load | None:
    total = one.load.total(unit) if one.load else None
    return Load(*total) if total else None
