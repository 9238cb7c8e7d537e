"""Sentences that tell no set of the lifter's own: quoted lines, what others lifted, habits, what is only supposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.understanding.quantities.items import Item
from bot.understanding.vocabulary import Mention
from bot.understanding.words import Word

Stretch = tuple[int, int]
"""The places of the first item and of that behind the last."""


def not_done(items: Sequence[Item], words: Sequence[Word], cues: Mapping[int, Mention]) -> list[Stretch]:
    """The sentences of a message that tell what the lifter did not do, in order.

    Args:
        items: of a message.
        words: of the same message.
        cues: of ``log_clauses.yml`` by the item at which they begin.
    """
    found = _quoted(items, words)
    for start, end in _sentences(items):
        said = {cue.id for at, cue in cues.items() if start <= at < end}
        texts = [words[item.first].text for item in items[start:end]]
        supposed = "if" in texts and bool({"what", "would", "could", "should", "how"} & set(texts))
        if "seen" in said or "habit" in said or (supposed and "did" in texts):
            begin = next((at for at in range(start, end) if at in cues and cues[at].id == "seen"), start)
            found.append((begin, end))
    return found


def _quoted(items: Sequence[Item], words: Sequence[Word]) -> list[Stretch]:
    """Lines behind ">" in a message that has others too."""
    lines = _lines(items)
    quoted = [(start, end) for start, end in lines if words[items[start].first].text == ">"]
    return quoted if len(quoted) < len(lines) else []


def _lines(items: Sequence[Item]) -> list[Stretch]:
    return _parts(items, ("line",))


def _sentences(items: Sequence[Item]) -> list[Stretch]:
    return _parts(items, ("line", "stop"))


def _parts(items: Sequence[Item], ends: Sequence[str]) -> list[Stretch]:
    cuts = [at for at, item in enumerate(items) if item.what in ends]
    found = zip([0, *(at + 1 for at in cuts)], [*cuts, len(items)], strict=True)
    return [(start, end) for start, end in found if end > start]
