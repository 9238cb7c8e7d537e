"""Read "same as last time but 2 more reps"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.coaching.load import Unit
from bot.coaching.session import Session
from bot.coaching.training_log.changes import change
from bot.coaching.training_log.draft import BODY_WEIGHT, Ask, Draft, DraftSet, LoadKind, Question, SaidLoad, Why
from bot.coaching.training_log.lifts import LIFTS
from bot.coaching.training_log.tokens import Token, kinds

_OWN: Final = re.compile("n[srz]?x[nlb]|ns[^x]?n|nu")
_MORE_REPS: Final = re.compile("n[oj]r")
_MORE_THAN_LAST: Final = re.compile("[oj][^.]{0,4}y|y[^.]{0,4}[oj]")


def says_same(tokens: Sequence[Token]) -> bool:
    """Whether a message leans on the last session."""
    same = [token for token in tokens if token.kind == "y"]
    letters = kinds(tokens)
    if not same:
        return bool(_MORE_REPS.search(letters)) and not _OWN.search(letters) and "h" not in letters
    leans = any(token.text.startswith(("same", "exact", "repeat", "as ", "like")) for token in same)
    return leans or not _OWN.search(letters) or bool(_MORE_THAN_LAST.search(letters))


def like_last_time(
    tokens: Sequence[Token], last: Session | None, unit: Unit | None, day: tuple[date | None, tuple[Question, ...]]
) -> Draft:
    """The draft of a session like the last one, with what differs.

    Args:
        tokens: the message.
        last: the session it leans on.
        unit: what bare numbers are in, if the last session has no loads.
        day: when, and what is unclear about it.
    """
    if last is None:
        return Draft(day[0], unit=unit, doubts=(*day[1], Question(Ask.SCHEME, Why.NO_LAST)))
    draft = replace(draft_of(last, unit), day=day[0])
    lifts = {LIFTS[token.text] for token in tokens if token.kind == "h"}
    if lifts - {last.lift}:
        return Draft(day[0], unit=unit, lift=min(lifts), doubts=(*day[1], Question(Ask.SCHEME, Why.NO_LAST)))
    rest = [token for token in tokens if token.kind not in "yhD"]
    changed = change(draft, rest)
    draft = changed or draft
    return replace(draft, doubts=(*day[1], *draft.doubts))


def draft_of(session: Session, unit: Unit | None = None) -> Draft:
    """A session as a draft to change; its plan and troubles were its own and are left out."""
    sets = tuple(
        DraftSet(one.reps, SaidLoad(LoadKind.WEIGHT, one.load.amount, one.load.unit) if one.load else BODY_WEIGHT)
        for one in session.sets
    )
    units = {one.load.unit for one in session.sets if one.load}
    return Draft(session.day, sets, session.lift, unit=units.pop() if len(units) == 1 else unit)
