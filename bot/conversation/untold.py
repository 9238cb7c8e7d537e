"""What of the guide was not told yet, so that nothing is said twice in the same words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.conversation.last_answers import LastAnswers
from bot.guide import HAND_OFF, Asked, Depth, Guide, Shape, layer
from bot.guide.asked import focus_named

_THEN: Final = {
    Depth.SHORT: (Depth.BRIEF, Depth.FURTHER, Depth.MORE, Depth.SECTION),
    Depth.BRIEF: (Depth.FURTHER, Depth.MORE, Depth.SECTION),
    Depth.WHY: (Depth.MORE, Depth.SECTION),
}
"""What is told where a layer was told before, in this order."""
_DEEPER: Final = (Depth.FURTHER, Depth.MORE, Depth.SECTION)
"""What "tell me more" brings, one after the other."""
_OF_A_PART: Final = frozenset({Depth.SHORT, Depth.BRIEF, Depth.FURTHER})


def told_anew(guide: Guide, asked: Asked, answers: LastAnswers) -> Asked:
    """What is told to who asks: the same while there is another wording of it, then what was not told yet of it.

    Args:
        guide: the loaded guide.
        asked: what is asked for.
        answers: what was answered before.

    Returns:
        What was asked for where all of it was told.
    """
    if asked.depth not in _THEN or asked.shape is not Shape.AS_WRITTEN:
        return asked
    evidence = (replace(asked, focus=None),) if asked.depth is Depth.WHY else ()
    # What to do in pain is told again and again, in few words, but never as a list of everything that could be wrong.
    then = _THEN[asked.depth] if asked.topic != HAND_OFF else (Depth.BRIEF,)
    layers = [asked, *evidence, *(_at(asked, depth) for depth in then)]
    return next((one for one in layers if _is_left(guide, one, answers)), evidence[0] if evidence else asked)


def told_more(guide: Guide, topic: str, part: str | None, answers: LastAnswers) -> Asked | None:
    """The next layer for who wants to hear more of the last answer; None where all was told.

    Args:
        guide: the loaded guide.
        topic: of the last answer.
        part: of the last answer; None for the topic as a whole.
        answers: what was answered before.
    """
    asked = Asked(topic, focus=focus_named(guide, topic, part or ""))
    heard = times_told(asked, answers) or times_told(replace(asked, depth=Depth.BRIEF), answers)
    layers = (_at(asked, depth) for depth in _DEEPER[0 if heard else 1 :])
    return next((one for one in layers if _is_left(guide, one, answers)), None)


def times_told(asked: Asked, answers: LastAnswers) -> int:
    """How many of the last answers told just this layer."""
    part = asked.focus.id if asked.focus else ""
    return sum((one.topic, one.part, one.depth) == (asked.topic, part, asked.depth.value) for one in answers.given)


def _at(asked: Asked, depth: Depth) -> Asked:
    """Another layer of the same; what lies behind a part is its topic's, but for a section of its own."""
    own = depth in _OF_A_PART or (
        depth is Depth.SECTION and asked.focus is not None and asked.focus.section is not None
    )
    return replace(asked, depth=depth, focus=asked.focus if own else None)


def _is_left(guide: Guide, asked: Asked, answers: LastAnswers) -> bool:
    """Return True if a layer holds something of its own, and has a wording that was not told."""
    topic = guide.topics[asked.topic]
    section = guide.sections[asked.focus.section if asked.focus and asked.focus.section else topic.section]
    statements = layer(topic, section, asked.depth, asked.focus)
    if asked.focus and statements == topic.why:
        return False
    return times_told(asked, answers) < max((len(one.wordings) for one in statements), default=0)
