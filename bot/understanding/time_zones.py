"""Where somebody lives, as far as their clock goes: "im in Berlin", "my time zone is EST"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from bot.understanding.vocabulary import PhraseTable, load_table
from bot.understanding.words import Word, words_of

_LONGEST_ANSWER = 6
_SMALL_WORDS = frozenset({"the", "now", "in", "is", "to", "at", ":"})


def time_zone_told(words: Sequence[Word]) -> str | None:
    """The zone, by its name in the IANA database, that a message gives as the lifter's own; None if it gives none."""
    table = load_table("time_zones")
    for mention in table.mentions(words):
        place = mention.after
        while mention.id == "told" and place < len(words):
            zone = _places().longest_at(words, place)
            if zone is not None:
                return zone.id
            if words[place].text not in _SMALL_WORDS:
                break
            place += 1
    return None


def zone_answered(words: Sequence[Word]) -> str | None:
    """The zone that an answer to "where do you live?" names, with or without words around it: "London time"."""
    named = _places().mentions(words) if len(words) <= _LONGEST_ANSWER else []
    return time_zone_told(words) or (named[0].id if named else None)


@lru_cache(maxsize=1)
def _places() -> PhraseTable:
    """Every place whose clock is known: own names, cities of the database, countries with one zone."""
    found = {words: zone for words, zone in load_table("time_zones").phrases.items() if zone != "told"}
    for zone in sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix"))
    ):
        city = zone.rpartition("/")[2].replace("_", " ")
        for name in (city, zone.replace("_", " ")):
            found.setdefault(tuple(word.text for word in words_of(name)), zone)
    countries = Locale("en").territories
    for country, zones in get_global("territory_zones").items():
        if len(zones) == 1 and country in countries:
            found.setdefault(tuple(word.text for word in words_of(countries[country])), zones[0])
    by_zone: dict[str, list[str]] = {}
    for words, zone in found.items():
        by_zone.setdefault(zone, []).append(" ".join(words))
    return PhraseTable("places", by_zone)
