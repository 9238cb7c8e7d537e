"""The answers that a plan needs, given one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from bot.coaching.kept import from_json
from bot.coaching.plan import (
    WEEKDAYS,
    Age,
    Back,
    Equipment,
    Experience,
    Goal,
    Job,
    LowerLift,
    OtherLift,
    PlanProfile,
    age_matters,
    spread_out,
)
from bot.conversation.plan.days_beside import days_beside
from bot.understanding.plan.own_days import OwnDays


class Question(str, Enum):
    """What is asked, in this order; the values are the names of the fields of ``Answers``."""

    GOAL = "goal"
    EXPERIENCE = "experience"
    DAYS = "days"
    OTHERS = "others"
    BACK = "back"
    EQUIPMENT = "equipment"
    PAIN = "pain"
    AGE = "age"
    """It is never asked alone: where it changes the plan, the last question asks for it as well."""


@dataclass(frozen=True)
class Answers:
    """What is known of the lifter so far; None where nothing is.

    Attributes:
        weekdays: that were named, 0 for Monday; they are the plan's days if they are as many as these.
        busy: weekdays with a run, a match or other work on them, of which the plan keeps off where it can.
        hard: those of them that are hard on the legs.
        picked: lifts that the lifter chose for a job that the plan fills.
        left_out: jobs that the lifter wants no lift for.
        sets: of hip thrusts on their days, as the lifter wants them; 0 where the plan chooses.
    """

    goal: Goal | None = None
    experience: Experience | None = None
    days: int | None = None
    others: tuple[OtherLift, ...] | None = None
    back: Back | None = None
    equipment: Equipment | None = None
    pain: bool | None = None
    weekdays: tuple[int, ...] = ()
    busy: tuple[int, ...] = ()
    hard: tuple[int, ...] = ()
    picked: tuple[LowerLift, ...] = ()
    left_out: tuple[Job, ...] = ()
    sets: int = 0
    age: Age | None = None

    @property
    def given(self) -> tuple[Question, ...]:
        """The questions that have an answer."""
        return tuple(question for question in Question if getattr(self, question.value) is not None)

    @property
    def open(self) -> Question | None:
        """The next question without an answer; None when there is none."""
        rest = (question for question in Question if question is not Question.AGE)
        return next((question for question in rest if question not in self.given), None)

    @property
    def age_matters(self) -> bool:
        """Return True if the plan would be another one under 18 or from 65, and nobody told the age."""
        told = replace(self, pain=False)
        return self.age is None and told.open is None and age_matters(told.profile())

    @property
    def sets_matter(self) -> bool:
        """Return True if the sets of other lifts decide how much of hip thrusts is planned."""
        return self.goal in (None, Goal.GLUTES, Goal.GENERAL)

    @classmethod
    def behind(cls, profile: dict[str, Any]) -> Answers:
        """The answers that a stored profile was made from, with all the days that were told."""
        had = {name: profile.get(f"{name}_had") or profile[name] for name in ("days", "weekdays")}
        return from_json(cls, {**profile, **had})

    def overridden(self, by: Answers) -> Answers:
        """These answers, with those of ``by`` in their place where it has any."""
        told: dict[str, Any] = {question.value: getattr(by, question.value) for question in by.given}
        days = {name: getattr(by, name) or getattr(self, name) for name in ("weekdays", "busy", "hard")}
        return replace(self, **told, **days)

    def without(self, questions: Iterable[Question]) -> Answers:
        """These answers, with some of them forgotten."""
        forgotten: dict[str, Any] = {question.value: None for question in questions}
        return replace(self, **forgotten)

    def differing(self, other: Answers) -> tuple[Question, ...]:
        """The questions that ``other`` answers in another way."""
        return tuple(
            question for question in other.given if getattr(self, question.value) != getattr(other, question.value)
        )

    def profile(self) -> PlanProfile:
        """The profile that a plan is made from. No lift is counted on more days than there are.

        Raises:
            ValueError: a question is open.
        """
        if (
            self.goal is None
            or self.experience is None
            or self.days is None
            or self.others is None
            or self.back is None
            or self.equipment is None
            or self.pain is None
        ):
            raise ValueError(f"no plan while questions are open: {self.open}")
        return PlanProfile(
            self.goal,
            self.experience,
            self.days,
            tuple(_fitted(other, self.days) for other in self.others),
            self.back,
            self.equipment,
            self.pain,
            self._days_of_plan(self.days),
            self.picked,
            self.left_out,
            self.sets,
            age=self.age,
        )

    def _days_of_plan(self, number: int) -> tuple[int, ...]:
        """The weekdays of the plan: those that were named, else those of told lifts or beside a run or a match."""
        if len(self.weekdays) == number:
            return self.weekdays
        of_lifts = {day for other in self.others or () for day in other.weekdays}
        if 0 < len(of_lifts) <= number:
            return spread_out(number, of_lifts, range(len(WEEKDAYS)), busy=self.busy)
        if not self.busy:
            return ()
        return days_beside(OwnDays(frozenset(self.busy), frozenset(self.hard)), number)


def _fitted(other: OtherLift, days: int) -> OtherLift:
    return replace(other, days=min(other.days, days), heavy=min(other.heavy, days))
