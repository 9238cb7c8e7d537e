"""Goal, experience and equipment: phrases of a table, each with how it is put."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.facts import Equipment, Experience, Fact, Goal
from bot.understanding.marked import Marked
from bot.understanding.numbers import number_at
from bot.understanding.reading import Said, Standing
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

_CLOSE: Final = 12
"""Words of a clause before and behind a phrase that can bear on it."""
LONG_ENOUGH_MONTHS: Final = 6
"""Months of lifting from which a lifter counts as trained: coaching practice, where the guide draws no line."""
_MONTHS_IN: Final = {"y": 12.0, "m": 1.0, "w": 0.25}
_UNITS: Final = frozenset(
    {"year", "years", "yr", "yrs", "month", "months", "mth", "mths", "week", "weeks", "wk", "wks"}
)
_OLDEST_HOBBY: Final = 12
"""Years of training that a number of years alone may mean; more is an age."""
_AROUND: Final = frozenset(
    {"about", "around", "over", "nearly", "almost", "like", "for", "now", "+", "only", "just", "in", "a", "good"}
)
_FOR_A_SPORT: Final = frozenset({"for", "play", "playing"})
_COUNTED: Final = frozenset({"once", "twice", "thrice", "times", "time", "days", "day", "x", "sessions", "each"})
_NO_SPAN: Final = frozenset(
    {"old", "block", "until", "till", "program", "programme", "plan", "left", "off", "challenge"}
    | {"pregnant", "postpartum", "pp", "post", "along", "after", "out"}
)


def find_goals(marked: Marked) -> Iterator[Said]:
    """The goals of the lifter; whoever does not want to be unfit, or wants to mend it, wants to be fit."""
    for said in _found(marked, "goals", Goal):
        lacking = isinstance(said.fact, Goal) and said.fact.id.startswith("lack.")
        if not lacking:
            yield said
        elif said.standing in (Standing.DENIED, Standing.AFFIRMED, Standing.WISHED):
            fact = Goal(said.fact.id.removeprefix("lack."))  # type: ignore[union-attr]
            yield replace(said, fact=fact, standing=Standing.AFFIRMED, loose=said.standing is Standing.AFFIRMED)


def find_equipment(marked: Marked) -> Iterator[Said]:
    """The equipment that there is to train with."""
    return _found(marked, "equipment", Equipment)


def find_experience(marked: Marked) -> Iterator[Said]:
    """How long the lifter has trained, in words or as a time; "no beginner" is trained."""
    for said in _found(marked, "experience", Experience):
        kind = said.fact.id  # type: ignore[union-attr]
        if kind in ("lifting", "begun"):
            continue
        if kind.startswith("start."):
            put = Standing.AFFIRMED if said.standing is Standing.PAST else said.standing
            yield replace(said, fact=Experience(kind.removeprefix("start.")), standing=put)
        elif said.standing is Standing.DENIED:
            other = "trained" if kind == "beginner" else "beginner"
            yield replace(said, fact=Experience(other), standing=Standing.AFFIRMED)
        else:
            yield said
    yield from _times(marked)


def _found(marked: Marked, name: str, make: Callable[[str], Fact]) -> Iterator[Said]:
    for mention in load_table(name).mentions(marked.words):
        if mention.id == "none":
            continue
        mark, _, id_ = mention.id.rpartition(".")
        loose = mark == "loose" and not (id_ == "sport" and _before(marked.words, mention.first) in _FOR_A_SPORT)
        if mark == "alone":
            loose = not _is_item(marked, mention)
        if loose and speaks_to_the_coach(marked, mention.first):
            continue
        named = id_ if mark in ("loose", "alone") else mention.id
        yield marked.said(make(named), mention.first, mention.after, loose=loose)


def _before(words: Sequence[Word], place: int) -> str:
    return words[place - 1].text if place else ""


def _is_item(marked: Marked, mention: Mention) -> bool:
    """Return True if a mention is all of its clause, and others stand beside it."""
    clause = marked.clause_at(mention.first)
    whole = clause is not None and (clause.first, clause.after) == (mention.first, mention.after)
    return whole and len(marked.clauses) > 1


def speaks_to_the_coach(marked: Marked, place: int) -> bool:
    """Return True if the clause of a word speaks of the coach: "ur actually ok" says nothing of the lifter."""
    near = slice(max(place - _CLOSE, 0), place + _CLOSE)
    same = marked.clause_of[place]
    return any(
        word.text in ("you", "u", "ur", "youre", "your") and number == same
        for word, number in zip(marked.words[near], marked.clause_of[near], strict=True)
    )


def _times(marked: Marked) -> Iterator[Said]:
    """Times of training: "5 yrs", "half a year", "a year and a half", "since 2019", "started two years ago"."""
    table, place = load_table("experience"), 0
    while place < len(marked.words):
        months, after = _months_at(marked.words, place)
        if not after:
            place += 1
            continue
        clause = marked.clause_at(place)
        if clause is not None and not (after < len(marked.words) and marked.words[after].text in _NO_SPAN):
            before = marked.words[max(clause.first, place - _CLOSE) : place]
            behind = marked.words[after : min(clause.after, after + _CLOSE)]
            kinds = {mention.id for mention in (*table.mentions(before), *table.mentions(behind))}
            kinds |= {"lifting"} if any(word.text == "trained" for word in before) else set()
            alone = all(word.text in _AROUND for word in (*before, *behind))
            gone_by = after < len(marked.words) and marked.words[after].text in ("ago", "back")
            id_ = "trained" if months >= LONG_ENOUGH_MONTHS else "beginner"
            said = marked.said(Experience(id_), place, after)
            if gone_by and "begun" in kinds:
                yield replace(said, standing=Standing.AFFIRMED)
            elif not gone_by:
                in_years = alone and LONG_ENOUGH_MONTHS <= months <= 12 * _OLDEST_HOBBY
                yield replace(said, loose=not (in_years or "lifting" in kinds))
        place = after


def _months_at(words: Sequence[Word], place: int) -> tuple[float, int]:
    """The months that a time beginning at a word says, and the place behind it; 0, 0 if none begins there."""
    texts = [word.text for word in words[place : place + 3]]
    if texts[:1] == ["since"] and texts[1:2] and texts[1].isdigit() and len(texts[1]) == 4:
        return 12.0, place + 2
    halves = texts[:2] == ["half", "a"] or texts[:1] == ["half"]
    start = place + (2 if texts[:2] == ["half", "a"] else 1 if halves else 0)
    number, after = 1.0, start
    if start < len(words) and not halves:
        found = number_at(words, start)
        if found is not None:
            number, after = float(found.value), found.after
        elif words[start].text in ("a", "an") and (start == 0 or words[start - 1].text not in _COUNTED):
            after = start + 1
        else:
            return 0.0, 0
        if after < len(words) and words[after].text == "+":
            after += 1
    after = _behind_half(words, after)
    if after >= len(words) or words[after].text not in _UNITS:
        return 0.0, 0
    more = _behind_half(words, after + 1)
    number += 0.5 if more > after + 1 else 0.0
    return number * _MONTHS_IN[words[after].text[0]] / (2 if halves else 1), more


def _behind_half(words: Sequence[Word], place: int) -> int:
    texts = [word.text for word in words[place : place + 3]]
    return place + 3 if len(texts) == 3 and texts[0] in ("and", "n", "an") and texts[1:] == ["a", "half"] else place
