"""What was found in an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.coaching.session import Session


class Skipped(str, Enum):
    """Why a row is left out, in words behind its count."""

    REST = "rest timers"
    NO_REPS = "without reps (holds, cardio, sets not done)"
    DATE = "with a date I can't read"
    FUTURE = "dated after today"
    NUMBER = "with numbers I can't read or believe"
    NAME = "without a lift"


@dataclass(frozen=True)
class FoundSession:
    """One session of an export.

    Attributes:
        key: its own in any export that holds it, whatever app or format wrote that: when it began, and the lift.
        session: what was done.
    """

    key: str
    session: Session


@dataclass(frozen=True)
class Found:
    """What an export holds.

    Attributes:
        app: that wrote it.
        sessions: by day, each lift of a workout on its own.
        skipped: number of rows that were left out, by why.
        tells_unit: the file says kg or lb wherever it holds a load.
        unknown: names that the vocabulary of lifts lacks; they are kept as they are.
    """

    app: str
    sessions: tuple[FoundSession, ...]
    skipped: Mapping[Skipped, int]
    tells_unit: bool
    unknown: tuple[str, ...]
