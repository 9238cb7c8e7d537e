"""The questions of a message, each by itself: a list's items, sentences that ask, and questions joined by "and"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.reading import Act, Clause, Reading

MOST: Final = 4
"""A message with more is one flood, and answered as a whole."""
_FEWEST_WORDS: Final = 3
_MARK: Final = re.compile(r"(?:^|(?<=[\s:,;.?]))\(?([1-9a-h])[.)](?=\s*[a-z])", re.IGNORECASE)
_STARTS: Final = {"1": "123456789", "a": "abcdefgh"}
_SENTENCE_ENDS: Final = frozenset(".?!;\n…")
_JOINS: Final = frozenset({"and", "also", "plus", "n", "&"})
_EDGES: Final = " \t\n,;:.-"


@dataclass(frozen=True)
class Question:
    """One question of a message.

    Attributes:
        text: the question, with what is told between it and the question before.
        number: its place in a list that the lifter numbered, from 1; None where nothing is numbered.
        led_in: the question behind the sentence told right before it; "" where that is no other text.
    """

    text: str
    number: int | None = None
    led_in: str = ""


def questions_in(reading: Reading) -> tuple[Question, ...]:
    """The questions of a message, in order; none where nothing is asked or too much at once.

    What is told before the first question, a greeting or thanks is left out.
    """
    found = _listed(reading.text) or _asked(reading)
    return found if len(found) <= MOST else ()


def _listed(text: str) -> tuple[Question, ...]:
    """The items of a list that counts from 1 or from a."""
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        signs = _STARTS.get(marks[0][1].lower() if marks else mark[1].lower(), "")
        if mark[1].lower() == signs[len(marks) : len(marks) + 1]:
            marks.append(mark)
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(
        Question(text[mark.end() : end].strip(_EDGES), number)
        for number, (mark, end) in enumerate(zip(marks, ends, strict=True), start=1)
    )


def _asked(reading: Reading) -> tuple[Question, ...]:
    """The stretches of a text that ask, cut where a new sentence or a joining word begins the next."""
    text = reading.text
    stretches: list[list[Clause]] = []
    told: list[Clause] = []
    before: list[Clause] = []
    end = 0
    for clause in reading.clauses:
        gap, end = text[end : clause.span.start], clause.span.end
        # A line break ends a sentence, but no two words of one: "do I need" and then "hip thrusts?"
        ends = _SENTENCE_ENDS - {"\n"} if _is_scrap(text, clause) else _SENTENCE_ENDS
        goes_on = bool(stretches) and not told and not ends.intersection(gap)
        opens = text[clause.span.start : clause.span.end]
        if goes_on and (Act.ASKS not in clause.acts or not _joins(gap, opens) or _is_scrap(text, clause)):
            stretches[-1].append(clause)
        elif Act.ASKS not in clause.acts:
            told.append(clause)
        elif stretches or (told and _is_scrap(text, clause)):
            stretches.append([*told, clause])
            told = []
        else:
            stretches.append([clause])
            before, told = told[-1:], []
    found = [Question(_text(text, stretch)) for stretch in stretches]
    if before:
        found[0] = replace(found[0], led_in=_text(text, [*before, *stretches[0]]))
    return tuple(found)


def _is_scrap(text: str, clause: Clause) -> bool:
    """Return True for an "enough?" or "please?", which asks nothing without what stands before it."""
    return len(text[clause.span.start : clause.span.end].split()) < _FEWEST_WORDS


def _joins(gap: str, opens: str) -> bool:
    """Return True if what stands between two clauses begins another question: a comma, "and", "also".

    An "or" begins the other half of the same one: "do I have to, or can I leave them out".
    """
    words = gap.lower().replace(",", " ").split()
    if "or" in words or opens.lower().startswith("or "):
        return False
    return "," in gap or not _JOINS.isdisjoint(words)


def _text(text: str, clauses: list[Clause]) -> str:
    start, end = clauses[0].span.start, clauses[-1].span.end
    return text[start : end + 1 if text[end : end + 1] == "?" else end]
