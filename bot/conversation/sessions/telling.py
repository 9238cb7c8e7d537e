"""Past sessions in the coach's words: shown, listed, counted, and named before they are touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from bot.coaching.drafts import whole_draft_of
from bot.coaching.load import Unit, plain
from bot.coaching.session import LoggedSession, Session
from bot.coaching.spoken import listed
from bot.conversation.log.echo import count_of_sets, line_in_words
from bot.conversation.log.questions import capital, day_in_words
from bot.understanding.sessions.wish import PastSessions

MOST_DAYS: Final = 10
"""Training days in one list; older ones are counted."""


def sessions_in_words(sessions: Sequence[Session], *, today: date) -> str:
    """Sessions by day, the newest first, a line for each lift.

    Args:
        sessions: at least one, oldest first.
        today: the lifter's own date.
    """
    by_day = [(day, [*found]) for day, found in groupby(sessions, key=lambda one: one.day)][::-1]
    lines = [
        f"{capital(day_in_words(day, today))}: {'; '.join(session_in_words(one) for one in found)}."
        for day, found in by_day[:MOST_DAYS]
    ]
    older = sum(len(found) for _, found in by_day[MOST_DAYS:])
    return "\n".join([*lines, *([f"And {_count(older, 'earlier entry', 'earlier entries')}."] if older else [])])


def session_in_words(session: Session) -> str:
    """What was done of one lift: "3 sets of 10 at 60 kg, RPE 8, barbell hip thrust (“slept badly”)"."""
    return line_in_words(whole_draft_of(session))


def named_in_words(found: Sequence[LoggedSession], *, today: date) -> str:
    """Sessions in one sentence, so that it is clear which ones a question is about."""
    return listed([f"{session_in_words(one.session)}, {day_in_words(one.session.day, today)}" for one in found], "and")


def undone_in_words(removed: Sequence[Session], restored: Sequence[Session]) -> str:
    """The words about what was undone.

    Args:
        removed: sessions that are gone.
        restored: sessions that are back.
    """
    if not removed and not restored:
        return "There was nothing to undo."
    gone = f"Removed: {_sets_of(removed)}." if removed else ""
    back = f"Back in your log: {_all_named(restored)}." if restored else ""
    return f"{gone} {back}".strip()


def undo_in_question(removed: Sequence[Session], restored: Sequence[Session]) -> str:
    """The question whether to undo what was saved last, naming what would go and what would be back."""
    gone = f"this would go: {_all_named(removed)}" if removed else ""
    back = f"this would be back: {_all_named(restored)}" if restored else ""
    return f"If I undo the last change to your log, {' and '.join(filter(None, (gone, back)))}. Should I?"


def _sets_of(sessions: Sequence[Session]) -> str:
    return listed([f"{count_of_sets(len(one.sets))} of {one.lift}" for one in sessions], "and")


def _all_named(sessions: Sequence[Session]) -> str:
    return listed([session_in_words(one) for one in sessions], "and")


def total_in_words(found: Sequence[Session], which: PastSessions, *, today: date) -> str:
    """How much was done in a stretch of time, with how it was counted.

    Args:
        found: sessions, oldest first; at least one.
        which: what they were asked for by.
        today: the lifter's own date.
    """
    work = [one for session in found for one in session.work]
    first, last = which.since or found[0].day, which.until or found[-1].day
    when = (
        day_in_words(first, today) if first == last else f"{day_in_words(first, today)} to {day_in_words(last, today)}"
    )
    days = _count(len({session.day for session in found}), "training day", "training days")
    told = f"{capital(when)}: {days}, {_count(len(work), 'set', 'sets')}, {sum(one.reps for one in work)} reps."
    moved = {
        unit: sum((one.load.amount * one.reps for one in work if one.load and one.load.unit is unit), Decimal(0))
        for unit in Unit
    }
    sums = [f"{plain(amount)} {unit.value}" for unit, amount in moved.items() if amount]
    return f"{told} Load times reps adds up to {listed(sums, 'and')}; warm-ups are left out." if sums else told


def nothing_there(which: PastSessions, stored: Sequence[LoggedSession], *, today: date) -> str:
    """What is said where nothing is logged of what was meant: that, and what there is.

    Args:
        which: what was meant.
        stored: the lifter's sessions, oldest day first; at least one.
        today: the lifter's own date.
    """
    days = sorted({one.session.day for one in stored}, reverse=True)[:3]
    there = listed([day_in_words(day, today) for day in days], "and")
    return f"There's nothing in your log for {_meant(which, today)}. Your last training days in it are {there}."


def _meant(which: PastSessions, today: date) -> str:
    when = []
    if which.days:
        when.append(listed([day_in_words(day, today) for day in which.days], "or"))
    elif which.since and which.until:
        when.append(f"{day_in_words(which.since, today)} to {day_in_words(which.until, today)}")
    of = [listed(which.lifts, "or")] if which.lifts else []
    load = [f"{which.sets.load}"] if which.sets.load else []
    return ", ".join([*of, *load, *when]) or "that"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
