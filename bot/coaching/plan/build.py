"""From a lifter's answers to a plan, or to a hand-off. Pure: the same answers give the same plan."""

from __future__ import annotations

from bot.coaching.plan.choice import NOT_NEEDED, SWAP, lines_of, verdict_of
from bot.coaching.plan.dose import (
    GROWTH_SETS,
    INDIRECT,
    SETS_OF_OTHERS,
    Dose,
    from_others,
    from_pairs,
    numbers_of_days,
    pair_dose,
    thrust_days,
    thrust_dose,
)
from bot.coaching.plan.heavy_week import HEAVY_PULLS, heavy_words
from bot.coaching.plan.plan import HandOff, Plan, PlanLine, PlanSection, WeeklySets
from bot.coaching.plan.profile import HAMSTRINGS, HINGES, SQUATS, Goal, Job, PlanProfile
from bot.coaching.plan.wording import LineWords, Wording, load_wording
from bot.coaching.spoken import listed
from bot.guide import Clearance, Guide, Sentence, load_guide

NEARLY_ENOUGH = GROWTH_SETS - 1
"""Weekly glute sets that count as about 10."""

_DOSED = frozenset(f"thrust-{place}" for place in ("first", "again", "after-pull", "general", "extra", "sport", "swap"))
_PAIRED = frozenset({"squat-add", "hinge-add", "hinge-add-tired"})
_MOST_NAMED = 4


def build_plan(profile: PlanProfile, clearance: Clearance) -> Plan | HandOff:
    """Where hip thrusts go in a lifter's week, or that they are not needed; in pain a hand-off and no plan.

    Args:
        profile: the lifter's answers.
        clearance: leave to prescribe.

    Raises:
        GuideError: the words of the plan are wrong.
    """
    return hand_off() if profile.pain else _plan(profile, clearance, load_wording(), load_guide())


def hand_off() -> HandOff:
    """What is said instead of a plan when something hurts.

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
    dose: Dose | None = None
    if words.id in _DOSED:
        dose = thrust_dose(profile)
    elif words.id in _PAIRED:
        dose = pair_dose(profile)
    slot, what = words.slot.format_map(facts), words.what.format_map(facts)
    return PlanLine(words.id, slot[0].upper() + slot[1:], what, dose, words.why.sentence(0, facts))


def _weekly(profile: PlanProfile, verdict_id: str, words: Wording, facts: dict[str, str]) -> WeeklySets:
    dose = thrust_dose(profile)
    direct = 0 if verdict_id in NOT_NEEDED else dose.sets * (1 if verdict_id == SWAP else thrust_days(profile))
    other = int((from_others(profile) + from_pairs(profile)) / INDIRECT)
    if verdict_id == SWAP:
        other -= direct
    total = float(direct + other * INDIRECT)
    facts = {**facts, "direct": str(direct), "other_sets": str(other), "total": str(int(total + 0.5))}
    week = words.weekly[_week_id(profile.goal, total)].why
    said = (
        words.count if direct else words.count_without,
        *((words.count_assumes,) if profile.others else ()),
        week.wordings[0],
    )
    return WeeklySets(direct, other, total, Sentence(" ".join(said).format_map(facts), week.basis, week.sources))


def _week_id(goal: Goal, total: float) -> str:
    if goal is Goal.GLUTES:
        return "week-growth" if total >= NEARLY_ENOUGH else "week-below"
    return "week-general" if goal is Goal.GENERAL else "week-other-goal"


def _facts(profile: PlanProfile, words: Wording) -> dict[str, str]:
    thrusts, squat_days, hinge_days = numbers_of_days(profile)
    equipment = words.equipment[profile.equipment]
    names = {other.lift: words.lifts[other.lift].name for other in profile.others}
    return {
        "others": _a_few([name for lift, name in names.items() if lift in SQUATS | HINGES]),
        "heavy": heavy_words(profile.others),
        "pull": heavy_words(profile.others, HEAVY_PULLS),
        "squats": _a_few([name for lift, name in names.items() if lift in SQUATS]),
        "hinges": _a_few([name for lift, name in names.items() if lift in HAMSTRINGS]),
        "thrust": equipment.thrust,
        "squat": _picked(profile, Job.SQUAT, words) or equipment.squat,
        "hinge": _picked(profile, Job.HINGE, words) or equipment.hinge,
        "high": str(thrust_dose(profile).reps[1]),
        "indirect": str(int(from_others(profile) + INDIRECT)),
        "first_day": _named(thrusts[:1], profile.days),
        "later_days": _named(thrusts[1:], profile.days),
        "thrust_days": _named(thrusts, profile.days),
        "squat_day": _named(squat_days, profile.days),
        "hinge_day": _named(hinge_days, profile.days),
        "assumed": str(SETS_OF_OTHERS),
    }


def _picked(profile: PlanProfile, job: Job, words: Wording) -> str:
    lift = profile.picked_for(job)
    return words.lifts[lift].name if lift else ""


def _named(days: list[int], of: int) -> str:
    if of == 1:
        return "your lower day"
    return f"lower {'day' if len(days) == 1 else 'days'} {listed([str(day) for day in days])}"


def _a_few(names: list[str]) -> str:
    return listed(names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "the rest"])
