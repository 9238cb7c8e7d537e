"""What phrases and messages are made of, and when a message takes a word back.

A phrase is written as a person would write it. Five marks make it reach further:

``ach*``
    any word that starts so: ache, aches, aching.
``leg/foot``
    one of these words.
``(my)``
    a word that may be missing.
``<back>``
    any phrase of the list ``back``, which must stand further up.
``numb ... leg``, ``<numb> ~ <leg>``
    up to four other words between; ``~`` allows five and takes both orders.

Everything is bounded, so a message twice as long takes twice as long.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GAP, NEAR = 4, 5
_NEGATION_REACH = 9


class PhraseError(ValueError):
    """A phrase cannot be read; the message says which and how to mend it."""


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
        """Whether a negation before ``at`` takes back the word there."""
        words, sentence = message.words, message.sentence
        for back in range(at - 1, max(at - _NEGATION_REACH, 0) - 1, -1):
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
        after = range(at + 1, min(at + NEAR + 1, len(words)))
        before = range(max(back - _NEGATION_REACH, 0), back)
        return any(words[i] in self.called_off_by and sentence[i] == sentence[at] for i in after) or (
            words[back] == "without"
            and any(words[i] in self.called_off_before and sentence[i] == sentence[at] for i in before)
        )


def _list_goes_on(message: Message, at: int) -> bool:
    """Whether a list ends in "or": only such a list carries a "no" over its commas."""
    near = range(max(at - 1, 0), min(at + NEAR + 1, len(message.words)))
    return any(message.words[i] in {"or", "nor"} and message.sentence[i] == message.sentence[at] for i in near)


@dataclass(frozen=True)
class Step:
    """One word of a phrase, or one list, after up to ``gap`` other words.

    ``key`` stands for it: the number of a set of words, or the name of a list.
    """

    key: int | str
    gap: int = 0
    optional: bool = False


Steps = tuple[Step, ...]


@dataclass(frozen=True, eq=False)
class Phrase:
    """Its steps, and the keys that a message must hold before a closer look pays (``numbers``: those of words)."""

    order: int
    steps: Steps
    needs: frozenset[int | str]
    numbers: frozenset[int]


@dataclass(frozen=True)
class Word:
    """A word as it was meant, the keys that it satisfies, the phrases that may start with it."""

    text: str
    keys: frozenset[int | str]
    starts: tuple[Phrase, ...]


@dataclass
class Message:
    """A message taken apart: its words, what each counts as, its sentences and commas."""

    words: list[str] = field(default_factory=list)
    keys: list[frozenset[int | str]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    comma_before: list[bool] = field(default_factory=list)
    hits: dict[str, dict[int, set[int]]] = field(default_factory=dict)
    masked: set[int] = field(default_factory=set)
