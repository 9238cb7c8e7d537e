"""Find ratings of effort among the tokens: "RPE 8", "@8.5", "2 in the tank", "to failure".

Reps left count down from RPE 10: none left is 10, one is 9, two are 8 (Zourdos 2016, doi 10.1519/JSC.0000000000001049).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.coaching.training_log.draft import Ask, Question, Why
from bot.coaching.training_log.tokens import Effort, Token, heard, rewrite
from bot.coaching.training_log.vocabulary import EFFORT, UNKNOWN

_HALF: Final = Decimal("0.5")
_TEN: Final = Decimal(10)
_NOT_A_COUNT: Final = r"(?![xsruzp]|,?n?[xs]|[dI])"

_RATED: Final = re.compile(rf"@?[ER][:@w]?(?:mn|n)(?:-n(?![xsru])|(?:[,/]n{_NOT_A_COUNT})+)?(?:/n)?")
_RATED_AFTER: Final = re.compile(r"(?:(?<![x,/n])|(?<=xn))n(?:-n)?[ERI]|nr?w?I|(?<![x/])n/nE")
_AT: Final = re.compile(r"@n(?![xsrunpdkI,/-])|@n(?=,@n)|@n(?=,@?[nlc]x)|@n(?=,[^n]|,$)|@n(?=/[@n])")
_FAILURE: Final = re.compile("F")


def find_efforts(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each rating as one token; ratings that cannot be become an unknown with its question."""
    found = rewrite(tokens, _RATED, lambda run, _: _rated(run, any(token.kind == "R" for token in run)))
    found = rewrite(found, _RATED_AFTER, lambda run, kinds: _rated(run, kinds[-1] in "RI"))
    found = rewrite(found, _AT, _at)
    found = rewrite(found, re.compile("e(?:,?e)+"), _each)
    return rewrite(found, _FAILURE, lambda run, _: [_effort(run, [_TEN])])


def rated(token: Token) -> tuple[Decimal, ...]:
    """The ratings of an effort token."""
    assert isinstance(token.meaning, Effort)
    return token.meaning.rpe


def _rated(run: Sequence[Token], left: bool) -> list[Token]:
    numbers = [
        -token.number if run[i - 1].kind == "m" else token.number for i, token in enumerate(run) if token.kind == "n"
    ]
    signs = {token.kind for token in run}
    if len(numbers) == 2 and numbers[1] == 10 and "/" in signs and not left:
        numbers = numbers[:1]
    if "-" in signs:
        # "7-8" is between the two, if they are neighbours: RPE knows halves.
        low, high = numbers[0], numbers[-1]
        numbers = [(low + high) / 2] if high - low in {_HALF, 1} and (low + high) % 1 in {0, 1} else [_TEN + 1]
    rpe = [_TEN - number for number in numbers] if left else numbers
    return [_effort(run, rpe)]


def _effort(run: Sequence[Token], rpe: Sequence[Decimal]) -> Token:
    text = heard(run)
    if all(1 <= value <= 10 and value % _HALF == 0 for value in rpe):
        return Token(EFFORT, text, Effort(tuple(rpe)))
    return Token(UNKNOWN, text, Question(Ask.EFFORT, Why.ABSURD, text))


def _at(run: Sequence[Token], kinds: str) -> list[Token] | None:
    return [_effort(run, [run[1].number])] if 5 <= run[1].number <= 10 else None


def _each(run: Sequence[Token], kinds: str) -> list[Token]:
    return [_effort(run, [value for token in run if token.kind == EFFORT for value in rated(token)])]
