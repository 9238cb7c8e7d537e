"""Who has it, in whatever word: "our goalkeeper has a hernia", "the lass next door has MS".

No list knows all words for people. "Has" is said of nobody who says "i", so whoever stands before it has what follows,
unless that is a part of the body, a thing or something that points back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.understanding.given_names import is_ordinary
from bot.understanding.health.context import Context
from bot.understanding.pattern_finder import Match
from bot.understanding.vocabulary import load_lists, load_table
from bot.understanding.words import words_of

_HAS: Final = frozenset({"has", "suffers"})
_MAY_BE_OF_I: Final = frozenset({"is", "was", "had", "got", "gets", "takes"})
_OWNED: Final = frozenset({"my", "our", "the", "his", "her", "their", "a", "an"})
_BETWEEN: Final = 3
"""Words from "has" to what is had: "has a very bad back"."""
_BEFORE_HAS: Final = frozenset({"also", "still", "just", "now", "only", "already", "always", "both", "really"})
_WHO: Final = "who"
_OF_A_PLACE: Final = frozenset({"on", "at", "in", "from", "of", "next", "with", "behind", "over", "across", "opposite"})
_ONE_OF: Final = frozenset({"one", "some", "two", "each", "either"})
_POINTS: Final = frozenset(
    {"it", "this", "that", "which", "what", "there", "one", "everything", "nothing", "something", "anything", "i", "me"}
    | {
        "who",
        "and",
        "he",
        "she",
        "other",
        "first",
        "last",
        "left",
        "right",
        "side",
        "half",
        "bit",
        "condition",
        "pain",
        "ache",
    }
)
_BODILY: Final = ("joint", "hard_joint", "muscle", "noisy", "limb", "soft_part", "bone", "belly", "face_part", "thing")


def who_has(context: Context, match: Match) -> str:
    """The word for who has what some words tell of; "" where nobody stands before a "has" that is near."""
    words, start = context.message.words, context.clause_start(match)
    has = next((at for at in range(match.first, start, -1) if words[at] in _HAS | _MAY_BE_OF_I), start)
    between = words[has + 1 : match.first]
    if has == start or len(between) > _BETWEEN or _tells_of_an_effect(between):
        return ""
    if words[start] == _WHO:
        return _person(words[max(start - 1, 0) : start])
    before = [word for word in words[start:has] if word not in _BEFORE_HAS]
    if words[has] in _MAY_BE_OF_I and (_OWNED.isdisjoint(before) or is_ordinary(before[-1])):
        return ""  # "is" and "had" are said of much else: they need a "my" and a word that means nothing else here
    return _person(before)


def _person(words: list[str]) -> str:
    """Who some words before "has" name: "the lass next to me" is "lass", "one of my swimmers" is "swimmers"."""
    last = next(
        (at for at, word in enumerate(words) if word in _OF_A_PLACE and words[at - 1] not in _ONE_OF), len(words)
    )
    word = words[last - 1] if last else ""
    return "" if word in _POINTS or word in _of_a_body() or not word.isalpha() else word


def _tells_of_an_effect(between: list[str]) -> bool:
    """Return True for "has given me", "has shown": what stands before it has nothing."""
    return any(word in ("me", "my", "us", "i") or word.endswith(("ed", "en", "wn")) for word in between)


@lru_cache(maxsize=1)
def _of_a_body() -> frozenset[str]:
    """Words for parts of a body and for things, and for who treats them."""
    lists = load_lists("health/words")
    listed = {word.text for name in _BODILY for text in lists[name] for word in words_of(text)}
    parts = {word for phrase in load_table("body_parts").phrases for word in phrase}
    return frozenset(
        listed | parts | {words[0] for words, kind in load_table("people").phrases.items() if kind == "clinician"}
    )
