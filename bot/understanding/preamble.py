"""What people say before they say something: "hey so um, how many sets"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.logs.pasting import own_words
from bot.understanding.spelling import spelled, spelled_words
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_FEWEST_WORDS: Final = 3
"""Words behind a single "hey" that make it a preamble; before fewer, as in "hey coach", it is what is said."""
_GOES_ON: Final = frozenset({"so", "well"})
"""Alone these take up what was said before: "so how many"."""


def without_preamble(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a message from the first that says something; all of them where none does."""
    fillers, place, said = load_table("fillers"), 0, 0
    while place < len(words):
        mention = fillers.longest_at(words, place)
        if mention is not None and mention.id == "preamble":
            place, said = mention.after, said + 1
        elif said and words[place].text == ",":
            place += 1
        else:
            break
    left = sum(word.kind is not Kind.SIGN for word in words[place:])
    is_preamble = left > 0 if said > 1 else left >= _FEWEST_WORDS and words[0].text not in _GOES_ON
    return words[place:] if is_preamble else words


def read_words(text: str) -> tuple[Word, ...]:
    """The words that a message is read by: slips mended, without a preamble or the rows of a pasted session, each with
    its place in the message.
    """
    return tuple(without_preamble(spelled_words(own_words(text))))


def read_text(text: str) -> str:
    """The message as those read it that read letters and not words, without what ``read_words`` leaves out."""
    words, own = read_words(text), own_words(text)
    return spelled(own[words[0].start :]) if words else own
