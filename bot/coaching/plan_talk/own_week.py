"""What a lifter says of their own week outside the questions before a plan: "I deadlift heavy twice a week"."""

from __future__ import annotations

import re
from typing import Final

from bot.coaching.plan import HEAVY_PULLS, HEAVY_SQUATS, heavy_words
from bot.coaching.plan_talk.lifts import lifts_said
from bot.coaching.plan_talk.often import often, prepared

_ASKING: Final = re.compile(
    r"\?|(?:^|[,;.:]|\b(?:so|and|but))\s*"
    r"(?=(?:do|does|should|shall|can|could|is|are|am|will|would|what|whats|how|hows|which|when|where|why)\b)"
)
_OWN: Final = re.compile(r"\b(?:i|im|ive|my)\b")
_SUPPOSED: Final = re.compile(r"\b(?:if|should|could|would|might|want|thinking)\b")
_FIELDS: Final = {"heavy_pull": HEAVY_PULLS, "heavy_squat": HEAVY_SQUATS}


def heavy_said(text: str) -> dict[str, str | None]:
    """The heavy lifts that a message tells of, by the profile fields of the guide.

    A question tells nothing: "should I deadlift heavy twice a week?". What stands before it does.

    Args:
        text: the message.

    Returns:
        ``heavy_pull`` and ``heavy_squat`` in words that go on after "Since you …"; None for what the lifter has
        given up; without the key where nothing is said of it.
    """
    words = _ASKING.split(prepared(text), maxsplit=1)[0]
    lifts = lifts_said(words, asked=False)
    if not lifts.plainly or not _OWN.search(words) or _SUPPOSED.search(words):
        return {}
    counted = often(words) is not None
    told: dict[str, str | None] = {}
    for field, group in _FIELDS.items():
        heavy = heavy_words(lifts.done, group, counted=counted)
        if heavy or lifts.dropped & group:
            told[field] = heavy or None
    return told
