"""Find phrases from word lists in a message, the way lifters type it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.coaching.phrases import GAP, NEAR, Message, Negation, Phrase, PhraseError, Step, Steps, Word

_TYPO_LENGTH = 6
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_TOKEN = re.compile(r"[a-z0-9]+|[.!?;\n]+|[,:()\u2013\u2014]")
_PLAIN_WORD = re.compile(r"[a-z0-9]+\*?")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u2018\u02bc`\u00b4")
_NOWHERE: dict[int, set[int]] = {}
_LAUGHTER = {"\U0001f602": " lol ", "\U0001f923": " lol ", "\U0001f480": " lol "}


class Lexicon:
    """All word lists, made ready once; ``find`` then says which of them a message holds.

    Args:
        words: plain lists (body parts, training words) that others build on.
        sayings: phrases to be overlooked; nothing is found in the words they cover.
        signs: lists whose phrases a negation takes back.
        rewrite: spellings and the form they are read as, in this order.
        negation: how a message takes a sign back.
        forgive: long words that are also found with one letter wrong.

    Raises:
        PhraseError: a phrase cannot be read.
    """

    def __init__(
        self,
        *,
        words: Mapping[str, Iterable[str]],
        sayings: Iterable[str],
        signs: Mapping[str, Iterable[str]],
        rewrite: Mapping[str, str],
        negation: Negation,
        forgive: Iterable[str],
    ) -> None:
        self._rewrite = tuple(rewrite.items())
        self._negation = negation
        self._signs = frozenset(signs)
        self._names: list[str] = []
        self._keys: dict[frozenset[str], int] = {}
        self._words_of: dict[int | str, frozenset[str]] = {}
        self._keys_of: dict[str, set[int]] = {}
        self._starts: dict[str, list[Phrase]] = {}
        for name, phrases in (*words.items(), ("", sayings), *signs.items()):
            self._add(name, phrases)
        self._longest = max(map(len, self._keys_of), default=0)
        self._typos = self._typos_of(forgive)
        self._read = lru_cache(maxsize=8192)(self._read_word)

    def find(self, text: str) -> frozenset[str]:
        """The names of the lists that the message holds, signs that are taken back left out."""
        message, has, candidates = self._message(text)
        for phrase, at in candidates:
            if not phrase.needs <= has:
                continue
            name = self._names[phrase.order]
            ends = self._ends(message, phrase.steps, at)
            if not ends or (name in self._signs and self._negation.reaches(message, at)):
                continue
            if name:
                message.hits.setdefault(name, {}).setdefault(at, set()).update(ends)
                has.add(name)
            else:
                message.masked.update(range(at, max(ends)))
        return frozenset(message.hits)

    def _message(self, text: str) -> tuple[Message, set[int | str], list[tuple[Phrase, int]]]:
        """The message as words, the keys in it, and the phrases that may start somewhere, list by list."""
        message = Message()
        has: set[int | str] = set()
        starts: list[tuple[Phrase, ...]] = []
        sentence, comma = 0, False
        for token in _TOKEN.findall(self._plain(text)):
            if not token[0].isalnum():
                comma = True
                sentence += token[0] in ".!?;\n"
                continue
            word = self._read(token)
            starts.append(word.starts)
            has |= word.keys
            message.words.append(word.text)
            message.keys.append(word.keys)
            message.sentence.append(sentence)
            message.comma_before.append(comma)
            comma = False
        candidates = [(p, at) for at, phrases in enumerate(starts) for p in phrases if p.numbers <= has]
        candidates.sort(key=_order)
        return message, has, candidates

    def _plain(self, text: str) -> str:
        text = text.lower().translate(_APOSTROPHES)
        if not text.isascii():
            for face, word in _LAUGHTER.items():
                text = text.replace(face, word)
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = _STRETCHED.sub(r"\1", text)
        for old, new in self._rewrite:
            text = text.replace(old, new)
        return text

    def _read_word(self, text: str) -> Word:
        """The word as it was meant; one wrong letter in a long word is forgiven."""
        if not self._keys_in(text) and len(text) >= _TYPO_LENGTH - 1:
            for spelling in (text, *_one_less(text)):
                meant = self._typos.get(spelling, "")
                if meant[:1] == text[0]:
                    text = meant
                    break
        starts = {p: None for form in self._forms(text) for p in self._starts.get(form, ())}
        return Word(text, frozenset(self._keys_in(text)), tuple(starts))

    def _forms(self, text: str) -> list[str]:
        """How a phrase may name this word: "hurts", and "h*" to "hurts*"."""
        return [text, *(text[:length] + "*" for length in range(1, min(len(text), self._longest) + 1))]

    def _keys_in(self, text: str) -> set[int]:
        return {key for form in self._forms(text) for key in self._keys_of.get(form, ())}

    def _ends(self, message: Message, steps: Steps, start: int) -> set[int]:
        """Where the phrase may end if it starts at this word."""
        keys, sentence, masked, hits = message.keys, message.sentence, message.masked, message.hits
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

    def _add(self, name: str, phrases: Iterable[str]) -> None:
        first: set[str] = set()
        for text in phrases:
            for steps in self._read_phrase(name, text):
                needs = frozenset(step.key for step in steps if not step.optional)
                phrase = Phrase(len(self._names), steps, needs, frozenset(k for k in needs if isinstance(k, int)))
                for word in self._first_words(steps):
                    first.add(word)
                    self._starts.setdefault(word, []).append(phrase)
        self._names.append(name)
        self._words_of[name] = frozenset(first)

    def _read_phrase(self, name: str, text: object) -> list[Steps]:
        where = f"{name or 'sayings'}: {text!r}"
        if not isinstance(text, str):
            raise PhraseError(f"{where} is no text: put it in quotes")
        sides = [self._steps(where, side) for side in self._plain(text).replace("-", " ").split("~")]
        if len(sides) == 1:
            return sides
        if len(sides) > 2:
            raise PhraseError(f"{where} holds two '~': use one")
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
            gap = 0
        if all(step.optional for step in steps):
            raise PhraseError(f"{where} holds no word that must be there")
        return tuple(steps)

    def _key(self, where: str, part: str) -> int | str:
        if part.startswith("<") and part.endswith(">"):
            if part[1:-1] not in self._words_of:
                raise PhraseError(f"{where}: no list {part} stands further up")
            return part[1:-1]
        choices = frozenset(part.split("/"))
        if not all(map(_PLAIN_WORD.fullmatch, choices)):
            raise PhraseError(f"{where}: cannot read {part!r}")
        key = self._keys.setdefault(choices, len(self._keys))
        self._words_of[key] = choices
        for choice in choices:
            self._keys_of.setdefault(choice, set()).add(key)
        return key

    def _first_words(self, steps: Steps) -> frozenset[str]:
        needed = next(i for i, step in enumerate(steps) if not step.optional)
        return frozenset[str]().union(*(self._words_of[step.key] for step in steps[: needed + 1]))

    def _typos_of(self, forgive: Iterable[str]) -> dict[str, str]:
        typos: dict[str, str] = {}
        for word in forgive:
            if len(word) < _TYPO_LENGTH:
                raise PhraseError(f"forgive_typos_in: {word!r} is too short: give at least {_TYPO_LENGTH} letters")
            for spelling in (word, *_one_less(word)):
                typos.setdefault(spelling, word)
        return typos


def _order(entry: tuple[Phrase, int]) -> int:
    return entry[0].order


def _one_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _join(left: Steps, right: Steps) -> Steps:
    return (*left, replace(right[0], gap=NEAR), *right[1:])
