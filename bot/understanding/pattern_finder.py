"""Which lists of a pattern book a message holds, where, and which of them it denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.patterns import NEAR, Message, Pattern, PatternBook, Steps
from bot.understanding.words import Word

_REACH = 9
"""Words over which a "no" reaches at most."""
_TURNS = frozenset({"but", "though", "although"})
"""Behind these something else is told: "no pain but before i had a bad groin"."""
_NOWHERE: Mapping[int, set[int]] = {}


@dataclass(frozen=True)
class Negation:
    """How a message takes a sign back: "no numbness", "without pain".

    Attributes:
        words: they take back what follows.
        between: words that may stand between them and the sign.
        never_next: after these, "no" was an answer ("no my back hurts").
        called_off_by: words after the sign that bring it back ("no pain until today").
        called_off_before: words before the negation that bring it back ("cannot squat without pain").
    """

    words: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    never_next: frozenset[str] = frozenset()
    called_off_by: frozenset[str] = frozenset()
    called_off_before: frozenset[str] = frozenset()

    def reaches(self, message: Message, at: int) -> bool:
        """Return True if a negation before ``at`` takes back the word there."""
        words, sentence = message.words, message.sentence
        for back in range(at - 1, max(at - _REACH, 0) - 1, -1):
            if sentence[back] != sentence[at]:
                return False
            if message.comma_before[back + 1] and (words[back] in self.words or not _list_goes_on(message, at)):
                return False
            if words[back] in self.words:
                return not (words[back + 1] in self.never_next or self._called_off(message, back, at))
            if words[back] not in self.between:
                return False
        return False

    def _called_off(self, message: Message, back: int, at: int) -> bool:
        words, sentence = message.words, message.sentence
        end = next((i for i in range(at + 1, len(words)) if words[i] in _TURNS), len(words))
        after = range(at + 1, min(at + NEAR + 1, end))
        before = range(max(back - _REACH, 0), back)
        return any(words[i] in self.called_off_by and sentence[i] == sentence[at] for i in after) or (
            words[back] == "without"
            and any(words[i] in self.called_off_before and sentence[i] == sentence[at] for i in before)
        )


def _list_goes_on(message: Message, at: int) -> bool:
    """Return True if a list ends in "or": only such a list carries a "no" over its commas."""
    near = range(max(at - 1, 0), min(at + NEAR + 1, len(message.words)))
    return any(message.words[i] in {"or", "nor"} and message.sentence[i] == message.sentence[at] for i in near)


@dataclass(frozen=True, slots=True)
class Match:
    """A list found in a message.

    Attributes:
        name: of the list.
        first: place of its first word.
        after: place of the word behind its last.
        denied: the message takes it back.
    """

    name: str
    first: int
    after: int
    denied: bool = False


class PatternFinder:
    """Finds the lists of a book in messages."""

    def __init__(self, book: PatternBook, signs: Iterable[str], negation: Negation) -> None:
        self._book = book
        self._signs = frozenset(signs)
        self._negation = negation

    def find(self, words: Sequence[Word]) -> tuple[Message, list[Match]]:
        """The message made ready, and the lists in it; each stretch once for a list, the longest."""
        message, has, candidates = self._book.read(words)
        hits: dict[str, dict[int, set[int]]] = {}
        masked: set[int] = set()
        found: dict[tuple[str, int, bool], int] = {}
        for pattern, at in candidates:
            if not pattern.needs <= has:
                continue
            name = self._book.names[pattern.order]
            ends = self._ends(message, pattern, at, hits, masked)
            if not ends:
                continue
            if not name:
                masked.update(range(at, max(ends)))
                continue
            denied = name in self._signs and self._negation.reaches(message, at)
            found[name, at, denied] = max(found.get((name, at, denied), 0), *ends)
            if not denied:
                hits.setdefault(name, {}).setdefault(at, set()).update(ends)
                has.add(name)
        return message, [Match(name, at, after, denied) for (name, at, denied), after in found.items()]

    def _ends(
        self, message: Message, pattern: Pattern, start: int, hits: Mapping[str, dict[int, set[int]]], masked: set[int]
    ) -> set[int]:
        """Where the pattern may end if it starts at this word."""
        keys, sentence = message.keys, message.sentence
        steps: Steps = pattern.steps
        last = len(keys)
        ends = {start}
        for step in steps:
            reached: set[int] = set(ends) if step.optional else set()
            spans = hits.get(step.key, _NOWHERE) if isinstance(step.key, str) else None
            for position in ends:
                for at in range(position, min(position + step.gap + 1, last)):
                    if sentence[at] != sentence[start]:
                        break
                    after = (step.key in keys[at] and {at + 1}) if spans is None else spans.get(at)
                    if after and at not in masked and (at == position or not self._negation.reaches(message, at)):
                        reached |= after
            if not reached:
                return reached
            ends = reached
        return ends
