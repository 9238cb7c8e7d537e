"""Each conversation once more, written the way people also write. What then goes wrong is listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from bot.trainer.case import Case, Said
from bot.trainer.result import Missed, PlayedCase

_LOAD = re.compile(r"\b(\d+(?:[.,]\d+)?)\s?(kgs?|kilos?|lbs?|pounds?)\b", re.IGNORECASE)
_POUNDS_A_KILO = 2.2046
_SHORTEST_MISTYPED = 5


class Player(Protocol):
    """What plays a case."""

    def play(self, case: Case) -> PlayedCase:
        """Play it from the first message to the last."""


@dataclass(frozen=True)
class Flip:
    """A case that holds as it was written, and does not in another way of writing."""

    way: str
    case: Case
    said: str
    missed: Missed


def mistyped(text: str) -> str:
    """Two letters in the middle of the longest word change places; short words stay as they are."""
    words = [word for word in re.findall(r"[A-Za-z]+", text) if len(word) >= _SHORTEST_MISTYPED]
    if not words:
        return text
    word = max(words, key=len)
    middle = len(word) // 2
    return text.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :], 1)


def shouted(text: str) -> str:
    """All in capitals."""
    return text.upper()


def padded(text: str) -> str:
    """With words around it that say nothing."""
    return f"hey so um {text}"


def unpunctuated(text: str) -> str:
    """Without any punctuation but what stands inside a number or a word."""
    return re.sub(r"(?<![\w])[^\w\s]|[^\w\s](?![\w])", "", text)


def in_other_units(text: str) -> str:
    """Kilos as pounds and pounds as kilos."""
    return _LOAD.sub(_converted, text)


WAYS: dict[str, Callable[[str], str]] = {
    "typos": mistyped,
    "capitals": shouted,
    "filler words": padded,
    "no punctuation": unpunctuated,
    "kg and lb": in_other_units,
}


def rewritten(case: Case, way: Callable[[str], str]) -> Case:
    """The case with every message written that way; taps, and messages without a word, stay as they are."""
    steps = (replace(step, text=_written(step.text, way)) if isinstance(step, Said) else step for step in case.steps)
    return replace(case, steps=tuple(steps))


def flips(played: Iterable[PlayedCase], player: Player) -> tuple[Flip, ...]:
    """What goes wrong only because it was written in another way.

    Args:
        played: the conversations as they were written; those that failed are left out.
        player: plays them again.
    """
    found = []
    for case in (one.case for one in played if one.passed):
        for name, way in WAYS.items():
            other = rewritten(case, way)
            if other == case:
                continue
            again = player.play(other)
            wrong = next((step for step in again.steps if step.missed), None)
            if wrong:
                found.append(Flip(name, case, wrong.turn.said, wrong.missed[0]))
    return tuple(found)


def _written(text: str, way: Callable[[str], str]) -> str:
    words = not text.startswith("/") and any(sign.isalpha() for sign in text)
    return way(text) if words else text


def _converted(match: re.Match[str]) -> str:
    load = float(match[1].replace(",", "."))
    if match[2].lower().startswith("k"):
        return f"{load * _POUNDS_A_KILO:.0f} lb"
    return f"{load / _POUNDS_A_KILO:.0f} kg"
