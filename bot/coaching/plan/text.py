"""A plan, or the hand-off in its place, as plain words that fit a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from bot.coaching.plan.days import DayItem, PlanDay, days_of, spread_words
from bot.coaching.plan.dose import Dose
from bot.coaching.plan.plan import HandOff, Plan, PlanLine, Verdict
from bot.coaching.plan.profile import WEEKDAYS
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed
from bot.guide import MOST_CAVEATS, Answer, Basis, Guide, Sentence

_ALL_TOLD: Final = 3
_MOST_NAMED: Final = 3
_TOLD_BESIDE: Final = frozenset(
    {
        *("thrust-if-wanted", "hinge-cut", "learn-first", "build-up", "progress", "progress-light"),
        *("easy-week", "age", "age-told"),
    }
)


_GOES_ON: Final = frozenset({"learn-first", "build-up", "progress", "progress-light", "easy-week"})
"""Lines that say how a plan goes on from week to week."""
_ON_THE_PLAN: Final = frozenset({"ranges-are-defaults", "tired-is-not-pain"})
"""Caveats that bear on a plan as it is told: amounts are defaults, and a tired back is not one that hurts."""
_ON_ITS_LINES: Final = frozenset({"ranges-are-defaults", "not-a-full-program"})
"""Caveats that bear on what a plan says day by day."""


def line_text(line: PlanLine) -> str:
    """One line in words: "Lower day 1, first: barbell hip thrust, 3 sets of 8 to 12 at RPE 7 to 9."."""
    return f"{line.slot}: {line.what}{'' if line.dose is None else f', {_dose(line.dose)}'}."


def plan_answer(plan: Plan | HandOff, guide: Guide) -> Answer:
    """The plan or hand-off in the shape that every channel shows, caveats and sources attached.

    A plan is told short: what to make of hip thrusts, each day in a line, and the rules. Its reasons are told on
    "why".

    Args:
        plan: what to show.
        guide: the loaded guide, for the topics to go on with and the text of the section.
    """
    if isinstance(plan, Plan):
        short = (*_verdict(plan), *spare_days(plan), *day_lines(plan), *_spread(plan), *_rules(plan))
        bears = tuple(caveat for caveat in plan.caveats if caveat.id in _ON_THE_PLAN)
        return replace(about_plan(plan, guide, short, listed=True), caveats=bears)
    topic = guide.topics["pain_or_injury"]
    follow = tuple(guide.topics[id_] for id_ in topic.next)
    return Answer(
        topic.topic, plan.section, plan.title, plan.sentences, plan.caveats, plan.sources, plan.edition, follow
    )


def changed_plan_answer(plan: Plan, guide: Guide, said: Sequence[Sentence]) -> Answer:
    """A plan that was changed: what is new and its days. Its rules stand as they were told.

    Args:
        plan: as it is now.
        guide: the loaded guide.
        said: what is new in it.
    """
    return about_plan(plan, guide, (*said, *spare_days(plan), *day_lines(plan), *_spread(plan)), listed=True)


def about_plan(plan: Plan, guide: Guide, sentences: Sequence[Sentence], *, listed: bool = False) -> Answer:
    """Something told about a plan, with its sources and the caveats that bear on its days: all stand under the plan.

    Args:
        plan: the plan.
        guide: the loaded guide.
        sentences: what is told.
        listed: whether each sentence is a line of its own.
    """
    topic = guide.topics["need_hip_thrusts"]
    section = guide.sections[plan.sections[0].id]
    follow = tuple(guide.topics[id_] for id_ in topic.next)
    named = {source.id: source for source in plan.sources}
    cited = {id_: guide.sources[id_] for sentence in sentences for id_ in sentence.sources}
    sources = tuple({**named, **cited}.values())
    return Answer(
        topic.topic,
        section,
        plan.title,
        tuple(sentences),
        tuple(sorted(plan.caveats, key=lambda caveat: caveat.id not in _ON_ITS_LINES))[:MOST_CAVEATS],
        sources,
        plan.edition,
        follow,
        listed,
        plan.clearance,
    )


def day_lines(plan: Plan, number: int = 0) -> tuple[Sentence, ...]:
    """The lines of each day, or of the day of that number: "Day 1, Monday: barbell hip thrust, 3 sets of …"."""
    days = [day for day in days_of(plan) if number in (0, day.number)]
    told: dict[object, list[PlanDay]] = {}
    for day in days:
        # More than three days would make a long list of the same lines.
        told.setdefault(day.items if len(days) > _ALL_TOLD else day.number, []).append(day)
    first: dict[frozenset[DayItem], PlanDay] = {}
    lines = []
    for same in told.values():
        like = first.setdefault(frozenset(same[0].items), same[0])
        lines.append(_day(same, like if like is not same[0] and like.items else None))
    return tuple(lines)


def week_by_week(plan: Plan) -> tuple[Sentence, ...]:
    """How a plan goes on: what is added when, and when an easy week comes."""
    return tuple(Sentence(line_text(line), Basis.GUIDE) for line in plan.lines if line.id in _GOES_ON)


def _day(same: Sequence[PlanDay], like: PlanDay | None) -> Sentence:
    """A day in a line, or days that are the same; one with the lifts of an earlier day says so."""
    day = same[0]
    items = "; ".join(_lifts([*some], *kind) for kind, some in groupby(day.items, key=lambda one: (one.dose, one.own)))
    if like is not None:
        items = f"as day {like.number}" + ("" if like.items == day.items else f", with {day.items[-1].lift} last")
    names = listed([day.name for day in same])
    if len(same) > 1 and day.weekday is not None:
        named = listed([WEEKDAYS[one.weekday] for one in same if one.weekday is not None])
        names = f"Days {listed([str(one.number) for one in same])} ({named})"
    prescribes = any(item.dose for one in same for item in one.items)
    return Sentence(f"{names}: {items or 'your other work, or rest'}.", Basis.GUIDE, dose=prescribes)


def _lifts(items: Sequence[DayItem], dose: Dose | None, own: bool) -> str:
    """Lifts that follow each other with the same dose, which is said once, or that are the lifter's own."""
    if own:
        names = [item.lift for item in items]
        few = names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "the rest"]
        return f"your {listed(few)}{', hinges lighter for now' if any(item.lighter for item in items) else ''}"
    if dose is None:
        return "; ".join(item.lift for item in items)
    return f"{listed([item.lift for item in items])}, {_dose(dose)}{' each' if len(items) > 1 else ''}"


