"""What the guide's parts are known by: titles, sentences, and what people say in mid-talk that wants one."""

from __future__ import annotations

from pathlib import Path
from typing import List, NamedTuple, Text

from bot.guide import Guide
from bot.understanding.rasa.rows import table_rows

ASKED, IN_TALK, _TOLD = 1.0, 0.99, 0.92
"""What nearness to a way of asking, to what is said in a talk and to a sentence of an answer counts."""


class Phrase(NamedTuple):
    """What a part is known by, and what nearness to it counts."""

    part: Text
    text: Text
    weight: float


def guide_phrases(guide: Guide) -> List[Phrase]:
    """The titles and sentences of every part."""
    found: List[Phrase] = []
    for topic in guide.topics.values():
        found += [Phrase(f"{topic.topic}/", text, ASKED) for text in (topic.title, topic.chip)]
        found += [Phrase(f"{topic.topic}/", told.wordings[0], _TOLD) for told in topic.short]
        for part in topic.focus:
            found.append(Phrase(f"{topic.topic}/{part.id}", part.title, ASKED))
            found += [Phrase(f"{topic.topic}/{part.id}", told.wordings[0], _TOLD) for told in part.short]
    return found


def asked_in_talk(folder: Path) -> List[Phrase]:
    """What people say in the middle of a talk that wants a part: ``part`` and ``message`` of each row of a topic.

    Raises:
        FileNotFoundError: the folder holds none.
    """
    return [Phrase(f"{topic}/{row['part']}", row["message"], IN_TALK) for topic, row in table_rows(folder)]
