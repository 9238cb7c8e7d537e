"""Whether a message speaks of bodies from a distance: at work, or of what was long ago and has healed."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.understanding.health.tables import load_health_tables
from bot.understanding.marked import mark

_AGO: Final = frozenset({"long_past", "seasons_past", "months_past"})
_HEALED: Final = frozenset({"healed", "fine_now"})
_MINE: Final = frozenset({"my", "own", "me"})
"""Beside a sign these make it the lifter's own, wherever they work."""
_KEPT: Final = 64


@lru_cache(maxsize=_KEPT)
def is_told_at_a_distance(text: str) -> bool:
    """Return True for "i see chest pain all day on my ward" and "sciatica in 1998, not a peep since".

    Words alone do not settle it: what is meant has to be quiet as well.
    """
    tables = load_health_tables()
    message, matches = tables.finder.find(mark(text).words)
    names = {match.name for match in matches}
    told = (match for match in matches if match.name in tables.facts)
    mine = any(not _MINE.isdisjoint(message.words[max(one.first - 1, 0) : one.after]) for one in told)
    return ("at_work" in names and not mine) or bool(names & _AGO and names & _HEALED)
