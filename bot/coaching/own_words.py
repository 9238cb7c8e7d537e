"""What a lifter's reply to one of the bot's own safety questions says, beyond a plain yes or no."""

from __future__ import annotations

import re

from bot.coaching.triage import Level, triage

_SETTLED = re.compile(
    r"\b(?:taken care of|sorted|false alarm|(?:didn['’]?t|did not) mean|not meant"
    r"|was (?:only |just )?(?:joking|kidding|a joke)|(?:have|got|getting) help"
    r"|(?:i|we|she|he)(?:['’]ve| have)? (?:called|phoned|rang|saw|seen|been to)"
    r"|at the (?:doctor|hospital|er)|(?:i['’]?m|i am) (?:fine|ok|okay|safe|good))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"^(?:no\b|nope|nah|not yet|not really)|\b(?:haven['’]?t|have not|didn['’]?t call|no one|nobody|can['’]?t)\b",
    re.IGNORECASE,
)
_TIRED = re.compile(
    r"\b(?:tired|sore|soreness|doms|fatigued?|stiff|training|workouts?|(?:no|not|isn['’]?t) pain|not painful"
    r"|doesn['’]?t hurt)\b",
    re.IGNORECASE,
)
_YES = re.compile(r"^(?:yes|yeah|yep|yup|sure|ok|okay|please|do it|go ahead)\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(?:no|nope|not|don['’]?t|never|wait|hold on|keep|stop|cancel|but|except|only|why|what)\b|\?", re.IGNORECASE
)


def says_plain_yes(text: str) -> bool:
    """Whether a reply opens with a yes and takes nothing of it back."""
    return bool(_YES.search(text.strip())) and not takes_back(text)


def takes_back(text: str) -> bool:
    """Whether a reply to a question that cannot be undone is more, or less, than a yes."""
    return bool(_TAKES_BACK.search(text))


def says_settled(text: str) -> bool:
    """Whether a reply to "do you have help now?" says that help is there or none is needed."""
    pressing = triage(text) in (Level.EMERGENCY, Level.URGENT)
    return bool(_SETTLED.search(text)) and not _NOT_YET.search(text) and not pressing


def says_only_tired(text: str) -> bool:
    """Whether a reply to "tired from training, or pain?" says that it is not pain.

    A reply that triage would hand off is never taken for tiredness.
    """
    return bool(_TIRED.search(text)) and triage(text) is None
