"""Text as Telegram wants it: escaped, and split so that nothing that belongs together is torn apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MAX_UNITS = 4096
"""Telegram counts UTF-16 units: an emoji is two."""
MAX_CAPTION_UNITS = 1024
_SENTENCE_END = re.compile(r"(?<=[.?:)\]])\s+")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, formatted and as plain text.

    Args:
        plain: what is read.
        formatted: the same in Telegram's HTML; the escaped plain text when left out.
        stays: whether it may not stand without the paragraph before it, as a caveat without its answer.
    """

    plain: str
    formatted: str = field(default="")
    stays: bool = False

    @property
    def html(self) -> str:
        """The paragraph in Telegram's HTML."""
        return self.formatted or escaped(self.plain)


@dataclass(frozen=True)
class Text:
    """One message's text, formatted and, for when Telegram refuses that, plain."""

    html: str
    plain: str


def escaped(text: str) -> str:
    """A text in which nothing is taken for a tag."""
    return html.escape(text, quote=True)


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def messages(paragraphs: Iterable[Paragraph], limit: int = MAX_UNITS) -> list[Text]:
    """Paragraphs as few messages as possible, split only between them.

    A paragraph that ``stays`` goes into the message of the one before it. One that is too long by itself
    is parted between sentences, then between words, and only then anywhere.

    Args:
        paragraphs: in order; empty ones are left out.
        limit: UTF-16 units of a message.

    Returns:
        The messages; none when no paragraph says anything.
    """
    found: list[list[Paragraph]] = [[]]
    for group in _groups(paragraphs, limit):
        if found[-1] and _size([*found[-1], *group]) > limit:
            found.append([])
        found[-1] += group
    return [Text(_joined(p.html for p in part), _joined(p.plain for p in part)) for part in found if part]


def _groups(paragraphs: Iterable[Paragraph], limit: int) -> list[list[Paragraph]]:
    """What may not be parted, together; a group that no message could hold is taken apart after all."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if not paragraph.plain.strip():
            continue
        pieces = _pieces(paragraph, limit)
        if paragraph.stays and found:
            if _size([*found[-1], pieces[0]]) > limit:
                # Of a long answer the end stays with the caveats.
                ends = _room_for(found[-1].pop(), limit - units(pieces[0].plain) - 1)
                found = [group for group in (*found, *([end] for end in ends)) if group]
            if _size([*found[-1], pieces[0]]) <= limit:
                found[-1].append(pieces.pop(0))
        found += [[piece] for piece in pieces]
    return found


def _room_for(paragraph: Paragraph, limit: int) -> list[Paragraph]:
    """The paragraph in pieces of which the last leaves room for what must follow it."""
    return _pieces(paragraph, limit) if limit > MAX_UNITS // 8 else [paragraph]


def _pieces(paragraph: Paragraph, limit: int) -> list[Paragraph]:
    if units(paragraph.plain) <= limit:
        return [paragraph]
    # Formatting would have to be closed and opened again; a text this long does without.
    return [Paragraph(piece) for piece in _parted(paragraph.plain, limit)]


def _parted(text: str, limit: int) -> list[str]:
    found = [""]
    for sentence in _SENTENCE_END.split(text):
        for words in _chunks(sentence, limit):
            longer = f"{found[-1]} {words}".strip()
            if units(longer) <= limit:
                found[-1] = longer
            else:
                found.append(words)
    return [piece for piece in found if piece]


def _chunks(sentence: str, limit: int) -> list[str]:
    if units(sentence) <= limit:
        return [sentence]
    found = [""]
    for word in sentence.split():
        for piece in _cut(word, limit):
            longer = f"{found[-1]} {piece}".strip()
            if units(longer) <= limit:
                found[-1] = longer
            else:
                found.append(piece)
    return [piece for piece in found if piece]


def _cut(word: str, limit: int) -> list[str]:
    # Half as many characters as units always fit, and no surrogate pair is cut.
    step = limit if units(word) == len(word) else limit // 2
    return [word[start : start + step] for start in range(0, len(word), step)]


def _size(paragraphs: Sequence[Paragraph]) -> int:
    # Telegram counts what is read; markup is free.
    return units(_joined(paragraph.plain for paragraph in paragraphs))


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(parts)
