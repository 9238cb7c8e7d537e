"""Words that throw a log away while it is open, or take it out once it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_LONGEST_ENDING: Final = 8
"""Words of a message that throws a log away: "no, forget it, that was my sister"."""


def is_ending(words: Sequence[Word]) -> bool:
    """Return True if a message throws the log away, or takes it out: "no, forget it", "delete that please"."""
    return _ends(words, "either", "calls_off")


def takes_out(words: Sequence[Word]) -> bool:
    """Return True if a message undoes what was saved: "take it back", "oops, delete that"."""
    return _ends(words, "either", "undo")


def _ends(words: Sequence[Word], *kinds: str) -> bool:
    if any(word.is_number for word in words):
        return False
    mentions = load_table("log_endings").mentions(words)
    own = [mention for mention in mentions if mention.id in kinds]
    if not own:
        return False
    # "Don't save it, I did that in another app": the rest says why.
    clause = own[0].first == 0 and words[own[0].after : own[0].after + 1] and words[own[0].after].kind is Kind.SIGN
    return bool(clause) or len(words) <= _LONGEST_ENDING + (own[0].after - own[0].first)
