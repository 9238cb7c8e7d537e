"""Which past sessions a message names: by day, by a stretch of time, counted back, by lift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.understanding.days import DayDoubt, day_mentions
from bot.understanding.days.names import load_days, month_of
from bot.understanding.lifts import lift_mentions
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.edits import LAST_TOLD, Which
from bot.understanding.logs.said import parts_of
from bot.understanding.numbers import number_at
from bot.understanding.sessions.wish import PastSessions
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues, load_table
from bot.understanding.words import Word

_UNITS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30}
_COUNTED: Final = frozenset({"session", "sessions", "workout", "workouts", "entries", "trainings", "logs", "times"})
_LAST: Final = frozenset({"last", "past", "latest", "previous", "recent"})
_OF_A_MONTH: Final = frozenset({"in", "during", "of", "for", "last", "all"})
_SETS: Final = frozenset({"set", "sets"})
_IS_SAID_OF_IT: Final = frozenset({"was", "were", "should", "wasnt", "had"})
_POINTS: Final = frozenset({"one", "ones", "session", "workout", "entry", "log", "training"})


@dataclass(frozen=True)
class NamedSessions:
    """The sessions that a message names, and the words that name them.

    Attributes:
        which: the sessions.
        places: of those words in the message.
        naming: places of words that only point at a session: "the friday one". What is left is what is said of it.
    """

    which: PastSessions
    places: frozenset[int]
    naming: frozenset[int]


def sessions_named(text: str, words: Sequence[Word], today: date) -> NamedSessions:
    """The past sessions that a message names."""
    taken: set[int] = set()
    since, until, count = _stretch(words, today, taken)
    days: list[date] = []
    either = False
    for mention in day_mentions(words, today):
        inside = set(range(mention.first, mention.after))
        if inside & taken or mention.doubt is DayDoubt.FUTURE or not (mention.day or mention.days):
            continue
        taken |= inside
        days += [mention.day] if mention.day else sorted(mention.days, reverse=True)
        either |= not mention.day
    lifts: dict[str, None] = {}
    for named in lift_mentions(words):
        if not set(range(named.first, named.after)) & taken and not named.alone and not named.loose:
            lifts[named.lift.name] = None
            taken |= set(range(named.first, named.after))
    sets = _sets(text, words)
    back = _back(words, taken, of_a_set=bool(sets.places))
    legs = bool(load_cues("past_sessions")["legs"].mentions(words))
    which = PastSessions(tuple(days), either, since, until, back, count, tuple(lifts), legs, sets)
    return NamedSessions(which, frozenset(taken), _naming(words, taken))


def _stretch(words: Sequence[Word], today: date, taken: set[int]) -> tuple[date | None, date | None, int]:
    """First and last day of a stretch of time, or how many of the last sessions."""
    for place, word in enumerate(words):
        mention = load_table("stretches").longest_at(words, place)
        if mention is not None:
            taken |= set(range(mention.first, mention.after))
            return (*_period(mention.id, today), 0)
        if word.text in _LAST and place + 2 <= len(words) - 1:
            number = number_at(words, place + 1)
            behind = words[number.after].text if number and number.after < len(words) else ""
            if number is not None and number.value and not number.value % 1 and number.value < 400:
                if behind in _UNITS:
                    taken |= set(range(place, number.after + 1))
                    return today - timedelta(days=int(number.value) * _UNITS[behind]), today, 0
                if behind in _COUNTED:
                    taken |= set(range(place, number.after + 1))
                    return None, None, int(number.value)
        month = load_days().longest_at(words, place)
        number_of_month = month_of(month.id) if month else None
        if month is not None and number_of_month and place and words[place - 1].text in _OF_A_MONTH:
            alone = month.after == len(words) or not words[month.after].is_number
            if alone:
                taken |= set(range(place - 1, month.after))
                first = date(today.year if number_of_month <= today.month else today.year - 1, number_of_month, 1)
                return first, min((first + timedelta(days=31)).replace(day=1) - timedelta(days=1), today), 0
    return None, None, 0


def _period(name: str, today: date) -> tuple[date, date]:
    if name.endswith("week"):
        monday = today - timedelta(days=today.weekday())
        return (monday, today) if name.startswith("this") else (monday - timedelta(days=7), monday - timedelta(days=1))
    if name.endswith("month"):
        first = today.replace(day=1)
        before = first - timedelta(days=1)
        return (first, today) if name.startswith("this") else (before.replace(day=1), before)
    if name.startswith("this"):
        return date(today.year, 1, 1), today
    return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)


def _sets(text: str, words: Sequence[Word]) -> Which:
    """Single sets, where the message speaks of sets or of the one with a load."""
    weighed = _set_with_a_load(words)
    if weighed is not None:
        return Which(load=weighed)
    named = next((part.which for part in parts_of(text, ()) if part.which.names_sets), None)
    if named is None or (named.places and not {word.text for word in words} & _SETS):
        return LAST_TOLD
    return Which(places=named.places, load=named.load)


def _set_with_a_load(words: Sequence[Word]) -> SaidLoad | None:
    """The load of "the 80kg set"."""
    for place in range(len(words) - 1):
        number = number_at(words, place)
        if number is None or number.after + 1 >= len(words) or number.after != place + 1:
            continue
        unit = UNIT_WORDS.get(words[number.after].text)
        if unit and words[number.after + 1].text in _SETS:
            return SaidLoad(LoadKind.WEIGHT, number.value, unit)
    return None


def _back(words: Sequence[Word], taken: set[int], *, of_a_set: bool) -> int:
    cues = load_cues("past_sessions")
    if cues["before_last"].mentions(words):
        return 2
    free = [one for one in cues["last"].mentions(words) if one.first not in taken]
    return 1 if free and not of_a_set else 0


def _naming(words: Sequence[Word], taken: set[int]) -> frozenset[int]:
    """The words of "the friday one", "my last session", "friday was …": a day or "last" with what it belongs to."""
    pointing = load_cues("past_sessions")
    heads = set(taken)
    for cue in ("last", "before_last"):
        heads |= {place for one in pointing[cue].mentions(words) for place in range(one.first, one.after)}
    found = {place for one in pointing["before_last"].mentions(words) for place in range(one.first, one.after)}
    for place in range(1, len(words)):
        if place - 1 in heads | found and words[place].text in _POINTS:
            found |= {place - 1, place}
        elif place - 1 in taken and words[place].text in _IS_SAID_OF_IT:
            found |= {at for at in taken if at < place}
    return frozenset(found)
