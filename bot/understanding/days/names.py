"""Names of weekdays and months: as Babel writes them, and as people misspell and shorten them (``days.yml``)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale

from bot.understanding.vocabulary import PhraseTable, load_table

_ENGLISH: Final = Locale("en")
WEEKDAYS: Final[tuple[str, ...]] = tuple(_ENGLISH.days["format"]["wide"][number].lower() for number in range(7))
"""From Monday on, in lower case."""
_SHORT: Final = "short_"
_MONTH: Final = "month_"


@lru_cache(maxsize=1)
def load_days() -> PhraseTable:
    """The words that name days: weekdays, their short forms (``short_monday``), months (``month_1``) and the rest."""
    phrases: dict[str, list[str]] = {}
    for words, concept in load_table("days").phrases.items():
        phrases.setdefault(concept, []).append(" ".join(words))
    for number, weekday in enumerate(WEEKDAYS):
        phrases.setdefault(weekday, []).extend((weekday, f"{weekday}s"))
        phrases.setdefault(_SHORT + weekday, []).append(_ENGLISH.days["format"]["abbreviated"][number])
    for width in ("wide", "abbreviated"):
        for number, month in _ENGLISH.months["format"][width].items():
            phrases.setdefault(f"{_MONTH}{number}", []).append(month)
    return PhraseTable("days.yml", phrases)


def weekday_of(concept: str) -> int | None:
    """The number of a weekday by its id, Monday first; None for what is none."""
    name = concept.removeprefix(_SHORT)
    return WEEKDAYS.index(name) if name in WEEKDAYS else None


def is_short(concept: str) -> bool:
    """Return True for a short name of a weekday, most of which are words as well ("sat down")."""
    return concept.startswith(_SHORT)


def month_of(concept: str) -> int | None:
    """The number of a month by its id; None for what is none."""
    return int(concept.removeprefix(_MONTH)) if concept.startswith(_MONTH) else None
