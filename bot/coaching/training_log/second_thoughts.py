"""Lifters who correct themselves in one message: "3x10 at 90, no wait, 95 kg", "3x8, not 3x10"."""

from __future__ import annotations

import re
from typing import Final

_TAKEN_BACK: Final = re.compile(
    r"\b(?:and not|not|instead of|rather than|isnt|wasnt|no longer)(?: at| an| a| the)? (?:rpe |rir |@ ?)?"
    r"(?:\d{1,4}(?:\.\d{1,2})?(?: ?x ?\d{1,3})?|kgs?|lbs?|pounds|kilos?"
    r"|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"(?: ?(?:kgs?|kilos?|lbs?|pounds|reps?|sets?|rpe))?(?![\w.])"
)
_OPENS: Final = re.compile(
    r"(?:(?<![\s,.;:(-])[\s,.;:(-]+)?\b(?:(?:no|oh|oops|ah|er|um|hang on|hold on|wait|well|actually|sorry"
    r"|scratch that|scrap that|correction|i mean|i meant|i meant to say|make (?:that|it)|my bad|nope|typo"
    r"|but (?:it|that) was (?:really|actually)(?= \d))\b[\s,.;:-]*)+"
)
_CORRECTS: Final = re.compile(
    r"\b(?:wait|sorry|scratch that|scrap that|correction|i mean|i meant|make (?:that|it)|my bad|typo"
    r"|but (?:it|that) was (?:really|actually)|(?:no|oops),? (?:it was|that was|actually)|actually,? no)\b"
)
_NO_CORRECTION: Final = re.compile(
    r"^(?:for|about|im|i am|its|to|if|that im|that i|the late|no|not|in|on|until|till|times?|between)\b|^\W*$"
)
_REMARK: Final = re.compile(r"(?:it|that|they|this|really|like|honestly)\b")
_SAYS_WHAT: Final = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|kgs?|kilos?|lbs?|pounds?)\b")


def without_taken_back(text: str, *, also_instead: bool = True) -> str:
    """The text (as ``plain`` made it) without what it says was not so: "3x8, not 3x10".

    Args:
        text: a message.
        also_instead: whether "instead of 3x10" goes as well; in a log it tells the plan.
    """

    def gone(found: re.Match[str]) -> str:
        told = not also_instead and found[0].startswith(("instead", "rather"))
        return found[0] if told else " , "

    return _TAKEN_BACK.sub(gone, text)


def first_and_second(text: str) -> tuple[str, str]:
    """What a message says at first, and what it then puts in its place; the second is empty if it corrects nothing."""
    for opening in _OPENS.finditer(text):
        if not _CORRECTS.search(opening[0]):
            continue
        first, second = text[: opening.start()], text[opening.end() :]
        remark = _REMARK.match(second) and not _SAYS_WHAT.search(second)
        if not _SAYS_WHAT.search(first) or remark or _NO_CORRECTION.search(second):
            continue
        return first, second
    return text, ""
