"""What the bot says between answers: small replies that depend on the talk, from ``replies.yml``."""

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


class Reply(Content):
    """A reply in one or more wordings, with what to ask next: no reply is a dead end."""

    wordings: tuple[str, ...]
    ask: tuple[Offer, ...]

    _not_empty = filled("wordings", "ask")

    @validator("wordings", each_item=True)
    def _each_is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)

    def text(self, wording: int = 0) -> str:
        """The reply in wording number ``wording``, counted round."""
        return self.wordings[wording % len(self.wordings)]


@lru_cache(maxsize=4)
def load_replies(path: Path = CONTENT / "replies.yml") -> dict[str, Reply]:
    """The small replies by name.

    Raises:
        GuideError: the file is wrong; every problem names its line.
    """
    file = ContentFile(path, dict)
    return {name: file.parse(Reply, data, name) for name, data in file.data.items()}
