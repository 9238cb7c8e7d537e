"""A session as far as it is understood: what was said, and what must still be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.coaching.load import HEAVIEST_KG, KG_IN_A_POUND, Load, Unit, plain
from bot.coaching.session import HIP_THRUST, Session, WorkSet
from bot.understanding.facts import Trouble

MOST_SESSIONS: Final = 4
"""More sessions than this in one message are sent back: nobody can check them in one echo."""

BAR: Final = {Unit.KG: Decimal(20), Unit.LB: Decimal(45)}
"""What an Olympic bar weighs, as gyms count it; a full-size plate is counted the same (common practice)."""


class Ask(Enum):
    """What a question asks for."""

    UNIT = "unit"
    LOAD = "load"
    BAR = "bar"
    """Whether a load named for one side comes on top of a bar."""
    SCHEME = "scheme"
    """Sets and reps together."""
    SETS = "sets"
    REPS = "reps"
    EFFORT = "effort"
    DAY = "day"
    LIFT = "lift"
    """Whether words that nothing is known of name the lift."""
    NUMBER = "number"
    """What a number stands for."""
    SMALLER_PORTIONS = "smaller_portions"
    ANYTHING = "anything"
    """Nothing that looks like a session was found."""


class Why(Enum):
    """Why it is asked."""

    MISSING = "missing"
    UNCLEAR = "unclear"
    ABSURD = "absurd"
    FUTURE = "future"
    LONG_AGO = "long_ago"
    NO_LAST = "no_last"
    """"Same as last time", and no last time is known."""


@dataclass(frozen=True)
class Question:
    """One thing to ask back.

    Attributes:
        ask: what is wanted.
        why: why it is wanted.
        heard: the words that gave rise to it, "" if something is missing.
        days: the days that it may be, for ``Ask.DAY``.
    """

    ask: Ask
    why: Why = Why.MISSING
    heard: str = ""
    days: tuple[date, ...] = ()


class LoadKind(Enum):
    """How a load was said."""

    WEIGHT = "weight"
    BODY = "body"
    BAR = "bar"
    """The empty bar."""
    PLATES = "plates"
    """Full-size plates on each side of a bar."""
    PER_SIDE = "per_side"
    SIDES_AND_BAR = "sides_and_bar"
    """A load named for one side, and the bar named with it."""


@dataclass(frozen=True)
class SaidLoad:
    """A load as it was said.

    Attributes:
        kind: how.
        amount: the weight, or the number of plates on each side; 0 for body weight and the empty bar.
        unit: as said, None if none was.
    """

    kind: LoadKind
    amount: Decimal = Decimal(0)
    unit: Unit | None = None

    def total(self, unit: Unit | None) -> tuple[Decimal, Unit] | None:
        """What hangs on the bar in all, None for body weight or while the unit is not known."""
        unit = self.unit or unit
        if unit is None or self.kind is LoadKind.BODY:
            return None
        if self.kind is LoadKind.SIDES_AND_BAR:
            return BAR[unit] + self.amount * 2, unit
        plates = {LoadKind.BAR: Decimal(0), LoadKind.PLATES: self.amount * 2}
        return (BAR[unit] * (1 + plates[self.kind]) if self.kind in plates else self.amount), unit

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit.value}" if self.unit else plain(self.amount)


BODY_WEIGHT: Final = SaidLoad(LoadKind.BODY)


class Note(Enum):
    """What was taken for granted, or heard and not stored: the echo says it."""

    BAR_COUNTED = "bar_counted"
    EACH_SET = "each_set"
    """"2 more reps" was read as 2 more in each set."""
    HARD_UNRATED = "hard_unrated"
    """A set was called hard in words, which are no number: no RPE is stored."""
    SAME_LOAD = "same_load"
    """A set named without a load was given the load before it."""


@dataclass(frozen=True)
class DraftSet:
    """One set; what is None is not known yet (but ``rpe``, which may stay so)."""

    reps: int | None = None
    load: SaidLoad | None = None
    rpe: Decimal | None = None


@dataclass(frozen=True)
class Draft:
    """One session on its way.

    Attributes:
        day: None if it is not clear.
        sets: in order; empty if nothing is known of them.
        lift: as in ``Session``.
        planned: as in ``Session``.
        troubles: as in ``Session``.
        unit: the unit of loads that were said without one, if known.
        notes: what was taken for granted in reading.
        doubts: what was heard and not understood; asked before what is missing.
    """

    day: date | None
    sets: tuple[DraftSet, ...] = ()
    lift: str = HIP_THRUST
    planned: tuple[int, int] | None = None
    troubles: frozenset[Trouble] = frozenset()
    unit: Unit | None = None
    notes: frozenset[Note] = frozenset()
    doubts: tuple[Question, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that must be asked before this can be stored, in order; each ``ask`` once."""
        found: dict[Ask, Question] = {}
        for question in (*self.doubts, *self._gaps()):
            found.setdefault(question.ask, question)
        if Ask.SCHEME in found:
            found.pop(Ask.SETS, None)
            found.pop(Ask.REPS, None)
        return tuple(found.values())

    @property
    def assumed(self) -> frozenset[Note]:
        """What the echo has to add, with what follows from the loads."""
        with_bar = (LoadKind.BAR, LoadKind.PLATES, LoadKind.SIDES_AND_BAR)
        on_a_bar = any(one.load and one.load.kind in with_bar for one in self.sets)
        return self.notes | ({Note.BAR_COUNTED} if on_a_bar else set())

    @property
    def session(self) -> Session | None:
        """The session, None while there are questions."""
        if self.questions or self.day is None:
            return None
        sets = tuple(WorkSet(one.reps or 0, self._weighed(one), one.rpe) for one in self.sets)
        return Session(self.day, sets, self.lift, self.planned, self.troubles)

    def without(self, ask: Ask) -> Draft:
        """The draft without its doubts of one kind."""
        return replace(self, doubts=tuple(doubt for doubt in self.doubts if doubt.ask is not ask))

    def _gaps(self) -> list[Question]:
        gaps: list[Question] = []
        if not self.sets:
            gaps.append(Question(Ask.SCHEME))
        if any(one.reps is None for one in self.sets):
            gaps.append(Question(Ask.REPS))
        loads = [one.load for one in self.sets]
        if None in loads or not loads:
            gaps.append(Question(Ask.LOAD))
        for load in dict.fromkeys(load for load in loads if load and load.kind is not LoadKind.BODY):
            gaps.extend(self._gaps_of(load))
        if self.day is None:
            gaps.append(Question(Ask.DAY, Why.UNCLEAR))
        return gaps

    def _gaps_of(self, load: SaidLoad) -> list[Question]:
        total = load.total(self.unit)
        if load.kind is LoadKind.PER_SIDE:
            return [Question(Ask.UNIT)] if total is None else [Question(Ask.BAR, Why.UNCLEAR, _heard(*total))]
        if total is None:
            unlikely = load.kind is LoadKind.WEIGHT and not _bearable(load.amount, Unit.LB)
            return [Question(Ask.LOAD, Why.ABSURD, str(load)) if unlikely else Question(Ask.UNIT)]
        return [] if _bearable(*total) else [Question(Ask.LOAD, Why.ABSURD, _heard(*total))]

    def _weighed(self, one: DraftSet) -> Load | None:
        total = one.load.total(self.unit) if one.load else None
        return Load(*total) if total else None


def _bearable(amount: Decimal, unit: Unit) -> bool:
    return 0 < amount * (KG_IN_A_POUND if unit is Unit.LB else 1) <= HEAVIEST_KG


def _heard(amount: Decimal, unit: Unit) -> str:
    return f"{plain(amount)} {unit.value}"


@dataclass(frozen=True)
class LogReading:
    """What a message says about training.

    Attributes:
        drafts: one for each lift and day, at most ``MOST_SESSIONS``.
        question: why there is no draft, None if there is one.
    """

    drafts: tuple[Draft, ...] = ()
    question: Question | None = None
