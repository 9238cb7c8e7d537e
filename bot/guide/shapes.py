"""The same answer in another form: a list, easier words, something to hand on. What it says and its caveats stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from typing import Final

from bot.guide.plain_words import meanings_in
from bot.guide.statement import Basis, Sentence
from bot.guide.types import Answer

_FULL: Final = 8
"""Words from which a first sentence says something by itself: "Yes." does not."""
_EXPLAINED: Final = 2
"""Words that are explained at once; more would make it longer than it was."""
_ENDS: Final = re.compile(r"(?<=[.?])\s+(?=[A-Z0-9])")


class Shape(str, Enum):
    """How an answer is put."""

    AS_WRITTEN = "as_written"
    SHORTER = "shorter"
    """Its first sentence."""
    LIST = "list"
    """A sentence a line."""
    SIMPLE = "simple"
    """Its first statement, with what its hard words mean."""
    PASS_ON = "pass_on"
    """A list under the question that it answers, for somebody who has not seen that."""


def in_shape(answer: Answer, shape: Shape) -> Answer:
    """An answer in another form.

    Args:
        answer: as it is written.
        shape: how to put it.
    """
    return replace(answer, sentences=tuple(_SHAPED[shape](answer)), listed=answer.listed or shape in _LISTED)


def _as_written(answer: Answer) -> Iterator[Sentence]:
    yield from answer.sentences


def _shorter(answer: Answer) -> Iterator[Sentence]:
    first, *others = answer.sentences
    said = ""
    for part in _ENDS.split(first.text):
        said = f"{said} {part}".strip()
        if len(said.split()) >= _FULL:
            break
    yield replace(first, text=said)
    yield from (other for other in others if other.basis is Basis.SAFETY)


def _list(answer: Answer) -> Iterator[Sentence]:
    for sentence in answer.sentences:
        yield from (replace(sentence, text=f"- {part}") for part in _ENDS.split(sentence.text))


def _simple(answer: Answer) -> Iterator[Sentence]:
    first = answer.sentences[0]
    yield replace(first, text=f"In simple words: {first.text}")
    meanings = meanings_in(first.text)[:_EXPLAINED]
    yield from (Sentence(meaning, Basis.GUIDE) for meaning in meanings)
    yield from (other for other in answer.sentences[1:] if other.basis is Basis.SAFETY)


def _to_pass_on(answer: Answer) -> Iterator[Sentence]:
    yield Sentence(answer.title, Basis.GUIDE)
    yield from _list(answer)


_LISTED: Final = (Shape.LIST, Shape.PASS_ON)
_SHAPED: Final = {
    Shape.AS_WRITTEN: _as_written,
    Shape.SHORTER: _shorter,
    Shape.LIST: _list,
    Shape.SIMPLE: _simple,
    Shape.PASS_ON: _to_pass_on,
}
