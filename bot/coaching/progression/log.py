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
from bot.coaching.progression.day import Day, alike, kilograms
from bot.coaching.progression.suggestion import Target
from bot.coaching.session import Session
from bot.coaching.spoken import listed
from bot.understanding.lifts import LiftEntry

BREAK: Final = timedelta(days=21)
"""A gap longer than this takes off load. Common practice; no study gives a figure (guide, progress-it)."""

_WITHOUT_A_BAR: Final = frozenset({"bodyweight", "band"})
_SHARES: Final = ((21, "1"), (42, "0.85"), (90, "0.65"))
_LONGEST_SHARE: Final = Decimal("0.5")


def share_after(away: timedelta) -> Decimal:
    """The share of the old load to start with after a break.

    All of it up to 3 weeks, 80 to 90 % up to 6, 60 to 70 % up to 3 months, then about half: coaching practice
    (topic load_and_progression: after-a-break). Halonen 2024 found 10 weeks off made up for in about 5.
    """
    return next((Decimal(share) for days, share in _SHARES if away.days <= days), _LONGEST_SHARE)


@dataclass(frozen=True)
class Log:
    """What is known before the next session of a lift.

    Attributes:
        lift: its name.
        days: its days, oldest first.
        pains: sessions of any lift that hurt.
        looked_at: day of a clinician's leave to train; None without one. Pain up to then was looked at.
        newest: the newest day of any lift; None if there is none.
        aim: sets and range of reps.
        loads: what can be loaded.
        entry: the lift in the table; None if it is no hip thrust or bridge.
        can_load: whether there is anything to add to body weight.
        today: the lifter's date.
    """

    lift: str
    days: tuple[Day, ...]
    pains: tuple[Session, ...]
    newest: date | None
    aim: Aim
    loads: Loadable
    entry: LiftEntry | None
    can_load: bool
    today: date
    looked_at: date | None = None

    @property
    def open_pains(self) -> list[Session]:
        """Sessions that hurt and that no clinician has looked at since."""
        return [one for one in self.pains if self.looked_at is None or one.day > self.looked_at]

    @property
    def harder(self) -> str:
        """How to make the lift harder where no bar comes next; "" where one does."""
        if self.entry is None or (self.entry.gear not in _WITHOUT_A_BAR and not self.entry.one_leg and self.can_load):
            return ""
        if self.entry.gear == "band":
            return "a stronger band or a pause of 2 seconds at the top"
        ways = ["a pause of 2 seconds at the top", "your feet up"]
        one_leg = [] if self.entry.one_leg else ["one leg"]
        dumbbell = ["a dumbbell on your hips"] if self.can_load else []
        return listed([*one_leg, *ways, *dumbbell], "or")

    @property
    def without_load(self) -> str:
        """The words for a set without a known load."""
        return "the same band" if self.entry and self.entry.gear == "band" else "body weight"

    @property
    def last(self) -> Day:
        """The newest day of the lift."""
        return self.days[-1]

    @property
    def before(self) -> Day | None:
        """The day before that at a load like it, if there is one: a heavy day is held against a heavy day."""
        return next((day for day in reversed(self.days[:-1]) if alike(day, self.last)), None)

    @property
    def sets(self) -> int:
        """How many sets to do: those of the aim, or more if the lifter does more, up to the guide's 5."""
        return max(self.aim.sets, min(self.last.most, MOST_SETS))

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
        """The reps that the last day was to have: as planned, or the bottom of the range in every set."""
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
        target: what to try; None for a stop or for advice.
        facts: facts of its own to be named in its sentences.
    """

    rule: str
    target: Target | None
    facts: dict[str, str] = field(default_factory=dict)


def same_load(days: Iterable[Day]) -> bool:
    """Return True if all days have the same working load, exactly."""
    return len({kilograms(day.load) for day in days}) == 1
