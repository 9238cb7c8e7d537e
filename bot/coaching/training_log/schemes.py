"""Find sets and reps among the tokens: "3x10", "three sets of ten", "100x10x3", "10, 10, 9"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.coaching.session import MOST_REPS, MOST_SETS
from bot.coaching.training_log.draft import Ask, LoadKind, Question, SaidLoad, Why
from bot.coaching.training_log.loads import said
from bot.coaching.training_log.tokens import Row, Scheme, Token, heard, rewrite
from bot.coaching.training_log.vocabulary import LOAD, SCHEME, UNKNOWN

_USUAL_SETS: Final = 10
_FEW_SETS: Final = 5
_LIGHTEST: Final = 21
"""A bare number from here on is a load and no count of sets."""

_RANGE: Final = re.compile(r"(?<![n/-])n-n(?![n/-]|mn)")
_CHAIN: Final = re.compile(r"[nlq][srz]?(?:x[@v]?[nlq][srz]?)+(?=([@v]?[xn]?))")
_SETS_OF: Final = re.compile(r"ns(?:f|:|@|,(?!ns))?(?:n|q|z)r?(?![xs]|[/-]?nr?s|,nr?s(?!f?nr?(?![xsr])))")
_REPS_FOR_SETS: Final = re.compile(r"nr[f,]?n(?:s|t)|n(?:s|t)[,:]?nr")
_REPS_TIMES: Final = re.compile("nr[@v]?c")
_LABELLED: Final = re.compile("s:?n[,.]?r:?n|r:?n[,.]?s:?n")
_TIMES: Final = re.compile("ntn(?![xsu])")
_UNCOUNTED: Final = re.compile("(?<![nc,?])sn(?![xstu.,/-])r?")
_COUNTED: Final = re.compile("nz")
_TOTAL: Final = re.compile("[nc]r?[T]|T[:@]?nr?|Tn")
_FOR: Final = re.compile(r"[nl]fnr?(?![xsutp/-])")
_LOAD_BY_REPS: Final = re.compile(r"n/n(?:[,]?n/n)*(?![xsur/])")
_TIMES_OVER: Final = re.compile("cc")
_LIST: Final = re.compile(r"(?<!M)nr?(?::*[,/i+-][i,:+/-]*n(?![xsup])r?|n(?![xsup])r?)+")
_REPS: Final = re.compile("nr")
_MORE_REPS: Final = re.compile(r"c(?:[,/-]n(?![xsrup/]|\?))+")


def find_schemes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each scheme as one token, lists of bare numbers as ``g``; what is unclear becomes unknown."""
    loaded = any(token.kind == LOAD for token in tokens)
    found = rewrite(tokens, _RANGE, _range)
    found = rewrite(found, _LABELLED, _labelled)
    found = rewrite(found, _TIMES, lambda run, _: [_bare_pair(run, run[0], run[2], ("s", ""), loaded)])
    found = rewrite(found, _UNCOUNTED, _uncounted)
    found = rewrite(found, _CHAIN, lambda run, kinds: _chain(run, loaded))
    found = rewrite(found, _REPS_TIMES, _reps_times)
    found = rewrite(found, _FOR, _load_for_reps)
    found = rewrite(found, _TIMES_OVER, _times_over)
    found = rewrite(found, _LOAD_BY_REPS, _loads_by_reps)
    found = rewrite(found, _MORE_REPS, _more_reps)
    found = rewrite(found, _TOTAL, lambda run, _: [unclear(run, Ask.SCHEME)])
    found = rewrite(found, _REPS_FOR_SETS, _reps_for_sets)
    found = rewrite(found, _SETS_OF, _sets_of)
    found = rewrite(found, _MORE_REPS, _more_reps)
    found = rewrite(found, _COUNTED, lambda run, _: [_scheme(run, run[0].number, [run[1].meaning])])
    told = any(token.kind == SCHEME for token in found) or sum(token.kind == "n" for token in found) > 1
    found = rewrite(found, re.compile("z"), lambda run, _: _singles(run, told))
    found = rewrite(found, _LIST, _list)
    found = rewrite(found, _REPS, lambda run, _: [_scheme(run, None, [run[0].number])])
    return rewrite(found, re.compile("n[st]"), lambda run, _: [_scheme(run, run[0].number, [])])


def unclear(run: Sequence[Token], ask: Ask, why: Why = Why.UNCLEAR) -> Token:
    """A token for words that cannot be told, with its question."""
    return Token(UNKNOWN, heard(run), Question(ask, why, heard(run)))


