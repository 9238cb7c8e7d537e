"""A conversation written the way people also write, and what is said of it then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.trainer.case import Case, Said
from bot.trainer.check import exchanges, missed
from bot.trainer.guide_expectations import Intent
from bot.trainer.reading_grade import reading_grade
from bot.trainer.result import PlayedCase, PlayedStep
from bot.trainer.robustness import (
    WAYS,
    flips,
    in_other_units,
    mistyped,
    padded,
    rewritten,
    shouted,
    unpunctuated,
)
from bot.trainer.summary import changes, keep_summary, last_summary
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import Place

HERE = Place("talk.yml", 1)


@pytest.mark.parametrize(
    ("text", "other"),
    [("squats or hip thrusts?", "squats or hip thursts?"), ("how many sets", "how many sets"), ("", "")],
)
def test_a_typo_is_two_letters_of_the_longest_word(text: str, other: str) -> None:
    assert mistyped(text) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("3x10 at 100 kg", "3x10 at 220 lb"),
        ("did 135lbs today", "did 61 kg today"),
        ("62,5 kilos for 8", "138 lb for 8"),
        ("4 kgs and 5 pounds", "9 lb and 2 kg"),
        ("8 reps", "8 reps"),
    ],
)
def test_loads_change_their_unit_and_nothing_else_does(text: str, other: str) -> None:
    assert in_other_units(text) == other


def test_punctuation_goes_but_not_from_inside_words() -> None:
    assert unpunctuated("I'm 5'6, which bench: 41.5 cm?") == "I'm 5'6 which bench 41.5 cm"


def test_capitals_and_filler_words() -> None:
    assert shouted("why?") == "WHY?"
    assert padded("why?") == "hey so um why?"


def test_taps_and_messages_without_a_word_are_not_rewritten() -> None:
    case = Case("one", HERE, tuple(Said(HERE, text) for text in ("hi", "/setup", "👍", "")))
    texts = [step.text for step in rewritten(case, padded).steps if isinstance(step, Said)]
    assert texts == ["hey so um hi", "/setup", "👍", ""]


class Strict:
    """Understands lower case only."""

    def play(self, case: Case) -> PlayedCase:
        steps = []
        for exchange in exchanges(case.steps):
            turn = Turn(exchange.said.text, understood=("greet" if exchange.said.text.islower() else "stop",))
            steps.append(PlayedStep(HERE, turn, missed(exchange, turn)))
        return PlayedCase(case, tuple(steps), 0.0)


def test_what_flips_is_named_with_its_way() -> None:
    case = Case("one", HERE, (Said(HERE, "hello", (Intent(HERE, "greet"),)),))
    (flip,) = flips([Strict().play(case)], Strict())
    assert (flip.way, flip.said, flip.missed.expected) == ("capitals", "HELLO", "intent greet")


def test_what_failed_anyway_does_not_flip() -> None:
    case = Case("one", HERE, (Said(HERE, "HELLO", (Intent(HERE, "greet"),)),))
    assert flips([Strict().play(case)], Strict()) == ()


def test_a_way_that_changes_nothing_is_not_played() -> None:
    class Never(Strict):
        def play(self, case: Case) -> PlayedCase:
            raise AssertionError(case)

    case = Case("one", HERE, (Said(HERE, "/setup"),))
    assert flips([replace(Strict().play(case))], Never()) == ()
    assert set(WAYS) == {"typos", "capitals", "filler words", "no punctuation", "kg and lb"}


def test_the_next_report_knows_the_numbers_of_the_last(tmp_path: Path) -> None:
    assert last_summary(tmp_path) == {}
    keep_summary(tmp_path, {"cases": 3})
    assert changes(last_summary(tmp_path), {"cases": 4, "caveats": 1}) == [("cases", 3, 4), ("caveats", None, 1)]


@pytest.mark.parametrize("broken", ["{", "[1]", ""])
def test_numbers_that_cannot_be_read_are_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / "report.json").write_text(broken)
    assert last_summary(tmp_path) == {}


def test_no_words_have_no_grade() -> None:
    assert reading_grade("") == reading_grade("1 2 3") == 0.0
