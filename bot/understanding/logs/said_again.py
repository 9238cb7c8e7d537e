"""Whether a log that is told in full is the one that waits, said once more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.logs.draft import Draft, DraftSet

_SEVERAL: Final = 2
"""Sets of a lift that somebody tells again; a single one is the next."""


def said_again(told: Sequence[Draft], drafts: Sequence[Draft], *, grows: bool) -> str:
    """Whether sets are those of the waiting log said again: ``surely``, ``maybe``, or "" if the log grows.

    All its lifts are named once more, on the same day, each with several sets, and nothing says "also".

    Args:
        told: what the message tells.
        drafts: the log that waits.
        grows: something says that the sets come on top.
    """
    lifts = {draft.lift: draft for draft in told}
    own = {draft.lift for draft in drafts}
    if grows or not own & set(lifts) or any(len(draft.sets) < _SEVERAL for draft in told):
        return ""
    if own <= set(lifts) and len(own) > 1:
        return "surely"
    old, new = next((draft, lifts[draft.lift]) for draft in drafts if draft.lift in lifts)
    if [_told_of(one) for one in old.sets] == [_told_of(one) for one in new.sets]:
        return "surely"
    return "maybe" if len(old.sets) == len(new.sets) else ""


def _told_of(one: DraftSet) -> tuple[object, ...]:
    return one.reps, one.load, one.rpe, one.warm_up
