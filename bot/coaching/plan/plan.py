"""A plan for hip thrusts in a lifter's week, or the hand-off that stands in its place."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from bot.coaching.plan.dose import Dose
from bot.coaching.plan.profile import PlanProfile
from bot.guide import Caveat, Edition, Section, Sentence, Source


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

    def __post_init__(self) -> None:
        if self.profile.pain:
            raise ValueError("a plan in pain cannot be built: hand off to a clinician")
        for part in ("why", "lines", "sections", "caveats", "sources"):
            if not getattr(self, part):
                raise ValueError(f"a plan without {part} cannot be built")

    def as_json(self) -> dict[str, Any]:
        """The plan as plain values, whole: it can be read again when the guide has changed."""
        return {
            "profile": _profile(self.profile),
            "verdict": self.verdict.value,
            "title": self.title,
            "why": [_sentence(one) for one in self.why],
            "lines": [
                {
                    "id": line.id,
                    "slot": line.slot,
                    "what": line.what,
                    "dose": None if line.dose is None else _dose(line.dose),
                    "why": _sentence(line.why),
                }
                for line in self.lines
            ],
            "weekly": {
                "direct": self.weekly.direct,
                "other": self.weekly.other,
                "total": self.weekly.total,
                "words": _sentence(self.weekly.words),
            },
            "sections": [asdict(section) for section in self.sections],
            "caveats": [caveat.dict() for caveat in self.caveats],
            "sources": [source.dict() for source in self.sources],
            "edition": self.edition.dict(),
        }


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


def _profile(profile: PlanProfile) -> dict[str, Any]:
    return {
        "goal": profile.goal.value,
        "experience": profile.experience.value,
        "days": profile.days,
        "others": [{"lift": one.lift.value, "days": one.days, "heavy": one.heavy} for one in profile.others],
        "back": profile.back.value,
        "equipment": profile.equipment.value,
        "pain": profile.pain,
    }


def _dose(dose: Dose) -> dict[str, Any]:
    return {"sets": dose.sets, "reps": list(dose.reps), "rpe": list(dose.rpe)}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "basis": sentence.basis.value, "sources": list(sentence.sources)}
