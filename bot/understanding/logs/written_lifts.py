"""Lifts as apps and tables write them: a whole line or cell is a name, "Hip Thrust (Barbell)", "A1 BB RDL"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.understanding.lifts import LiftEntry, lift_mentions, lift_table
from bot.understanding.logs.unknown_lifts import may_be_lift, unknown_lift
from bot.understanding.words import Kind, words_of

_LISTED: Final = re.compile(r"^(?:[^\w(]+|[A-Ha-h]?\d{1,2}[.):]\s*|[A-H]\d\s+)+")
_ENDS_A_NAME: Final = frozenset("_)%")
_LONGEST: Final = 8
_SHORT: Final = 2
"""Letters of a word behind a lift that makes it no other: "Glute Drive XL"."""


def bare_name(written: str) -> str:
    """The name without what lists or adorns it: "A1. ** Hip Thrust ** :"."""
    bare = _LISTED.sub("", written)
    end = next((at for at in range(len(bare), 0, -1) if bare[at - 1].isalnum() or bare[at - 1] in _ENDS_A_NAME), 0)
    return bare[:end]


@lru_cache(maxsize=4096)
def written_lift(written: str) -> LiftEntry:
    """The lift that a name means; one that the table lacks by its own name in lower case.

    A name of which only a part is known stays: "squat jump on a box" is no squat.
    """
    return lift_table().named(written) or known_lift(written) or unknown_lift(" ".join(written.lower().split()))


def known_lift(written: str) -> LiftEntry | None:
    """The lift of the table that a name means as a whole; None if it is none, or says more."""
    words = words_of(written)
    mentions = lift_mentions(words)
    if len(mentions) != 1 or mentions[0].alone or mentions[0].first:
        return None
    behind = words[mentions[0].after :]
    return mentions[0].lift if all(len(word.text) <= _SHORT and not word.is_number for word in behind) else None


def may_be_name(written: str) -> bool:
    """Return True for a line that may name a lift that no table knows: "Glute Drive XL", "Zercher Carry (Barbell)"."""
    words = words_of(written)
    named = [word.text for word in words if word.kind is Kind.LETTERS]
    if not 0 < len(named) <= _LONGEST or any(word.is_number or word.text in ":," for word in words):
        return False
    return written.endswith(")") or may_be_lift(named)
