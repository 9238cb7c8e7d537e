"""Tell what a bare number is by its neighbours: the load beside a scheme, the reps beside a load."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.coaching.session import MOST_REPS
from bot.coaching.training_log.draft import Ask, Question, Why
from bot.coaching.training_log.efforts import rated
from bot.coaching.training_log.loads import said
from bot.coaching.training_log.schemes import unclear
from bot.coaching.training_log.tokens import OneSet, Row, Scheme, Token, heard, rewrite
from bot.coaching.training_log.vocabulary import LOAD, SCHEME

_HEAVY: Final = 21
_MOST_EFFORT: Final = 10
_MOST_AT_ONCE: Final = 40
"""More beside "last set" may as well be a load."""
_MOST_IN_A_ROW: Final = 50
"""More in a row of numbers may as well be loads, even where one is named."""
_SETS_BY_NAME: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "one": 0, "two": 1, "three": 2,
                        "four": 3, "five": 4}  # fmt: skip
_BARE_LAST: Final = frozenset({"last", "in the last", "for the last", "on the last"})

_LAST_FEW: Final = re.compile("Lc")
_OF_ONE: Final = re.compile(
    r"[Li][:w]{0,3}G?[:@]?[cn](?![,x]?[nc@])|(?<![ng,/@])(?<![ng]w)[cn][Li](?![:w]{0,3}[cn])|(?<=c,)[cn]L(?![:w]{0,3}[cn])"
)
_EFFORT_OF_ONE: Final = re.compile(r"[Li][:wGH,]{0,3}e|ew?[Li]")
_LAST_LOADED: Final = re.compile(r"L[:w@]{0,2}[lcn]|[ln]L")
_AFTER_AT: Final = re.compile("[@vC:]n")
_FOR: Final = re.compile("nf(?=[cgn])")
_LOAD_THEN_REPS: Final = re.compile(r"(?<!c)(?<!c[,:@v(/])(?<!c[,(]@)l[,:f/a]{0,2}n(?![,@]?[lc])")
_REPS_THEN_LOAD: Final = re.compile(r"(?<!c)(?<!c,)n[@v]{0,2}l(?![,]?[ncg])")
_BESIDE_UNCLEAR: Final = re.compile(r"\?[@:,]?n|n[:,]?\?")
_SCHEME_AT_ROW: Final = re.compile("c[@v]g")
_SCHEME_AT: Final = re.compile("c[@v]l(?![:,]?[cg])")
_BESIDE_SCHEME: Final = re.compile(r"(?<=c)[:,(/@]{0,2}n|n(?=[:,/]?c)|(?<=ce)[,]?n|(?<=[cg][,@])n|(?<=g)n")


def tell_numbers(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with bare numbers told as loads, reps, or reps and effort of one set (``Z``), where that is plain."""
    found = rewrite(tokens, _LAST_FEW, _last_few)
    found = rewrite(found, _OF_ONE, _one_set)
    found = rewrite(found, _EFFORT_OF_ONE, _effort_of_one)
    found = rewrite(found, _LAST_LOADED, lambda run, _: _last_loaded(run, tokens))
    found = rewrite(found, _SCHEME_AT_ROW, lambda run, _: [run[0], unclear(run[1:], Ask.SCHEME)])
    found = rewrite(found, _AFTER_AT, _after_at)
    found = rewrite(found, _FOR, lambda run, _: [_as_load(run[0])] if run[0].number >= _HEAVY else None)
    found = rewrite(found, _LOAD_THEN_REPS, lambda run, _: [run[0], *_as_reps(run[-1])])
    if not any(token.kind in "cg" for token in found):
        found = rewrite(found, _REPS_THEN_LOAD, lambda run, _: [*_as_reps(run[0]), run[-1]])
    found = rewrite(found, _BESIDE_UNCLEAR, _beside_unclear)
    found = rewrite(found, _BESIDE_SCHEME, _beside)
    return rewrite(found, _SCHEME_AT, _at_load)


