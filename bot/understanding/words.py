"""Words of a message with their place in it: the project's only tokenizer.

Everything that reads text starts from these words, so two readers cannot disagree about where a word ends.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

LONGEST_MESSAGE: Final = 2000
"""Characters that are read; whoever sends more is asked for less before anything is read."""


class Kind(Enum):
    """What a word is made of."""

    LETTERS = "letters"
    NUMBER = "number"
    SIGN = "sign"
    """One punctuation mark, emoji or other symbol."""
    LINE_BREAK = "line_break"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a message.

    Attributes:
        text: folded: lower case, without accents and apostrophes (``Don’t`` is ``dont``, ``×`` is ``x``).
        start: where it begins in the message as it was typed.
        end: the character after it.
        kind: what it is made of.
        glued: no space stands before it (``kg`` in ``60kg``).
    """

    text: str
    start: int
    end: int
    kind: Kind
    glued: bool = False

    @property
    def is_number(self) -> bool:
        """Return True for digits, with or without a decimal point."""
        return self.kind is Kind.NUMBER


_WORD: Final = re.compile(
    r"(?P<number>\d{1,12}(?:\.\d{1,6})?|(?<![\d.])\.\d{1,6})"
    r"|(?P<letters>(?:kgs?|lbs?|kilos?|pounds?|reps?|sets?|bw|k)(?=x ?\d)|[^\W\d_½¼¾]+(?:['’`´][^\W\d_½¼¾]+){0,3})"
    r"|(?P<line_break>\n)"
    r"|(?P<sign>[^\s\w]|[\w])",
    re.IGNORECASE,
)
_FOLDED: Final = {"×": "x", "✕": "x", "✖": "x", "х": "x", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}
_APOSTROPHES: Final = str.maketrans("", "", "'’`´")


def fold(text: str) -> str:
    """The text in lower case, without accents and apostrophes; what ``Word.text`` holds."""
    lowered = _FOLDED.get(text, text).lower().translate(_APOSTROPHES)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a message, in order.

    A hyphen inside a word joins nothing and is left out (``hip-thrust`` is two words); between numbers or spaces it
    is a sign of its own (``8-10``, ``Hip thrust - 3x8``). The latest messages are kept: each is read by many.

    Args:
        text: as it was typed; what follows ``LONGEST_MESSAGE`` characters is not read.
    """
    found: list[Word] = []
    text = text[:LONGEST_MESSAGE]
    for match in _WORD.finditer(text):
        kind = Kind(match.lastgroup)
        start, end = match.span()
        glued = bool(found) and found[-1].end == start
        if match.group() in ("-", "‐", "‑") and _joins(text, start):
            continue
        if kind is Kind.SIGN and fold(match.group()) == "x":
            kind = Kind.LETTERS
        found.append(Word(fold(match.group()), start, end, kind, glued))
    return tuple(found)


def _joins(text: str, at: int) -> bool:
    """Return True for a hyphen with no space around it and a letter on one side at least."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before.strip() or not after.strip():
        return False
    return (before.isalpha() and (after.isalnum())) or (after.isalpha() and before.isalnum())
