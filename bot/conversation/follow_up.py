"""What a message asks for that leans on the answers before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.last_answers import GivenAnswer, LastAnswers
from bot.guide import UNKNOWN, Asked, Depth, Guide, Profile, Shape
from bot.guide.asked import NamedPart, focus_named
from bot.understanding.follow_up import FollowUp, Wants

RECENT: Final = 3
"""Messages after which an answer is no longer leaned on without a word that names it."""
_SAME_TOPIC: Final = 2.0
_TOLD: Final = 6.5
_A_WORD: Final = 1.5
"""What it counts that a part is of the last topic, was told already, or explains a word. Fitted to
``tests/understanding/follow_ups.tsv``."""
_WORDS: Final = "define_term"
_NEAR: Final = 0.4
"""Nearness in context from which a part is taken for what was asked."""
_SHAPES: Final = {
    Wants.BRIEF: Shape.SHORTER,
    Wants.LIST: Shape.LIST,
    Wants.SIMPLE: Shape.SIMPLE,
    Wants.PASS_ON: Shape.PASS_ON,
}
_FURTHER: Final = (Wants.ASPECT, Wants.SAME, Wants.UNSAID)
"""What asks for something that was not told."""
_WHOLE: Final = frozenset({Depth.FURTHER.value, Depth.MORE.value, Depth.WHY.value, Depth.SECTION.value})
"""Layers that keep their depth in another form."""
_KEPT: Final = 3
"""Answers whose parts count as told."""


@dataclass(frozen=True)
class PartInContext(NamedPart):
    """A part of the guide that a leaning message may ask for.

    Attributes:
        score: how well it fits, in context and alone together.
        near: nearness in meaning to the message in context, at most 1.
    """

    score: float
    near: float


def answers_leaned_on(answers: LastAnswers, follow_up: FollowUp) -> LastAnswers | None:
    """The last answers, the one that a message leans on as the newest; None where it points at one that is not there.

    Args:
        answers: what was answered last.
        follow_up: how the message leans on that.
    """
    if follow_up.nth is None and not follow_up.about:
        return answers
    return answers.back_at(follow_up.nth, follow_up.about)


def in_other_words(guide: Guide, answers: LastAnswers, follow_up: FollowUp, text: str) -> str:
    """A message that leans on the last answer, as one that stands by itself.

    Args:
        guide: the loaded guide.
        answers: what was answered last.
        follow_up: how the message leans on that.
        text: the message.
    """
    last = answers.last
    if last is None or last.topic not in guide.topics:
        return text
    focus = focus_named(guide, last.topic, last.part)
    about = (focus or guide.topics[last.topic]).title.rstrip("?")
    if follow_up.wants is Wants.INSTEAD:
        return f"I can't do that ({about}). Which other exercise can I do instead?"
    return f"{about}: {text}"


def asked_by_follow_up(
    guide: Guide,
    follow_up: FollowUp,
    answers: LastAnswers,
    *,
    parts: Sequence[PartInContext] = (),
    says: str = "",
    told: Profile = UNKNOWN,
) -> Asked | None:
    """What a leaning message asks of the guide; None where nothing fits it.

    Args:
        guide: the loaded guide.
        follow_up: how it leans.
        answers: what was answered before it, the one that it leans on last.
        parts: the guide's parts that fit the message in context.
        says: the part that it names plainly by itself, as ``topic/part``; "" where it names none.
        told: what it says of the lifter.
    """
    last = answers.last
    if last is None or last.topic not in guide.topics:
        return None
    if follow_up.wants is Wants.ONE_OF_THEM:
        return Asked(last.topic, focus=focus_named(guide, last.topic, last.part))
    if follow_up.wants is Wants.SOURCE:
        return Asked(last.topic, Depth.SOURCES, focus_named(guide, last.topic, last.part))
    named = _other_part_named(guide, says, last)
    if follow_up.wants is Wants.SAME and not named:
        return _reshaped(guide, last, Shape.SHORTER)
    if follow_up.wants in _SHAPES:
        shape = _SHAPES[follow_up.wants]
        return replace(named, shape=shape) if named else _reshaped(guide, last, shape)
    fits = any(told.fits(line.when) for line in guide.topics[last.topic].profile)
    if follow_up.wants is Wants.ASPECT and fits and not (named and told.equipment):
        return Asked(last.topic, Depth.FIT, profile=told)
    best = _best(parts, follow_up, answers)
    if best is None:
        points = follow_up.wants in (Wants.VERDICT, Wants.CHOICE) or follow_up.bare or follow_up.nth is not None
        return _again(guide, last) if points else None
    if (best.topic, best.id) == (last.topic, last.part):
        return _again(guide, last)
    return Asked(best.topic, focus=focus_named(guide, best.topic, best.id), profile=told)


def _other_part_named(guide: Guide, says: str, last: GivenAnswer) -> Asked | None:
    """The part that a message names; None where it is the last one, or none of the guide's."""
    part = NamedPart(says)
    if part.topic not in guide.topics or (part.topic, part.id) == (last.topic, last.part):
        return None
    return Asked(part.topic, focus=focus_named(guide, part.topic, part.id))


def _again(guide: Guide, given: GivenAnswer) -> Asked:
    return Asked(given.topic, Depth.BRIEF, focus_named(guide, given.topic, given.part))


def _reshaped(guide: Guide, given: GivenAnswer, shape: Shape) -> Asked:
    """The same answer in another form; one that was told in short is told whole."""
    depth = Depth(given.depth) if given.depth in _WHOLE else Depth.SHORT
    return Asked(
        given.topic,
        Depth.BRIEF if shape is Shape.SHORTER else depth,
        focus_named(guide, given.topic, given.part),
        shape=shape,
    )


def _best(parts: Sequence[PartInContext], follow_up: FollowUp, answers: LastAnswers) -> PartInContext | None:
    """The part that fits best. One of the last topic comes first, one that was told last where more is asked for."""
    last = answers.last
    told = {f"{one.topic}/{one.part}" for one in answers.given[-_KEPT:]}
    asks_on = follow_up.wants in _FURTHER and not follow_up.bare and follow_up.nth is None

    def score(part: PartInContext) -> float:
        of_the_same = last is not None and part.topic == last.topic
        return (
            part.score
            + _SAME_TOPIC * of_the_same
            - _TOLD * (asks_on and part.name in told)
            - _A_WORD * (part.topic == _WORDS)
        )

    other = follow_up.wants is Wants.INSTEAD
    near = [part for part in parts if part.near >= _NEAR and not (other and part.name in told)]
    return max(near, key=score) if near else None
