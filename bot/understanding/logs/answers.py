"""Read the answer to a question about a log: it changes the sets that were asked about, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from bot.understanding.lifts import HIP_THRUST, LiftMention, lift_table
from bot.understanding.loads import ON_BODY, LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_REPS, MOST_SETS, Ask, Draft, DraftSet, Question, is_bearable
from bot.understanding.logs.edits import (
    Dropped,
    Edits,
    NewCount,
    NewDay,
    NewEffort,
    NewLift,
    NewLoad,
    NewReps,
    Settled,
    UnitOfBare,
    Which,
)
from bot.understanding.logs.said import items_in, lift_called
from bot.understanding.logs.unknown_lifts import may_be_lift
from bot.understanding.quantities.items import Item
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word, words_of

_LONGEST_NAME: Final = 5
_LEAST_IN_A_ROW: Final = 10
"""A smaller number in a row of loads may be one of reps."""


def read_answer(text: str, draft: Draft, days: Sequence[date], *, agrees: bool, refuses: bool) -> Edits:
    """What a message answers to the first question of a draft; empty if it is no answer to it.

    Args:
        text: what the lifter wrote, or what a button stands for.
        draft: with at least one question.
        days: the days that the message names.
        agrees: it begins with a yes.
        refuses: it begins with a no.
    """
    read = _READERS.get(draft.questions[0].ask)
    return read(_Message(draft, draft.questions[0], *items_in(text), days, agrees, refuses)) if read else ()


@dataclass(frozen=True)
class _Message:
    """An answer, with the question that it is for."""

    draft: Draft
    question: Question
    words: Sequence[Word]
    everything: Sequence[Item]
    names: Mapping[int, LiftMention]
    days: Sequence[date]
    agrees: bool
    refuses: bool

    @cached_property
    def items(self) -> list[Item]:
        """What may be a part of the answer."""
        return [item for item in self.everything if item.what not in _SAYS_NOTHING]

    @cached_property
    def says(self) -> set[str]:
        """Ids of ``log_answers.yml`` that stand in it."""
        return {mention.id for mention in load_table("log_answers").mentions(self.words)}

    @property
    def every(self) -> Which:
        """All sets of the draft."""
        return Which(lift=self.draft.lift, day=self.draft.day)

    def which(self, is_asked: Callable[[DraftSet], bool] | None = None) -> Which:
        """The sets that are asked about."""
        places = tuple(i for i, one in enumerate(self.draft.sets) if is_asked is None or is_asked(one))
        if len(places) == len(self.draft.sets):
            places = ()
        return replace(self.every, places=places)

    def numbers(self) -> list[Decimal]:
        """Bare numbers, in order."""
        return [item.number for item in self.items if item.what == "number" and item.number is not None]

    def has(self, *whats: str) -> bool:
        """Return True if an item of such a kind is in it."""
        return any(item.what in whats for item in self.items)

    def load(self) -> SaidLoad | None:
        """The only load, or the only number that can be one."""
        loads = [item.load for item in self.items if item.load is not None]
        if len(loads) == 1:
            return loads[0]
        numbers = self.numbers()
        if loads or len(numbers) != 1 or self.has("sets", "reps", "times", "effort") or numbers[0] <= 0:
            return None
        return SaidLoad(LoadKind.WEIGHT, numbers[0])


_SAYS_NOTHING: Final = frozenset({"word", "was", "got", "only", "mark", "stop", "remark", "of", "about"})


def _unit(message: _Message) -> Edits:
    units = {unit for item in message.items if (unit := item.load.unit if item.load else item.unit)}
    return (UnitOfBare(units.pop()),) if len(units) == 1 else ()


def _load(message: _Message) -> Edits:
    load, each = message.load(), _loads_of_each(message)
    if each or load is None:
        return each
    unit = message.draft.unit

    def is_asked(one: DraftSet) -> bool:
        if one.load is None or one.load.kind is LoadKind.UNKNOWN:
            return True
        total = one.load.total(unit) or (one.load.amount, Unit.LB)
        return one.load.kind not in ON_BODY and not is_bearable(*total)

    which = message.which(is_asked)
    asked = any(map(is_asked, message.draft.sets)) or not message.draft.sets
    return (NewLoad(load, which if asked else message.every), Settled(message.question))


def _loads_of_each(message: _Message) -> Edits:
    """ "90/95/100", "first 90 then 95 then 100": a load for each set."""
    loads = [
        item.load or SaidLoad(LoadKind.WEIGHT, item.number or Decimal(0))
        for item in message.items
        if item.load or item.number
    ]
    known = [one for one in message.draft.sets if one.load]
    several = len(loads) == len(message.draft.sets) > 1 and not message.has("times", "sets", "reps", "effort")
    if not several or known or min(load.amount for load in loads) < _LEAST_IN_A_ROW:
        return ()
    units = {load.unit for load in loads} - {None}
    loads = [replace(load, unit=next(iter(units))) for load in loads] if len(units) == 1 else loads
    each = (NewLoad(load, replace(message.every, places=(i,))) for i, load in enumerate(loads))
    return (*each, Settled(message.question))


def _bar(message: _Message) -> Edits:
    sided = message.which(lambda one: bool(one.load and one.load.kind is LoadKind.PER_SIDE))
    load = message.load()
    if load is not None and not message.has("sides"):
        return (NewLoad(load, sided),)
    asked = next(one.load for one in message.draft.sets if one.load and one.load.kind is LoadKind.PER_SIDE)
    if "bar_too" in message.says or (message.agrees and "no_bar" not in message.says):
        return (NewLoad(replace(asked, kind=LoadKind.SIDES_AND_BAR), sided),)
    if "no_bar" in message.says or message.refuses:
        return (NewLoad(replace(asked, kind=LoadKind.WEIGHT, amount=asked.amount * 2), sided),)
    return ()


def _reps(message: _Message) -> Edits:
    numbers = message.numbers()
    fits = not message.has("load", "sets", "times", "unit") and all(0 < n <= MOST_REPS and not n % 1 for n in numbers)
    if not numbers or not fits:
        return ()
    lone = len(numbers) == 1 and any(one.reps is None for one in message.draft.sets)
    which = message.which(lambda one: one.reps is None) if lone else message.every
    return (NewReps(tuple(map(int, numbers)), which), Settled(message.question))


def _sets(message: _Message) -> Edits:
    numbers = message.numbers() or ([Decimal(1)] if any(word.text == "one" for word in message.words) else [])
    if len(numbers) == 1 and not numbers[0] % 1 and 0 < numbers[0] <= MOST_SETS and not message.has("reps", "load"):
        return (NewCount(int(numbers[0]), message.every), Settled(message.question))
    return ()


def _effort(message: _Message) -> Edits:
    if "skip" in message.says or message.refuses:
        return (Settled(message.question),)
    efforts = [item.efforts for item in message.items if item.efforts]
    rpe = efforts[0] if len(efforts) == 1 else tuple(message.numbers())
    if not rpe or len(efforts) > 1 or any(not 1 <= one <= 10 or one * 2 % 1 for one in rpe):
        return ()
    if len(rpe) not in {1, len(message.draft.sets)}:
        return ()
    return (NewEffort(rpe, message.every),)


def _day(message: _Message) -> Edits:
    days = message.days or (message.question.days if len(message.question.days) == 1 and message.agrees else ())
    # "Delete saturday" wishes something of saturday, and tells no day.
    deletes = any(mention.id == "drop" for mention in load_table("log_talk").mentions(message.words))
    return (NewDay(days[0], which=message.every),) if days and not deletes else ()


def _lift(message: _Message) -> Edits:
    lifts = [message.names[item.first].lift.name for item in message.everything if item.what == "lift"]
    which = message.every
    heard = message.question.heard
    if len(set(lifts)) == 1:
        return (NewLift(lifts[0], which),)
    if lifts:
        return ()
    if heard and message.agrees:
        return (NewLift(heard, which),)
    if heard and message.refuses:
        return (NewLift(lift_table().entry(HIP_THRUST).name, which),)
    name = lift_called(message.words)
    named = 0 < len(name.split()) <= _LONGEST_NAME and may_be_lift(name.split()) and "skip" not in message.says
    return (NewLift(name, which),) if named else ()


def _number(message: _Message) -> Edits:
    """What a lone number counts; unless it was reps, the set that it was taken for goes."""
    every, own = message.every, message.question.sets
    mine = replace(every, places=own) if 0 < len(own) < len(message.draft.sets) else every
    gone: Edits = () if mine == every else (Dropped(mine),)
    settled = Settled(message.question)
    if "skip" in message.says:
        return (*gone, settled)
    number = words_of(message.question.heard)
    if message.numbers() or not number or not number[0].is_number:
        return ()
    value = Decimal(number[0].text)
    if any(word.text in ("weight", "load", "kg", "kgs", "kilos", "lb", "lbs", "pounds") for word in message.words):
        units = [item.unit for item in message.everything if item.unit]
        return (*gone, NewLoad(SaidLoad(LoadKind.WEIGHT, value, units[0] if units else None), every), settled)
    if message.has("reps") and not value % 1:
        return (NewReps((int(value),), mine), settled)
    if message.has("sets") and not value % 1:
        return (*gone, NewCount(int(value), every), settled)
    if message.has("rpe", "rir") and 1 <= value <= 10:
        return (*gone, NewEffort((value if message.has("rpe") else 10 - value,), every), settled)
    return ()


_READERS: Final[Mapping[Ask, Callable[[_Message], Edits]]] = {
    Ask.UNIT: _unit, Ask.LOAD: _load, Ask.BAR: _bar, Ask.SETS: _sets, Ask.REPS: _reps,
    Ask.EFFORT: _effort, Ask.DAY: _day, Ask.LIFT: _lift, Ask.NUMBER: _number,
}  # fmt: skip
"""A question about sets and reps together is answered as a correction is told: "3 sets of 8"."""
