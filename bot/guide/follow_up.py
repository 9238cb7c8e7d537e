"""Short follow-ups that lean on what was said before: "and for powerlifting?", "what about squats then?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.guide.answer import HAND_OFF, UNKNOWN, Depth, Profile
from bot.guide.types import Focus, Guide, Topic

_COMPARISONS = {"squat": "squat_vs_thrust", "deadlift": "deadlift_vs_thrust"}
"""What "what about squats then?" asks where nothing was said before."""
_MAX_WORDS = 7
_LEANING = re.compile(
    r"^(?:ok(?:ay)?|so|but|and|well|hmm+|then|yeah|right)?[\s,]*"
    r"(?:and|what about|whats? about|how about|what if|same for|but for|for|but what about|even)\b",
    re.IGNORECASE,
)
_BARE_SOURCE = re.compile(
    r"^(?:ok(?:ay)?|so|but|and|says|according to)?[\s,]*"
    r"(?:says who|who says.{0,10}|sources?|source please|where from"
    r"|where('?s| is| does| did) (?:you get )?(?:that|this|it)\b.{0,20}"
    r"|got (?:a|any) (?:link|source)s?.{0,15}|links?|proof|based on what|who told you.{0,10}|references?)[\s?.!]*$",
    re.IGNORECASE,
)
_WILL_IT_DO = re.compile(
    r"\b(?:is|are|will|would|does|do) (?:that|it|this|they|those) (?:be )?"
    r"(?:ok|okay|fine|enough|alright|all right|good|good enough|do|work|bad|a problem|too (?:much|little|few|many))"
    r"(?: (?:for \w+|or not|too))?[\s?.!]*$",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"^(?:hi|hey|ok|so|well|btw|fyi|yeah|yes|and|but)?[\s,]*"
    r"(?:i['’]?m|i am|i only|i just|i have|i['’]ve|i train|i lift|my goal|i want)\b",
    re.IGNORECASE,
)


_LEANS = 0.1
"""How much nearer than a part of the last topic another part may be for a short follow-up to mean the last topic's."""
_NEAR = 0.45
"""Nearness in meaning below which no part is meant, and the topic's own answer serves."""


@dataclass(frozen=True)
class FittingPart:
    """A part of the guide that a message may ask for.

    Attributes:
        name: ``topic/part``; ``topic/`` for the topic's own answer.
        confidence: that it is the part meant, 0 to 1.
        near: nearness in meaning to the ways of asking for it, at most 1.
    """

    name: str
    confidence: float
    near: float

    @property
    def topic(self) -> str:
        """The topic it belongs to."""
        return self.name.partition("/")[0]

    @property
    def id(self) -> str:
        """Its id in the topic; "" for the topic's own answer."""
        return self.name.partition("/")[2]


@dataclass(frozen=True)
class Asked:
    """What of the guide a message asks for."""

    topic: str
    depth: Depth = Depth.SHORT
    focus: Focus | None = None
    profile: Profile = UNKNOWN


def leans_on_the_last_answer(text: str) -> bool:
    """Whether a message only makes sense after another: short, and opened like "and …", "what about …"."""
    return len(text.split()) <= _MAX_WORDS and bool(_LEANING.match(text.strip()))


def asks_for_the_source(text: str) -> bool:
    """Whether a message asks where the last answer came from, and nothing else ("says who?")."""
    return bool(_BARE_SOURCE.match(text.strip()))


def asks_whether_it_will_do(text: str) -> bool:
    """Whether a message ends by asking about what it told: "…, is that enough?"."""
    return bool(_WILL_IT_DO.search(text))


def speaks_of_oneself(text: str) -> bool:
    """Whether a message opens with news about the lifter ("I'm a beginner", "my goal is …")."""
    return bool(_OF_ONESELF.match(text.strip()))


def resolve_follow_up(
    guide: Guide, text: str, last_topic: str | None, parts: Sequence[FittingPart] = (), told: Profile = UNKNOWN
) -> Asked | None:
    """What a leaning message asks of the last topic; ``None`` where it is a question of its own.

    It asks for the part of the topic that it names, or for what changes with what it tells.

    Args:
        guide: the loaded guide.
        text: the message.
        last_topic: topic of the last answer of this talk, if there was one.
        parts: the guide's parts that fit the message, best first.
        told: what the message itself says of the lifter.
    """
    last = guide.topics.get(last_topic or "")
    if last is None:
        compared = _COMPARISONS.get(told.lift or "")
        return Asked(compared) if compared and leans_on_the_last_answer(text) else None
    if asks_for_the_source(text):
        return Asked(last.topic, Depth.SOURCES)
    if not leans_on_the_last_answer(text):
        return None
    nearest = max((part.near for part in parts), default=0.0)
    focus = _focus(last, [part for part in parts if part.near >= nearest - _LEANS])
    if focus is not None:
        return Asked(last.topic, focus=focus)
    if any(told.fits(line.when) for line in last.profile):
        return Asked(last.topic, Depth.FIT, profile=told)
    return None


def resolve(
    guide: Guide,
    intent: str,
    text: str,
    *,
    last_topic: str | None,
    parts: Sequence[FittingPart] = (),
    told: Profile = UNKNOWN,
) -> Asked:
    """What a message that was understood as a guide topic asks for, given what went before it.

    Args:
        guide: the loaded guide.
        intent: topic that the message alone was understood as.
        text: the message.
        last_topic: topic of the last answer of this talk, if there was one.
        parts: the guide's parts that fit the message, best first.
        told: what the message itself says of the lifter.
    """
    asked = resolve_follow_up(guide, text, last_topic, parts, told) if intent != HAND_OFF else None
    return asked or Asked(intent, focus=_focus(guide.topics[intent], parts), profile=told)


def _focus(topic: Topic, parts: Sequence[FittingPart]) -> Focus | None:
    """The part of a topic that fits best; None where that is the topic's own answer, or nothing is near."""
    best = next((part for part in parts if part.topic == topic.topic and part.near >= _NEAR), None)
    return next((focus for focus in topic.focus if best and focus.id == best.id), None)
