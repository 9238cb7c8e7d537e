"""One tokenizer for all that is read: words keep their place, and every table means one thing by a phrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.vocabulary import PhraseTable, VocabularyError, load_table
from bot.understanding.words import LONGEST_MESSAGE, Kind, words_of


def texts(message: str) -> list[str]:
    return [word.text for word in words_of(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Hip-Thrust 3×10 @ 62.5kg", ["hip", "thrust", "3", "x", "10", "@", "62.5", "kg"]),
        ("60kgx8", ["60", "kg", "x", "8"]),
        ("12ea 5s x 10r", ["12", "ea", "5", "s", "x", "10", "r"]),
        ("8-10 reps", ["8", "-", "10", "reps"]),
        ("35-lb dumbbell", ["35", "lb", "dumbbell"]),
        ("hip thrust - 95", ["hip", "thrust", "-", "95"]),
        ("- squat", ["-", "squat"]),
        ("Don’t", ["dont"]),
        ("Don't", ["dont"]),
        ("café", ["cafe"]),
        ("a\nb", ["a", "\n", "b"]),
    ],
)
def test_a_message_is_cut_the_same_way_everywhere(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


def test_a_word_keeps_its_place_in_what_was_typed() -> None:
    message = "Zoë did 3×10, don’t ask"
    assert [message[word.start : word.end] for word in words_of(message)][-3:] == [",", "don’t", "ask"]


def test_a_number_knows_that_it_is_one_and_what_is_glued_to_it() -> None:
    number, unit = words_of("60kg")
    assert (number.is_number, unit.is_number, unit.glued, unit.kind) == (True, False, True, Kind.LETTERS)


def test_only_the_first_characters_of_an_endless_message_are_read() -> None:
    assert len(words_of("a " * LONGEST_MESSAGE)) == LONGEST_MESSAGE / 2


LIFTS = PhraseTable("lifts", {"hip_thrust": ["hip thrust", "thrust"], "squat": ["squat", "back squat"]})


def test_the_longest_phrase_is_the_one_that_is_meant() -> None:
    words = words_of("hip-thrust then back squat")
    assert [(one.id, one.first, one.after) for one in LIFTS.mentions(words)] == [
        ("hip_thrust", 0, 2),
        ("squat", 3, 5),
    ]


def test_a_whole_phrase_has_its_meaning_and_others_have_none() -> None:
    assert (LIFTS.meaning("Hip-Thrust"), LIFTS.meaning("row")) == ("hip_thrust", None)
    assert LIFTS.phrases[("back", "squat")] == "squat"


def test_a_phrase_that_means_two_things_is_an_error_that_names_both() -> None:
    with pytest.raises(VocabularyError, match=r"lifts: 'HT' stands under hip_thrust and under height"):
        PhraseTable("lifts", {"hip_thrust": ["ht"], "height": ["HT"]})


def test_a_phrase_without_a_word_is_an_error() -> None:
    with pytest.raises(VocabularyError, match=r"lifts: squat: ' ' holds no word"):
        PhraseTable("lifts", {"squat": [" "]})


def test_a_table_that_is_no_list_of_phrases_is_an_error_that_says_what_is_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "colours.yml").write_text("red: scarlet\n", encoding="utf-8")
    monkeypatch.setattr("bot.understanding.vocabulary.FOLDER", tmp_path)
    with pytest.raises(VocabularyError, match=r"colours.yml: expected `concept: \[phrase, …\]` throughout"):
        load_table("colours")
