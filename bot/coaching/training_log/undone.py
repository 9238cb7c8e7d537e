"""What a message tells of and the lifter did not do: wishes, questions, denials, plans to come, the sets of others."""

from __future__ import annotations

import re
from typing import Final

_NOT_DONE: Final = re.compile(
    r"\b(?:should i|can i|could i|shall i|going to|gonna|will|want to|wanna|plan to|hope to|ill|did not|didnt|havent"
    r"|could not|couldnt|cannot|can not|cant|wasnt able to|was not able to|unable to|not manage to|didnt manage to)"
    r" (?:do|try|lift|hit|use|attempt|done|go for)\b(?! (?:it|them|that|any|more|all)\b)[^.\n]{0,20}\d"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:(?:my|a|the) (?:mate|friend|buddy|bro|brother|sister|wife|husband|partner|girlfriend|boyfriend|gf|bf|mum|mom"
    r"|dad|son|daughter|client|coach|trainer|pt|training partner|gym buddy|gym partner)|he|she|they)"
    r" (?:just |only |also |then |always |usually )?(?:did|does|do|hit|hits|lifted|lifts|got|made|managed|repped|pulled"
    r"|thrusts|thrusted)\b[^.\n]{0,20}\d"
)
_EARLIER: Final = re.compile(
    r"(?<!as )(?<!than )(?<!like )(?<!from )\b(?:last (?:time|session|workout)|previously)\b:? "
    r"(?:i )?(?:did |was |had |got |it was )?\d[^\n]{0,40}?(?=\b(?:today|this time|now|tonight)\b)"
)
_TO_COME: Final = re.compile(
    r"(?<=[^\n])(?:[,.;:!\n-]|\band\b|\bbut\b|\bso\b|\bthen\b){1,4} ?(?:and |so |then |but |maybe |i |im |we ){0,6}"
    r"(?:(?:will|ill|gonna|going to|want to|wanna|plan to|planning to|hope to|hoping to|might)\b"
    r"|next (?:time|week|session|workout)(?= (?:i|ill|im|we|its|aiming|going|up|try|for|maybe)\b| ?:?-? ?\d))"
    r"[^.\n]*[.\n]?\s*$"
)
_DONE: Final = re.compile(r"\d ?[x×*] ?\d|\d [a-z ]{0,12}(?:sets?|reps?)\b|\bsets of\b")


def not_done(text: str) -> bool:
    """Whether a message (as ``plain`` made it) tells of sets that nobody did, or somebody else."""
    return bool(_NOT_DONE.search(text) or _OF_OTHERS.search(text))


def without_other_times(text: str) -> str:
    """The text without "last time I did 3x10, today …", and without "…, will try 105 kg" after sets that were done."""
    text = _EARLIER.sub(" ", text)
    ahead = _TO_COME.search(text)
    return text[: ahead.start()] if ahead and _DONE.search(text[: ahead.start()]) else text
