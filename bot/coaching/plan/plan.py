"""A plan for hip thrusts in a lifter's week, or the hand-off that stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.coaching.plan.dose import Dose
from bot.coaching.plan.profile import PlanProfile
from bot.guide import Caveat, Clearance, Edition, Section, Sentence, Source


class Verdict(str, Enum):
    """Whether hip thrusts have a place."""

    USE = "use"
    OPTIONAL = "optional"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class PlanLine:
    """One line of a plan.

    Attributes:
        id: its name.
        slot: when or where in the week.
        what: the lift or the rule.
        dose: sets, reps and RPE on each day of the slot; None where the line sets no amount.
        why: the reason, with what it stands on.
    """

    id: str
    slot: str
    what: str
    dose: Dose | None
    why: Sentence


@dataclass(frozen=True)
class WeeklySets:
    """Glute sets of a week.

    Attributes:
        direct: sets of hip thrusts.
        other: sets of squats and hinges, assumed where the lifter was not asked.
        total: direct sets and half of the other ones.
        words: the count, and what to make of it.
    """

    direct: int
    other: int
    total: float
    words: Sentence


@dataclass(frozen=True)
class PlanSection:
    """A section of the guide by its id and title."""

    id: str
    title: str


@dataclass(frozen=True)
class Plan:
    """Where hip thrusts go in the week, or that they are not needed.

    Attributes:
        profile: what it was made from; never one with pain.
        verdict: whether they have a place.
        title: the verdict in a few words.
        why: the reasons for the verdict.
        lines: what to do, in the order to read it.
        weekly: the week's glute sets.
        sections: sections of the guide that it follows, the verdict's first.
        caveats: limits that travel with it, word for word; never empty.
        sources: works that it rests on; never empty.
        edition: of the guide.
        clearance: leave to prescribe.

    Raises:
        ValueError: the profile has pain, or a part is missing.
    """

    profile: PlanProfile
    verdict: Verdict
    title: str
    why: tuple[Sentence, ...]
    lines: tuple[PlanLine, ...]
    weekly: WeeklySets
    sections: tuple[PlanSection, ...]
    caveats: tuple[Caveat, ...]
    sources: tuple[Source, ...]
    edition: Edition
    clearance: Clearance

    def __post_init__(self) -> None:
        if self.profile.pain:
            raise ValueError("a plan in pain cannot be built: hand off to a clinician")
        for part in ("why", "lines", "sections", "caveats", "sources"):
            if not getattr(self, part):
                raise ValueError(f"a plan without {part} cannot be built")


@dataclass(frozen=True)
class HandOff:
    """What is said instead of a plan when something hurts.

    Attributes:
        title: in a few words.
        sentences: what to do, all resting on safety.
        section: of the guide.
        caveats: limits that travel with it; never empty.
        sources: works that it rests on.
        edition: of the guide.

    Raises:
        ValueError: there is no sentence or caveat.
    """

    title: str
    sentences: tuple[Sentence, ...]
    section: Section
    caveats: tuple[Caveat, ...]
    sources: tuple[Source, ...]
    edition: Edition

    def __post_init__(self) -> None:
        if not self.sentences or not self.caveats:
            raise ValueError("a hand-off without sentences or caveats cannot be built")
