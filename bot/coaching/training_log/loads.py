"""Find loads among the tokens: "100 kg", "BW + 20", "two plates a side", "just the bar"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.coaching.load import KG_IN_A_POUND, Unit
from bot.coaching.training_log.draft import BODY_WEIGHT, Ask, LoadKind, Question, SaidLoad, Why
from bot.coaching.training_log.tokens import Token, heard, rewrite
from bot.coaching.training_log.vocabulary import LOAD, UNKNOWN

SAME_WITHIN: Final = Decimal("0.03")
"""Two units of one load may differ by this part, as people round them."""

MOST_PLATES: Final = 10

_NEGATIVE: Final = re.compile(r"(?:^|(?<=[@vx]))mnu?")
_WITH_UNIT: Final = re.compile("nu")
_TWICE: Final = re.compile(r"l[(/:]*l")
_BODY_AND: Final = re.compile(r"b\+[ln](?![xsr])u?|\+l")
_BODY_WITH_NUMBER: Final = re.compile(r"b[nl](?![xsrn,/c])")
_SEVERAL: Final = re.compile("[@v]n(?:[-/]n)*[-/]l|[@v]n(?:,n)+,l")
_PLATES_AND: Final = re.compile("[np]p?,?[nl]?[?]")
_BAR_THAT_WEIGHS: Final = re.compile(r"B[(,:@]*l")
_SIDES_AND_BAR: Final = re.compile(r"[VB][+,v][ln]d|[ln]d[+,v]{1,2}V")
_BESIDE_THE_BAR: Final = re.compile("[ln][+~j]V")
"""What hangs on the bar, and not what it weighs in all."""
_BAR_AND: Final = re.compile(r"[VB]\+w{0,2}[ln]?w{0,2}p?w?d?")
_IMPLEMENTS: Final = re.compile("(?<!x)nlk")
_IMPLEMENT: Final = re.compile("[nl]k")
_PLATES: Final = re.compile("[nl]?pd?(?:@V)?")
_SIDED: Final = re.compile("ld|[@v]nd")
_BARE_SIDE: Final = re.compile("(?<![xs])nd")
_BAR: Final = re.compile("B|[v@]V")


def find_loads(tokens: Sequence[Token], *, one_leg: bool) -> list[Token]:
    """The tokens with each load as one token; a load that cannot be told becomes an unknown with its question.

    Args:
        tokens: a message.
        one_leg: the lift is done one leg at a time, so "each side" is a leg.
    """
    found = rewrite(tokens, _NEGATIVE, _negative)
    found = rewrite(found, _WITH_UNIT, lambda run, _: [_load(run, LoadKind.WEIGHT, run[0].number, _unit(run[1]))])
    found = rewrite(found, _TWICE, _in_both_units)
    found = rewrite(found, _SEVERAL, lambda run, _: [_unclear(run, ask=Ask.SCHEME)])
    found = rewrite(found, _SIDES_AND_BAR, lambda run, _: _sides_and_bar(run, one_leg))
    found = rewrite(found, _BESIDE_THE_BAR, lambda run, _: [_unclear(run)])
    found = rewrite(found, _BODY_AND, _added)
    found = rewrite(found, _BODY_WITH_NUMBER, lambda run, _: [_unclear(run)])
    found = rewrite(found, _PLATES_AND, lambda run, kinds: [_unclear(run)] if "p" in kinds else None)
    found = rewrite(found, _BAR_THAT_WEIGHS, lambda run, _: [run[-1]])
    found = rewrite(found, _BAR_AND, lambda run, _: [_unclear(run)])
    found = rewrite(found, _IMPLEMENTS, lambda run, _: [_unclear(run)] if run[0].number == 2 else None)
    found = rewrite(found, _IMPLEMENT, _held)
    found = rewrite(found, _PLATES, _plates)
    found = rewrite(found, _SIDED, lambda run, _: [_sided(run, one_leg)])
    if not one_leg:
        found = rewrite(found, _BARE_SIDE, lambda run, _: None if run[1].text == "each" else [_unclear(run)])
    found = rewrite(found, _BAR, lambda run, _: [_load(run, LoadKind.BAR)])
    found = rewrite(found, re.compile("b"), lambda run, _: [_token(run, BODY_WEIGHT)])
    return rewrite(found, re.compile("[dV]"), lambda run, _: [])


def said(token: Token) -> SaidLoad:
    """The load that a load token or a bare number stands for."""
    return token.meaning if isinstance(token.meaning, SaidLoad) else SaidLoad(LoadKind.WEIGHT, token.number)


def _unit(token: Token) -> Unit:
    assert isinstance(token.meaning, Unit)
    return token.meaning


def _token(run: Sequence[Token], load: SaidLoad) -> Token:
    return Token(LOAD, heard(run), load)


def _load(run: Sequence[Token], kind: LoadKind, amount: Decimal = Decimal(0), unit: Unit | None = None) -> Token:
    return _token(run, SaidLoad(kind, amount, unit))


def _unclear(run: Sequence[Token], why: Why = Why.UNCLEAR, ask: Ask = Ask.LOAD) -> Token:
    return Token(UNKNOWN, heard(run), Question(ask, why, heard(run)))


def _negative(run: Sequence[Token], kinds: str) -> list[Token]:
    return [_unclear(run, Why.ABSURD)]


def _in_both_units(run: Sequence[Token], kinds: str) -> list[Token] | None:
    first, second = said(run[0]), said(run[-1])
    if first.unit is second.unit:
        return None
    kg = [load.amount * (KG_IN_A_POUND if load.unit is Unit.LB else 1) for load in (first, second)]
    return [run[0]] if abs(kg[0] - kg[1]) <= SAME_WITHIN * max(kg) else [_unclear(run)]


def _sides_and_bar(run: Sequence[Token], one_leg: bool) -> list[Token] | None:
    """ "Bar + 10 kg a side": both ends of it, if no leg is meant."""
    load = said(next(token for token in run if token.kind in "ln"))
    if any(token.text == "each" for token in run):
        return None
    return [_unclear(run) if one_leg else _load(run, LoadKind.SIDES_AND_BAR, load.amount, load.unit)]


def _added(run: Sequence[Token], kinds: str) -> list[Token]:
    return [_token(run, said(next(token for token in run if token.kind in "ln")))]


def _held(run: Sequence[Token], kinds: str) -> list[Token]:
    # "two dumbbells" counts them, "24 kettlebell" weighs it.
    counted = kinds == "nk" and run[0].number <= 2
    return [_unclear(run) if counted else _token(run, said(run[0]))]


def _plates(run: Sequence[Token], kinds: str) -> list[Token]:
    if kinds[0] == "l":
        # One plate may lie on the lap; "60 kg in plates" leaves out the bar.
        whole = [_unclear(run)] if run[1].text.endswith("s") else [run[0]]
        return [_sided(run, False)] if "d" in kinds else whole
    if kinds[0] == "p":
        single = run[0].text in {"plate", "big plate", "full plate"}
        return [_load(run, LoadKind.PLATES, Decimal(1))] if single else [_unclear(run)]
    count = run[0].number
    if run[1].text == "plate" and count > MOST_PLATES:
        return [_sided(run, False)] if "d" in kinds else [_token(run, said(run[0]))]
    return [_load(run, LoadKind.PLATES, count) if 0 < count <= MOST_PLATES else _unclear(run, Why.ABSURD)]


def _sided(run: Sequence[Token], one_leg: bool) -> Token:
    load = said(next(token for token in run if token.kind in "ln"))
    if one_leg or load.kind is not LoadKind.WEIGHT:
        return _token(run, load)
    return _load(run, LoadKind.PER_SIDE, load.amount, load.unit)
