"""Drafts of sessions from the readings of one lift, with what must be asked about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from bot.understanding.days import DayMention
from bot.understanding.lifts import HIP_THRUST, LiftEntry, lift_table
from bot.understanding.loads import BODY_WEIGHT, LoadKind, SaidLoad
from bot.understanding.logs.checks import doubts_about
from bot.understanding.logs.clause_reader import Clauses
from bot.understanding.logs.day_told import DAY_DOUBTS
from bot.understanding.logs.draft import MOST_SETS, Ask, Draft, DraftSet, Note, Question, Why
from bot.understanding.logs.helped import assisted, is_helped, takes_off, with_help
from bot.understanding.logs.segments import Segment
from bot.understanding.numbers import number_at
from bot.understanding.quantities.choice import ways_to_read
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.elements import elements_of
from bot.understanding.quantities.groups import Assembled, SetFound
from bot.understanding.reading import Span
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_OPEN: Final = {ask.value: ask for ask in (Ask.LOAD, Ask.SCHEME, Ask.REPS, Ask.EFFORT, Ask.SETS)} | {"failed": Ask.REPS}
_LOADED_OFTEN: Final = frozenset({"glute_bridge", "back_extension", "back_extension_45"})
"""Lifts of body weight that are done with a load as often; it is asked."""


def _take_planned_load(way: Assembled, plan: Assembled, elements: Sequence[Element]) -> None:
    """Give the first set the load that was planned: "wanted 5 at 130, I got 4, then took 120 for 6"."""
    loads = {one.load for one in plan.sets}
    if len(loads) != 1 or len(way.sets) < 2 or way.sets[0].load is None:
        return
    load, amount = loads.pop(), way.sets[0].load.amount
    told = next(
        (e.first for e in elements for o in e.operands if amount in (*o.values, *(x.amount for x in o.loads))), 0
    )
    apart = any(e.kind == "break" and way.sets[0].after <= e.first < told for e in elements)
    if load is None or not apart or all(one.first < told for one in way.sets):
        return
    way.sets = [
        replace(one, load=load) if one.after <= told and one.first == way.sets[0].first else one for one in way.sets
    ]


def _told_by(question: Question, sets: Sequence[DraftSet]) -> tuple[int, ...]:
    """The places of the sets that the words of a question were taken for."""
    span = question.span
    return tuple(i for i, one in enumerate(sets) if span and one.span and span.start <= one.span.start < span.end)


def _may_be_pair(element: Element) -> bool:
    """Whether "2 x 8 kg x 10" may be one set with two dumbbells, and not two sets."""
    first, *rest = element.operands or (None,)
    two = element.kind == "product" and first is not None and first.values == (Decimal(2),) and not first.role
    return two and len(rest) == 2 and bool(rest[0].loads) and not rest[1].loads


class Drafting:
    """Writes drafts of what one message tells."""

    def __init__(self, text: str, words: Sequence[Word], today: date) -> None:
        self.text = text
        self.words = words
        self.today = today

    def drafts(
        self,
        segment: Segment,
        days: Sequence[DayMention],
        clauses: Clauses,
        unit: Unit | None,
        elements: Sequence[Element],
        ways: Sequence[Assembled],
    ) -> list[Draft]:
        """The drafts of one lift, the likeliest first; two if it can be read in two ways."""
        lift = segment.lift or lift_table().entry(HIP_THRUST)
        said = {word.text for item in segment.items for word in self.words[item.first : item.after]}
        if lift.id == "glute_bridge" and "bar" in said:
            lift = lift_table().entry("glute_bridge", "barbell")
        helped = is_helped(lift, segment.items, self.words)
        lift = assisted(lift) if helped else lift
        day, doubts = self._day(segment, days)
        doubts += [segment.sides] if segment.sides else []
        held = lift.one_leg or lift.gear in ("dumbbell", "kettlebell")
        pair = next((e for e in elements if held and _may_be_pair(e)), None)
        doubts += [self._unclear(Ask.SCHEME, pair.first, pair.after)] if pair else []
        plan = self._planned(clauses)
        for way in ways:
            if plan is not None:
                _take_planned_load(way, plan, elements)
        drafts = [self._draft(lift, way, day, doubts, unit, helped=helped) for way in ways]
        drafts = [replace(draft, planned=way.planned) for draft, way in zip(drafts, ways, strict=False)]
        sound = [draft for draft in drafts if all(doubt.why is not Why.ABSURD for doubt in draft.doubts)]
        drafts = (sound or drafts)[:2]
        if plan is None:
            return drafts
        return [self._with_plan(draft, plan) for draft in drafts]

    def _with_plan(self, draft: Draft, plan: Assembled) -> Draft:
        """The draft with its plan, which tells what was not said again: "goal was 5x5 at 75, only managed 4 sets"."""
        reps = {one.reps for one in plan.sets}
        loads = {one.load for one in plan.sets}
        sets = draft.sets
        if len(loads) == 1 and all(one.load is None for one in sets):
            sets = tuple(replace(one, load=plan.sets[0].load) for one in sets)
        if len(reps) != 1 or not plan.sets[0].reps:
            return replace(draft, sets=sets)
        sets = tuple(replace(one, reps=plan.sets[0].reps) if one.reps is None else one for one in sets)
        return replace(draft, sets=sets, planned=(len(plan.sets), plan.sets[0].reps))

    def _draft(
        self,
        lift: LiftEntry,
        way: Assembled,
        day: date | None,
        doubts: Sequence[Question],
        unit: Unit | None,
        *,
        helped: bool,
    ) -> Draft:
        notes = {Note.SAME_LOAD} if way.same_load else set()
        if way.failed_out:
            notes.add(Note.FAILED_LEFT_OUT)
        notes |= {Note(mention.id) for mention in load_table("log_kinds").mentions(self.words) if way.sets}
        found = list(doubts)
        found += [
            self._unclear(_OPEN.get(what, Ask.NUMBER), first, after)
            for what, first, after in way.open
            if not self._counts_sets(first, after, len(way.sets))
        ]
        sets = [self._set(one, lift) for one in way.sets]
        sets = list(map(with_help, sets)) if helped else [one for one in sets if not (one.warm_up and one.load is None)]
        if sets and not helped and all(one.load and one.load.kind is LoadKind.HELP for one in sets):
            lift = assisted(lift)
        body = lift.gear == "bodyweight" and (lift.one_leg or lift.id not in _LOADED_OFTEN)
        if body and not any(one.load for one in sets):
            sets = [replace(one, load=BODY_WEIGHT) for one in sets]
            notes.add(Note.BODY_WEIGHT)
        if len(sets) > MOST_SETS:
            found.append(Question(Ask.SMALLER_PORTIONS, Why.ABSURD))
            sets = []
        found = [replace(one, sets=_told_by(one, sets)) if one.ask is Ask.NUMBER else one for one in found]
        body_told = any(word.text in ("bw", "bodyweight", "body") for word in self.words)
        found += doubts_about(sets, lift, unit, body_told=body_told)
        return Draft(
            day=day,
            sets=tuple(sets),
            lift=lift.name,
            unit=unit,
            notes=frozenset(notes),
            doubts=tuple(dict.fromkeys(found)),
        )

    def _counts_sets(self, first: int, after: int, sets: int) -> bool:
        """Whether words count the sets that were found, as in "stopped after three sets"."""
        number = number_at(self.words, first)
        told = number is not None and number.value == sets and number.after == after - 1
        return told and self.words[after - 1].text == "sets"

    def _unclear(self, ask: Ask, first: int, after: int) -> Question:
        span = self._span(first, after)
        return Question(ask, Why.UNCLEAR, self.text[span.start : span.end].strip(), (), span)

    def _set(self, one: SetFound, lift: LiftEntry) -> DraftSet:
        load = one.load
        if load and load.kind is LoadKind.PER_SIDE and (lift.one_leg or lift.gear in ("dumbbell", "kettlebell")):
            load = replace(load, kind=LoadKind.WEIGHT)
        if load and load.kind is LoadKind.WEIGHT and lift.carries_body:
            off = takes_off(load, self.words)
            load = SaidLoad(LoadKind.HELP, abs(load.amount), load.unit) if off else replace(load, kind=LoadKind.BODY)
        if load and load.counts_bar and not lift.on_olympic_bar:
            load = SaidLoad(LoadKind.UNKNOWN)
        return DraftSet(one.reps, load, one.effort, one.warm_up, self._span(one.first, one.after))

    def _day(self, segment: Segment, days: Sequence[DayMention]) -> tuple[date | None, list[Question]]:
        if segment.day is None:
            return self.today, []
        mention = days[segment.day]
        if mention.doubt is None:
            return mention.day, []
        asked = self._unclear(Ask.DAY, mention.first, mention.after)
        return None, [replace(asked, why=DAY_DOUBTS[mention.doubt], days=mention.days)]

    def _planned(self, clauses: Clauses) -> Assembled | None:
        elements = elements_of(clauses.planned, self.words) if clauses.planned else []
        return next((way for way in ways_to_read(elements)[:1] if way.sets), None) if elements else None

    def _span(self, first: int, after: int) -> Span:
        return Span(self.words[first].start, self.words[after - 1].end)
