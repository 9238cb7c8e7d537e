"""Give a draft another lift: by the answer to "is that the lift?", or by a correction."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.coaching.session import HIP_THRUST
from bot.coaching.training_log.draft import Ask, Draft, DraftSet, LoadKind, Question, Why
from bot.coaching.training_log.lifts import LIFTS, NO_OLYMPIC_BAR
from bot.coaching.training_log.unread import is_surely_lift, may_be_named

_ON_A_BAR: Final = (LoadKind.BAR, LoadKind.PLATES, LoadKind.PER_SIDE, LoadKind.SIDES_AND_BAR)
_KNOWN: Final = frozenset(LIFTS.values())
_YES: Final = re.compile(r"(?:y|yes|yep|yeah|yup|correct|right|sure|ok|okay|exactly|true|it is|it was|that one)\b")
_NO: Final = re.compile(r"(?:no|nope|nah|neither)\b")
_INTRODUCES: Final = re.compile(
    r"^(?:(?:no|nope|yes|yeah|well|it|its|it was|that|thats|that was|they|they were|those|those were|these were|i did"
    r"|was|were|is|called|its called|a|an|the|some|my|just|actually|i mean|i meant)\b[ ,]*)+"
)
_A_NAME: Final = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")


def renamed(draft: Draft, lift: str) -> Draft:
    """The draft under another lift; loads that only a bar of known weight tells are asked anew if there is none."""
    sets, doubts = draft.sets, list(draft.without(Ask.LIFT).doubts)
    if no_bar_known(lift):
        sets, unweighed = without_bar_loads(sets)
        doubts += unweighed
    return replace(draft, lift=lift, sets=sets, doubts=tuple(doubts))


def no_bar_known(lift: str) -> bool:
    """Whether "two plates" tells no load of this lift: a machine, or a lift nothing is known of."""
    return lift in NO_OLYMPIC_BAR or lift not in _KNOWN


def without_bar_loads(sets: tuple[DraftSet, ...]) -> tuple[tuple[DraftSet, ...], list[Question]]:
    """The sets without loads that only a bar of known weight would tell, and the question for each."""
    unknown = [one.load is not None and one.load.kind in _ON_A_BAR for one in sets]
    kept = tuple(replace(one, load=None) if bad else one for one, bad in zip(sets, unknown, strict=True))
    return kept, [Question(Ask.LOAD, Why.UNCLEAR)] if any(unknown) else []


def named_in(text: str) -> str:
    """What is left of an answer (as ``plain`` made it) when "no, it was the" is off: a name, or anything."""
    return _INTRODUCES.sub("", text.strip(" .,!")).strip()


def with_own_name(draft: Draft, text: str) -> Draft | None:
    """The draft under a name that no vocabulary holds, if a correction is that name: "no, that was zercher carry"."""
    name = named_in(text)
    words = name.split()
    if not _A_NAME.fullmatch(name) or not is_surely_lift(words) or not may_be_named(words):
        return None
    return renamed(draft, name)


def name_answered(draft: Draft, question: Question, text: str, known: frozenset[str]) -> Draft | None:
    """Read the answer to the question whether some words name the lift.

    Args:
        draft: with that question.
        question: with those words.
        text: the answer, as ``plain`` made it.
        known: the lifts of the vocabulary that it names and does not deny.

    Returns:
        The draft with its lift; None if this is no answer.
    """
    name = named_in(text)
    words, asked = set(name.split()), set(question.heard.split())
    if _YES.fullmatch(text.strip(" .,!")) or (
        words and (words <= asked or (asked < words and _A_NAME.fullmatch(name)))
    ):
        return renamed(draft, name if asked < words else question.heard)
    if len(known) == 1:
        # "Hip thrusts" tells no more than was taken for granted: a kettlebell that was named stays.
        return draft.without(Ask.LIFT) if HIP_THRUST in known else renamed(draft, *known)
    if not known and _NO.fullmatch(text.strip(" .,!")):
        return draft.without(Ask.LIFT)
    return renamed(draft, name) if not known and _A_NAME.fullmatch(name) and may_be_named(name.split()) else None
