"""A plan read back from the plain values that it was stored as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.coaching.plan.dose import Dose
from bot.coaching.plan.plan import Plan, PlanLine, PlanSection, Verdict, WeeklySets
from bot.coaching.plan.profile import Back, Equipment, Experience, Goal, LowerLift, OtherLift, PlanProfile
from bot.guide import Basis, Caveat, Edition, Sentence, Source


def plan_from_json(data: Mapping[str, Any]) -> Plan:
    """The plan that ``Plan.as_json`` wrote.

    Args:
        data: plain values.

    Raises:
        ValueError: a value does not fit.
        KeyError: a part is missing.
    """
    weekly = data["weekly"]
    return Plan(
        profile=_profile(data["profile"]),
        verdict=Verdict(data["verdict"]),
        title=data["title"],
        why=_sentences(data["why"]),
        lines=tuple(_line(line) for line in data["lines"]),
        weekly=WeeklySets(weekly["direct"], weekly["other"], weekly["total"], _sentence(weekly["words"])),
        sections=tuple(PlanSection(**section) for section in data["sections"]),
        caveats=tuple(Caveat(**caveat) for caveat in data["caveats"]),
        sources=tuple(Source(**source) for source in data["sources"]),
        edition=Edition(**data["edition"]),
    )


def _profile(data: Mapping[str, Any]) -> PlanProfile:
    return PlanProfile(
        goal=Goal(data["goal"]),
        experience=Experience(data["experience"]),
        days=data["days"],
        others=tuple(OtherLift(LowerLift(one["lift"]), one["days"], one["heavy"]) for one in data["others"]),
        back=Back(data["back"]),
        equipment=Equipment(data["equipment"]),
        pain=data["pain"],
    )


def _line(data: Mapping[str, Any]) -> PlanLine:
    dose = data["dose"]
    amount = None if dose is None else Dose(dose["sets"], (*dose["reps"],), (*dose["rpe"],))
    return PlanLine(data["id"], data["slot"], data["what"], amount, _sentence(data["why"]))


def _sentences(data: Sequence[Mapping[str, Any]]) -> tuple[Sentence, ...]:
    return tuple(_sentence(one) for one in data)


def _sentence(data: Mapping[str, Any]) -> Sentence:
    return Sentence(data["text"], Basis(data["basis"]), tuple(data["sources"]))
