"""What a lifter tells before a plan is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from babel import Locale


class Goal(str, Enum):
    """What the lifter trains for; the values are those of the guide's profile lines."""

    GLUTES = "glutes"
    STRENGTH = "strength"
    SPORT = "sport"
    GENERAL = "general"


class Experience(str, Enum):
    """How long the lifter has trained."""

    BEGINNER = "beginner"
    TRAINED = "trained"


class Back(str, Enum):
    """How the lower back feels from training. Pain is another question."""

    FINE = "fine"
    TIRED = "tired"


class Age(str, Enum):
    """An age by what it changes: who is young or older gets fewer sets, with somebody watching (coaching practice)."""

    YOUNG = "young"
    ADULT = "adult"
    OLDER = "older"


OLDER_FROM: Final = 65
"""Years from which a lifter counts as older."""
OF_AGE: Final = 18


class Equipment(str, Enum):
    """What there is to train with; home means dumbbells or bands."""

    BARBELL = "barbell"
    MACHINE = "machine"
    HOME = "home"
    BODYWEIGHT = "bodyweight"


class LowerLift(str, Enum):
    """Other lower-body lifts of the week."""

    SQUAT = "squat"
    FRONT_SQUAT = "front_squat"
    LEG_PRESS = "leg_press"
    LUNGE = "lunge"
    SPLIT_SQUAT = "split_squat"
    STEP_UP = "step_up"
    DEADLIFT = "deadlift"
    ROMANIAN_DEADLIFT = "romanian_deadlift"
    GOOD_MORNING = "good_morning"
    BACK_EXTENSION = "back_extension"
    LEG_CURL = "leg_curl"
    ABDUCTION = "abduction"


SQUATS: Final = frozenset(
    {
        LowerLift.SQUAT,
        LowerLift.FRONT_SQUAT,
        LowerLift.LEG_PRESS,
        LowerLift.LUNGE,
        LowerLift.SPLIT_SQUAT,
        LowerLift.STEP_UP,
    }
)
"""Lifts that do the job of a squat, lunge or leg press (guide, pair-it)."""

HINGES: Final = frozenset(
    {LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT, LowerLift.GOOD_MORNING, LowerLift.BACK_EXTENSION}
)
"""Lifts that do the job of a hinge (guide, pair-it)."""

HAMSTRINGS: Final = HINGES | {LowerLift.LEG_CURL}
"""Lifts that do the job of a hinge or leg curl for the hamstrings (guide, pair-it)."""


class Job(str, Enum):
    """What a lift of another kind does in the week beside hip thrusts (guide, pair-it)."""

    SQUAT = "squat"
    HINGE = "hinge"


JOBS: Final = {Job.SQUAT: SQUATS, Job.HINGE: HAMSTRINGS}

MOST_DAYS: Final = 6
WEEKDAYS: Final[tuple[str, ...]] = tuple(Locale("en").days["format"]["wide"][day] for day in range(7))


@dataclass(frozen=True)
class OtherLift:
    """A lower-body lift that the lifter does already, or wanted in the plan.

    Attributes:
        lift: which.
        days: days a week on which it is done, 1 to 6.
        heavy: days of these on which it is heavy, 0 to ``days``.
        new: it came with a wish, so that nobody does it yet.
        sets: work sets on each of its days, 0 where nobody told.
        weekdays: on which it is done, 0 for Monday; empty where none were told.

    Raises:
        ValueError: a number is not in its range.
    """

    lift: LowerLift
    days: int = 1
    heavy: int = 0
    new: bool = False
    sets: int = 0
    weekdays: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.heavy <= self.days or not 1 <= self.days <= MOST_DAYS:
            raise ValueError(
                f"{self.lift.value} on {self.days} days, {self.heavy} heavy:"
                f" expected 1 to {MOST_DAYS}, the heavy among them"
            )


@dataclass(frozen=True)
class PlanProfile:
    """The answers that a plan is made from.

    Attributes:
        goal: what for.
        experience: how long.
        days: days a week with lower-body work, alone or in whole-body sessions, 1 to 6.
        others: other lower-body lifts, each named once, none on more days than there are.
        back: how it feels from training.
        equipment: what there is.
        pain: whether anything hurts.
        weekdays: which days these are, 0 for Monday; empty where the lifter has named none.
        picked: lifts that the lifter chose for a job that the plan fills.
        left_out: jobs that the lifter wants no lift for.
        sets: of hip thrusts on their days, as the lifter wants them; 0 where the plan chooses.
        days_had: days a week that the lifter has, where fewer hold all there is to do; 0 where they use them all.
        weekdays_had: which days these are; empty where none were named.
        age: None where nobody told.

    Raises:
        ValueError: a number is not in its range, a lift is named twice, or the weekdays are not as many as the days.
    """

    goal: Goal
    experience: Experience = Experience.BEGINNER
    days: int = 2
    others: tuple[OtherLift, ...] = ()
    back: Back = Back.FINE
    equipment: Equipment = Equipment.BARBELL
    pain: bool = False
    weekdays: tuple[int, ...] = ()
    picked: tuple[LowerLift, ...] = ()
    left_out: tuple[Job, ...] = ()
    sets: int = 0
    days_had: int = 0
    weekdays_had: tuple[int, ...] = ()
    age: Age | None = None

    @property
    def at_an_age(self) -> bool:
        """Return True for whoever is under 18 or from 65."""
        return self.age in (Age.YOUNG, Age.OLDER)

    @property
    def careful(self) -> bool:
        """Return True where sets and effort stay low: new to lifting, a tired back, under 18 or from 65."""
        return self.experience is Experience.BEGINNER or self.back is Back.TIRED or self.at_an_age

    def __post_init__(self) -> None:
        if self.weekdays and len(set(self.weekdays)) != self.days:
            raise ValueError(f"{self.days} days and {len(set(self.weekdays))} weekdays: expected as many, or none")
        if not 1 <= self.days <= MOST_DAYS:
            raise ValueError(f"{self.days} days: expected 1 to {MOST_DAYS}")
        if len({other.lift for other in self.others}) < len(self.others):
            raise ValueError("a lift is named twice: give its days together")
        for other in self.others:
            if other.days > self.days:
                raise ValueError(
                    f"{other.lift.value} on {other.days} of {self.days} days: expected no more than there are"
                )

    def does(self, lifts: frozenset[LowerLift]) -> bool:
        """Return True if one of these lifts is done already."""
        return any(other.lift in lifts for other in self.others)

    def lacks(self, job: Job) -> bool:
        """Return True if the plan has to add a lift for a job: none is done yet, and the lifter wants one."""
        return not self.does(JOBS[job]) and job not in self.left_out

    def picked_for(self, job: Job) -> LowerLift | None:
        """The lift that the lifter chose for a job; None if the plan may choose."""
        return next((lift for lift in self.picked if lift in JOBS[job]), None)

    def adds(self, job: Job) -> bool:
        """Return True if the plan puts in a lift for a job. A tired back adds no squat to a lift that is tested."""
        tested_tired = self.goal is Goal.STRENGTH and self.back is Back.TIRED
        return self.lacks(job) and not (job is Job.SQUAT and tested_tired)

    def heavy_days(self, lift: LowerLift) -> int:
        """Days a week on which a lift is done heavy."""
        return sum(other.heavy for other in self.others if other.lift is lift)
