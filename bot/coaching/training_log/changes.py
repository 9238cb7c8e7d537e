"""Change a draft by what is said about it: other reps, another load, 2 more reps, one set alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.coaching.session import MOST_REPS, MOST_SETS
from bot.coaching.training_log.bare import index_of, leftover, row_with_load, tell_numbers
from bot.coaching.training_log.draft import Ask, Draft, DraftSet, LoadKind, Note, Question, SaidLoad, Why
from bot.coaching.training_log.efforts import find_efforts, rated
from bot.coaching.training_log.loads import find_loads, said
from bot.coaching.training_log.schemes import find_schemes
from bot.coaching.training_log.tokens import OneSet, Row, Scheme, Token, heard, rewrite

_RELATIVE: Final = re.compile(
    r"n(?:o|j)r?L?|[+]n?r?L?|(?:o|j)w?nr?L?|l(?:o|j)|(?:o|j)w?l|\+l|n(?:o|j)|no[ri]|nor|nr(?:o|j)L?"
)
_RELATIVE_SETS: Final = re.compile(r"[j+]ns|ns[jo]|n[oj]s|ns")
_LOAD_OF_ONE: Final = re.compile("[Li][:w@v]{0,2}l|[l][Li]")
_HEAVY: Final = 21


def change(draft: Draft, tokens: Sequence[Token]) -> Draft | None:
    """The draft with what the tokens say put in place of what stood there.

    Args:
        draft: what stands.
        tokens: what is said, without names of lifts and days.

    Returns:
        The changed draft; None if the tokens say nothing to change. What cannot be placed becomes a doubt.
    """
    found = find_loads(tokens, one_leg=False)
    shifted, found = _shift(draft, found)
    found = tell_numbers(find_schemes(find_efforts(found)))
    changed = shifted
    found = rewrite(found, _LOAD_OF_ONE, lambda run, _: [_load_of_one(run)])
    for token in found:
        changed = _apply(changed, token)
    return None if changed == draft else changed


def resized(sets: tuple[DraftSet, ...], count: int) -> tuple[DraftSet, ...]:
    """The sets cut or filled up with the last one."""
    last = sets[-1] if sets else DraftSet()
    return (sets + (last,) * count)[:count]


def _shift(draft: Draft, tokens: Sequence[Token]) -> tuple[Draft, list[Token]]:
    """Take out "2 more reps", "5 kg more" and apply them."""
    shifts: list[tuple[Sequence[Token], str]] = []

    def take(run: Sequence[Token], kinds: str) -> list[Token] | None:
        if not set(kinds) & set("nl"):
            return None
        shifts.append((run, kinds))
        return []

    draft, tokens = _shift_sets(draft, tokens)
    rest = rewrite(tokens, _RELATIVE, take)
    for run, kinds in shifts:
        sign = -1 if "j" in kinds else 1
        amount = said(next(token for token in run if token.kind in "nl"))
        if "l" in kinds:
            draft = _heavier(draft, amount, sign)
        elif "r" in kinds or any(token.text.endswith(("reps", "rep")) for token in run):
            draft = _more_reps(draft, int(amount.amount) * sign, only_last="L" in kinds)
        else:
            draft = replace(draft, doubts=(*draft.doubts, Question(Ask.NUMBER, Why.UNCLEAR, heard(run))))
    return draft, rest


def _shift_sets(draft: Draft, tokens: Sequence[Token]) -> tuple[Draft, list[Token]]:
    """Take out "one set less" and apply it."""
    by: list[int] = []

    def take(run: Sequence[Token], kinds: str) -> list[Token] | None:
        if kinds == "ns" and not run[1].text.startswith("more"):
            return None
        count = int(next(token.number for token in run if token.kind == "n"))
        by.append(-count if "j" in kinds else count)
        return []

    rest = rewrite(tokens, _RELATIVE_SETS, take)
    if not by:
        return draft, rest
    count = len(draft.sets) + sum(by)
    if not 0 < count <= MOST_SETS:
        return replace(draft, doubts=(*draft.doubts, Question(Ask.SCHEME, Why.MISSING))), rest
    return replace(draft, sets=resized(draft.sets, count)), rest


def _more_reps(draft: Draft, more: int, *, only_last: bool) -> Draft:
    sets = tuple(
        one if one.reps is None or (only_last and i < len(draft.sets) - 1) else replace(one, reps=one.reps + more)
        for i, one in enumerate(draft.sets)
    )
    if any(one.reps is not None and not 0 < one.reps <= MOST_REPS for one in sets):
        return replace(draft, doubts=(*draft.doubts, Question(Ask.REPS, Why.ABSURD, str(more))))
    return replace(draft, sets=sets, notes=draft.notes | (set() if only_last else {Note.EACH_SET}))


def _heavier(draft: Draft, by: SaidLoad, sign: int) -> Draft:
    unit = by.unit or draft.unit
    sets: list[DraftSet] = []
    for one in draft.sets:
        if one.load is None or one.load.kind is not LoadKind.WEIGHT or (one.load.unit or draft.unit) is not unit:
            return replace(draft, doubts=(*draft.doubts, Question(Ask.LOAD, Why.UNCLEAR, str(by))))
        amount = one.load.amount + by.amount * sign
        sets.append(replace(one, load=SaidLoad(LoadKind.WEIGHT, amount, one.load.unit)))
    return replace(draft, sets=tuple(sets))


def _load_of_one(run: Sequence[Token]) -> Token:
    mark, load = (run[0], run[-1]) if run[-1].kind == "l" else (run[-1], run[0])
    return Token("Z", heard(run), OneSet(index_of(mark), load=said(load)))


def _apply(draft: Draft, token: Token) -> Draft:
    meaning = token.meaning
    if isinstance(meaning, SaidLoad):
        return _with_load(draft, meaning)
    if isinstance(meaning, Scheme):
        return _with_scheme(draft, meaning)
    if isinstance(meaning, Row):
        told = row_with_load(meaning, True)
        if told is None:
            return replace(draft, doubts=(*draft.doubts, Question(Ask.SCHEME, Why.UNCLEAR, token.text)))
        draft = _with_load(draft, said(told[0])) if told[0] else draft
        return _with_scheme(draft, Scheme(None, told[1]))
    if token.kind == "e":
        return _with_effort(draft, rated(token), token.text)
    if isinstance(meaning, OneSet):
        return _with_one(draft, meaning)
    if isinstance(meaning, Question):
        return replace(draft, doubts=(*draft.doubts, meaning))
    if token.kind == "n":
        if token.number >= _HEAVY and all(one.reps is None or one.reps < token.number for one in draft.sets):
            return _with_load(draft, said(token))
        return replace(draft, doubts=(*draft.doubts, leftover(token)))
    return draft


def _with_load(draft: Draft, load: SaidLoad) -> Draft:
    if load.unit is None and load.kind is LoadKind.WEIGHT:
        before = {one.load.unit for one in draft.sets if one.load and one.load.unit}
        load = replace(load, unit=before.pop()) if len(before) == 1 else load
    sets = draft.sets or (DraftSet(),)
    return replace(draft.without(Ask.LOAD).without(Ask.BAR), sets=tuple(replace(one, load=load) for one in sets))


def _with_scheme(draft: Draft, scheme: Scheme) -> Draft:
    if scheme.load:
        draft = _with_load(draft, scheme.load)
    sets = draft.sets
    if scheme.sets:
        sets = resized(sets, scheme.sets)
        draft = draft.without(Ask.SETS)
    if len(scheme.reps) > 1:
        sets = tuple(
            replace(one, reps=reps) for one, reps in zip(resized(sets, len(scheme.reps)), scheme.reps, strict=True)
        )
    elif scheme.reps:
        sets = tuple(replace(one, reps=scheme.reps[0]) for one in sets or (DraftSet(),))
    if scheme.reps:
        draft = draft.without(Ask.REPS)
        if scheme.sets or len(scheme.reps) > 1:
            draft = draft.without(Ask.SCHEME)
    return replace(draft, sets=sets)


def _with_effort(draft: Draft, rpe: tuple[Decimal, ...], text: str) -> Draft:
    if len(rpe) not in {1, len(draft.sets)}:
        return replace(draft, doubts=(*draft.doubts, Question(Ask.EFFORT, Why.UNCLEAR, text)))
    each = rpe if len(rpe) > 1 else rpe * len(draft.sets)
    sets = tuple(replace(one, rpe=value) for one, value in zip(draft.sets, each, strict=True))
    return replace(draft.without(Ask.EFFORT), sets=sets, notes=draft.notes - {Note.HARD_UNRATED})


def _with_one(draft: Draft, one: OneSet) -> Draft:
    if not draft.sets or one.index >= len(draft.sets):
        return replace(draft, doubts=(*draft.doubts, Question(Ask.SCHEME, Why.UNCLEAR)))
    sets = list(draft.sets)
    old = sets[one.index]
    sets[one.index] = one.put_on(old)
    notes = draft.notes - ({Note.HARD_UNRATED} if one.rpe else set())
    return replace(draft, sets=tuple(sets), notes=frozenset(notes))