def row_with_load(row: Row, loaded: bool) -> tuple[Token | None, tuple[int, ...]] | None:
    """Tell the load at one end of a row from its reps.

    Args:
        row: bare numbers.
        loaded: the load is named elsewhere.

    Returns:
        (the load or None, the reps of each set), or None if it cannot be told.
    """
    numbers = row.numbers
    load: Decimal | None = None
    if numbers[0] >= (_HEAVY * 2 if loaded else _HEAVY) and numbers[0] >= 2 * max(numbers[1:]):
        load, numbers = numbers[0], numbers[1:]
    elif not loaded and numbers[-1] >= _HEAVY and numbers[-1] >= 2 * max(numbers[:-1]):
        load, numbers = numbers[-1], numbers[:-1]
    whole = all(number % 1 == 0 and number <= MOST_REPS for number in numbers)
    like_a_scheme = len(numbers) == 2 and numbers[0] <= 5 and numbers[1] >= 8
    unlikely = max(numbers) > (30 if load is None and not loaded else _MOST_IN_A_ROW) or max(numbers) == 0
    if not whole or like_a_scheme or unlikely:
        return None
    return (_as_load(Token("n", str(load), load)) if load is not None else None), tuple(map(int, numbers))


def _as_load(token: Token) -> Token:
    return Token(LOAD, token.text, said(token))


def _as_reps(token: Token) -> list[Token]:
    if token.number % 1 or not 0 < token.number <= MOST_REPS:
        return [unclear([token], Ask.REPS, Why.ABSURD)]
    return [Token(SCHEME, token.text, Scheme(None, (int(token.number),)))]


def _last_few(run: Sequence[Token], kinds: str) -> list[Token] | None:
    # "the last 2 reps were slow" tells nothing of a set's reps.
    return [] if run[0].text in _BARE_LAST else None


def index_of(token: Token) -> int:
    """Which set words like "second set" or "last set" mean, as in ``OneSet``."""
    return (
        -1 if token.kind == "L" else next(_SETS_BY_NAME[word] for word in token.text.split() if word in _SETS_BY_NAME)
    )


def _one_set(run: Sequence[Token], kinds: str) -> list[Token] | None:
    mark = next(token for token in run if token.kind in "Li")
    told = next(token for token in run if token.kind in "cn")
    if isinstance(told.meaning, Scheme):
        if told.meaning.sets or len(told.meaning.reps) != 1 or told.meaning.load:
            return None
        reps = Decimal(told.meaning.reps[0])
    else:
        reps = told.number
    if reps % 1 or reps > _MOST_AT_ONCE:
        return [unclear(run, Ask.SCHEME)]
    return [Token("Z", heard(run), OneSet(index_of(mark), reps=int(reps)))]


def _effort_of_one(run: Sequence[Token], kinds: str) -> list[Token] | None:
    mark = next(token for token in run if token.kind in "Li")
    rpe = rated(next(token for token in run if token.kind == "e"))
    return [Token("Z", heard(run), OneSet(index_of(mark), rpe=rpe[0]))] if len(rpe) == 1 else None


def _last_loaded(run: Sequence[Token], message: Sequence[Token]) -> list[Token] | None:
    """ "3x10 at 100, last set 90 kg": one of the three, or a fourth?"""
    if run[0].kind != "L" and not run[-1].text.startswith(("on ", "in ", "for ")):
        return None
    if isinstance(run[-1].meaning, Scheme) and run[-1].meaning.sets:
        return [unclear(run, Ask.SCHEME)]
    several = any(isinstance(token.meaning, Scheme) and token.meaning.sets for token in message if token not in run)
    return [unclear(run, Ask.SCHEME)] if several else None


def _after_at(run: Sequence[Token], kinds: str) -> list[Token] | None:
    number = run[1].number
    if (number <= _MOST_EFFORT and kinds[0] != "v") or (kinds[0] == ":" and number < _HEAVY):
        return None
    return [_as_load(run[1])]


def _beside(run: Sequence[Token], kinds: str) -> list[Token] | None:
    return [_as_load(run[-1])] if run[-1].number > _MOST_EFFORT else None


def _beside_unclear(run: Sequence[Token], kinds: str) -> list[Token] | None:
    """The load beside sets and reps that have to be asked for."""
    doubt = next(token for token in run if token.kind == "?")
    number = next(token for token in run if token.kind == "n")
    about_scheme = isinstance(doubt.meaning, Question) and doubt.meaning.ask is Ask.SCHEME
    return [doubt, _as_load(number)] if about_scheme and number.number > _MOST_EFFORT else None


def _at_load(run: Sequence[Token], kinds: str) -> list[Token] | None:
    scheme = run[0].meaning
    if not isinstance(scheme, Scheme) or scheme.load or not scheme.reps:
        return None
    return [Token(SCHEME, heard(run), replace(scheme, load=said(run[-1])))]


def leftover(token: Token) -> Question:
    """The question that a number which nothing explains raises."""
    return Question(Ask.NUMBER, Why.UNCLEAR, token.text)
