"""Facts as people tell them, and a table of levels that is small enough to see through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from bot.conversation import HealthRecord, Memory, Reply
from bot.conversation.memory import NO_REPLY
from bot.conversation.people import PRONOUNS
from bot.understanding.facts import BodySign, Condition, Fact, Help, Level, Over, Release
from bot.understanding.reading import Named, Person, Said, Span, Standing

NOW = datetime(2026, 11, 28, 12, tzinfo=timezone.utc)
PREGNANT = Condition("pregnancy", 22, "pregnant")
KNEE_HURTS = BodySign("pain", "knee", words="my knee hurts")
NO_PAIN = BodySign("pain", words="no pain")
SORE = BodySign("soreness", "glutes")
CHEST = BodySign("chest_pain", words="crushing chest")
NUMB_THIGH = BodySign("numbness", "inner_thigh", words="numb inner thigh")
WEAK_LEGS = BodySign("weakness", "legs", "both", "both legs weak")
LEAVE = Release("midwife", words="the midwife says carry on")
LIGHT = Release("gp", "light", "light is fine")
SEEN = Help("seen", "scan clear")
GONE = Over("its gone now")

_PRESSING = {"chest_pain", "saddle_numb"}
_NOTHING = {"soreness"}


def level_of(facts: Sequence[Said]) -> Level | None:
    """Numb and weak together are an emergency; a sore muscle is nothing; the rest is for a clinician."""
    ids = {
        said.fact.id
        for said in facts
        if isinstance(said.fact, (BodySign, Condition)) and said.standing is not Standing.DENIED
    }
    if ids & _PRESSING or {"numbness", "weakness"} <= ids:
        return Level.EMERGENCY
    return Level.CLINICIAN if ids - _NOTHING else None


def said(fact: Fact, standing: Standing = Standing.AFFIRMED, of: str = "") -> Said:
    return Said(fact, Span(0, 1), standing, Person(of))


def told(*facts: Said | Fact, record: HealthRecord | None = None, at: datetime = NOW) -> HealthRecord:
    """The record after one message with these facts."""
    known = HealthRecord() if record is None else record
    return known.told([one if isinstance(one, Said) else said(one) for one in facts], at=at, level_of=level_of)


def heard(memory: Memory, *facts: Said, about: str = "", reply: Reply = NO_REPLY) -> Memory:
    """The memory after one more message, a minute after the one before."""
    at = NOW + timedelta(minutes=memory.turn)
    people = [Named(0, 0, 1, one.person.word) for one in facts if one.person.word not in {"", *PRONOUNS}]
    return memory.heard(facts, about=Person(about), at=at, level_of=level_of, people=people, reply=reply)
