"""A session as far as it is understood: what was said, and what must still be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.understanding.facts import Trouble
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.reading import Span
from bot.understanding.units import KG_IN_A_POUND, Unit

MOST_SESSIONS: Final = 12
"""Lifts in one message; more are sent back, as nobody can check them in one echo."""

MOST_SETS: Final = 20
"""Sets of one lift."""

MOST_REPS: Final = 100
"""Reps of one set."""

MOST_SETS_IN_ALL: Final = 80
"""Sets in one message."""

HEAVIEST_KG: Final = Decimal(600)
"""Above any hip thrust that was ever reported: more is a slip of the finger, and is asked back."""


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
    IMPORT = "import"
    """Rows of a table of another app were pasted: they are imported, not read."""


class Why(Enum):
    """Why it is asked."""

    MISSING = "missing"
    UNCLEAR = "unclear"
    ABSURD = "absurd"
    FUTURE = "future"
    LONG_AGO = "long_ago"
    NO_SUCH_DAY = "no_such_day"
    """February 30th."""
    OTHERS = "others"
    """All that was told was done by somebody else."""
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
        span: where those words stand; None if something is missing. An answer changes what they say and no more.
        sets: places of the sets that those words were taken for, for ``Ask.NUMBER``.
    """

    ask: Ask
    why: Why = Why.MISSING
    heard: str = ""
    days: tuple[date, ...] = ()
    span: Span | None = None
    sets: tuple[int, ...] = ()


class Note(Enum):
    """What was taken for granted, or heard and not stored: the echo says it."""

    BAR_COUNTED = "bar_counted"
    EACH_SET = "each_set"
    """"2 more reps" was read as 2 more in each set."""
    HARD_UNRATED = "hard_unrated"
    """A set was called hard in words, which are no number: no RPE is stored."""
    SAME_LOAD = "same_load"
    """A set named without a load was given the load before it."""
    BODY_WEIGHT = "body_weight"
    """No load was named for a lift that is done with body weight."""
    DROP_SETS = "drop_sets"
    """Sets without a pause, each lighter than the one before."""
    REST_PAUSE = "rest_pause"
    """One set in parts, with short rests between."""
    CLUSTERS = "clusters"
    FAILED_LEFT_OUT = "failed_left_out"
    """A set in which no rep was done is not kept."""


@dataclass(frozen=True)
class DraftSet:
    """One set; what is None is not known yet (but ``rpe``, which may stay so).

    Attributes:
        reps: full repetitions.
        load: as it was said.
        rpe: 1 to 10 in halves.
        warm_up: it was called so; it is kept and counts for nothing.
        to_failure: its effort is that of a mark of failure, which other reps take back.
        span: the words that told it.
    """

    reps: int | None = None
    load: SaidLoad | None = None
    rpe: Decimal | None = None
    warm_up: bool = False
    span: Span | None = None
    to_failure: bool = False


@dataclass(frozen=True)
class Draft:
    """One lift on one day, on its way to a session.

    Attributes:
        day: None if it is not clear.
        sets: in order; empty if nothing is known of them.
        lift: its name as it is shown and stored; one that no table knows as the lifter wrote it.
        planned: sets and reps that were planned, None if no plan was named.
        troubles: what went wrong.
        unit: the unit of loads that were said without one, if known.
        notes: what was taken for granted in reading.
        doubts: what was heard and not understood; asked before what is missing.
        notes_of_session: what the lifter wrote about it, word for word ("slept badly").
        left_out: lifts that the same message named and told no sets of.
        uncounted: lifts whose sets it told in seconds or meters.
    """

    day: date | None
    sets: tuple[DraftSet, ...] = ()
    lift: str = "barbell hip thrust"
    planned: tuple[int, int] | None = None
    troubles: frozenset[Trouble] = frozenset()
    unit: Unit | None = None
    notes: frozenset[Note] = frozenset()
    doubts: tuple[Question, ...] = ()
    notes_of_session: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()

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
        on_a_bar = any(one.load and one.load.counts_bar for one in self.sets)
        return self.notes | ({Note.BAR_COUNTED} if on_a_bar else set())

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
        for one in self.sets:
            if one.load:
                gaps.extend(self._gaps_of(one.load, one.span))
        if self.day is None:
            gaps.append(Question(Ask.DAY, Why.UNCLEAR))
        return gaps

    def _gaps_of(self, load: SaidLoad, span: Span | None) -> list[Question]:
        if load.kind is LoadKind.HELP or (load.kind is LoadKind.BODY and not load.amount):
            return []
        if load.kind is LoadKind.UNKNOWN:
            return [Question(Ask.LOAD, Why.UNCLEAR, span=span)]
        total = load.total(self.unit)
        if total is None:
            unlikely = load.kind is LoadKind.WEIGHT and not is_bearable(load.amount, Unit.LB)
            absurd = Question(Ask.LOAD, Why.ABSURD, str(load), span=span)
            return [absurd if unlikely else Question(Ask.UNIT, span=span)]
        heard = str(SaidLoad(load.kind, *total))
        if load.kind is LoadKind.PER_SIDE:
            return [Question(Ask.BAR, Why.UNCLEAR, heard, span=span)]
        return [] if is_bearable(*total) else [Question(Ask.LOAD, Why.ABSURD, heard, span=span)]


def is_bearable(amount: Decimal, unit: Unit, heaviest_kg: Decimal = HEAVIEST_KG) -> bool:
    """Return True for more than nothing and no more than people lift."""
    return 0 < amount * (KG_IN_A_POUND if unit is Unit.LB else 1) <= heaviest_kg


@dataclass(frozen=True)
class LogReading:
    """What a message says about training.

    Attributes:
        drafts: one for each lift and day, at most ``MOST_SESSIONS``.
        question: why there is no draft, None if there is one.
        other: the second way in which the message can be read, empty if there is none. Both are offered then.
    """

    drafts: tuple[Draft, ...] = ()
    question: Question | None = None
    other: tuple[Draft, ...] = ()
