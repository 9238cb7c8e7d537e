"""Lifts outside the vocabulary: words beside the sets that nothing else has read, "3x10 zercher carry".

Taken for granted, "sled drags 4x20" was stored as hip thrusts. A name that ends as only lifts do ("zercher carry") is
kept as it is written; other words ("pendlay") are asked about, as they may be a mood or a place that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.coaching.training_log.chatter import BODY, CHATTER, is_chatter
from bot.coaching.training_log.tokens import Token, heard, kinds
from bot.coaching.training_log.vocabulary import WORD

_LONGEST: Final = 5
"""More unknown words in a row are a sentence, in whatever language."""

_HEADS: Final = (
    "press row curl carry fly flye raise extension pull push pulldown pushdown pushup pullup pullover shrug squat "
    "lunge deadlift walk flip throw slam swing snatch clean jerk jump hop step drag toss crunch twist rotation kick "
    "thruster slide crawl climb march windmill getup chop circle abduction adduction rollout crusher dip plank burpee "
    "skater yoke sled prowler stepup situp rower erg hyperextension pullthrough"
)
_HEAD: Final = re.compile(rf"(?:{'|'.join(_HEADS.split())})(?:s|es)?|flies|carries|(?:row|press|curl|jump|swing)ing")
_OF_MOVING: Final = "clean push pull walk step jump kick swing raise march climb slide drag"
_EVERYDAY: Final = frozenset(_OF_MOVING.split())
"""Words that alone behind the sets tell how it went: "3x10 at 100 kg, clean"."""

_QUALIFIES: Final = (
    "thing things get up ups through over out down and single double side front reverse incline decline seated "
    "standing kneeling lying bent hanging walking weighted banded assisted elevated cable machine band landmine "
    "dumbbell db kettlebell kb stone stones"
)
_PART_OF_NAME: Final = frozenset(_QUALIFIES.split()) | BODY
_DOING: Final = re.compile(r"[a-z]{2,}(?:ing|ed)")
_BINDS: Final = frozenset({"and", "get", "up", "ups", "through", "over", "out", "down", "-"})

_THRUST: Final = ("thrust", "thrusts", "thrusting", "thrusted", "hipthrust", "hipthrusts")
_OF_EVERY_LOG: Final = (
    "barbell bodyweight weight kilos pounds today yesterday tonight morning monday tuesday wednesday thursday friday "
    "saturday sunday warmup each reps sets felt with workout session finished managed"
)
_ABOUT_SOMETHING_ELSE: Final = (
    r"(?:im|was|were|is|its|so|too|in|to|with|at|for|after|before|by|from|despite|without|than|very|really|super|feel"
    r"|feels|feeling|felt|pretty|kinda|quite|bit|like|as|because|cos|bc|hey|hi|not|no|got|i|we|he|she|they)"
)
_COUNTED: Final = "nzbBpgaV"
_BEFORE: Final = re.compile(rf"[:@vf(+]*[{_COUNTED}]")
_BEHIND: Final = re.compile(r"[nzbBpusrkVdeE)][:(]*$")
_HEADS_SETS: Final = re.compile(rf":?(?P<break>[,.])[,.:]*[{_COUNTED}]")


@dataclass(frozen=True)
class UnreadName:
    """Words that probably name a lift.

    Attributes:
        name: as written, lower case.
        sure: nothing but a lift is called so.
    """

    name: str
    sure: bool


@dataclass(frozen=True)
class _Run:
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def tells(self) -> bool:
        return any(_decides(word) for word in self.words)

    @property
    def has_head(self) -> bool:
        return _HEAD.fullmatch(self.words[-1]) is not None


def may_be_named(words: Sequence[str]) -> bool:
    """Whether words may be a name that somebody gives, and are no mood or excuse."""
    return any(map(_decides, words)) and all(_decides(word) or _qualifies(word) for word in words)


def is_surely_lift(words: Sequence[str]) -> bool:
    """Whether a name ends as only lifts do, and says more than the ending."""
    return len(words) > 1 and _HEAD.fullmatch(words[-1]) is not None


def find_unread(tokens: Sequence[Token], text: str) -> UnreadName | None:
    """The words beside the sets that probably name a lift.

    Args:
        tokens: of one lift and day, no lift named among them.
        text: the message, as ``plain`` made it.
    """
    letters = kinds(tokens)
    for run in _runs(tokens):
        if not run.tells or len(run.words) > _LONGEST or not _stands_by_sets(run, tokens, letters):
            continue
        before = re.search(
            rf"\b{_ABOUT_SOMETHING_ELSE} (?:(?:the|a|an|my|our|some) )?{re.escape(run.words[0])}\b", text
        )
        if before or _is_mistyped(run.words, text):
            continue
        return UnreadName(heard(tokens[run.start : run.end]), sure=is_surely_lift(run.words))
    return None


def _runs(tokens: Sequence[Token]) -> list[_Run]:
    """Neighbouring words that are no chatter, with the small words between them."""
    found: list[_Run] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _belongs(tokens, end):
            end += 1
        start, stop = at, end
        while start < stop and tokens[start].text in _BINDS:
            start += 1
        while start < stop and tokens[stop - 1].text in {"and", "-"}:
            stop -= 1
        if start < stop:
            found.append(_Run(start, stop, _words(tokens[start:stop])))
        at = end + 1
    return found


def _words(run: Sequence[Token]) -> tuple[str, ...]:
    return tuple(re.sub("-", " ", heard(run)).split())


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if _qualifies(token.text) or kinds(tokens[at : at + 2]) in {"w-", "-w"}:
        return True
    return (
        token.kind == WORD
        and token.text.isalpha()
        and (token.glued or not token.text.isascii() or _decides(token.text))
    )


def _decides(word: str) -> bool:
    """Whether a word alone makes a name of a lift likely."""
    return bool(_HEAD.fullmatch(word)) or not (word in _PART_OF_NAME or is_chatter(word))


def _qualifies(word: str) -> bool:
    """Whether a word is part of a name beside one that decides: "up", "hip", "viking"."""
    return word in _PART_OF_NAME or bool(_DOING.fullmatch(word) and word not in CHATTER)


def _stands_by_sets(run: _Run, tokens: Sequence[Token], letters: str) -> bool:
    everyday = len(run.words) == 1 and run.words[0] in _EVERYDAY
    if _BEFORE.match(letters, run.end):
        return True
    if _BEHIND.search(letters, 0, run.start):
        return not everyday
    if everyday:
        return False
    alone_before = run.start == 0 or letters[run.start - 1] in ",."
    heading = _HEADS_SETS.match(letters, run.end)
    if alone_before and heading:
        ends = tokens[heading.start("break")].text
        return run.has_head or ends == "\n" or (ends == "," and len(run.words) <= 2)
    alone_behind = run.end == len(tokens) or letters[run.end] in ",."
    return alone_before and alone_behind and is_surely_lift(run.words)


def _is_mistyped(words: Sequence[str], text: str) -> bool:
    """Whether a hip thrust is meant, or a word that every log has, with a slip of the finger."""
    if any(get_close_matches(word, _THRUST, 1, 0.8) for word in words) or re.search(r"\bhips? ?t[hr]", text):
        return True
    return len(words) == 1 and bool(get_close_matches(words[0], _OF_EVERY_LOG.split(), 1, 0.8))