def _scheme(run: Sequence[Token], sets: Decimal | None, reps: Sequence[object], load: SaidLoad | None = None) -> Token:
    """A scheme token, or the question that an impossible number raises."""
    counts = [int(one) for one in reps if isinstance(one, Decimal) and one % 1 == 0]
    if len(counts) < len(reps) or any(one > MOST_REPS for one in counts) or (counts and not any(counts)):
        return unclear(run, Ask.SCHEME, Why.ABSURD)
    if sets is not None and (sets % 1 or not 0 < sets <= MOST_SETS):
        return unclear(run, Ask.SCHEME, Why.ABSURD)
    return Token(SCHEME, heard(run), Scheme(None if sets is None else int(sets), tuple(counts), load))


def _range(run: Sequence[Token], kinds: str) -> list[Token] | None:
    low, high = run[0].number, run[2].number
    return [Token("q", heard(run), Question(Ask.REPS, Why.UNCLEAR, heard(run)))] if low < high else None


def _labelled(run: Sequence[Token], kinds: str) -> list[Token]:
    first, second = (token.number for token in run if token.kind == "n")
    sets, reps = (first, second) if kinds[0] == "s" else (second, first)
    return [_scheme(run, sets, [reps])]


def _uncounted(run: Sequence[Token], kinds: str) -> list[Token] | None:
    """ "Sets of 8" are several, and it is not said how many."""
    if not run[0].text.endswith(("sets", "rounds")):
        return None
    return [_scheme(run, None, [run[1].number]), unclear(run, Ask.SETS)]


def _chain(run: Sequence[Token], loaded: bool) -> list[Token] | None:
    marked = [token for token in run if token.kind in "nlq"]
    labels = {i: token.kind for i, token in enumerate(run) if token.kind in "srz"}
    spot = [i for i, token in enumerate(run) if token.kind in "nlq"]
    label = [labels.get(i + 1, "") for i in spot]
    if any(token.kind == "q" for token in marked):
        ranged = next(i for i, token in enumerate(marked) if token.kind == "q")
        if len(marked) == 2 and ranged == 1 and marked[0].kind == "n":
            return [_scheme(run, marked[0].number, []), unclear([marked[1]], Ask.REPS)]
        return [unclear(run, Ask.SCHEME)]
    if len(marked) == 2:
        return [_pair(run, marked, label, loaded)]
    if len(marked) == 3:
        return [_triple(run, marked, label)]
    return [unclear(run, Ask.SCHEME)]


def _reps_times(run: Sequence[Token], kinds: str) -> list[Token] | None:
    """ "10 reps with 20 kg x 2" are two sets: the reps are told already."""
    scheme = run[-1].meaning
    assert isinstance(scheme, Scheme)
    if scheme.sets or len(scheme.reps) != 1:
        return [run[-1]] if scheme.reps == (int(run[0].number),) else [unclear(run, Ask.SCHEME)]
    sets = scheme.reps[0]
    return [
        _scheme(run, Decimal(sets), [run[0].number], scheme.load) if sets <= _FEW_SETS else unclear(run, Ask.SCHEME)
    ]


def _pair(run: Sequence[Token], marked: Sequence[Token], label: Sequence[str], loaded: bool) -> Token:
    first, second = marked
    if first.kind == second.kind == LOAD:
        return unclear(run, Ask.SCHEME)
    if first.kind == LOAD:
        if label[1] == "s":
            return _scheme(run, second.number, [], said(first))
        return _scheme(run, None, [second.number], said(first))
    if second.kind == LOAD:
        if label[0] == "s":
            return _scheme(run, first.number, [], said(second))
        return (
            unclear(run, Ask.SCHEME)
            if first.number <= _FEW_SETS and not label[0]
            else _scheme(run, None, [first.number], said(second))
        )
    return _bare_pair(run, first, second, label, loaded)


def _bare_pair(run: Sequence[Token], first: Token, second: Token, label: Sequence[str], loaded: bool) -> Token:
    a, b = first.number, second.number
    if label[0] == "r" or label[1] == "s":
        return _scheme(run, b, [a])
    if label[0] == "s":
        return _scheme(run, a, [b])
    if a >= _LIGHTEST or a % 1:
        if loaded and b <= _FEW_SETS and a <= MOST_REPS and a % 1 == 0:
            return unclear(run, Ask.SCHEME)
        return _scheme(run, None, [b], said(first))
    if loaded and b > MOST_REPS:
        return _scheme(run, a, [b])
    if b > MOST_REPS or (b >= 60 and not loaded):
        return _scheme(run, None, [a], said(second)) if a > _FEW_SETS else unclear(run, Ask.SCHEME)
    if (a >= _USUAL_SETS and b <= _FEW_SETS) or a > _USUAL_SETS or (b >= 40 and not loaded and a > _FEW_SETS):
        return unclear(run, Ask.SCHEME)
    return _scheme(run, a, [b])


