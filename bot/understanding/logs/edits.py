"""What a lifter says about a log that is already written down: typed changes, each with the sets that it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.understanding.facts import Trouble
from bot.understanding.loads import SaidLoad
from bot.understanding.logs.draft import Draft, Question
from bot.understanding.units import Unit


@dataclass(frozen=True)
class Which:
    """Which sets are meant; where nothing is named, those told last.

    Attributes:
        lift: name of the lift; "" if none is named.
        day: of the sets; None if none is named.
        places: of the sets in their lift, from 0, negative from the end; empty for all of them.
        load: the sets with this load.
        reps: the sets with so many reps.
        every_lift: "3 sets of each": all lifts of the log.
    """

    lift: str = ""
    day: date | None = None
    places: tuple[int, ...] = ()
    load: SaidLoad | None = None
    reps: int | None = None
    every_lift: bool = False

    @property
    def names_sets(self) -> bool:
        """Return True if single sets are named: "first", "the last two", "the 60 one", "the 80s"."""
        return bool(self.places) or self.load is not None or self.reps is not None


LAST_TOLD = Which()


@dataclass(frozen=True)
class NewReps:
    """Other reps: one number for all sets that are meant, or one each; as many sets as numbers."""

    reps: tuple[int, ...]
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NewLoad:
    """Another load."""

    load: SaidLoad
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NewEffort:
    """An RPE for all sets that are meant, or one each; none takes back what was told."""

    rpe: tuple[Decimal, ...]
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NewCount:
    """Another number of sets."""

    sets: int
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class MoreSets:
    """Sets on top of those of a lift, like its last one but for what is named; below 0, sets that were too many."""

    sets: int
    reps: int | None = None
    load: SaidLoad | None = None
    rpe: Decimal | None = None
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class MoreReps:
    """So many reps more in each set that is meant; below 0 fewer."""

    reps: int
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class Heavier:
    """So much more on the bar; below 0 less."""

    by: SaidLoad
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NewLift:
    """It was another lift."""

    lift: str
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NewDay:
    """The session told last, or the one that is named, was on another day; None with questions if it is not clear."""

    day: date | None
    doubts: tuple[Question, ...] = ()
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NewUnit:
    """The numbers were in this unit: those of the lift that is named, or of all."""

    unit: Unit
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class UnitOfBare:
    """The numbers that were told without a unit are in this one; the others stay."""

    unit: Unit


@dataclass(frozen=True)
class Kept:
    """Only these lifts, or the session of this day, are to be saved."""

    lifts: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class WarmUp:
    """These sets were only a warm-up."""

    which: Which


@dataclass(frozen=True)
class Dropped:
    """These sets, or this lift, are not to be saved."""

    which: Which


@dataclass(frozen=True)
class TroubleTold:
    """What went wrong in the session told last, or in the one that is named; what did not, in any."""

    told: frozenset[Trouble] = frozenset()
    denied: frozenset[Trouble] = frozenset()
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class NoteTold:
    """Something to keep with the session told last, or with the one that is named, in the lifter's words."""

    text: str
    which: Which = LAST_TOLD


@dataclass(frozen=True)
class Instead:
    """Sets that stand in the place of those of the same lift."""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class OnTop:
    """Sets that come to those of the log. A lift "" or a day None is that of the sets told last."""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Settled:
    """The open question has its answer in the other changes, or is left out as the lifter wishes."""

    question: Question


@dataclass(frozen=True)
class Unclear:
    """Something that bears on the log and cannot be placed: it is asked."""

    question: Question
    which: Which = LAST_TOLD


Edit: TypeAlias = (
    "NewReps | NewLoad | NewEffort | NewCount | MoreSets | MoreReps | Heavier | NewLift | NewDay | NewUnit"
    " | UnitOfBare | WarmUp | Dropped | Kept | TroubleTold | NoteTold | Instead | OnTop | Settled | Unclear"
)

Edits: TypeAlias = tuple[Edit, ...]

_OF_SETS = (NewReps, NewLoad, NewEffort, NewCount, MoreSets, MoreReps, Heavier)


def aimed_at(edit: Edit, which: Which) -> Edit:
    """The same change for other sets; what speaks of no single sets stays as it is."""
    return replace(edit, which=which) if isinstance(edit, _OF_SETS) else edit


_NAMED = (*_OF_SETS, NewLift, NewDay, NewUnit, WarmUp, Dropped, TroubleTold, NoteTold, Unclear)


def of_day(edit: Edit, day: date) -> Edit:
    """The same change for the session of a day."""
    if isinstance(edit, (OnTop, Instead)):
        return replace(edit, drafts=tuple(replace(draft, day=day) for draft in edit.drafts))
    return replace(edit, which=replace(edit.which, day=day)) if isinstance(edit, _NAMED) else edit


@dataclass(frozen=True)
class LogReply:
    """What a message is to a log.

    Attributes:
        agrees: it is a clear yes and nothing else.
        saves: it says what the yes is for: "save it".
        refuses: it is a no and nothing else.
        calls_off: it wants the log thrown away, or taken out.
        lacks: the day of a session that it wants saved, of which nothing was told.
        edits: what it changes, in order.
        other: the changes of a second way to read it; empty if there is one way alone.
    """

    agrees: bool = False
    saves: bool = False
    refuses: bool = False
    calls_off: bool = False
    lacks: date | None = None
    edits: Edits = ()
    other: Edits = ()
