"""What each work can be asked about, aspect by aspect, and the names that people call it by."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from pydantic import validator

from bot.guide.statement import Content, filled, plain_sentence


class Aspect(str, Enum):
    """What somebody asks of one work. The value is the key of its lines in ``studies.yml``, where they stand there."""

    DESIGN = "design"
    PEOPLE = "people"
    LENGTH = "length"
    MEASURED = "measured"
    FOUND = "found"
    EFFECT = "effect"
    SIGNIFICANCE = "significance"
    LIMITS = "limits"
    INTEREST = "interest"
    LINK = "link"
    """Its DOI or address: told from ``sources.bib``."""
    AUTHORS = "authors"
    """Who wrote it, where and when: told from ``sources.bib``."""
    ALL = "all"
    """The work in short."""


OF_THE_ENTRY: Final = tuple(aspect for aspect in Aspect if aspect.value not in ("link", "authors", "all"))
"""The aspects that ``studies.yml`` has lines on."""
REFERENCES: Final = "references"
"""Section of the guide that an answer on a work carries where no other treats the work."""


class Study(Content):
    """One work as data; a line that the work does not give is not there.

    Attributes:
        id: of its entry in ``sources.bib``.
        names: what people call it, in words as they type them; a name may fit several works.
        tags: what it is about, for "which study measured …", what it is about most first.
        section: of the guide that treats it.
        caveats: ids of the limits that travel with every answer on it.
    """

    id: str
    names: tuple[str, ...]
    tags: tuple[str, ...]
    caveats: tuple[str, ...]
    section: str = REFERENCES
    design: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    length: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    found: tuple[str, ...]
    effect: tuple[str, ...] = ()
    significance: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    interest: tuple[str, ...] = ()

    _not_empty = filled("names", "tags", "caveats", "found")

    @validator(*(aspect.value for aspect in OF_THE_ENTRY), pre=True)
    def _one_line_is_a_list_of_one(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @validator(*(aspect.value for aspect in OF_THE_ENTRY), each_item=True)
    def _each_is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)

    def lines(self, aspect: Aspect) -> tuple[str, ...]:
        """What is known of one aspect; nothing for those that are told from ``sources.bib``."""
        return tuple(getattr(self, aspect.value, ()))