def _triple(run: Sequence[Token], marked: Sequence[Token], label: Sequence[str]) -> Token:
    loads = [i for i, token in enumerate(marked) if token.kind == LOAD]
    if not loads:
        heavy = [
            i for i, token in enumerate(marked) if not label[i] and (token.number >= _LIGHTEST or token.number % 1)
        ]
        ends = [i for i in heavy if i != 1]
        if len(ends) != 1:
            return unclear(run, Ask.SCHEME)
        loads = ends
    if len(loads) > 1 or loads[0] == 1:
        return unclear(run, Ask.SCHEME)
    load = said(marked[loads[0]])
    rest = [i for i in range(3) if i != loads[0]]
    a, b = (marked[i].number for i in rest)
    if label[rest[0]] == "s" or label[rest[1]] == "r":
        return _scheme(run, a, [b], load)
    if label[rest[0]] == "r" or label[rest[1]] == "s" or a == b:
        return _scheme(run, b, [a], load)
    if loads == [2]:
        unusual = (a >= _USUAL_SETS and b <= _FEW_SETS) or a > _USUAL_SETS
        return unclear(run, Ask.SCHEME) if unusual else _scheme(run, a, [b], load)
    # load x reps x sets is the older habit, load x sets x reps is seen too: sets are few and reps are more.
    if min(a, b) > _FEW_SETS or max(a, b) < 6 or (a < b < 8):
        return unclear(run, Ask.SCHEME)
    return _scheme(run, min(a, b), [max(a, b)], load)


def _more_reps(run: Sequence[Token], kinds: str) -> list[Token] | None:
    scheme = run[0].meaning
    assert isinstance(scheme, Scheme)
    more = [token.number for token in run if token.kind == "n"]
    if len(scheme.reps) != 1 or any(one > max(3 * scheme.reps[0], 12) for one in more):
        return None
    reps = [Decimal(scheme.reps[0]), *more]
    if scheme.sets is None:
        return [_scheme(run, None, reps, scheme.load)] if scheme.load else None
    if scheme.sets == len(reps):
        return [_scheme(run, None, reps, scheme.load)]
    if kinds == "c/n" and more == [scheme.reps[0]]:
        # "3x10/10" is ten on each side.
        return [run[0]]
    return None if kinds == "c,n" else [unclear(run, Ask.SCHEME)]


def _reps_for_sets(run: Sequence[Token], kinds: str) -> list[Token]:
    numbers = [token.number for token in run if token.kind == "n"]
    reps, sets = numbers if kinds[1] == "r" else numbers[::-1]
    return [_scheme(run, sets, [reps])]


def _sets_of(run: Sequence[Token], kinds: str) -> list[Token] | None:
    sets, reps = run[0], next(token for token in run[1:] if token.kind in "nqz")
    if reps.kind == "q":
        return [_scheme(run[:2], sets.number, []), unclear([reps], Ask.REPS)]
    if reps.kind == "n" and kinds[-1] != "r" and reps.number > 30 and ("@" in kinds or "," in kinds or ":" in kinds):
        return None
    if "@" in kinds and kinds[-1] != "r":
        return None
    return [_scheme(run, sets.number, [reps.meaning])]


def _load_for_reps(run: Sequence[Token], kinds: str) -> list[Token] | None:
    load, reps = run[0], run[2].number
    if kinds[0] == "n" and (load.number < _LIGHTEST or load.number < 2 * reps):
        return None
    return [_scheme(run, None, [reps], said(load))]


def _times_over(run: Sequence[Token], kinds: str) -> list[Token] | None:
    """ "3x10 100kg x2": two reps more, or all of it twice?"""
    first, second = run[0].meaning, run[1].meaning
    assert isinstance(first, Scheme)
    assert isinstance(second, Scheme)
    twice = first.load is None and first.sets and second.load and second.sets is None
    return [unclear(run, Ask.SCHEME)] if twice else None


def _loads_by_reps(run: Sequence[Token], kinds: str) -> list[Token] | None:
    """ "80/10 80/10 80/9": each a load and its reps."""
    numbers = [token.number for token in run if token.kind == "n"]
    loads, reps = numbers[::2], numbers[1::2]
    if any(load < 2 * max(reps) or load < _LIGHTEST for load in loads):
        return None
    return [
        _scheme([run[0]], None, [count], SaidLoad(LoadKind.WEIGHT, load))
        for load, count in zip(loads, reps, strict=True)
    ]


def _singles(run: Sequence[Token], told: bool) -> list[Token]:
    """ "a triple" is a set of three; "heavy triples" names no count."""
    if run[0].text.endswith("s"):
        return [] if told else [_scheme(run, None, [run[0].meaning]), unclear(run, Ask.SETS)]
    return [_scheme(run, None, [run[0].meaning])]


def _list(run: Sequence[Token], kinds: str) -> list[Token]:
    return [Token("g", heard(run), Row(tuple(token.number for token in run if token.kind == "n")))]
