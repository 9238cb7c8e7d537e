"""Whether a message is a pasted session, and what is left of it for those who read words."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import Final

from bot.understanding.logs.pasted import Paste
from bot.understanding.logs.shares import shared_in
from bot.understanding.logs.sheets import table_in
from bot.understanding.words import LONGEST_MESSAGE

_FEWEST: Final = 16
"""Characters of a paste."""


@lru_cache(maxsize=256)  # whoever reads words asks for it first
def pasted_in(text: str) -> Paste | None:
    """The sessions that are pasted in a message; None if it is told in words."""
    if not _FEWEST <= len(text) <= LONGEST_MESSAGE or not any(char.isdecimal() for char in text):
        return None
    return table_in(text) or (shared_in(text) if "\n" in text else None)


def own_words(text: str) -> str:
    """The message with blanks in the place of pasted rows: what the lifter says beside them, each word in its place."""
    paste = pasted_in(text)
    if paste is None:
        return text
    rows = {*chain.from_iterable(range(row.start, row.end) for row in paste.rows)}
    return "".join(" " if at in rows and char != "\n" else char for at, char in enumerate(text))
