"""What a message seems to tell by its meaning, beside the signs that the lists find: decided on facts and likelihoods.

The lists come first: what they hand off stands. Where they found nothing as pressing, a message that surely tells of an
emergency is a sign like any other. One that may tell of it, and says nothing else that can be answered, is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.conversation.health_level import hand_off
from bot.understanding.facts import BodySign, Condition, Help, Level, Over, Release, TakenBack
from bot.understanding.reading import Person, Said, Span, Standing

IS_IT_NOW: Final = "is_it_now"
"""The question whether what a message may tell of is so now."""

SURE: Final = 0.97
"""Likelihood of anything pressing from which it is handed off."""
MAY_BE: Final = 0.88
"""Likelihood of anything pressing from which a message that nobody understands is asked about."""

_EMERGENCY: Final = "emergency"
_PRESSING: Final = (_EMERGENCY, "urgent", "self_harm", "abuse", "eating")
KINDS: Final = _PRESSING
"""Kinds of what is told, the most pressing first."""
_HELD: Final = (Level.EMERGENCY, Level.URGENT)
_IS_SO: Final = (Standing.AFFIRMED, Standing.SUSPECTED)
_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Seems:
    """What a message seems to tell.

    Attributes:
        kind: emergency, urgent, or what has a reply of its own: self_harm, abuse, eating.
        sure: False if it must be asked.
    """

    kind: str
    sure: bool

    def said(self, person: Person) -> Said:
        """The fact that it is, in somebody's body."""
        return Said(BodySign(f"seems_{self.kind}"), _NOWHERE, Standing.AFFIRMED, person)


def what_it_seems(facts: Iterable[Said], likely: Mapping[str, float], *, understood: bool) -> Seems | None:
    """What a message seems to tell beyond its facts; None if that is nothing.

    Args:
        facts: what the lists found in it.
        likely: how likely each kind is; empty where nothing is known.
        understood: the message says something else that can be answered.
    """
    said = list(facts)
    rule = hand_off(said)
    if not likely or (rule and (rule.level in _HELD or rule.reply)) or _is_told_otherwise(said):
        return None
    pressing = sum(likely.get(kind, 0.0) for kind in _PRESSING)
    may_be = rule is None and not understood and pressing >= MAY_BE
    if pressing >= SURE or may_be:
        return Seems(max(_PRESSING, key=lambda kind: likely.get(kind, 0.0)), pressing >= SURE)
    return None


def with_what_it_seems(facts: Iterable[Said], likely: Mapping[str, float], person: Person) -> tuple[Said, ...]:
    """The facts of a message, with what it surely tells by its meaning.

    Args:
        facts: what the lists found in it.
        likely: how likely each kind is.
        person: whom it speaks of.
    """
    said = tuple(facts)
    seems = what_it_seems(said, likely, understood=True)
    return (*said, seems.said(person)) if seems and seems.sure else said


def _is_told_otherwise(said: Iterable[Said]) -> bool:
    """Return True if all signs are denied, past or hearsay, or if something is over, was looked at or not meant."""
    put = []
    for one in said:
        if isinstance(one.fact, (Over, Release, TakenBack)) or (isinstance(one.fact, Help) and one.fact.id == "seen"):
            if one.standing in _IS_SO:
                return True
        elif isinstance(one.fact, (BodySign, Condition)):
            put.append(one.standing in _IS_SO)
    return bool(put) and not any(put)
