"""What one day of one lift says to the rules: its working load, its reps, its effort, its troubles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from bot.coaching.load import Load
from bot.coaching.progression.aim import Aim
from bot.coaching.session import Session, WorkSet
from bot.understanding.facts import Trouble

FORM_TROUBLES = frozenset({Trouble.SHORT_RANGE, Trouble.LOST_CONTROL, Trouble.BOUNCED})
"""A rep counts only with the same range, under control and without a bounce (guide, progress-it)."""


@dataclass(frozen=True)
class Day:
    """All sessions of one lift on one day.

    Attributes:
        day: the date.
        sessions: the sets of each session, at least one.
        asked: sets and reps that were to be done: the largest that a session planned, or None.
        troubles: what went wrong in any of them.
    """

    day: date
    sessions: tuple[tuple[WorkSet, ...], ...]
    asked: tuple[int, int] | None
    troubles: frozenset[Trouble]

    @cached_property
    def sets(self) -> tuple[WorkSet, ...]:
        """Every set of the day."""
        return tuple(one for session in self.sessions for one in session)

    @cached_property
    def load(self) -> Load | None:
        """The working load: that of most sets, of equals the heaviest; None is body weight.

        A set of 0 reps is one that was tried, not worked with: it counts only if there are no others.
        """
        moved = [one for one in self.sets if one.reps]
        count = Counter(kilograms(one.load) for one in moved or self.sets)
        most = max(count, key=lambda kg: (count[kg], kg))
        return next(one.load for one in self.sets if kilograms(one.load) == most)

    @cached_property
    def working(self) -> tuple[WorkSet, ...]:
        """The sets at the working load."""
        load = kilograms(self.load)
        return tuple(one for one in self.sets if kilograms(one.load) == load)

    @property
    def reps(self) -> tuple[int, ...]:
        """Reps of the sets at the working load; a set of 0 is left out, it is nothing to repeat."""
        return tuple(one.reps for one in self.working if one.reps)

    @property
    def most(self) -> int:
        """Sets at the working load in one go.

        Sets logged one by one belong together. Two sessions of several sets each are two, and not one long one.
        """
        load = kilograms(self.load)
        counts = [sum(kilograms(one.load) == load and one.reps > 0 for one in done) for done in self.sessions]
        whole = [count for count in counts if count > 1]
        return max(whole) if len(whole) > 1 else sum(counts)

    @property
    def hardest(self) -> Decimal | None:
        """The highest RPE of any set; None if none was said."""
        return max((one.rpe for one in self.sets if one.rpe is not None), default=None)

    @property
    def effort(self) -> Decimal | None:
        """The highest RPE, if it is known of the last working set too: earlier sets feel easier than it."""
        return None if self.working[-1].rpe is None else self.hardest

    def missed(self, aim: Aim) -> bool:
        """Whether a set fell below what was planned, or the sets together below the bottom of the range if nothing was.

        12, 9 and 7 reps are a day's work in 8 to 12: later sets may drop.
        """
        if self.asked is None:
            return sum(one.reps for one in self.working) < aim.low * len(self.working)
        sets, reps = self.asked
        return len(self.sets) < sets or any(one.reps < reps for one in self.sets)

    def fell_short(self, aim: Aim) -> bool:
        """Return True if reps were missed or done in a way that does not count."""
        return self.missed(aim) or bool(self.troubles & FORM_TROUBLES)


def days_of(history: Iterable[Session], lift: str) -> tuple[Day, ...]:
    """The days of one lift, oldest first, whatever the order of the sessions.

    Args:
        history: sessions of any lift.
        lift: its name, as the log has it.
    """
    by_day: dict[date, list[Session]] = defaultdict(list)
    for session in history:
        if session.lift == lift and session.work:
            by_day[session.day].append(session)
    return tuple(_day(when, by_day[when]) for when in sorted(by_day))


def _day(when: date, sessions: list[Session]) -> Day:
    # Sessions have no hour: an order of their own keeps the result the same for every order of the log.
    ordered = sorted(sessions, key=repr)
    return Day(
        when,
        tuple(session.work for session in ordered),
        max((session.planned for session in ordered if session.planned is not None), default=None),
        frozenset(trouble for session in ordered for trouble in session.troubles),
    )


ALIKE: Final = Decimal("0.10")
"""Loads that differ by no more are of the same kind of day, heavy or light."""


def alike(one: Day, other: Day) -> bool:
    """Return True if two days can be compared: their working loads are within 10 %."""
    light, heavy = sorted((kilograms(one.load), kilograms(other.load)))
    return heavy - light <= ALIKE * heavy


def kilograms(load: Load | None) -> Decimal:
    """A load in kilograms, to compare by; body weight alone is 0."""
    return Decimal(0) if load is None else load.kg