def spare_days(plan: Plan) -> tuple[Sentence, ...]:
    """That fewer days are enough, where the lifter has more; else nothing."""
    days, had = plan.profile.days, plan.profile.days_had
    if not had:
        return ()
    facts = {"new": "1 day" if days == 1 else f"{days} days", "old": str(had)}
    return (load_wording().talk["fewer-days"].why.sentence(0, facts),)


def _spread(plan: Plan) -> tuple[Sentence, ...]:
    if plan.profile.weekdays or plan.profile.days > _ALL_TOLD:
        return ()
    return (Sentence(f"For example on {spread_words(plan.profile.days)}.", Basis.GUIDE),)


def _verdict(plan: Plan) -> tuple[Sentence, ...]:
    """Why hip thrusts may be left out; that they fit, or are an extra, the title says."""
    return plan.why[:1] if plan.verdict is Verdict.NOT_NEEDED else ()


def _rules(plan: Plan) -> Iterator[Sentence]:
    """Lines that set no amount and name no lift that a day shows already."""
    for line in plan.lines:
        if line.id in _TOLD_BESIDE:
            yield Sentence(line_text(line), Basis.GUIDE)


def _dose(dose: Dose) -> str:
    sets = f"{dose.sets} {'set' if dose.sets == 1 else 'sets'}"
    return f"{sets} of {dose.reps[0]} to {dose.reps[1]} at RPE {dose.rpe[0]} to {dose.rpe[1]}"
