"""Patterns: phrases of a table that reach further than their own words, and messages made ready for them.

A pattern is written as a person would write it. Five marks make it reach further:

``ach*``
    any word that starts so: ache, aches, aching.
``leg/foot``
    one of these words.
``(my)``
    a word that may be missing.
``<back>``
    any pattern of the list ``back``, which must stand further up.
``numb ... leg``, ``<numb> ~ <leg>``
    up to four other words between; ``~`` allows five and takes both orders.

Everything is bounded, so a message twice as long takes twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from bot.understanding.words import Kind, Word

GAP: Final = 4
NEAR: Final = 5
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")
_PLAIN_WORD: Final = re.compile(r"[a-z0-9.]+\*?")
_ENDS: Final = frozenset(".!?;\n")
_COMMAS: Final = frozenset(",:()-")
_LAUGHTER: Final = frozenset("😂🤣💀😅😆😹")


class PatternError(ValueError):
    """A pattern cannot be read; the message says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a pattern, or one list, after up to ``gap`` other words.

    ``key`` stands for it: the number of a set of words, or the name of a list.
    """

    key: int | str
    gap: int = 0
    optional: bool = False


Steps = tuple[Step, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Pattern:
    """Its list, its steps, and the keys that a message must hold before a closer look pays."""

    order: int
    steps: Steps
    needs: frozenset[int | str]
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it was meant, the keys that it satisfies, the patterns that may start with it."""

    text: str
    keys: frozenset[int | str]
    starts: tuple[Pattern, ...]


@dataclass(slots=True)
class Message:
    """A message made ready: its words in order, with where they stand, their sentences and commas.

    Attributes:
        words: as they were meant.
        places: of the first word of the message that each is made of, and of the word behind the last.
        sentence: the number of the sentence that each is in.
        comma_before: a comma, colon, dash or bracket stands before it.
        asked: numbers of the sentences that end in a question mark.
    """

    words: list[str] = field(default_factory=list)
    keys: list[frozenset[int | str]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    comma_before: list[bool] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)


