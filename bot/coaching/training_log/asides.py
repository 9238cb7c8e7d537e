"""Numbers in a log that count neither load, sets, reps nor effort: rest, times, tempo, the week of a programme."""

from __future__ import annotations

import re
from typing import Final

_ASIDES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:rest(?:ed|ing)?|breaks?|pauses?|paused)(?: \w{1,9}){0,2} ?:? "
            r"?\d{1,4}(?:[-.:]\d{1,3})?(?: ?-? ?\d{1,3})? ?(?:minutes?|mins?|m|seconds?|secs?|s"
            r"|\")?(?![\w.])"
        ),
        r"\b\d{1,3}(?:[-.:]\d{1,3})? ?(?:minutes?|mins?|seconds?|secs?|hours?|hrs?|h|s|\"|m)(?: "
        r"(?:of )?(?:rest|break|pause|hold)s?)?(?![\w])",
        r"\b(?:one|two|three|four|five|a|half an) (?:minutes?|mins?|seconds?|secs?|hours?)\b(?: "
        r"(?:of )?(?:rest|break|pause|hold)s?)?",
        r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|oclock|uhr)\b",
        r"\b(?:at |from |around )?[0-2]?\d:[0-5]\d(?::\d\d)?(?: ?(?:am|pm|h))?\b(?! ?[x×*])",
        r"\btempo ?:? ?\d{1,4}(?:[-/x]\w{1,2}){0,3}",
        r"\b\d(?:[-/][\dx]){2,3} tempo\b|\b\d{3,4} tempo\b",
        r"\((?:prev|previous|previously|last (?:time|week|session)|was|from|up from|before|vs|compared to)\b[^)\n]*\)",
        r"\bup from \d[^,.;)\n]*",
        r"(?:^|(?<=[\s,;]))[a-e][1-5][.):]?(?= [a-z])",
        r"\b(?:week|wk|day|block|phase|workout|session|cycle|mesocycle|month|level|hole|pin|notch"
        r"|setting|round|program|programme)"
        r" ?(?:no\.? ?|number |# ?)?\d{1,3}(?: of \d{1,3})?\b(?! ?(?:kgs?|lbs?|x|sets?|reps?|×|\*))(?! \d)",
        r"\b(?:stack|plate number|pin) (?:no\.? |number |at )?\d{1,2}\b",
        r"\bout of (?:10|ten)\b",
        r"\bwk?\d{1,2},? ?d(?:ay)? ?\d\b",
        r"(?<![\d.])\d{1,3}(?:\.\d)? ?%(?: of (?:my )?(?:1rm|max|tm|e1rm|training max))?(?! of)",
        r"\b(?:e|est\.? |estimated )?(?:1 ?rm|one rep max)(?: is| was|:| of| =)? ?(?:about "
        r"|around |at )?\d{1,3}(?:\.\d)? ?(?:kgs?|lbs?)?(?![\w.])",
        r"\bi ?a?m (?:a )?[1-9]\d(?= (?:and|but|so|with|f|m|male|female)\b| ?[,.(])",
        r"\b(?:goal|target|aim) (?:is|was) \d{1,3}(?:\.\d)? ?(?:kgs?|lbs?|kilos|pounds)?(?=,? but\b)",
        r"\b(?:i|and|also|currently) weigh(?:ed)? (?:in at )?\d{1,3}(?:\.\d)? ?(?:kgs?|lbs?|kilos|pounds)?(?![\w.])",
        r"(?:\bat )(?:a )?(?:\d{1,3}(?:\.\d)? ?(?:kgs?|lbs?)) (?:bodyweight|body weight|bw)\b",
        r"\b(?:bodyweight|body weight) (?:is|was|at|of|:) ?\d{1,3}(?:\.\d)? ?(?:kgs?|lbs?)?(?![\w.])",
        r"\b\d{1,3} ?(?:years?|yrs?|yo|calories|kcal|cal|bpm|people|others|weeks|months|days|songs"
        r"|degrees|inch(?:es)?|cm)\b(?! ago)",
        r"\b\d{1,4}(?:st|nd|rd|th)\b",
        r"\bset ?#? ?\d(?= ?[:=)\-.] )|\bset ?\d(?= ?[:=)])",
        r"(?:^|(?<=\n)) ?(?:#\d{1,2}|\d{1,2}[.)](?= ?\D| \d))",
        r"\b(?:one|two|2|3|three) (?:second|sec|count)s? (?:pause|hold|squeeze)s?\b",
        r"\b(?:no|number|top|part) ?(?:1|one)\b(?! ?x)",
        r"[:;]-?[)3(dp](?!\d)|<3|\bx+d\b|\bxo+x?o?\b",
    )
)
_NTH: Final = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_NTH_SET: Final = re.compile(r"\b(?P<nth>1st|2nd|3rd|4th|5th) (?P<what>set|one)\b")
_NUMBERED_SETS: Final = re.compile(r"\b(?:set ?#?|s)(\d)\b")

_EVERY_MINUTE: Final = re.compile(r"\be\d?moms?(?: ?(?:for |of )?\d{1,2}\b(?! ?[x×*])(?: ?min(?:ute)?s?\b)?)?")
"""So many minutes, a set in each: the number is left out, how many sets were done is asked."""


def without_asides(text: str) -> str:
    """The text (as ``plain`` made it) with a dash-like gap instead of each such number."""
    if {"1", "2"} <= set(_NUMBERED_SETS.findall(text)):
        text = _NUMBERED_SETS.sub(" , ", text)
    text = _NTH_SET.sub(lambda found: f"{_NTH[found['nth']]} {found['what']}", text)
    text = _EVERY_MINUTE.sub(" emom , ", text)
    for aside in _ASIDES:
        text = aside.sub(" , ", text)
    return text
