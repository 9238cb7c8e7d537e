"""What a lifter says of their own state in passing: settled, only tired, nothing hurts, a plain yes."""

from __future__ import annotations

import re

from bot.coaching.triage import triage
from bot.understanding.facts import Level

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
_NO_PAIN = re.compile(
    r"\b(?:nothing(?:['’]?s)? (?:\w+ )?(?:hurts?|hurting|aches?|painful|in pain)"
    r"|(?:no|zero|not? any|never any) (?:pains?|aches?|injur\w+)(?: (?:or|and|nor) (?:pains?|aches?|injur\w+))*"
    r"|(?:not|isn['’]?t|never) (?:in pain|pain(?:ful)?|hurting|injured)"
    r"|(?:doesn['’]?t|don['’]?t|does not|do not) hurt)\b",
    re.IGNORECASE,
)
# What makes of a denial less than one: another complaint, or a condition ("it doesn't hurt when I rest").
_LESS_THAN_NO_PAIN = re.compile(
    r"\b(?:pain\w*|hurt\w*|ach(?:e|es|ing|y)|sting\w*|tingl\w*|numb\w*|sharp|injur\w*|pinch\w*|sciatic\w*"
    r"|pop(?:s|ped|ping)?|stab\w*|shooting|burn\w*|swell\w*|swollen|torn|tear|strain\w*|sprain\w*|surgery|pregnan\w*"
    r"|but|except|unless|until|only|used to|any ?more|when|if|while|after|before|during|as long)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?=.*\b(?:i|my|me)\b|\W*(?:how much|how heavy|what load|what weight)\b)"
    r"(?=.*\b(?:what|how much|how heavy|how many|which|do i|should i|shall i)\b)"
    r".*\b(?:next (?:time|session|workout|week|one)|tomorrow|today|from here)\b",
    re.IGNORECASE | re.DOTALL,
)
_YES = re.compile(r"^(?:yes|yeah|yep|yup|sure|ok|okay|please|do it|go ahead)\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(?:no|nope|not|don['’]?t|never|wait|hold on|keep|stop|cancel|but|except|only|why|what)\b|\?", re.IGNORECASE
)


def says_nothing_hurts(text: str) -> bool:
    """Whether a message speaks of pain only to deny it; one that takes anything back does not."""
    rest, denials = _NO_PAIN.subn(" ", text)
    return bool(denials) and not _LESS_THAN_NO_PAIN.search(rest)


def asks_what_comes_next(text: str) -> bool:
    """Whether a message asks for one's own next session: "what should I lift next time"."""
    return bool(_NEXT.match(text))


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
