"""Drafts of the sessions in a paste: lifts by their names, days by their lines, sets as they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from bot.understanding.days import day_mentions
from bot.understanding.lifts import LiftEntry
from bot.understanding.loads import BODY_WEIGHT, ON_BODY, LoadKind, SaidLoad
from bot.understanding.logs.checks import doubts_about
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import (
    MOST_SESSIONS,
    MOST_SETS,
    MOST_SETS_IN_ALL,
    Ask,
    Draft,
    DraftSet,
    LogReading,
    Note,
    Question,
    Why,
)
from bot.understanding.logs.helped import assisted, tells_help
from bot.understanding.logs.pasted import Paste, PastedLift, PastedSet
from bot.understanding.logs.written_lifts import known_lift, written_lift
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import Word, words_of

Told = Callable[[str], LogReading]
"""Reads what is written in one cell as a lifter would tell it."""

NOT_DONE: Final = LogReading(question=Question(Ask.ANYTHING, Why.UNCLEAR))
TOO_MUCH: Final = LogReading(question=Question(Ask.SMALLER_PORTIONS, Why.ABSURD))
_HARDEST: Final = Decimal(10)
_MOST_WORDS_OF_A_DATE: Final = 10
_ANY_LIFT: Final = "hip thrust"
"""In whose place the sets of a lift that no table knows are told."""
_Day = tuple[date | None, tuple[Question, ...]]


def is_planned(paste: Paste) -> bool:
    """Return True if nothing of a paste was done yet: the sheet of a coach, a template, a program for next week."""
    cues = load_cues("shares")
    head, tail = words_of(paste.head), words_of(paste.tail)
    to_come = any(cues["to_come"].mentions(words) for words in (head, tail))
    return paste.planned or to_come or bool(cues["planned"].mentions(head) and not cues["done"].mentions(head))


def read_paste(paste: Paste, told: Told, *, today: date, unit: Unit | None) -> LogReading:
    """The drafts of a paste, or the question why there are none.

    Args:
        paste: as it was recognised.
        told: reads a cell that tells sets in words.
        today: the lifter's own date.
        unit: of bare numbers, if the lifter said so before.
    """
    if is_planned(paste):
        return NOT_DONE
    return _Drafts(paste, told, today, unit).reading()


@dataclass
class _Draft:
    """One lift of one day while its rows are read."""

    lift: LiftEntry
    day: _Day
    sets: list[DraftSet]
    doubts: list[Question]
    notes: set[Note]
    planned: tuple[int, int] | None = None


class _Drafts:
    def __init__(self, paste: Paste, told: Told, today: date, unit: Unit | None) -> None:
        self.paste = paste
        self.told = told
        self.today = today
        units = {one.load.unit for lift in paste.lifts for one in lift.sets if one.load and one.load.unit}
        self.unit = next(iter(units)) if len(units) == 1 else unit
        self.found: dict[tuple[str, _Day], _Draft] = {}
        self.left_out: dict[str, None] = {}
        self.uncounted: dict[str, None] = {}

    def reading(self) -> LogReading:
        day = self._day_of_all()
        for number, lift in enumerate(self.paste.lifts):
            day = self._day(lift, number) or day
            self._take(lift, day)
        drafts = [self._draft(one) for one in self.found.values()]
        if not drafts:
            return NOT_DONE
        names = {draft.lift for draft in drafts}
        counts = [len(draft.sets) for draft in drafts]
        if len(drafts) > MOST_SESSIONS or max(counts) > MOST_SETS or sum(counts) > MOST_SETS_IN_ALL:
            return TOO_MUCH
        left_out, uncounted = (
            tuple(name for name in some if name not in names) for some in (self.left_out, self.uncounted)
        )
        drafts[0] = replace(drafts[0], left_out=left_out, uncounted=uncounted)
        return LogReading(tuple(drafts))

    def _day_of_all(self) -> _Day:
        """The day that the lines over the sets name, or those below them; else today."""
        told = _day_in(words_of(self.paste.head), self.today)
        if told == (None, ()):
            below = _day_in(words_of(self.paste.tail), self.today)
            told = below if below[0] else told
        return (self.today, ()) if told == (None, ()) else told

    def _day(self, lift: PastedLift, number: int) -> _Day | None:
        """The day of a lift from its own lines or cell on; None if they name none."""
        for line in lift.dated.splitlines():
            words = words_of(line)
            if len(words) > _MOST_WORDS_OF_A_DATE or not (number == 0 or _is_dated(line) or self.paste.table):
                continue
            told = _day_in(words, self.today)
            if told != (None, ()):
                return told
        return None

    def _take(self, lift: PastedLift, day: _Day) -> None:
        entry = written_lift(lift.name)
        own = _as_done(entry, lift)
        if any(one.reps is None for one in own):
            self.uncounted[entry.name] = None
        own = [one for one in own if one.reps is not None]
        helped = tells_help(words_of(lift.name)) or any(one.load and one.load.kind is LoadKind.HELP for one in own)
        entry = assisted(entry) if helped and entry.gear == "bodyweight" else entry
        kept = self.found.get((entry.name, day)) or _Draft(entry, day, [], [], set())
        if lift.done:
            self._tell(kept, lift)
        elif own:
            self._add(kept, own, lift)
        elif lift.unclear:
            kept.doubts.append(Question(Ask.SCHEME, Why.UNCLEAR, lift.unclear))
        elif lift.sets:
            return
        else:
            self.left_out[entry.name] = None
            return
        self.found[entry.name, day] = kept

    def _add(self, kept: _Draft, own: Sequence[PastedSet], lift: PastedLift) -> None:
        """Add the sets that stand in columns or lines of their own, with the load that was planned for them."""
        plan = self._told(kept.lift, lift.plan) if lift.plan else None
        load = _only_load(plan)
        for one in own:
            if not one.reps:
                kept.notes.add(Note.FAILED_LEFT_OUT)
                continue
            rpe = _HARDEST if one.failed and one.rpe is None else one.rpe
            failed = one.failed and one.rpe is None
            kept.sets.append(DraftSet(one.reps, one.load or load, rpe, one.warm_up, one.span, to_failure=failed))
            kept.notes |= {Note.DROP_SETS} if one.drop else set()
        kept.planned = kept.planned or _scheme(plan)

    def _tell(self, kept: _Draft, lift: PastedLift) -> None:
        """Add the sets that one cell tells, read as if a lifter had told them."""
        done = self._told(kept.lift, lift.done)
        plan = self._told(kept.lift, lift.plan) if lift.plan else None
        if done is None:
            kept.doubts.append(Question(Ask.SCHEME, Why.UNCLEAR, lift.done))
            return
        load, sets = _only_load(plan), [replace(one, span=None) for one in done.sets]
        if load and all(one.load is None for one in sets):
            sets = [replace(one, load=load) for one in sets]
        if lift.done == lift.plan:
            # "As planned": the effort that was aimed for is not the one that was felt
            sets = [replace(one, rpe=None) for one in sets]
        kept.sets += sets
        kept.notes |= done.notes
        kept.doubts += [replace(doubt, span=None) for doubt in done.doubts]
        kept.planned = kept.planned or _scheme(plan)

    def _told(self, lift: LiftEntry, cell: str) -> Draft | None:
        """The draft that a cell tells of a lift; None if it is not plain."""
        name = lift.name if known_lift(lift.name) else _ANY_LIFT
        reading = self.told(f"{name}: {cell}")
        return reading.drafts[0] if len(reading.drafts) == 1 and not reading.other else None

    def _draft(self, one: _Draft) -> Draft:
        lift, sets, notes = one.lift, list(one.sets), set(one.notes)
        if lift.gear == "bodyweight" and any(done.load is None for done in sets):
            sets = [replace(done, load=done.load or BODY_WEIGHT) for done in sets]
            notes.add(Note.BODY_WEIGHT)
        sets = [done for done in sets if not (done.warm_up and done.load is None)]
        body = any(done.load and done.load.kind in ON_BODY for done in sets)
        doubts = [*one.day[1], *one.doubts, *doubts_about(sets, lift, self.unit, body_told=body)]
        return Draft(
            day=one.day[0],
            sets=tuple(sets),
            lift=lift.name,
            planned=one.planned,
            unit=self.unit,
            notes=frozenset(notes),
            doubts=tuple(dict.fromkeys(doubts)),
        )


def _day_in(words: Sequence[Word], today: date) -> _Day:
    """The day that words name; beside a date a weekday names no day of its own: "Sunday, November 15, 2026"."""
    days = day_mentions(words, today)
    if any(words[day.first].is_number or words[day.after - 1].is_number for day in days):
        loose = [day for day in days if not any(word.is_number for word in words[day.first : day.after])]
        left_out = {place for day in loose for place in range(day.first, day.after)}
        words = [word for place, word in enumerate(words) if place not in left_out]
    return day_told(words, today)


def _is_dated(line: str) -> bool:
    """Whether a line between two lifts may be a date: it holds a number."""
    return any(char.isdecimal() for char in line)


def _as_done(lift: LiftEntry, told: PastedLift) -> list[PastedSet]:
    """The sets with their loads as the lift is done: on top of the body's weight, or off it; 0 is no load."""
    helped = tells_help(words_of(told.name))

    def done(one: PastedSet) -> PastedSet:
        load = one.load
        if load is None:
            return replace(one, reps=None) if lift.hold else one
        if load.kind is LoadKind.WEIGHT and not load.amount:
            load = None
        elif load.kind is LoadKind.WEIGHT and (helped or lift.carries_body):
            load = replace(load, kind=LoadKind.HELP if helped else LoadKind.BODY)
        return replace(one, load=load)

    return [done(one) for one in told.sets]


def _only_load(plan: Draft | None) -> SaidLoad | None:
    """The load that was planned for all sets; None if none was, or several."""
    loads = {one.load for one in plan.sets} if plan else set()
    return loads.pop() if len(loads) == 1 else None


def _scheme(plan: Draft | None) -> tuple[int, int] | None:
    """The sets and reps that were planned, where all sets were to have as many."""
    reps = {one.reps for one in plan.sets} if plan else set()
    only = reps.pop() if len(reps) == 1 else None
    return (len(plan.sets), only) if plan and only else None
