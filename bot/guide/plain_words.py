"""What words of the answers mean in easy words, from ``plain_words.yml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import validator

from bot.guide.content_file import ContentFile
from bot.guide.load import CONTENT
from bot.guide.statement import Content, filled, plain_sentence


class PlainWord(Content):
    """Words that lifters use for one thing, and what they mean."""

    words: tuple[str, ...]
    means: str

    _not_empty = filled("words")

    @validator("means")
    def _is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)


def meanings_in(text: str) -> tuple[str, ...]:
    """What the hard words of a text mean, the hardest first: each in a sentence."""
    said = _spaced(text)
    return tuple(entry.means for entry in load_plain_words() if any(_spaced(word) in said for word in entry.words))


def _spaced(text: str) -> str:
    """The words of a text with one space around each, so that none is found within another."""
    return f" {' '.join(''.join(sign if sign.isalnum() else ' ' for sign in text).split())} "


@lru_cache(maxsize=2)
def load_plain_words(path: Path = CONTENT / "plain_words.yml") -> tuple[PlainWord, ...]:
    """The words that are explained, the hardest first.

    Raises:
        GuideError: the file is wrong; every problem names its line.
    """
    file = ContentFile(path, list)
    return tuple(file.parse(PlainWord, data, index) for index, data in enumerate(file.data))
