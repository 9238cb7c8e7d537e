"""Whether sets that are told in full come on top of those that wait, or are these, said once more or put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.logs.edits import Edit, Heavier, MoreReps, MoreSets, Unclear
from bot.understanding.logs.said import Part
from bot.understanding.words import Word

_LAST: Final = -1
_COUNTS: Final = (MoreSets, MoreReps, Heavier, Unclear)
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
    lifts = {draft.lift or drafts[-1].lift: draft for draft in told}
    nameless = any(not draft.lift for draft in told)
    own = {draft.lift for draft in drafts}
    if grows or not own & set(lifts) or any(len(draft.sets) < _SEVERAL for draft in told):
        return ""
    if own <= set(lifts) and len(own) > 1:
        return "surely"
    old, new = next((draft, lifts[draft.lift]) for draft in drafts if draft.lift in lifts)
    if [_told_of(one) for one in old.sets] == [_told_of(one) for one in new.sets]:
        return "maybe" if nameless else "surely"
    return "maybe" if len(old.sets) == len(new.sets) and not nameless else ""


def ends_a_list(told: Sequence[Draft], drafts: Sequence[Draft], parts: Sequence[Part]) -> str:
    """Whether "225 for 6, last set" is the next set, and changes none: ``surely``, ``maybe``, or "" if it changes one.

    Behind one set it can be nothing else; behind sets that are all alike, "3x8", it puts the last of them right.
    """
    sets = drafts[-1].sets
    named = {part.which.places for part in parts if part.which.names_sets}
    if named != {(_LAST,)} or any(part.lifts for part in parts) or len(told) != 1 or len(told[0].sets) != 1:
        return ""
    alike = len({_told_of(one) for one in sets}) == 1 and len(sets) > _SEVERAL
    return "surely" if len(sets) == 1 else "" if alike else "maybe"


def only_counts(edits: Sequence[Edit], told: Sequence[Draft], words: Sequence[Word]) -> bool:
    """Return True for "2 more sets", "I'm 34 and 80 kg": these tell no sets of their own, whatever they read like.

    "100 kg 8" does, and so do warm-ups.
    """
    sets = [one for draft in told for one in draft.sets]
    if any(one.warm_up for one in sets):
        return False
    counts = (MoreSets, MoreReps, Heavier) if words[0].is_number and all(one.load for one in sets) else _COUNTS
    return bool(edits) and all(isinstance(edit, counts) for edit in edits)


def _told_of(one: DraftSet) -> tuple[object, ...]:
    return one.reps, one.load, one.rpe, one.warm_up