class PatternBook:
    """Lists of patterns, made ready once, and the reading of a message's words for them.

    Args:
        lists: name to its patterns; a list may use those before it. The name "" is for patterns that mask their words.
        spelled: phrases and the word that each is read as, the longest first.

    Raises:
        PatternError: a pattern cannot be read.
    """

    def __init__(self, lists: Iterable[tuple[str, Iterable[object]]], spelled: Mapping[str, str]) -> None:
        self.names: list[str] = []
        self._keys: dict[frozenset[str], int] = {}
        self._words_of: dict[int | str, frozenset[str]] = {}
        self._keys_of: dict[str, set[int]] = {}
        self._starts: dict[str, list[Pattern]] = {}
        for name, patterns in lists:
            self._add(name, patterns)
        self._longest = max(map(len, self._keys_of), default=0)
        self._spelled: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in sorted(spelled, key=lambda one: -len(one.split())):
            texts = tuple(phrase.split())
            self._spelled.setdefault(texts[0], []).append((texts, spelled[phrase]))
        self._token = lru_cache(maxsize=8192)(self._token_of)

    def read(self, words: Sequence[Word]) -> tuple[Message, set[int | str], list[tuple[Pattern, int]]]:
        """The message made ready, the keys in it, and the patterns that may start somewhere, list by list."""
        message = Message()
        has: set[int | str] = set()
        starts: list[tuple[Pattern, ...]] = []
        sentence, comma = 0, False
        for texts, start, end in self._texts(words):
            if texts in _ENDS:
                if texts == "?":
                    message.asked.add(sentence)
                sentence, comma = sentence + 1, True
                continue
            if texts in _COMMAS:
                comma = True
                continue
            token = self._token(texts)
            starts.append(token.starts)
            has |= token.keys
            message.words.append(token.text)
            message.keys.append(token.keys)
            message.places.append((start, end))
            message.sentence.append(sentence)
            message.comma_before.append(comma)
            comma = False
        candidates = [(p, at) for at, patterns in enumerate(starts) for p in patterns if p.numbers <= has]
        candidates.sort(key=lambda entry: entry[0].order)
        return message, has, candidates

    def _texts(self, words: Sequence[Word]) -> Iterable[tuple[str, int, int]]:
        """Words, ends and commas with their places; known spellings as one word."""
        joined = _joined(words)
        place = 0
        while place < len(joined):
            first, start, end = joined[place]
            for texts, one in self._spelled.get(first, ()):
                ahead = joined[place : place + len(texts)]
                if len(ahead) == len(texts) and all(_fits(a[0], t) for a, t in zip(ahead, texts, strict=True)):
                    rest = ahead[-1][0][len(texts[-1]) - 1 :] if texts[-1].endswith("*") else ""
                    yield one + rest, start, ahead[-1][2]
                    place += len(texts)
                    break
            else:
                yield first, start, end
                place += 1

    def _token_of(self, text: str) -> Token:
        """The word, "nooo" as "no"."""
        text = _STRETCHED.sub(r"\1", text)
        starts = {p: None for form in self._forms(text) for p in self._starts.get(form, ())}
        return Token(text, frozenset(self._keys_in(text)), tuple(starts))

    def _forms(self, text: str) -> list[str]:
        """How a pattern may name this word: "hurts", and "h*" to "hurts*"."""
        return [text, *(text[:length] + "*" for length in range(1, min(len(text), self._longest) + 1))]

    def _keys_in(self, text: str) -> set[int]:
        return {key for form in self._forms(text) for key in self._keys_of.get(form, ())}

    def _add(self, name: str, patterns: Iterable[object]) -> None:
        first: set[str] = set()
        for text in patterns:
            for steps in self._alternatives(name, text):
                needs = frozenset(step.key for step in steps if not step.optional)
                pattern = Pattern(len(self.names), steps, needs, frozenset(k for k in needs if isinstance(k, int)))
                for word in self._first_words(steps):
                    first.add(word)
                    self._starts.setdefault(word, []).append(pattern)
        self.names.append(name)
        self._words_of[name] = frozenset(first)

    def _alternatives(self, name: str, text: object) -> list[Steps]:
        where = f"{name or 'sayings'}: {text!r}"
        if not isinstance(text, str):
            raise PatternError(f"{where} is no text: put it in quotes")
        sides = [self._steps(where, side) for side in text.replace("-", " ").split("~")]
        if len(sides) == 1:
            return sides
        if len(sides) > 2:
            raise PatternError(f"{where} holds two '~': use one")
        return [_join(sides[0], sides[1]), _join(sides[1], sides[0])]

    def _steps(self, where: str, side: str) -> Steps:
        steps: list[Step] = []
        gap = 0
        for part in side.split():
            if part == "...":
                gap = GAP
                continue
            optional = part.startswith("(") and part.endswith(")")
            part = part[1:-1] if optional else part
            steps.append(Step(self._key(where, part), gap, optional))
            gap = gap if optional else 0  # "numb ... (the) leg": a word that may be missing takes no gap with it
        if all(step.optional for step in steps):
            raise PatternError(f"{where} holds no word that must be there")
        return tuple(steps)

    def _key(self, where: str, part: str) -> int | str:
        if part.startswith("<") and part.endswith(">"):
            if part[1:-1] not in self._words_of:
                raise PatternError(f"{where}: no list {part} stands further up")
            return part[1:-1]
        choices = frozenset(part.split("/"))
        if not all(map(_PLAIN_WORD.fullmatch, choices)):
            raise PatternError(f"{where}: cannot read {part!r}")
        key = self._keys.setdefault(choices, len(self._keys))
        self._words_of[key] = choices
        for choice in choices:
            self._keys_of.setdefault(choice, set()).add(key)
        return key

    def _first_words(self, steps: Steps) -> frozenset[str]:
        needed = next(i for i, step in enumerate(steps) if not step.optional)
        return frozenset[str]().union(*(self._words_of[step.key] for step in steps[: needed + 1]))


def _joined(words: Sequence[Word]) -> list[tuple[str, int, int]]:
    """The words with their places: what touches as one ("60kg"), laughter as "lol", no other signs."""
    joined: list[tuple[str, int, int]] = []
    spoken = False
    for place, word in enumerate(words):
        speaks = word.kind in (Kind.LETTERS, Kind.NUMBER)
        if speaks and spoken and word.glued:
            text, start, _ = joined[-1]
            joined[-1] = (text + word.text, start, place + 1)
        elif speaks or word.text in _ENDS or word.text in _COMMAS:
            joined.append((word.text, place, place + 1))
        elif word.text in _LAUGHTER:
            joined.append(("lol", place, place + 1))
        spoken = speaks
    return joined


def _fits(text: str, pattern: str) -> bool:
    return text.startswith(pattern[:-1]) if pattern.endswith("*") else text == pattern


def _join(left: Steps, right: Steps) -> Steps:
    return (*left, replace(right[0], gap=NEAR), *right[1:])
