"""How often a week: "3 days", "twice", "mon wed fri", "every other day"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.days.names import weekdays_at
from bot.understanding.numbers import number_at
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_SAID: Final = {"once": 1, "twice": 2, "thrice": 3, "weekdays": 5, "daily": 7, "session": 6}
_BETWEEN: Final = frozenset(
    {",", "and", "&", "+", "/", "n", "an", "um", "uh", "or", "then", "plus", "erm", "on", "also"}
)
_RANGE: Final = frozenset({"-", "to", "or", "/", ",", "maybe"})
_TIME_BEFORE: Final = frozenset({"in", "last", "past", "after", "next", "within"})
_GLUED: Final = frozenset({"x", ":", ".", "@", "/"})
"""Signs right behind a number that make it no count of days."""
_EXCEPT: Final = frozenset({"except", "but", "bar", "apart"})
_BY: Final = frozenset({"x", "*"})
_SETS: Final = range(1, 11)
MOST_LIKELY: Final = 14
"""More days than these are no week unless "a week" is said: "a 30 day challenge"."""


@dataclass(frozen=True, slots=True)
class Count:
    """How often something is done.

    Attributes:
        days: times a week.
        first: place of its first word.
        after: place of the word behind its last.
        bare: only a number was said.
        in_days: days or sessions were counted, not times.
        weekdays: the days that were named, 0 for Monday.
        of_legs: it is said of the legs' days: "5 days but only 3 of them legs".
    """

    days: int
    first: int
    after: int
    bare: bool = False
    in_days: bool = False
    weekdays: tuple[int, ...] = ()
    of_legs: bool = False


def counts(words: Sequence[Word]) -> list[Count]:
    """The counts in a message from left to right."""
    found: list[Count] = []
    place = 0
    while place < len(words):
        count = _weekdays(words, place) or _said(words, place) or _number(words, place)
        if count is not None and count.days <= (99 if count.bare else MOST_LIKELY * 2):
            found.append(count)
        place = count.after if count else place + 1
    return found


def sets_said(words: Sequence[Word]) -> int:
    """The sets that are told of a lift: "4 sets", "5x5"; 0 for none."""
    for place in range(len(words)):
        number = number_at(words, place)
        if number is None or number.value not in _SETS or number.after >= len(words):
            continue
        behind = number.after + 1
        by = words[number.after].text in _BY and behind < len(words) and number_at(words, behind) is not None
        if by or words[number.after].text in ("set", "sets"):
            return int(number.value)
    return 0


def _weekdays(words: Sequence[Word], place: int) -> Count | None:
    """The days of a week that are named one after the other; "either" of two is one."""
    days, after, at = set[int](), place, place
    either = place > 0 and words[place - 1].text == "either"
    while at < len(words):
        named, behind = weekdays_at(words, at)
        if named:
            days.update(named)
            at = after = behind
            continue
        if not days or words[at].text not in _BETWEEN or at - after >= 2:
            break
        either = either or words[at].text == "or"
        at += 1
    is_news = after < len(words) and words[after].text in ("is", "was", "are", "will")
    if not days or is_news or (after == place + 1 and words[place].text in ("sat", "sun")):
        return None  # "tuesday is my run", "i sat down"
    return Count(1 if either else len(days), place, after, in_days=True, weekdays=tuple(sorted(days)))


def _said(words: Sequence[Word], place: int) -> Count | None:
    mention = load_table("often").longest_at(words, place)
    if mention is None or mention.id not in _SAID:
        return None
    days, after = _SAID[mention.id], mention.after
    if mention.id == "daily" and after < len(words) and words[after].text in _EXCEPT:
        spared = _weekdays(words, after + 1 + (words[after].text == "apart")) if after + 2 <= len(words) else None
        days, after = (days - spared.days, spared.after) if spared else (days, after)
    return Count(days, place, after, of_legs=_is_of_legs(words, after))


def _number(words: Sequence[Word], place: int) -> Count | None:
    table = load_table("often")
    number = number_at(words, place)
    if number is None or number.value != int(number.value):
        return None
    days, at = int(number.value), number.after
    if place > 0 and (words[place - 1].text in ("x", ".") and words[place].glued):
        return None
    if at + 1 < len(words) and words[at].text in _RANGE:
        skip = at + 1 + (words[at + 1].text == "maybe")
        more = number_at(words, skip) if skip < len(words) else None
        if more is not None and (words[at].text != "," or words[at + 1].text == "maybe"):
            at = more.after
    if at < len(words) and words[at].text in ("ish", "-", "+"):
        at += 1
    for _ in range(2):
        kind = table.longest_at(words, at) if at < len(words) else None
        at = kind.after if kind is not None and kind.id in ("kind", "heavy", "light") else at
    unit = table.longest_at(words, at) if at < len(words) else None
    if unit is not None and unit.id in ("counted", "of_them"):
        follows = table.longest_at(words, unit.after) if unit.after < len(words) else None
        per_week = follows is not None and follows.id == "per_week"
        past = place > 0 and any(word.text in _TIME_BEFORE for word in words[max(place - 2, 0) : place])
        behind = words[unit.after] if unit.after < len(words) else None
        by = words[at].text == "x" and behind is not None and (behind.is_number or behind.text.startswith("body"))
        gone_by = follows is not None and (
            follows.id == "gone_by" or words[unit.after].text in ("until", "till", "old")
        )
        if by or (past and not per_week) or gone_by:
            return None
        if days > MOST_LIKELY and not per_week:
            return None
        of_legs = _is_of_legs(words, at if unit.id == "of_them" else unit.after)
        return Count(days, place, unit.after, in_days=words[at].text not in ("x", "times", "time"), of_legs=of_legs)
    if unit is not None and unit.id in ("per_week",):
        return Count(days, place, unit.after)
    follows = table.longest_at(words, number.after) if number.after < len(words) else None
    if follows is not None and follows.id in ("not_days", "gone_by"):
        return None
    glued = number.after < len(words) and words[number.after].glued and words[number.after].text in _GLUED
    if glued and not _ends_a_sentence(words, number.after):
        return None
    return Count(days, place, number.after, bare=True)


def _ends_a_sentence(words: Sequence[Word], place: int) -> bool:
    """Return True for the point of "3. no, 2", and not for that of "3.5"."""
    return words[place].text == "." and (place + 1 == len(words) or not words[place + 1].glued)


def _is_of_legs(words: Sequence[Word], place: int) -> bool:
    """Return True if a count goes on as "of them legs" or "for legs"."""
    texts = [word.text for word in words[place : place + 4]]
    return any(text in ("legs", "leg", "glutes", "lower") for text in texts[1:3]) and texts[0] in ("of", "for", "are")
