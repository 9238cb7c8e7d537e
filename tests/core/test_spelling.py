"""Slips of the finger are mended; what is known, and what is no slip, stays as it was typed."""

from __future__ import annotations

import time

import pytest

from bot.understanding.lifts import lift_table
from bot.understanding.spelling import Spelling, spelled, spelled_words
from bot.understanding.words import words_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("my knee hruts", "my knee hurts"),
        ("im 20 weeks preganant", "im 20 weeks pregnant"),
        ("CEHST pain!", "chest pain!"),
        ("nubmness in my foot, tingilng too", "numbness in my foot, tingling too"),
        ("hip thrustt 3x8 @60kg", "hip thrust 3x8 @60kg"),
        ("leg prees", "leg press"),
        ("waht abuot the secnod one", "what about the second one"),
        ("two lads, Marek and Pavel", "two lads, Marek and Pavel"),
        ("my Gltues hurt", "my glutes hurt"),
    ],
)
def test_slips_of_the_finger_are_mended(typed: str, meant: str) -> None:
    assert spelled(typed) == meant


@pytest.mark.parametrize(
    "message",
    [
        "don't won’t cant I've im theyre",
        "gonna wanna prolly tmrw ngl fr",
        "RDLS BSS OHP amrap emom rpe rir",
        "zercher, jefferson and kas bridges",
        "trust the process, form from curb cure",
        "60kgx10 3x8@100",
        "",
        "xqzv wrtpsd kjhgf",
    ],
)
def test_what_is_no_slip_stays_as_it_was_typed(message: str) -> None:
    assert spelled(message) == message


def test_no_lift_becomes_another() -> None:
    table = lift_table()
    for words, id_ in table.phrases.phrases.items():
        meant = tuple(word.text for word in spelled_words(" ".join(words)))
        assert table.phrases.phrases.get(meant, id_) == id_


def test_words_keep_their_places_in_the_message() -> None:
    typed = "my knee huurts, a lot"
    assert [typed[word.start : word.end] for word in spelled_words(typed)] == ["my", "knee", "huurts", ",", "a", "lot"]


def test_two_swapped_letters_are_thought_of_first_and_then_words_of_ours() -> None:
    spelling = Spelling(["thrust", "glute"])
    assert [word.text for word in spelling.corrected(words_of("thurst gluty fluet"))] == ["thrust", "glute", "flute"]


def test_a_message_of_unknown_words_is_no_english_with_slips_and_costs_little() -> None:
    wall = " ".join(f"brzt{chr(97 + n % 26)}{chr(97 + n // 26)}kjhgfw" for n in range(140))
    started = time.perf_counter()
    assert spelled(wall) == wall
    assert time.perf_counter() - started < 0.5
