"""What a lifter says in passing: a plain yes, and that they ask for their own next session."""

from __future__ import annotations

import re

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


def asks_what_comes_next(text: str) -> bool:
    """Whether a message asks for one's own next session: "what should I lift next time"."""
    return bool(_NEXT.match(text))


def says_plain_yes(text: str) -> bool:
    """Whether a reply opens with a yes and takes nothing of it back."""
    return bool(_YES.search(text.strip())) and not takes_back(text)


def takes_back(text: str) -> bool:
    """Whether a reply to a question that cannot be undone is more, or less, than a yes."""
    return bool(_TAKES_BACK.search(text))
