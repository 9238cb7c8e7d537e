"""How often a week: "3 days", "twice", "mon wed fri", "every other day"."""

from __future__ import annotations

import re
from typing import Final

from bot.coaching.plan_talk.signs import plain

_WORDS: Final = {
    **{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "a couple of": 2, "a couple": 2, "couple of": 2},
}
_NUMBER = rf"(?<![\d.,])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|\d{{1,3}})"
_KIND = r"(?:leg|legs|lower|body|lower-body|glute|glutes|gym|training|full|whole|good|short|long|of them)"
_RANGE = rf"(?:\s*(?:-|–|to|or|,? ?maybe|/)\s*{_NUMBER})?"
_COUNTED = re.compile(
    rf"\b(?P<number>{_NUMBER}){_RANGE}[\s-]*(?:{_KIND}[\s-]+){{0,2}}(?:days?|sessions?|workouts?|times|x)\b(?!\s*(?:\d|body))"
    r"(?! (?:off|ago|left|until|till|old|rest|of rest))"
)
_OF_THEM = re.compile(rf"\b(?P<number>{_NUMBER}) of (?:them|these|those)\b")
_ONCE: Final = {"once": 1, "twice": 2, "thrice": 3}
_ONCE_IN = re.compile(r"\b(?P<word>once|twice|thrice)\b")
_SAID: Final = (
    (re.compile(r"\bevery (?:other|second) day\b"), 3),
    (re.compile(r"\b(?:every ?day|daily|each day|all week|7/7)\b"), 7),
    (re.compile(r"\b(?:every|each) (?:\w+ )?(?:session|time|workout|training|leg day|lower day)\b"), 6),
    (re.compile(r"\bweekdays\b|\bmon(?:day)?s? (?:to|till|through|-) fri(?:day)?s?\b"), 5),
    (re.compile(r"(?<!t do )\bweekends?\b"), 2),
    (re.compile(r"\bno days?\b"), 0),
)
_EITHER = re.compile(r"\beither\b|\bor\b")
_DAY: Final = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?"
_DAY_IN = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)(?=(?:s|rs?|day|sday|nesday|rsday|urday)?s?\b)")
_NOT_A_COUNT = (
    r"(?!\s*(?:years?|yrs?|months?|weeks?|min|mins|minutes?|hours?|h\b|kg|kgs|lbs?|kilos?|sets?|reps?|%|x\s*\d))"
)
_BARE = re.compile(rf"\b(?P<number>{_NUMBER})(?:ish)?\b{_NOT_A_COUNT}")
_DAYS_LIST = re.compile(rf"\b({_DAY})\s*(?:,\s*and\b|and\b|,|&|\+|/)\s*(?={_DAY}\b)")
_IN_DAYS = re.compile(rf"\b(?:in|last|past|after) (?:the )?(?:last |past )?{_NUMBER} days?\b(?! (?:a|per|each) week)")
_A_WEEK = re.compile(r"\b(?:a|per|each|every) week\b|/ ?w(?:ee)?k\b|\bweekly\b")
_MOST_LIKELY = 14


def prepared(text: str) -> str:
    """A plain message whose lists of weekdays hold together: ``mon wed fri``."""
    return _DAYS_LIST.sub(r"\1 ", plain(text))


def often(words: str) -> int | None:
    """How often a week prepared words say; None if they do not. It may be more than a week has days."""
    words = _IN_DAYS.sub(" ", words)
    counted = _COUNTED.search(words) or _OF_THEM.search(words)
    if counted is not None:
        return _value(counted["number"])
    for sign, number in _SAID:
        if sign.search(words):
            return number
    days = set(_DAY_IN.findall(words))
    if days:
        return 1 if _EITHER.search(words) else len(days)
    once = _ONCE_IN.search(words)
    return None if once is None else _ONCE[once["word"]]


def days_said(words: str, *, asked: bool) -> int | None:
    """Training days a week in prepared words about no other lift.

    Args:
        words: what was said.
        asked: whether it answers the question for days, so that a bare number counts.
    """
    number = often(words)
    if number is None and asked:
        bare = _BARE.search(words)
        number = None if bare is None else _value(bare["number"])
    if number is not None and number > _MOST_LIKELY and not asked and not _A_WEEK.search(words):
        return None  # "a 30 day challenge" is no week
    return number


def _value(word: str) -> int:
    return _WORDS[word] if word in _WORDS else int(word)
