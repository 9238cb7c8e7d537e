"""Cut a message into the parts that belong to one lift and one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.coaching.session import HIP_THRUST
from bot.coaching.training_log.lifts import LIFTS
from bot.coaching.training_log.tokens import Token, kinds, rewrite
from bot.coaching.training_log.vocabulary import BREAK, LIFT, WORD

_COUNTS: Final = frozenset("nbBzy")
_MENTION: Final = re.compile("[~Q]w?h")
_ONE_OR_OTHER_DAY: Final = re.compile("D[,/:]?D")
_TWICE: Final = re.compile("h[(:@vw,]{0,2}h")
_SOME_SETS: Final = re.compile("nx|ns")
_OF_SOMETHING_ELSE: Final = re.compile("[,G]*w{1,3}:?n[xs]")
_WARM_UP: Final = re.compile("W")
_SAME_LIFT: Final = (
    "finisher finished finish easy light lighter second another backed back drop dropped first other rest day week "
    "extra pump paused pause slow tempo felt he she they that this there went"
)
_OF_THE_SAME: Final = frozenset(_SAME_LIFT.split())
"""Words that may stand before more sets of the same lift."""


@dataclass(frozen=True)
class Segment:
    """A part of a message.

    Attributes:
        lift: its name, None if none is named.
        tokens: without the name.
    """

    lift: str | None
    tokens: tuple[Token, ...]


def cut_by_day(tokens: Sequence[Token]) -> list[list[Token]]:
    """The parts that begin with a day each, or end with one each; one part if the days do neither."""
    days = [i for i, token in enumerate(tokens) if token.kind == "D"]
    if len(days) < 2 or _ONE_OR_OTHER_DAY.search(kinds(tokens)):
        return [list(tokens)]
    if counts(tokens[: days[0]]):
        starts = [0, *(at + 1 for at in days)]
        parts = [list(tokens[start:end]) for start, end in pairwise(starts)]
        trailing = all(map(counts, parts)) and not counts(tokens[starts[-1] :])
        return parts if trailing else [list(tokens)]
    starts = [0, *days[1:], len(tokens)]
    parts = [list(tokens[start:end]) for start, end in pairwise(starts)]
    return [part for part in parts if counts(part)] or [list(tokens)]


def cut_by_lift(tokens: Sequence[Token]) -> list[Segment] | None:
    """The parts that tell of one lift each, lifts that are only mentioned left out; None if it cannot be told."""
    tokens = rewrite(tokens, _MENTION, lambda run, _: [Token(WORD, run[0].text)])
    tokens = rewrite(tokens, _TWICE, _one_name)
    named = [i for i, token in enumerate(tokens) if token.kind == LIFT]
    names = list(dict.fromkeys(LIFTS[tokens[i].text] for i in named))
    if _tells_of_something_else(tokens):
        return None
    if len(names) < 2:
        if names and names[0] != HIP_THRUST and _may_belong_elsewhere(tokens):
            return None
        return [Segment(names[0] if names else None, tuple(token for token in tokens if token.kind != LIFT))]
    cuts = [0]
    leading = not any(token.kind in _COUNTS for token in tokens[: named[0]])
    for this, following in pairwise(named):
        cut = _cut(tokens, this, following, leading)
        if cut is None:
            return None
        cuts.append(cut)
    parts = [tokens[start:end] for start, end in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]
    segments = [
        Segment(LIFTS[tokens[at].text], tuple(token for token in part if token.kind != LIFT))
        for part, at in zip(parts, named, strict=True)
    ]
    return [segment for segment in segments if counts(segment.tokens)] or segments[:1]


def without_warm_up(tokens: Sequence[Token]) -> list[Token] | None:
    """The tokens without sets named as warm-up; None if it is not clear where the warm-up ends."""
    kept: list[Token] = []
    clauses = _split(tokens, hard=True)
    for number, clause in enumerate(clauses):
        at = next((i for i, token in enumerate(clause) if _WARM_UP.match(token.kind)), None)
        if at is None:
            kept += clause
            continue
        parts = _split(clause, hard=False)
        before = next(i for i, part in enumerate(parts) if any(token.kind == "W" for token in part))
        own = [token.kind for token in parts[before]]
        if set(own[: own.index("W")]) & _COUNTS and not own[own.index("W") - 1 :: -1].count(WORD) > 3:
            kept += [token for i, part in enumerate(parts) if i != before for token in part]
            continue
        later = any(counts(one) for one in clauses[number + 1 :])
        rest = [part for part in parts[before + 1 :] if counts(part)]
        if later or not rest:
            kept += [token for part in parts[:before] for token in part]
        elif len(rest) == 1 and set(kinds(rest[0])) & {"x", "s"}:
            kept += [token for i, part in enumerate(parts) if i != before for token in part]
        else:
            return None
    return kept


def counts(tokens: Sequence[Token]) -> bool:
    """Whether there is anything to count in the tokens."""
    return any(token.kind in _COUNTS for token in tokens)


def _one_name(run: Sequence[Token], kinds: str) -> list[Token] | None:
    names = [LIFTS[run[0].text], LIFTS[run[-1].text]]
    if HIP_THRUST not in names or "hip thrust" not in names[0] or "hip thrust" not in names[1]:
        return None
    return [run[names[0] == HIP_THRUST and -1]]


def _may_belong_elsewhere(tokens: Sequence[Token]) -> bool:
    """ "3x10 at 60 kg, then 2x15 bridges": the first may be bridges or not."""
    clauses = _split(tokens, hard=False)
    named = next(i for i, clause in enumerate(clauses) if any(token.kind == LIFT for token in clause))
    schemes = [bool(_SOME_SETS.search(kinds(clause))) for clause in clauses[: named + 1]]
    name = next(i for i, token in enumerate(clauses[named]) if token.kind == LIFT)
    between = _SOME_SETS.search(kinds(clauses[named][:name])) and _SOME_SETS.search(kinds(clauses[named][name:]))
    return bool(between) or (schemes[-1] and any(schemes[:-1]))


def _tells_of_something_else(tokens: Sequence[Token]) -> bool:
    """ "3x10 at 60 kg, ab roller 3x12": words that nothing is known of, and sets behind them, after other sets."""
    told = False
    for clause in _split(tokens, hard=False):
        own = _OF_SOMETHING_ELSE.match(kinds(clause))
        if told and own and not {token.text for token in clause[: own.end()]} & _OF_THE_SAME:
            return True
        told = told or bool(_SOME_SETS.search(kinds(clause)))
    return False


def _cut(tokens: Sequence[Token], this: int, following: int, leading: bool) -> int | None:
    """Where the part of this lift ends and that of the following begins."""
    between = range(following - 1, this, -1)
    last = next((i for i in between if tokens[i].kind in (BREAK, ",", "+")), None)
    if leading:
        clause = tokens[last + 1 : following] if last is not None else []
        lone = last is not None and tokens[last].text == "," and len(clause) == 1
        return following if last is None or lone or not counts(clause) else last
    breaks = [i for i in reversed(between) if tokens[i].kind == BREAK]
    commas = [i for i in reversed(between) if tokens[i].kind in ",+"]
    return next(iter(breaks or commas), None)


def _split(tokens: Sequence[Token], *, hard: bool) -> list[list[Token]]:
    """Clauses: ended by a full stop, "then", a bracket or the work sets; or by commas too. Each keeps its end."""
    clauses: list[list[Token]] = [[]]
    for token in tokens:
        ends = token.kind in (BREAK, ")", "(") or token.text in {"then", "followed by", "and then", "after that", ";"}
        if (ends or token.text in {"working sets", "work sets", "main sets"} or token.kind == "C") or (
            not hard and token.kind == ","
        ):
            clauses.append([])
        clauses[-1].append(token)
    return clauses
