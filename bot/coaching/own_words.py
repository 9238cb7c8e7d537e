"""That a lifter asks for their own next session."""

from __future__ import annotations

import re

_NEXT = re.compile(
    r"(?=.*\b(?:i|my|me)\b|\W*(?:(?:so|ok|okay|and|but|then|now)\W+)*(?:how much|how heavy|what load|what weight)\b)"
    r"(?=.*\b(?:what|how much|how heavy|how many|which|do i|should i|shall i)\b)"
    r".*\b(?:next (?:time|session|workout|week|one)|tomorrow|today|from here)\b",
    re.IGNORECASE | re.DOTALL,
)


def asks_what_comes_next(text: str) -> bool:
    """Whether a message asks for one's own next session: "what should I lift next time"."""
    return bool(_NEXT.match(text))
