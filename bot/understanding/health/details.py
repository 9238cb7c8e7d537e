"""What stands around a sign or a condition: the body part, its side, the weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.understanding.marked import Marked
from bot.understanding.numbers import ONES, TENS
from bot.understanding.patterns import NEAR, Message
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_SIDES: Final = {"left": "left", "right": "right", "both": "both", "either": "both"}
_FAR: Final = 15
_AGO: Final = frozenset({"ago", "back", "earlier"})
_ENDS: Final = frozenset(".!?;")
_NUMBERS: Final = {**ONES, **TENS, "a": 1, "an": 1, "couple": 2}
_UNITS: Final = {"d": 1 / 7, "w": 1.0, "f": 2.0, "m": 13 / 3, "s": 40.0, "y": 52.0, "t": 520.0}
_CHILDREN: Final = frozenset(
    {
        "kid",
        "kids",
        "child",
        "children",
        "son",
        "sons",
        "daughter",
        "daughters",
        "baby",
        "babies",
        "boy",
        "boys",
        "girl",
    }
    | {"girls", "lad", "lads", "twins", "youngest", "eldest", "little", "one", "they", "theyre", "shes", "hes"}
)
_BESIDE_AN_AGE: Final = frozenset(
    {"is", "are", "now", "and", "just", "turned", "both", "already", "aged", "almost", "nearly"}
)
_IN_WEEKS: Final = frozenset({"day", "days", "week", "weeks", "wks", "month", "months", "mths"})
_UNIT_WORDS: Final = {
    "day": "d", "days": "d", "week": "w", "weeks": "w", "wk": "w", "wks": "w", "w": "w", "month": "m", "months": "m",
    "mths": "m", "mth": "m", "year": "y", "years": "y", "yr": "y", "yrs": "y",
    "fortnight": "f", "fortnights": "f", "decade": "t", "decades": "t",
    **dict.fromkeys(("winter", "winters", "summer", "summers", "spring", "springs", "autumn", "autumns", "fall"), "s"),
    **dict.fromkeys(("falls", "season", "seasons", "christmases", "birthdays"), "s"),
}  # fmt: skip


def part_and_side(marked: Marked, first: int, after: int) -> tuple[str, str]:
    """The body part nearest to some words in their sentence, and its side; "" where none is named."""
    start, end = _sentence(marked.words, first, after)
    words = marked.words[start:end]
    nearest = min(
        load_table("body_parts").mentions(words),
        key=lambda one: max(first - start - one.after + 1, one.first - (after - start) + 1, 0),
        default=None,
    )
    if nearest is None:
        return "", ""
    before = words[max(nearest.first - 3, 0) : nearest.first]
    return nearest.id, next((_SIDES[word.text] for word in reversed(before) if word.text in _SIDES), "")


def weeks_near(message: Message, first: int, after: int) -> int | None:
    """The weeks told in the sentence of some words, those nearest to them; None if none are."""
    around = range(max(first - 2 * NEAR, 0), min(after + 2 * NEAR, len(message.words)))
    here = [
        (abs(place - first), weeks)
        for place, weeks in _weeks(message, around)
        if message.sentence[place] == message.sentence[first]
    ]
    return min(here)[1] if here else None


def weeks_ago(message: Message) -> Iterator[tuple[int, int]]:
    """Each time that a message says something was ago, with its place, in weeks: "ten years ago"."""
    for place, weeks in _weeks(message, range(len(message.words))):
        if message.words[place + 2 : place + 3] and message.words[place + 2] in _AGO:
            yield place, weeks


def children_weeks(message: Message) -> Iterator[tuple[int, int]]:
    """Each age of a child in years, with the place of the child, in weeks: "my kids are twelve and nine"."""
    for place, word in enumerate(message.words):
        at = place + 1
        while word in _CHILDREN and at < len(message.words):
            number = _years(message.words[at])
            if number is None and message.words[at] not in _BESIDE_AN_AGE:
                break
            if number is not None and _IN_WEEKS.isdisjoint(message.words[at + 1 : at + 2]):
                yield place, number * 52
            at += 1


def _years(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) <= 2 else {**ONES, **TENS}.get(word)


def _weeks(message: Message, places: range) -> Iterator[tuple[int, int]]:
    """Each stretch of time among some words with its place, in weeks: "10 weeks", "3 months", "22w"."""
    for place in places:
        word = message.words[place]
        digits = word.rstrip("w")
        if digits.isdigit() and word.endswith("w") and len(digits) <= 2:
            yield place, int(digits)
        number = int(word) if word.isdigit() and len(word) <= 2 else _NUMBERS.get(word)
        following = message.words[place + 1] if place + 1 < len(message.words) else ""
        if number is not None and following in _UNIT_WORDS:
            yield place, round(number * _UNITS[_UNIT_WORDS[following]])


def _sentence(words: Sequence[Word], first: int, after: int) -> tuple[int, int]:
    """The stretch of a sentence around some words, no further than anybody would look."""
    lowest, highest = max(first - _FAR, 0), min(after + _FAR, len(words))
    while first > lowest and not _ends(words[first - 1]):
        first -= 1
    while after < highest and not _ends(words[after]):
        after += 1
    return first, after


def _ends(word: Word) -> bool:
    return word.kind is Kind.LINE_BREAK or word.text in _ENDS
