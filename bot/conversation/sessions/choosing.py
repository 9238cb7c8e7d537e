"""The stored sessions that a lifter means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from bot.coaching.session import HIP_THRUST, LoggedSession, WorkSet
from bot.understanding.lifts import lift_named
from bot.understanding.loads import SaidLoad
from bot.understanding.sessions.wish import PastSessions

Logged: TypeAlias = tuple[LoggedSession, ...]

_THE_ONE_BEFORE: Final = 2
"""Training days back, of "the one before last"."""


def sessions_meant(stored: Iterable[LoggedSession], which: PastSessions) -> Logged:
    """The sessions that some words mean, oldest first; all of them where the words name none.

    Args:
        stored: the lifter's sessions, oldest day first.
        which: what was said of them.
    """
    found = [one for one in stored if _on(one, which) and _of(one, which)]
    if which.sets.load is not None:
        found = [one for one in found if any(_weighs(done, which.sets.load) for done in one.session.sets)]
    days = sorted({one.session.day for one in found}, reverse=True)
    if which.back:
        days = days[which.back - 1 : which.back]
    elif which.count:
        days = days[: which.count]
    return tuple(one for one in found if one.session.day in days)


def counted_from(which: PastSessions, stored: Sequence[LoggedSession], shown: Collection[int]) -> PastSessions:
    """The sessions of "the one before", counted from those that were shown just before; others as they are.

    Args:
        which: what was said of them.
        stored: the lifter's sessions.
        shown: ids of those that were shown.
    """
    before = [one.session.day for one in stored if one.id in shown]
    if which.back != _THE_ONE_BEFORE or not before:
        return which
    lifts = which.lifts
    days = {one.session.day for one in stored if not lifts or one.session.lift in lifts}
    return replace(which, back=sum(day >= min(before) for day in days) + 1)


def session_to_touch(stored: Sequence[LoggedSession], which: PastSessions, shown: Iterable[int] = ()) -> Logged:
    """The sessions that a change or a deletion is for: of one training day, unless several were named.

    Args:
        stored: the lifter's sessions, oldest day first.
        which: what was said of them.
        shown: ids of those that were shown or saved just before: "that one" is among them.
    """
    if not which.named and which.sets.load is None:
        before = tuple(one for one in stored if one.id in set(shown))
        return before or _saved_last(stored)
    found = sessions_meant(stored, which)
    if which.days and which.either:
        day = next((day for day in which.days if any(one.session.day == day for one in found)), None)
        return tuple(one for one in found if one.session.day == day)
    several = which.days or which.since or which.count
    return found if several or not found else tuple(one for one in found if one.session.day == found[-1].session.day)


def lift_meant(stored: Iterable[LoggedSession], which: PastSessions) -> str | None:
    """The one lift that a question about the log is for: the one named, else hip thrusts, else what was logged last.

    Args:
        stored: the lifter's sessions, oldest day first; at least one.
        which: what was said of them.

    Returns:
        None if the lift that was named is not in the log.
    """
    lifts = [one.session.lift for one in stored if _of(one, which)]
    return None if not lifts else HIP_THRUST if HIP_THRUST in lifts else lifts[-1]


def _saved_last(stored: Sequence[LoggedSession]) -> Logged:
    last = max(stored, key=lambda one: one.id, default=None)
    return tuple(one for one in stored if last is not None and one.log_id == last.log_id)


def _on(one: LoggedSession, which: PastSessions) -> bool:
    day = one.session.day
    inside = (which.since is None or which.since <= day) and (which.until is None or day <= which.until)
    return inside and (not which.days or day in which.days)


def _of(one: LoggedSession, which: PastSessions) -> bool:
    lift = one.session.lift
    if which.legs:
        entry = lift_named(lift)
        return entry is None or entry.group != "upper_body"
    # "Squats" are the front squats of a log as well.
    return not which.lifts or any(name in lift for name in which.lifts)


def _weighs(done: WorkSet, load: SaidLoad) -> bool:
    return done.load is not None and done.load.amount == load.amount and load.unit in (None, done.load.unit)
