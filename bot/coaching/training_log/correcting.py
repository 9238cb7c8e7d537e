"""Correct a draft by talk: "no, 105", "9 reps on the last set", "make that pounds", "that was Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.coaching.load import Unit
from bot.coaching.training_log.asides import without_asides
from bot.coaching.training_log.changes import change
from bot.coaching.training_log.days import find_days, one_day
from bot.coaching.training_log.draft import Ask, Draft, LoadKind
from bot.coaching.training_log.lifts import LIFTS
from bot.coaching.training_log.naming import renamed, with_own_name
from bot.coaching.training_log.second_thoughts import without_taken_back
from bot.coaching.training_log.tokens import Token, plain, tokenize
from bot.coaching.training_log.troubles import find_troubles

_DATED: Final = re.compile(r"\b(?:on|day|date)\b[^\n]{0,20}\d/\d")
_NEGATED: Final = re.compile(r"\b(?:no|not|didnt|did not|wasnt|never|without|nothing)\b")


def correct(draft: Draft, text: str, *, today: date) -> Draft | None:
    """Read a correction.

    Args:
        draft: what was echoed.
        text: what the lifter says to it.
        today: the lifter's own date.

    Returns:
        The corrected draft, to be echoed again (it may hold new questions); None if the text corrects nothing.
    """
    plainly = without_taken_back(plain(text[:500]))
    marked, days = find_days(plainly, today, slashed=bool(_DATED.search(plainly)))
    tokens = tokenize(without_asides(marked))
    changed = draft
    if days:
        day, doubts = one_day(days, today)
        rest = changed.without(Ask.DAY)
        changed = replace(rest, day=day, doubts=(*doubts, *rest.doubts))
    lifts = lifts_named(tokens)
    if len(lifts) == 1:
        changed = renamed(changed, *lifts)
    elif not lifts:
        changed = with_own_name(changed, plainly) or changed
    changed = _in_other_unit(changed, tokens)
    told = find_troubles(text)
    taken_back = find_troubles(_NEGATED.sub(" ", plainly)) - told if _NEGATED.search(plainly) else frozenset()
    changed = replace(changed, troubles=(changed.troubles | told) - taken_back)
    changed = change(changed, [token for token in tokens if token.kind not in "hDy~"]) or changed
    return None if changed == draft else changed


def lifts_named(tokens: Sequence[Token]) -> frozenset[str]:
    """The lifts that are named, and not only denied: "not hip thrusts"."""
    denied = {i + 1 for i, token in enumerate(tokens) if token.text in {"not", "instead of", "rather than"}}
    return frozenset(LIFTS[token.text] for i, token in enumerate(tokens) if token.kind == "h" and i not in denied)


def _in_other_unit(draft: Draft, tokens: list[Token]) -> Draft:
    """The same numbers in the unit that is named alone: "make that pounds"."""
    alone = {
        token.meaning
        for before, token in zip([None, *tokens], tokens, strict=False)
        if isinstance(token.meaning, Unit) and (before is None or before.kind != "n")
    }
    if len(alone) != 1:
        return draft
    unit = alone.pop()
    assert isinstance(unit, Unit)
    sets = tuple(
        replace(one, load=replace(one.load, unit=unit))
        if one.load and one.load.kind not in (LoadKind.BODY, LoadKind.BAR, LoadKind.PLATES) and one.load.unit
        else one
        for one in draft.sets
    )
    return replace(draft, sets=sets, unit=unit)
