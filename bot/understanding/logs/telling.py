"""What of a message tells a log something: questions, and what others say or what was once, change nothing in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.understanding.logs.said import parts_of
from bot.understanding.marked import mark
from bot.understanding.reading import Act, Clause, Reading, Standing

_ASKS_THE_COACH: Final = frozenset({"can", "could", "would", "will", "please"})
_CHANGES: Final = frozenset({"was", "drop", "more", "less", "denies", "same_again"})
_QUESTIONS: Final = frozenset({"do", "does", "should", "would", "will", "is", "are"})
_DOES_MORE: Final = frozenset({Act.COMMANDS, Act.CORRECTS, Act.AGREES, Act.REFUSES})
_WAS: Final = frozenset({"was", "were"})
_NO_QUESTION_BEHIND: Final = frozenset({"be", "have", "it", "that", "do", "not", "say"})
"""Behind a first "should" or "do" these make no question: "should be 105", "do it"."""


def told_text(reading: Reading) -> str:
    """The text of a message with the clauses that tell a log nothing blanked, so that every word keeps its place.

    Args:
        reading: of the message.
    """
    text = reading.text
    if reading.clauses and _only_asks(reading):
        return " " * len(text)
    for clause in reading.clauses:
        if _tells_nothing(reading, clause):
            span = clause.span
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _only_asks(reading: Reading) -> bool:
    """Whether a question comes first and the rest explains it: "do partials count, since the lift is short"."""
    first, *rest = reading.clauses
    does = {act for clause in rest for act in clause.acts}
    numbers = any(word.is_number for word in reading.words)
    return not numbers and not does & _DOES_MORE and _tells_nothing(reading, first)


def _tells_nothing(reading: Reading, clause: Clause) -> bool:
    said = reading.text[clause.span.start : clause.span.end]
    words = said.lower().split()
    if Act.COMMANDS in clause.acts:
        return False
    valued = any(one in _WAS and two[:1].isdigit() for one, two in pairwise(words))
    if valued and not reading.text[clause.span.end :].startswith("?"):
        # "Was 105 on the last two"
        return False
    if Act.ASKS in clause.acts or _begins_as_question(words):
        asks_for_change = bool(words) and words[0] in _ASKS_THE_COACH
        return not (asks_for_change and any(part.does & _CHANGES for part in parts_of(said, ())))
    put = [standing for word, standing in _numbers_put(said)]
    return bool(put) and all(standing in (Standing.HEARSAY, Standing.PAST) for standing in put)


def _begins_as_question(words: list[str]) -> bool:
    """Whether a clause begins as a question does whose subject is any noun: "do lengthened partials matter"."""
    if len(words) < 3 or words[0] not in _QUESTIONS:
        return False
    return words[1] not in _NO_QUESTION_BEHIND and not (words[0] == "do" and any(map(str.isdigit, "".join(words))))


def _numbers_put(said: str) -> list[tuple[str, Standing]]:
    marked = mark(said)
    return [(word.text, put) for word, put in zip(marked.words, marked.put, strict=True) if word.is_number]
