"""How deep an answer goes: the layers of a topic, and which statements each of them tells."""

from __future__ import annotations

from enum import Enum

from bot.guide.statement import Basis, Statement
from bot.guide.types import Focus, Section, Topic

FIRST_WORDS = 45
"""Words of a first answer from which the next statement waits behind "tell me more"."""


class Depth(str, Enum):
    """Which layer of a topic an answer tells."""

    SHORT = "short"
    """The first answer to a question: the statements that answer it."""
    FURTHER = "further"
    """What the first answer left out: "tell me more"."""
    MORE = "more"
    """The longer answer: "tell me more" once again."""
    WHY = "why"
    """The evidence: "why?". Of a part, the studies that its first answer left out, where it left any out."""
    SECTION = "section"
    """The guide's section itself: "tell me more" a third time."""
    FIT = "fit"
    """Only what changes for this lifter: "and for powerlifting?"."""
    SOURCES = "sources"
    """The works that the answer rests on: "says who?"."""
    BRIEF = "brief"
    """One sentence of it: "in short?"."""


def layer(topic: Topic, section: Section, depth: Depth, focus: Focus | None = None) -> tuple[Statement, ...]:
    """The statements of a layer; none for layers that are not made of statements.

    Args:
        topic: whose layer.
        section: the guide's section that the answer is from.
        depth: which layer.
        focus: the part that was asked for; None for the topic as a whole.
    """
    whole = focus.short if focus else topic.short
    if depth is Depth.SHORT:
        return tuple(one for one in whole if one in _first(whole))
    if depth is Depth.FURTHER:
        return tuple(one for one in whole if one not in _first(whole))
    if depth is Depth.BRIEF:
        return (*whole[:1], *(one for one in whole[1:] if one.basis is Basis.SAFETY))
    if depth is Depth.WHY:
        unsaid = layer(topic, section, Depth.FURTHER, focus)
        return tuple(one for one in unsaid if focus and one.basis is Basis.STUDY) or topic.why
    return {Depth.MORE: topic.more, Depth.SECTION: section.body}.get(depth, ())


def _first(whole: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements that a first answer tells: the first ones up to ``FIRST_WORDS``, and all that are for safety."""
    told: list[Statement] = []
    words = 0
    for statement in whole:
        words += len(statement.wordings[0].split())
        if not told or words <= FIRST_WORDS or statement.basis is Basis.SAFETY:
            told.append(statement)
    return tuple(told)
