"""Sets that are graded like at school: "the last was a solid 9" is a rating, "the last set was 9" counts reps.

The article tells them apart. Without this, "like a 9" after twelves was stored as a set that fell three reps short.
"""

from __future__ import annotations

import re
from typing import Final

_ABOUT: Final = (
    r"(?:(?:about|around|maybe|perhaps|probably|prob|definitely|basically|honestly|easily|kinda|kind of|sort of|more of"
    r"|more|like|still|really|roughly|at least) )*"
)
_WAS: Final = (
    r"(?:was|were|is|be|been|its|thats|feels?|feeling|felt|id (?:say|call it|rate it|give it)|i would say"
    r"|(?:call|called|rate|rated|give|gave|giving|calling|rating|score|scored) (?:it|that|this|them|those))"
)
_QUALITY: Final = (
    r"(?:(?:very|pretty|solid|good|strong|easy|true|real|clear|legit|proper|honest|high|low|hard|tough|fat) )*"
)
_GRADE: Final = r"(?:10|[1-9](?:\.5)?|(?:ten|nine|eight|seven|six|five|four|three)(?: and a half)?)(?![\w.]\w|\w)"
_COUNTED: Final = (
    "x|by|kgs?|kilos?|lbs?|pounds?|reps?|sets?|rounds?|plates?|mins?|minutes?|secs?|seconds?|hours?|hrs?|h|m|s|k|km"
    "|miles?|days?|weeks?|wks?|months?|years?|am|pm|rm|times?|points?|degrees?|inch|cm|rpe|rir|in the tank|in reserve"
    "|left|more|less|short|of|counts?|singles?|doubles?|triples?|person|people|man|tons?|st|pr|pb"
)
_COUNTS: Final = rf"(?! ?-? ?(?:(?:{_COUNTED})\b|[×*%:@]|/ ?(?!10(?![/\d]))\d|- ?\d+ ?-))"
"""What makes the number a count of something: "a 9 rep set", "a 10 minute walk"."""

_OR_GRADE: Final = rf"{_GRADE}(?: ?(?:or|to|-) ?(?:an? )?{_GRADE})?{_COUNTS}"
_GRADED: Final = re.compile(rf"(?<!rpe )(?<!rir )(?<!effort )\b{_WAS} {_ABOUT}an? {_QUALITY}(?={_OR_GRADE})")
_EITHER: Final = re.compile(rf"(\brpe {_GRADE}) ?(?:or|to) ?(?:an? )?(?={_GRADE}{_COUNTS})")


def with_grades_named(text: str) -> str:
    """The text (lower case) with "was a 9" as "rpe 9", and "rpe 8 or 9" as "rpe 8-9".

    Args:
        text: a message; where the words may count reps as well ("last set was 9", "got a 9") it stays as it is.
    """
    return _EITHER.sub(r"\1-", _GRADED.sub("rpe ", text))
