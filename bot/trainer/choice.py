"""Which of the cases to play: by words of their name, or those that failed last time."""

from __future__ import annotations

from collections.abc import Iterable

from bot.trainer.case import Case
from bot.trainer.junit import case_key


def by_words(cases: Iterable[Case], words: str) -> list[Case]:
    """The cases whose ``file::name`` holds the words, in any case; ``and``, ``or`` and ``not`` join them.

    Args:
        cases: to choose from.
        words: for example ``back and not pain``; all cases where it is empty.
    """
    return [case for case in cases if not words.strip() or _holds(case.label.lower(), words.lower())]


def by_failure(cases: Iterable[Case], failed: frozenset[tuple[str, str]]) -> list[Case]:
    """The cases among those that failed.

    Args:
        cases: to choose from.
        failed: their keys in the JUnit report.
    """
    return [case for case in cases if case_key(case) in failed]


def _holds(text: str, words: str) -> bool:
    ways = " ".join(words.split()).split(" or ")
    return any(all(_term(text, term) for term in way.split(" and ")) for way in ways)


def _term(text: str, term: str) -> bool:
    term = term.strip()
    if term.startswith("not "):
        return term[4:].strip() not in text
    return term in text
