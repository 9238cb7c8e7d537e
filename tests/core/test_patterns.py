"""Patterns: how far they reach, what a "no" before them does, and mistakes that are named."""

from __future__ import annotations

import pytest

from bot.understanding.pattern_finder import Negation, PatternFinder
from bot.understanding.patterns import PatternBook, PatternError
from bot.understanding.words import words_of

NEGATION = Negation(
    words=frozenset({"no", "without"}),
    between=frozenset({"any", "numb", "or"}),
    never_next=frozenset({"my"}),
    called_off_by=frozenset({"until"}),
    called_off_before=frozenset({"cant"}),
)


def found(text: str, *patterns: str, sayings: tuple[str, ...] = (), spelled: dict[str, str] | None = None) -> list[str]:
    lists = [("part", ["knee", "shin"]), ("", sayings), ("sign", patterns)]
    finder = PatternFinder(PatternBook(lists, spelled or {}), ["sign"], NEGATION)
    message, matches = finder.find(words_of(text))
    return [
        ("not " if one.denied else "") + " ".join(message.words[one.first : one.after])
        for one in matches
        if one.name == "sign"
    ]


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("it aches", "ach*", ["aches"]),
        ("my foot", "leg/foot", ["foot"]),
        ("in my knee", "in (my) knee", ["in my knee"]),
        ("knee pain", "<part> pain", ["knee pain"]),
        ("numb all over the leg", "numb ... leg", ["numb all over the leg"]),
        ("pain low in the shin", "<part> ~ pain", ["pain low in the shin"]),
        ("numb. leg", "numb ... leg", []),
        ("PAAAAIN", "pain", ["pain"]),
        ("60kg", "60kg", ["60kg"]),
    ],
)
def test_a_pattern_reaches_as_far_as_its_marks_say(text: str, pattern: str, expected: list[str]) -> None:
    assert found(text, pattern) == expected


def test_a_saying_hides_what_it_covers() -> None:
    assert found("pain in the neck", "pain", sayings=("pain in the neck",)) == []


def test_spellings_are_read_as_one_word() -> None:
    assert found("can not feel", "cant feel", spelled={"can not": "cant"}) == ["cant feel"]
    assert found("hip thrusts", "hipthrusts", spelled={"hip thrust*": "hipthrust"}) == ["hipthrusts"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no pain", ["not pain"]),
        ("no numb, pain", ["pain"]),
        ("no numb, any or pain", ["not pain"]),
        ("no my pain", ["pain"]),
        ("no pain until today", ["pain"]),
        ("cant lift without pain", ["pain"]),
        ("lift without pain", ["not pain"]),
        ("no. pain", ["pain"]),
        ("no other pain", ["pain"]),
    ],
)
def test_a_no_takes_back_what_it_reaches(text: str, expected: list[str]) -> None:
    assert found(text, "pain") == expected


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("<prat> pain", "no list <prat> stands further up"),
        ("pain & co", "cannot read '&'"),
        ("a ~ b ~ c", "two '~'"),
        ("(pain)", "holds no word that must be there"),
        (True, "is no text"),
    ],
)
def test_a_mistake_in_a_pattern_is_named(pattern: object, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        PatternBook([("sign", [pattern])], {})
