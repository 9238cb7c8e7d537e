"""What the bot says between answers: small replies that depend on the talk (``replies.yml``), and a kind word before
an answer (``kind_words.yml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import validator

from bot.guide.content_file import ContentFile
from bot.guide.load import CONTENT
from bot.guide.statement import Content, filled, plain_sentence


class Offer(Content):
    """A button: what it says, and the intent that a tap on it stands for."""

    title: str
    ask: str


class Worded(Content):
    """What is said in one or more wordings."""

    wordings: tuple[str, ...]

    _worded = filled("wordings")

    @validator("wordings", each_item=True)
    def _each_is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)

    def text(self, wording: int = 0) -> str:
        """Wording number ``wording``, counted round."""
        return self.wordings[wording % len(self.wordings)]


class Reply(Worded):
    """A reply with what to ask next: no reply is a dead end."""

    ask: tuple[Offer, ...]

    _not_empty = filled("ask")


@lru_cache(maxsize=4)
def load_replies(path: Path = CONTENT / "replies.yml") -> dict[str, Reply]:
    """The small replies by name.

    Raises:
        GuideError: the file is wrong; every problem names its line.
    """
    file = ContentFile(path, dict)
    return {name: file.parse(Reply, data, name) for name, data in file.data.items()}


@lru_cache(maxsize=1)
def load_kind_words(path: Path = CONTENT / "kind_words.yml") -> dict[str, Worded]:
    """What meets a feeling, by its name.

    Raises:
        GuideError: the file is wrong; every problem names its line.
    """
    file = ContentFile(path, dict)
    return {name: file.parse(Worded, data, name) for name, data in file.data.items()}
