"""From a lifter's answers to a plan, or to a hand-off. Pure: the same answers give the same plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.coaching.plan.choice import lines_of
from bot.coaching.plan.dose import (
    GROWTH_SETS,
    INDIRECT,
    SETS_OF_OTHERS,
    Dose,
    from_others,
    from_pairs,
    most_sets,
    pair_dose,
    swap_dose,
    thrust_dose,
)
from bot.coaching.plan.heavy_week import HEAVY_PULLS, heavy_words
from bot.coaching.plan.plan import HandOff, Plan, PlanLine, PlanSection, WeeklySets
from bot.coaching.plan.profile import (
    HAMSTRINGS,
    HINGES,
    SQUATS,
    Age,
    Back,
    Experience,
    Goal,
    Job,
    LowerLift,
    PlanProfile,
)
from bot.coaching.plan.verdict import NOT_NEEDED, extra_hinges, swaps, verdict_of
from bot.coaching.plan.week import after_pull_dose, fitted, leading_day, thrust_week, week_of
from bot.coaching.plan.wording import LineWords, Wording, load_wording
from bot.coaching.spoken import listed
from bot.guide import Clearance, Guide, Sentence, load_guide

NEARLY_ENOUGH = GROWTH_SETS - 1
"""Weekly glute sets that count as about 10."""

_DOSES: Final[Mapping[str, Callable[[PlanProfile], Dose]]] = {
    **dict.fromkeys([f"thrust-{place}" for place in ("first", "again", "general", "extra", "sport")], thrust_dose),
    "thrust-after-pull": after_pull_dose,
    "thrust-swap": swap_dose,
    **dict.fromkeys(("squat-add", "hinge-add", "hinge-add-tired"), pair_dose),
}
_MOST_NAMED = 4


def build_plan(profile: PlanProfile, clearance: Clearance) -> Plan | HandOff:
    """Where hip thrusts go in a lifter's week, or that they are not needed; in pain a hand-off and no plan.

    Args:
        profile: the lifter's answers.
        clearance: leave to prescribe.

    Raises:
        GuideError: the words of the plan are wrong.
    """
    return hand_off() if profile.pain else _plan(fitted(profile), clearance, load_wording(), load_guide())


def age_matters(profile: PlanProfile) -> bool:
    """Return True if the plan would be another one from 65 or under 18."""
    adult, older = (fitted(replace(profile, age=age)) for age in (Age.ADULT, Age.OLDER))
    return _doses(adult) != _doses(older)


def _doses(profile: PlanProfile) -> list[Dose]:
    return [dose for id_ in lines_of(profile) if (dose := _dose(id_, profile))]


def hand_off() -> HandOff:
    """The hand-off instead of a plan when something hurts.

    Raises:
        GuideError: the words of the plan are wrong.
    """
    said, guide = load_wording().hand_off, load_guide()
    return HandOff(
        said.title,
        tuple(statement.sentence(0, {}) for statement in said.why),
        guide.sections[said.section],
        tuple(guide.caveats[id_] for id_ in said.caveats),
        tuple(guide.sources[id_] for id_ in said.sources),
        guide.edition,
    )


def _plan(profile: PlanProfile, clearance: Clearance, words: Wording, guide: Guide) -> Plan:
    verdict_id = verdict_of(profile)
    verdict = words.verdicts[verdict_id]
    facts = _facts(profile, words)
    why = tuple(statement.sentence(0, facts) for statement in verdict.why)
    lines = tuple(_line(words.lines[id_], profile, facts) for id_ in lines_of(profile))
    weekly = _weekly(profile, verdict_id, words, facts)
    said = (*why, *(line.why for line in lines), weekly.words)
    cited = dict.fromkeys((*(source for sentence in said for source in sentence.sources), *words.sources))
    return Plan(
        profile=profile,
        verdict=verdict.verdict,
        title=verdict.title,
        why=why,
        lines=lines,
        weekly=weekly,
        sections=tuple(
            PlanSection(id_, guide.sections[id_].title)
            for id_ in dict.fromkeys((verdict.section, "pair-it", "progress-it"))
        ),
        caveats=tuple(guide.caveats[id_] for id_ in dict.fromkeys((*verdict.caveats, *words.caveats))),
        sources=tuple(guide.sources[id_] for id_ in cited),
        edition=guide.edition,
        clearance=clearance,
    )


def _line(words: LineWords, profile: PlanProfile, facts: dict[str, str]) -> PlanLine:
    dose = _dose(words.id, profile)
    slot, what = words.slot.format_map(facts), words.what.format_map(facts)
    return PlanLine(words.id, slot[0].upper() + slot[1:], what, dose, words.why.sentence(0, facts))


def _dose(line: str, profile: PlanProfile) -> Dose | None:
    return _DOSES[line](profile) if line in _DOSES else None


def _weekly(profile: PlanProfile, verdict_id: str, words: Wording, facts: dict[str, str]) -> WeeklySets:
    counted = [other for other in profile.others if other.lift in SQUATS | HINGES]
    other = int((from_others(profile) + from_pairs(profile)) / INDIRECT)
    if verdict_id in NOT_NEEDED:
        direct = 0
    elif swaps(profile):
        direct = swap_dose(profile).sets
        other -= direct
    else:
        direct = sum(day.sets for day in thrust_week(profile))
    total = float(direct + other * INDIRECT)
    facts = {**facts, "direct": str(direct), "other_sets": str(other)}
    facts |= {"total": str(int(total + 0.5)), "most_total": str(direct + other)}
    week = words.weekly[_week_id(profile, total)].why
    said = (
        words.count if direct else words.count_without,
        *((words.count_assumes,) if any(not other.sets for other in counted) else ()),
        week.wordings[0],
    )
    return WeeklySets(direct, other, total, Sentence(" ".join(said).format_map(facts), week.basis, week.sources))


def _week_id(profile: PlanProfile, total: float) -> str:
    if profile.goal is Goal.GLUTES:
        if total >= NEARLY_ENOUGH:
            return "week-growth"
        below = "week-one-day" if profile.days == 1 else "week-below"
        return "week-tired" if profile.back is Back.TIRED else below
    return "week-general" if profile.goal is Goal.GENERAL else "week-other-goal"


def _facts(profile: PlanProfile, words: Wording) -> dict[str, str]:
    week = thrust_week(profile)
    first = leading_day(profile)
    later = [day.number for day in week if not day.after_pull and day.number != first]
    pulls = [day.number for day in week if day.after_pull]
    added = {job: [day.number for day in week_of(profile) if job in day.added] for job in Job}
    equipment = words.equipment[profile.equipment]
    learns = profile.experience is Experience.BEGINNER
    names = {other.lift: words.lifts[other.lift].name for other in profile.others}
    return {
        "others": _a_few([name for lift, name in names.items() if lift in SQUATS | HINGES]),
        "heavy": heavy_words(profile.others),
        "pull": heavy_words(profile.others, HEAVY_PULLS),
        "squats": _a_few([name for lift, name in names.items() if lift in SQUATS]),
        "hinges": _a_few([name for lift, name in names.items() if lift in HAMSTRINGS]),
        "thrust": equipment.first_thrust if learns else equipment.thrust,
        "first_load": equipment.first_load,
        "main": equipment.main,
        "harder": equipment.harder,
        "curl": equipment.curl,
        "extra": _a_few([words.lifts[lift].name for lift in LowerLift if lift in extra_hinges(profile)]),
        "most": str(most_sets(profile)),
        "squat": _picked(profile, Job.SQUAT, words) or equipment.squat,
        "hinge": _picked(profile, Job.HINGE, words) or equipment.hinge,
        "high": str(thrust_dose(profile).reps[1]),
        "indirect": str(int(from_others(profile) + INDIRECT)),
        "first_day": _named([first] if first else [], profile.days),
        "later_days": _named(later, profile.days),
        "pull_days": _named(pulls, profile.days),
        "thrust_days": _named([day.number for day in week], profile.days),
        "squat_day": _named(added[Job.SQUAT], profile.days),
        "hinge_day": _named(added[Job.HINGE], profile.days),
        "age": "Under 18" if profile.age is Age.YOUNG else "From 65",
        "assumed": str(SETS_OF_OTHERS),
    }


def _picked(profile: PlanProfile, job: Job, words: Wording) -> str:
    lift = profile.picked_for(job)
    return words.lifts[lift].name if lift else ""


def _named(days: Sequence[int], of: int) -> str:
    if of == 1:
        return "your lower day"
    return f"lower {'day' if len(days) == 1 else 'days'} {listed([str(day) for day in days])}"


def _a_few(names: list[str]) -> str:
    return listed(names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "the rest"])
