"""The figures that a statement takes from research, held against the data of the works that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.guide.statement import Basis, Statement
from bot.guide.studies import OF_THE_ENTRY, Study
from bot.guide.types import Guide, Source

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_IN_OTHER_UNITS: Final = re.compile(
    r"\([\d., ]+(?:(?:to|and|or) [\d., ]+)?(?:square )?(?:lb|kg|in|cm|ft|yd|m)\)", re.IGNORECASE
)
"""A figure once more in other units: "(31 lb)", "(0.11 and 0.99 square in)"."""
_CITES: Final = re.compile(r"\b(?:volume|pages?|article|DOI|PubMed|PMC)(?![a-z])")
"""Words of a statement that tells where a work is printed."""
_WORDS: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_WORD: Final = re.compile(r"[a-z]+")


def figures_without_data(guide: Guide, statement: Statement) -> tuple[str, ...]:
    """The figures of a study's statement that the data of none of its works holds; none for any other statement.

    The data of a work is its entry in ``studies.yml``, or without one its ``note``, with its title and year; for a
    statement that tells where it is printed also its DOI, volume, pages and numbers in PubMed. Written-out numbers of
    the data count, and signs do not.

    Args:
        guide: the loaded guide. A source that it does not know has no data.
        statement: whose wordings all hold the same numbers.
    """
    if statement.basis is not Basis.STUDY:
        return ()
    told, known = statement.wordings[0], set[str]()
    for source in (guide.sources[id_] for id_ in statement.sources if id_ in guide.sources):
        for text in _data(source, guide.studies.get(source.id), cited=bool(_CITES.search(told))):
            known.update(_figures(text))
            known.update(str(_WORDS.index(word)) for word in _WORD.findall(text.lower()) if word in _WORDS)
    return tuple(dict.fromkeys(figure for figure in _figures(told) if figure not in known))


def _data(source: Source, study: Study | None, *, cited: bool) -> Iterator[str]:
    yield from (source.title, str(source.year))
    if cited:
        yield from (source.doi, source.locators)
    if study is None:
        yield source.studied
    else:
        yield from (line for aspect in OF_THE_ENTRY for line in study.lines(aspect))


def _figures(text: str) -> list[str]:
    """The numbers of a text as they are written, without marks of thousands, those in other units left aside."""
    return [number.replace(",", "") for number in _NUMBER.findall(_IN_OTHER_UNITS.sub("", text))]
