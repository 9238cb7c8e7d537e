"""Sentences that tell no set of the lifter's own: quoted lines, what others lifted, habits, what is only supposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.understanding.quantities.items import Item
from bot.understanding.vocabulary import Mention
from bot.understanding.words import Word

Stretch = tuple[int, int]
"""The places of the first item and of that behind the last."""


def not_done(
    items: Sequence[Item],
    words: Sequence[Word],
    cues: Mapping[int, Mention],
    lines: Sequence[Stretch],
    sentences: Sequence[Stretch],
) -> list[Stretch]:
    """The sentences of a message that tell what the lifter did not do, in order."""
    found = _quoted(items, words, lines)
    for start, end in sentences:
        said = {cue.id for at, cue in cues.items() if start <= at < end}
        texts = [words[item.first].text for item in items[start:end]]
        supposed = "if" in texts and bool({"what", "would", "could", "should", "how"} & set(texts))
        if "seen" in said or "habit" in said or (supposed and "did" in texts):
            begin = next((at for at in range(start, end) if at in cues and cues[at].id == "seen"), start)
            turn = next((at for at in range(begin, end) if words[items[at].first].text == "but"), end)
            found.append((begin, turn if "habit" in said else end))
    return found


def _quoted(items: Sequence[Item], words: Sequence[Word], lines: Sequence[Stretch]) -> list[Stretch]:
    """Lines behind ">" in a message that has others too; below a lift that stands alone they are a list of its sets."""
    quoted = [(start, end) for start, end in lines if words[items[start].first].text == ">"]
    listed = len(quoted) > 1 and any(item.what == "lift" for item in items[slice(*lines[0])])
    return quoted if len(quoted) < len(lines) and not (listed and lines[0] not in quoted) else []
