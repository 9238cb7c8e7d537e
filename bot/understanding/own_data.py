"""What a wish is about that concerns the lifter's own data: a part of the log, everything, a copy of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.vocabulary import load_cues, load_table
from bot.understanding.words import Kind, Word

_OF_DELETING: Final = frozenset(
    ["delete", "remove", "erase", "wipe", "get", "rid", "of", "it", "all", "everything", "my", "data", "now", "please"]
)


def says_yes_to_deleting(words: Sequence[Word]) -> bool:
    """Return True for the word yes with nothing behind it but what it says yes to: "yes, delete everything"."""
    yes = load_table("replies").longest_at(words, 0) if words else None
    if yes is None or yes.id != "literal_yes":
        return False
    return all(word.text in _OF_DELETING for word in words[yes.after :] if word.kind is not Kind.SIGN)


def names_a_log(words: Sequence[Word]) -> bool:
    """Return True if a wish to delete is about a log: it names one, or just says "it". "It all" is everything."""
    named = {mention.id for mention in load_table("own_data").mentions(words)}
    return "everything" not in named


def names_a_copy(words: Sequence[Word]) -> bool:
    """Return True if a wish for a copy names what is to be copied, unlike "could she copy what I do".

    Where others are named it has to be called a copy: "separate logs for my clients" is none.
    """
    cues = load_cues("own_copy")
    others = any(mention.id == "other" for mention in load_table("people").mentions(words))
    return bool(cues["as_copy" if others else "copy"].mentions(words))
