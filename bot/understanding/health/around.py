"""What stands around a message's meaning: words that it is heard by more readily, or less."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.understanding.health.context import Context
from bot.understanding.health.tables import load_health_tables
from bot.understanding.marked import mark
from bot.understanding.pattern_finder import Match
from bot.understanding.patterns import Message
from bot.understanding.reading import Act

_AGO: Final = frozenset({"long_past", "seasons_past", "months_past"})
_HEALED: Final = frozenset({"healed", "fine_now"})
_MINE: Final = frozenset({"my", "own", "me"})
"""Beside a sign these make it the lifter's own, wherever they work."""
_HELPERS: Final = frozenset({"clinician", "helper", "professional", "place", "near_one", "treated"})
_HE_OR_SHE: Final = frozenset({"he", "she"})
"""Whoever is ill, as likely as who helps."""
_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Around:
    """What the words of a message say beside what it means.

    Attributes:
        distant: it speaks of bodies from a distance: at work, or of what was long ago and has healed.
        names_help: it names who helps or where, and asks nothing.
        far_off: what it tells of help is for another day.
        by_nobody: who is unwell says so, or somebody who may not decide.
    """

    distant: bool = False
    names_help: bool = False
    far_off: bool = False
    by_nobody: bool = False


NOTHING_AROUND: Final = Around()


@lru_cache(maxsize=_KEPT)
def around(text: str) -> Around:
    """What stands around the meaning of a message.

    Words alone settle nothing of it: "i see chest pain all day on my ward" has to mean nothing as well, and "my
    neighbour runs me there" has to mean help.
    """
    tables, marked = load_health_tables(), mark(text)
    message, matches = tables.finder.find(marked.words)
    lists: dict[str, list[Match]] = {}
    for match in matches:
        lists.setdefault(match.name, []).append(match)
    names, context = lists.keys(), Context(marked, message, lists)
    told = (match for match in matches if match.name in tables.facts)
    mine = any(not _MINE.isdisjoint(message.words[max(one.first - 1, 0) : one.after]) for one in told)
    return Around(
        distant=("at_work" in names and not mine) or bool(names & _AGO and names & _HEALED),
        names_help=any(_helps(message, one) for one in matches) and not any(Act.ASKS in acts for acts in marked.acts),
        far_off="far_off" in names or any(_helps(message, one) and context.is_ahead(one) for one in matches),
        by_nobody="leave_by_nobody" in names,
    )


def _helps(message: Message, match: Match) -> bool:
    return match.name in _HELPERS and message.words[match.first] not in _HE_OR_SHE
