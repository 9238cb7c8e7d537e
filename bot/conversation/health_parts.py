"""Which part of the guide answers what is told of a body without an alarm: decided on facts, by a table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml  # type: ignore[import-untyped,unused-ignore]
from pydantic import BaseModel, Extra

from bot.understanding.facts import BodySign, Condition
from bot.understanding.reading import Said, Standing

ROWS: Final = Path(__file__).with_name("health_parts.yml")
_PUT: Final = {
    Standing.AFFIRMED: "",
    Standing.DENIED: "not ",
    Standing.HEARSAY: "heard ",
    Standing.IN_PASSING: "heard ",
}


class PartRow(BaseModel):
    """One part, and what must be told for it.

    Attributes:
        part: ``topic/part`` of the guide.
        all: what must all be told.
        any: of which one must be told.
        unless: of which none may be told.
        over: topics that are mistaken for it.
    """

    class Config:
        """Unknown keys are mistakes."""

        extra = Extra.forbid
        frozen = True

    part: str
    all: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    over: frozenset[str]

    def fits(self, told: frozenset[str]) -> bool:
        """Return True if the row is for what was told."""
        return told >= self.all and (not self.any or not told.isdisjoint(self.any)) and told.isdisjoint(self.unless)


def part_told(facts: Iterable[Said], topic: str, *, asks: bool) -> str:
    """The part of the guide, ``topic/part``, for what a message tells; "" where its topic stands as it was understood.

    Args:
        facts: of the message. They must alarm nobody (``hand_off``).
        topic: as the message was understood.
        asks: whether it asks anything.
    """
    told = frozenset(key for said in facts for key in _keys(said))
    fitting = (row for row in load_part_rows() if row.fits(told) and (topic in row.over or not asks))
    return next((row.part for row in fitting), "")


@lru_cache(maxsize=1)
def load_part_rows() -> tuple[PartRow, ...]:
    """The rows of the table, in order."""
    rows = yaml.load(ROWS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(PartRow.parse_obj(row) for row in rows)


def _keys(said: Said) -> tuple[str, ...]:
    fact, put = said.fact, _PUT.get(said.standing)
    if put is None or not isinstance(fact, (BodySign, Condition)):
        return ()
    part = fact.part if isinstance(fact, BodySign) else ""
    return (put + fact.id, f"{put}{fact.id} {part}") if part else (put + fact.id,)
