"""Sentences that prescribe: found by their form, so that none stands unmarked in the content.

The pattern only asks an author to look. A sentence that it finds says ``dose: true``, or ``dose: false`` where it
holds such words and prescribes nothing.
"""

from __future__ import annotations

import re

_ONE = r"(?:\d{1,4}(?:\.\d{1,3})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)"
_SOME = rf"\b{_ONE}(?: ?(?:to|or|and|-|–) ?{_ONE})?"
_WEEK = r"(?: (?:a|per|each|every|in a)|/) ?week\b"
_AMOUNT = re.compile(
    "|".join(
        (
            rf"{_SOME} (?:(?!studies|trials?|people)\w+ ){{0,2}}(?:sets|reps|repetitions)\b",
            rf"\bsets? of {_ONE}|{_SOME} set of\b|\bhalf the sets\b",
            r"\b\d{1,4} ?x ?\d{1,4}\b",
            r"\bRPE(?: of)? ?\d",
            rf"{_SOME} (?:\w+ )?(?:days|times|sessions|workouts){_WEEK}|\b(?:once|twice){_WEEK}|{_ONE} sets{_WEEK}",
            r"\b(?:start|begin)s? (?:with|at|from|on)\b(?! the \d{4})[^.]{0,30}"
            r"(?:body ?weight|light|empty|the bar|load|weight|\d)",
            r"\badd(?:s|ing)? (?:a |the |some |about |more |\d)[^.]{0,25}(?:load|weight|kg|lb|jump|set|rep)\b",
            rf"{_SOME} (?:good |more )*(?:reps? )?(?:left|in reserve)\b(?! growth)",
            r"\bkeep the load\b",
        )
    ),
    re.IGNORECASE,
)
_LOAD = re.compile(rf"{_SOME} ?(?:kg|lb|kilos?|pounds?)\b", re.IGNORECASE)


def reads_like_a_dose(text: str, *, reports: bool = False) -> bool:
    """Return True if a sentence holds sets, reps, a load, an effort or a frequency.

    Args:
        text: the sentence.
        reports: it reports a study; a load in it is then what people lifted, and prescribes nothing.
    """
    return bool(_AMOUNT.search(text)) or (not reports and bool(_LOAD.search(text)))
