"""One condition or sign as the health record keeps it, and whether it holds the talk or gates a dose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from bot.conversation.stored import Stored
from bot.understanding.facts import BodySign, Condition, Level
from bot.understanding.reading import Person, Said, Span, Standing

HELD: Final = (Level.EMERGENCY, Level.URGENT)
"""Levels that hold the talk."""
_NOWHERE: Final = Span(0, 0)
WEIGHS_ALONE: Final = frozenset({"under_18", "blood_thinner"})
"""Conditions that no clinician has to look at before training, and that bear on loads all the same."""
_PAINS: Final = frozenset(
    {"pain", "back_pain", "back_sore", "neck_pain", "joint_sore", "killing_joint", "burning_joint"}
)
"""Signs that "no pain" denies."""
_TOLD_WITH: Final = {"blood_thinner": "medication"}
"""Conditions that the same words tell."""
_ALL_WELL: Final = "all_well"
"""A denial of whatever was told of a part: "my groin is fine"."""


class State(str, Enum):
    """How it stands with something that was told."""

    STANDS = "stands"
    DENIED = "denied"
    """It never was so."""
    SETTLED = "settled"
    """It is over, help is there, or it was looked at."""
    CLEARED = "cleared"
    """A clinician allowed training."""


class Entry(Stored):
    """One condition or sign.

    Attributes:
        lasts: True for a condition, False for a sign.
        id: of the condition or sign.
        part: body part of a sign; "" if none was named.
        side: of the part.
        weeks: of a condition.
        words: as it was put.
        person: in whose body; "" for the lifter.
        sure: False if it was thought likely and not known.
        told: when, last.
        since: when it came to stand as it does.
        level: who has to look at it.
        state: how it stands.
        how: what changed the state, in the lifter's words.
        limit: what a clinician allowed: of what stands, that alone; of what was cleared, training within it. "" if
            nothing was said of that.
    """

    lasts: bool
    id: str
    part: str = ""
    side: str = ""
    weeks: int | None = None
    words: str = ""
    person: str = ""
    sure: bool = True
    told: datetime
    since: datetime
    level: Level | None = None
    state: State = State.STANDS
    how: str = ""
    limit: str = ""

    @property
    def held(self) -> bool:
        """Return True if nothing else is talked about until this is settled."""
        return self.state is State.STANDS and self.level in HELD

    @property
    def gates(self) -> bool:
        """Return True if no dose may be given while it is so. One without a level is soreness, or less."""
        if self.level is None and not (self.lasts and self.id in WEIGHS_ALONE):
            return False
        if self.state is State.SETTLED:
            return self.lasts or self.level in HELD
        return self.state is State.STANDS

    def weeks_at(self, now: datetime) -> int | None:
        """The weeks by now: a pregnancy goes on, and a birth or an operation gets longer ago."""
        return None if self.weeks is None else self.weeks + max(now - self.told, timedelta()) // timedelta(weeks=1)

    @property
    def said(self) -> Said:
        """The fact behind it."""
        fact = (
            Condition(self.id, self.weeks, self.words)
            if self.lasts
            else BodySign(self.id, self.part, self.side, self.words)
        )
        return Said(fact, _NOWHERE, Standing.AFFIRMED, Person(self.person))

    def is_same(self, fact: Condition | BodySign, person: str) -> bool:
        """Return True if a fact is about the same condition, or the same sign in the same place."""
        if isinstance(fact, Condition):
            return self.lasts and (self.id, self.person) == (fact.id, person)
        return not self.lasts and (self.id, self.part, self.person) == (fact.id, fact.part, person)

    def covers(self, fact: Condition | BodySign, person: str) -> bool:
        """Return True if a denial of the fact takes this back. "No pain" speaks of pain anywhere, or in its part."""
        there = isinstance(fact, BodySign) and fact.part in ("", self.part)
        if there and not self.lasts and self.person == person:
            return fact.id in (self.id, _ALL_WELL) or (fact.id == "pain" and self.id in _PAINS)
        told_with = self.lasts and self.person == person and self.id == _TOLD_WITH.get(fact.id)
        return told_with or self.is_same(fact, person)


def is_first_told(held: Sequence[Entry]) -> bool:
    """Return True if all that is held was told in one message, and nothing pressing before it."""
    return bool(held) and len({entry.told for entry in held} | {entry.since for entry in held}) == 1
