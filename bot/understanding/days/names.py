"""Names of weekdays and months: as Babel writes them, and as people misspell and shorten them (``days.yml``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from babel import Locale

from bot.understanding.vocabulary import PhraseTable, load_table
from bot.understanding.words import Word

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


def weekdays_at(words: Sequence[Word], place: int) -> tuple[Sequence[int], int]:
    """The days of the week, 0 for Monday, that a word or a range names ("mon to fri"), and the place behind them."""
    table = load_table("often")
    first = table.longest_at(words, place)
    if first is None or first.id not in WEEKDAYS:
        return (), place + 1
    start = WEEKDAYS.index(first.id)
    to = table.longest_at(words, first.after) if first.after + 1 < len(words) else None
    last = table.longest_at(words, to.after) if to is not None and to.id == "range" and to.after < len(words) else None
    if last is None or last.id not in WEEKDAYS:
        return (start,), first.after
    return [(start + step) % 7 for step in range((WEEKDAYS.index(last.id) - start) % 7 + 1)], last.after
