"""The log as the rules look at it: the days of one lift, and pain in any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from bot.coaching.load import Load
from bot.coaching.plates import Loadable
from bot.coaching.progression.aim import MOST_SETS, Aim
from bot.coaching.progression.day import Day, kilograms
from bot.coaching.progression.suggestion import Target
from bot.coaching.session import Session

BREAK: Final = timedelta(days=21)
"""A gap longer than this is a break. Common practice; no study gives a figure (guide, progress-it)."""


@dataclass(frozen=True)
class Log:
    """What is known before the next session of a lift.

    Attributes:
        lift: its name.
        days: its days, oldest first.
        pains: sessions of any lift that hurt.
        newest: the newest day of any lift; None if there is none.
        aim: sets and span of reps.
        loads: what can be loaded.
        today: the lifter's date.
    """

    lift: str
    days: tuple[Day, ...]
    pains: tuple[Session, ...]
    newest: date | None
    aim: Aim
    loads: Loadable
    today: date

    @property
    def last(self) -> Day:
        """The newest day of the lift."""
        return self.days[-1]

    @property
    def before(self) -> Day | None:
        """The day before that, if there is one."""
        return self.days[-2] if len(self.days) > 1 else None

    @property
    def sets(self) -> int:
        """How many sets to do: those of the aim, or more if the lifter does more, up to the guide's 5."""
        return max(self.aim.sets, min(len(self.last.reps), MOST_SETS))

    @property
    def away(self) -> timedelta:
        """Time since the last day; a session dated after today counts as today's."""
        return max(self.today - self.last.day, timedelta())

    def lighter(self, share: Decimal) -> Load | None:
        """The heaviest load up to ``share`` (below 1) of the last one; None where only body weight is less."""
        load = self.last.load
        if load is None:
            return None
        wanted = self.loads.at_most(Load(load.amount * share, load.unit))
        if wanted is None and self.loads.lightest.kg < load.kg:
            return self.loads.lightest
        return wanted

    def asked(self) -> tuple[int, ...]:
        """The reps that the last day was to have: as planned, or the bottom of the span in every set."""
        sets, reps = self.last.asked or (self.aim.sets, self.aim.low)
        return (reps,) * min(sets, self.sets)

    def again(self) -> tuple[int, ...]:
        """The last day once more, never more of it.

        Reps that were only missed are asked for again; after any trouble it is what was done, at most.
        """
        if self.last.reps and (self.last.troubles or not self.last.missed(self.aim)):
            return self.last.reps[: self.sets]
        return self.asked()


@dataclass(frozen=True)
class Finding:
    """What a rule found.

    Attributes:
        rule: id of the rule.
        target: what to try; None for a stop.
        facts: facts of its own to be named in its sentences.
    """

    rule: str
    target: Target | None
    facts: dict[str, str] = field(default_factory=dict)


def same_load(days: Iterable[Day]) -> bool:
    """Whether all days have the same working load, exactly."""
    return len({kilograms(day.load) for day in days}) == 1
