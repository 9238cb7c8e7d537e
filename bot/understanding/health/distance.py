"""Whether a message speaks of bodies from a distance: at work, or of what was long ago and has healed."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.understanding.health.tables import load_health_tables
from bot.understanding.marked import mark

_HEALED: Final = frozenset({"healed", "fine_now"})
_KEPT: Final = 64


@lru_cache(maxsize=_KEPT)
def is_told_at_a_distance(text: str) -> bool:
    """Return True for "i see chest pain all day on my ward" and "sciatica in 1998, not a peep since".

    Words alone do not settle it: what is meant has to be quiet as well.
    """
    _, matches = load_health_tables().finder.find(mark(text).words)
    names = {match.name for match in matches}
    return "at_work" in names or ("long_past" in names and bool(names & _HEALED))
