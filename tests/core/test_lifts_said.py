"""One table of lifts: names are put together with gear and stance, and slips of the finger are read as meant."""

from __future__ import annotations

import pytest

from bot.understanding.lifts import lift_mentions, lift_table
from bot.understanding.spelling import spelled_words


def named(message: str) -> list[str]:
    return [mention.lift.name for mention in lift_mentions(spelled_words(message))]


@pytest.mark.parametrize(
    ("message", "lifts"),
    [
        ("b-stance smith hip thrust", ["B-stance smith machine hip thrust"]),
        ("RDL (Dumbbell)", ["dumbbell Romanian deadlift"]),
        ("Seated Leg Curl (Machine)", ["seated leg curl"]),
        ("hip thrusts on the smith machine", ["smith machine hip thrust"]),
        ("hip thrust machine", ["hip thrust machine"]),
        ("one-leg hip thrusts", ["single-leg hip thrust"]),
        ("barbell bridge", ["barbell glute bridge"]),
        ("KAS glute bridge", ["glute bridge"]),
        ("Calf Press (Leg Press)", ["calf raise"]),
        ("legpress and stepups", ["leg press", "step-up"]),
        ("squats, then dead lifts", ["squat", "deadlift"]),
        ("smith 3x10", ["smith machine hip thrust"]),
        ("dumbbell 3x10", []),
        ("hip thrust with a dumbbell", ["barbell hip thrust"]),
        ("hip thrust in the", ["barbell hip thrust"]),
        ("hip thrust strict squat", ["barbell hip thrust", "squat"]),
        ("walking to the gym", []),
        ("SLRDL 3x8", ["single-leg Romanian deadlift"]),
        ("dbht", ["dumbbell hip thrust"]),
        ("squats, all on the smith", ["smith machine squat"]),
        ("squats 3x5, single leg", ["single-leg squat"]),
        ("lunges, single leg", ["lunge"]),
        ("squats and lunges, all on the smith", ["squat", "lunge"]),
        ("smith squat cable", ["smith machine squat"]),
    ],
)
def test_gear_and_stance_are_put_together_with_the_lift(message: str, lifts: list[str]) -> None:
    assert named(message) == lifts


@pytest.mark.parametrize("message", ["hipthrsut", "hip thrsut", "hip thurst", "hip thrusst"])
def test_a_slip_of_the_finger_is_read_as_meant(message: str) -> None:
    assert named(message) == ["barbell hip thrust"]


@pytest.mark.parametrize(
    ("message", "lift"), [("leg prees", "leg press"), ("suqat", "squat"), ("deadlfit", "deadlift")]
)
def test_a_slip_in_a_short_word_is_read_where_a_name_makes_it_sure(message: str, lift: str) -> None:
    assert named(message) == [lift]


@pytest.mark.parametrize("message", ["trust the process", "a deadline", "the press"])
def test_ordinary_words_are_no_slips(message: str) -> None:
    assert named(message) == []


def test_the_bench_is_a_lift_only_beside_sets_and_says_so() -> None:
    (mention,) = lift_mentions(spelled_words("bench"))
    assert mention.loose


def test_a_lift_knows_its_group_its_bar_and_its_legs() -> None:
    thrust, split = (mention.lift for mention in lift_mentions(spelled_words("hip thrusts and split squats")))
    assert (thrust.group, thrust.on_olympic_bar, thrust.one_leg) == ("hip_thrust", True, False)
    assert (split.group, split.on_olympic_bar, split.one_leg) == ("split_squat", False, True)


def test_a_lift_is_found_by_the_name_it_is_stored_under() -> None:
    table = lift_table()
    assert table.named("Romanian deadlift") == table.entry("romanian_deadlift")
    assert table.named("zercher carry") is None
