"""The kinds of facts that a message can hold. Values only: which are found, and how, is read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias


class Level(str, Enum):
    """Who has to look at it, most pressing first."""

    EMERGENCY = "emergency"
    """Stop, emergency number now."""
    URGENT = "urgent"
    """A doctor or an advice line today."""
    CLINICIAN = "clinician"
    """A clinician before training goes on."""


class Trouble(Enum):
    """What went wrong in a session; the guide (progress-it) adds nothing while one of these stands."""

    PAIN = "pain"
    SHORT_RANGE = "short_range"
    LOST_CONTROL = "lost_control"
    BOUNCED = "bounced"
    COSTLY_SORENESS = "costly_soreness"
    """Soreness or tiredness that costs the lifter other work."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody trains for: glutes, strength, sport, general."""

    id: str


@dataclass(frozen=True, slots=True)
class Experience:
    """How long somebody has trained: beginner or trained."""

    id: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a week something is done.

    Attributes:
        days: times a week; 0 where none were said.
        lift: group of the lift that is meant, as in ``vocabulary_data/lifts.yml`` (front squats stand for themselves);
            "" for training the lower body.
        heavy: days of these on which it is heavy; 1 for a heavy lift without days.
        sets: on each of these days; 0 where none were said.
        weekdays: which days these are, 0 for Monday; empty where none were named.
    """

    days: int
    lift: str = ""
    heavy: int = 0
    sets: int = 0
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NoOtherLift:
    """Nothing that trains the lower body is done beside the hip thrust: "just upper body", "only running"."""


@dataclass(frozen=True, slots=True)
class BackState:
    """How a lower back feels from training: tired or fine."""

    id: str


@dataclass(frozen=True, slots=True)
class Hurts:
    """Something hurts or is injured, or nothing is; told in answer to a plan's question or beside it."""

    anything: bool


OF_AGE: Final = 18


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is, in years."""

    years: int


@dataclass(frozen=True, slots=True)
class Equipment:
    """What somebody can train with: barbell, machine, home, bodyweight."""

    id: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A lasting state of health that bears on training.

    Attributes:
        id: as in ``vocabulary_data/health.yml``: ``pregnancy``, ``disc``, ``under_18``.
        weeks: how far a pregnancy is, or how long ago a birth or an operation was; None if not said.
        words: as the lifter named it ("slipped disc").
    """

    id: str
    weeks: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class BodySign:
    """Something felt or seen in a body.

    Attributes:
        id: as in ``vocabulary_data/health.yml``: ``pain``, ``numbness``, ``weakness``.
        part: id of the body part; "" if none was named.
        side: left, right, both, or "" if not said.
        words: as the lifter put it.
    """

    id: str
    part: str = ""
    side: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """Medical help, as far as it has got.

    Attributes:
        id: ``coming`` (an ambulance is on its way, a ward is being rung), ``going`` (on the way to a hospital or a
            doctor), ``booked`` (a doctor will be seen, today or some days later), ``later`` (in weeks), ``here``
            (paramedics arrived), ``seen`` (somebody looked at it: "scan clear, they sent me home").
        words: as the lifter put it.
    """

    id: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """Leave to train, given by a clinician.

    Attributes:
        by: who gave it, as the lifter calls them ("midwife", "they").
        limit: what alone was allowed ("light", "nothing heavy", "walking"); "" if training as such was.
        words: as the lifter put it.
        within: the words that keep it within limits ("moderate, no breath holding"); "" if none do.
    """

    by: str
    limit: str = ""
    words: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Over:
    """What was felt is gone: "it's gone now", "i'm fine now"."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class WhomToAsk:
    """The lifter asks who decides or should be seen: "so who do i ask"."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was told before was not meant: "i was joking", "false alarm"."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class NotSo:
    """What was told before was looked into and was not so: "the test was negative", "nothing torn, the physio says".

    Attributes:
        id: of the condition; "" for what was told last.
        words: as the lifter put it.
    """

    id: str = ""
    words: str = ""


HEALTH: Final = (BodySign, Condition, Help, Release, Over, TakenBack, NotSo)
"""The kinds of facts about bodies and help."""

Fact: TypeAlias = (
    "Goal | Experience | Frequency | NoOtherLift | Equipment | BackState | Hurts | Age"
    " | Condition | BodySign | Help | Release | Over | WhomToAsk | TakenBack | NotSo"
)
