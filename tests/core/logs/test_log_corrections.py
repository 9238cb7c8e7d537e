"""A log is corrected by talk: each change reaches what it names and nothing else."""

from __future__ import annotations

import pytest
from core.logs.log_play import TODAY, begun, heard, played

from bot.conversation.log.wording import log_in_words

SAID = "3x10 at 100kg rpe 8"
RAMP = "60kg x 12, 80kg x 10, 80kg x 9, 100kg x 6"
BOTH = "rdl 3x10 80kg\nsquat 40kg x 12, 60kg x 8, 80kg x 8"


@pytest.mark.parametrize(
    ("correction", "echo"),
    [
        ("no, 105", "3 sets of 10 at 105 kg, RPE 8"),
        ("105 not 100", "3 sets of 10 at 105 kg, RPE 8"),
        ("i meant 62,5", "3 sets of 10 at 62.5 kg, RPE 8"),
        ("2.5kg more", "3 sets of 10 at 102.5 kg, RPE 8"),
        ("bodyweight", "3 sets of 10 at body weight, RPE 8"),
        ("two plates", "3 sets of 10 at 100 kg, RPE 8"),
        ("last set was 105kg", "2 sets of 10 at 100 kg, 1 set of 10 at 105 kg, RPE 8"),
        ("105kg on the last set", "2 sets of 10 at 100 kg, 1 set of 10 at 105 kg, RPE 8"),
        ("was 105 on the last two", "1 set of 10 at 100 kg, 2 sets of 10 at 105 kg, RPE 8"),
        ("the first was 6 reps at 225", "1 set of 6 at 225 kg, 2 sets of 10 at 100 kg, RPE 8"),
        ("make that pounds", "3 sets of 10 at 100 lb, RPE 8"),
        ("it was 100 lb not kg", "3 sets of 10 at 100 lb, RPE 8"),
        ("it was 9 reps on the last set", "10, 10 and 9 reps at 100 kg, RPE 8"),
        ("the last set was only 7", "10, 10 and 7 reps at 100 kg, RPE 8"),
        ("only got a 9 on the last", "10, 10 and 9 reps at 100 kg, RPE 8"),
        ("second set was 9 reps", "10, 9 and 10 reps at 100 kg, RPE 8"),
        ("first was 11, second was 9 and the last 8", "11, 9 and 8 reps at 100 kg, RPE 8"),
        ("last 2 sets were 9", "10, 9 and 9 reps at 100 kg, RPE 8"),
        ("first two were 11 reps", "11, 11 and 10 reps at 100 kg, RPE 8"),
        ("10, 10, 8", "10, 10 and 8 reps at 100 kg, RPE 8"),
        ("one more rep", "3 sets of 11 at 100 kg, RPE 8"),
        ("2 more reps on the last set", "10, 10 and 12 reps at 100 kg, RPE 8"),
        ("5 reps less", "3 sets of 5 at 100 kg, RPE 8"),
        ("12 reps", "3 sets of 12 at 100 kg, RPE 8"),
        ("make it 4 sets", "4 sets of 10 at 100 kg, RPE 8"),
        ("I did 4 sets not 3", "4 sets of 10 at 100 kg, RPE 8"),
        ("one set less", "2 sets of 10 at 100 kg, RPE 8"),
        ("drop the last one", "2 sets of 10 at 100 kg, RPE 8"),
        ("no, it was 4x8 at 110", "4 sets of 8 at 110 kg, RPE 8"),
        ("sorry, 82.5 it was", "3 sets of 10 at 82.5 kg, RPE 8"),
        ("rpe 9 not 8", "3 sets of 10 at 100 kg, RPE 9"),
        ("rir 1", "3 sets of 10 at 100 kg, RPE 9"),
        ("rpe 8, 8, 9", "3 sets of 10 at 100 kg, RPE 8, 8, 9"),
        ("last set was rpe 9", "3 sets of 10 at 100 kg, RPE 8, 8, 9"),
        ("last one was an 8.5", "3 sets of 10 at 100 kg, RPE 8, 8, 8.5"),
        ("the last felt like a 9", "3 sets of 10 at 100 kg, RPE 8, 8, 9"),
        ("yes but 105", "3 sets of 10 at 105 kg, RPE 8"),
        ("that's without the bar", "3 sets of 10 at 120 kg, RPE 8"),
        ("the bar is not included", "3 sets of 10 at 120 kg, RPE 8"),
        ("on each side plus the bar", "3 sets of 10 at 220 kg, RPE 8"),
        ("with the bar", "3 sets of 10 at 100 kg, RPE 8"),
        ("change sets to 4", "4 sets of 10 at 100 kg, RPE 8"),
        ("date 20.11.", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, Friday 20 Nov"),
        ("its from friday", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, Friday 20 Nov"),
        ("save it for yesterday", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, yesterday"),
        ("with dumbbells", "3 sets of 10 at 100 kg, RPE 8, dumbbell hip thrust"),
        ("the 2nd was 95", "1 set of 10 at 100 kg, 1 set of 10 at 95 kg, 1 set of 10 at 100 kg, RPE 8"),
        ("it was squats", "3 sets of 10 at 100 kg, RPE 8, squat"),
        ("those were glute bridges, not hip thrusts", "3 sets of 10 at 100 kg, RPE 8, glute bridge"),
        ("sorry wrong lift, that was the trap bar deadlift", "3 sets of 10 at 100 kg, RPE 8, trap bar deadlift"),
        ("2 more sets 8", "10, 10, 10, 8 and 8 reps at 100 kg"),
        ("the load was 105, 10, 9, 8", "10, 9 and 8 reps at 105 kg, RPE 8"),
        ("it was 80 kg x 8", "3 sets of 8 at 80 kg, RPE 8"),
        ("the last was a set of 12", "10, 10 and 12 reps at 100 kg, RPE 8"),
        ("8.5 on the last", "3 sets of 10 at 100 kg, RPE 8, 8, 8.5"),
        ("no, 105, 10, 9, 8", "10, 9 and 8 reps at 105 kg, RPE 8"),
        ("the effort was a 7", "3 sets of 10 at 100 kg, RPE 7"),
        ("it was 4x12, not 3x10", "4 sets of 12 at 100 kg, RPE 8"),
        ("it was 12 reps not 10 reps", "3 sets of 12 at 100 kg, RPE 8"),
        ("set 2 was 8 reps", "10, 8 and 10 reps at 100 kg, RPE 8"),
        ("no, thrusts 2x10 60kg and squats 3x8 70kg", "Today (23 Nov):\n• Barbell hip thrust: 2 sets of 10 at 60 kg"),
        ("that was yesterday", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, yesterday (22 Nov)"),
        ("yesterday, not today", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, yesterday (22 Nov)"),
        ("12s not 10s", "3 sets of 12 at 100 kg, RPE 8"),
        ("10 9 8 7", "10, 9, 8 and 7 reps at 100 kg, RPE 8"),
        ("reps were 12", "3 sets of 12 at 100 kg, RPE 8"),
        ("the weight was 90", "3 sets of 10 at 90 kg, RPE 8"),
        ("sets were 4", "4 sets of 10 at 100 kg, RPE 8"),
        ("it was on the smith", "3 sets of 10 at 100 kg, RPE 8, smith machine hip thrust"),
        ("was a machine actually", "3 sets of 10 at 100 kg, RPE 8, hip thrust machine"),
        ("change the lift to squats", "3 sets of 10 at 100 kg, RPE 8, squat"),
        ("the middle one was 8", "10, 8 and 10 reps at 100 kg, RPE 8"),
        ("last set i failed at 7", "10, 10 and 7 reps at 100 kg, RPE 8"),
        ("missed 2 reps on the last set", "10, 10 and 8 reps at 100 kg, RPE 8"),
        ("missed a rep on the last", "10, 10 and 9 reps at 100 kg, RPE 8"),
        ("minus one rep on the last set", "10, 10 and 9 reps at 100 kg, RPE 8"),
        ("a fourth with 6", "10, 10, 10 and 6 reps at 100 kg"),
        ("could you change it to 4 sets", "4 sets of 10 at 100 kg, RPE 8"),
        ("105 sorry", "3 sets of 10 at 105 kg, RPE 8"),
        ("another one, 9 this time", "10, 10, 10 and 9 reps at 100 kg"),
        ("one more like that with 105", "3 sets of 10 at 100 kg, 1 set of 10 at 105 kg"),
        ("102/104/106", "1 set of 10 at 102 kg, 1 set of 10 at 104 kg, 1 set of 10 at 106 kg, RPE 8"),
        ("rpe on the last one was 9", "3 sets of 10 at 100 kg, RPE 8, 8, 9"),
        ("the 100 was 8", "3 sets of 8 at 100 kg, RPE 8"),
        ("5 kg lighter", "3 sets of 10 at 95 kg, RPE 8"),
        ("saturday the 21st, not today", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, Saturday 21 Nov"),
        ("one 24 in each hand", "3 sets of 10 at 24 kg, RPE 8"),
    ],
)
def test_a_correction_changes_what_it_names_and_nothing_else(correction: str, echo: str) -> None:
    words = played(SAID, correction)
    assert words.startswith(echo)
    assert words.endswith("Should I save this?")


@pytest.mark.parametrize(
    ("correction", "echo"),
    [
        ("all the 80s should be 82.5", "1 set of 12 at 60 kg, 10 and 9 reps at 82.5 kg, 1 set of 6 at 100 kg"),
        ("the 100 was 105", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, 1 set of 6 at 105 kg"),
        ("change 60 to 62.5", "1 set of 12 at 62.5 kg, 10 and 9 reps at 80 kg"),
        ("swap the 100 for 105", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, 1 set of 6 at 105 kg"),
        ("the 100 was actually for 7", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, 1 set of 7 at 100 kg"),
        ("got 7 at 100", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, 1 set of 7 at 100 kg"),
        ("the 9 was a 10", "1 set of 12 at 60 kg, 2 sets of 10 at 80 kg, 1 set of 6 at 100 kg"),
        ("the 80x9 was 80x8", "1 set of 12 at 60 kg, 10 and 8 reps at 80 kg"),
        ("the 6s were 7s", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, 1 set of 7 at 100 kg"),
        ("remove the 100", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, barbell"),
        ("delete the set of 6", "1 set of 12 at 60 kg, 10 and 9 reps at 80 kg, barbell"),
        ("drop the 80x9", "1 set of 12 at 60 kg, 1 set of 10 at 80 kg, 1 set of 6 at 100 kg"),
        ("the 60 was a warm up", "Warm-up 1 set of 12 at 60 kg, 10 and 9 reps at 80 kg"),
        ("sets 2 and 3 were 8", "1 set of 12 at 60 kg, 2 sets of 8 at 80 kg, 1 set of 6 at 100 kg"),
        ("set 1 and 2 were 11 reps", "1 set of 11 at 60 kg, 11 and 9 reps at 80 kg"),
        ("only 8 on sets 2 and 3", "1 set of 12 at 60 kg, 2 sets of 8 at 80 kg, 1 set of 6 at 100 kg"),
        ("first and last were 7", "1 set of 7 at 60 kg, 10 and 9 reps at 80 kg, 1 set of 7 at 100 kg"),
        ("2nd and 3rd set only 7", "1 set of 12 at 60 kg, 2 sets of 7 at 80 kg, 1 set of 6 at 100 kg"),
        ("the second to last was 8", "1 set of 12 at 60 kg, 10 and 8 reps at 80 kg"),
        ("the others were 8 reps", "1 set of 12 at 60 kg, 2 sets of 8 at 80 kg, 1 set of 8 at 100 kg"),
        ("the other two were 8", "1 set of 12 at 60 kg, 10 and 8 reps at 80 kg, 1 set of 8 at 100 kg"),
        ("all 2.5 heavier", "1 set of 12 at 62.5 kg, 10 and 9 reps at 82.5 kg, 1 set of 6 at 102.5 kg"),
        ("10 on all of them", "1 set of 10 at 60 kg, 2 sets of 10 at 80 kg, 1 set of 10 at 100 kg"),
    ],
)
def test_sets_are_named_by_their_place_load_or_reps(correction: str, echo: str) -> None:
    assert played(RAMP, correction).startswith(echo)


@pytest.mark.parametrize(
    ("correction", "asked"),
    [
        ("some of it on saturday, some on friday", "Do you mean Saturday 21 Nov or Friday 20 Nov?"),
        ("or 105, cant remember", "What weight did you use?"),
        ("maybe 9 reps on the last, not sure", "How many reps did you do"),
        ("might have been 4 sets", "How many sets and reps did you do?"),
        ("per side", "Was there a bar too?"),
        ("i mean 100 on each side", "Was there a bar too?"),
        ("no, 12", "What does “12” stand for?"),
        ("3 more", "What does “3” stand for?"),
        ("20 reps less", "can't be right"),
        ("5 lb more", "How much is"),
        ("fifth set was 9", "How many sets"),
        ("rpe 8, 9", "How hard was it"),
        ("no, 900 kg", "can't be right"),
        ("it was 90 and 95 kg", "What does “90” stand for?"),
        ("it was 300 reps", "can't be right"),
    ],
)
def test_a_correction_that_is_not_clear_is_asked_and_nothing_is_saved(correction: str, asked: str) -> None:
    assert asked in played(SAID, correction)


@pytest.mark.parametrize(
    ("correction", "lines"),
    [
        ("squats were 85", ["Romanian deadlift: 3 sets of 10 at 80 kg.", "Squat: 12, 8 and 8 reps at 85 kg."]),
        ("4 sets of each", ["Romanian deadlift: 4 sets of 10 at 80 kg.", "Squat: 1 set of 12 at 40 kg"]),
        (
            "the first two were warm ups",
            ["Squat: warm-up 1 set of 12 at 40 kg, warm-up 1 set of 8 at 60 kg, 1 set of 8"],
        ),
        ("the 60 one was only a warm up", ["1 set of 12 at 40 kg, warm-up 1 set of 8 at 60 kg, 1 set of 8 at 80 kg."]),
        ("drop the 40 one that was a warm up", ["Squat: 1 set of 8 at 60 kg, 1 set of 8 at 80 kg."]),
        ("last squat was 7", ["1 set of 8 at 60 kg, 1 set of 7 at 80 kg."]),
        ("rpe 8 on the squats", ["Romanian deadlift: 3 sets of 10 at 80 kg.", "1 set of 8 at 80 kg, RPE 8."]),
        ("remove the last set of rdls", ["Romanian deadlift: 2 sets of 10 at 80 kg."]),
        ("those were front squats not squats", ["Front squat: 1 set of 12 at 40 kg"]),
        ("that was yesterday", ["Yesterday (22 Nov):"]),
        ("the rdls were lbs", ["Romanian deadlift: 3 sets of 10 at 80 lb.", "1 set of 8 at 80 kg."]),
        ("both 2 sets", ["Romanian deadlift: 2 sets of 10 at 80 kg.", "Squat: 1 set of 12 at 40 kg, 1 set of 8"]),
        ("the rdls were single leg", ["Single-leg Romanian deadlift: 3 sets of 10 at 80 kg.", "Squat: 1 set of 12"]),
    ],
)
def test_of_several_lifts_the_one_that_is_named_is_changed(correction: str, lines: list[str]) -> None:
    words = played(BOTH, correction)
    for line in lines:
        assert line in words


def test_a_lift_that_is_left_out_is_gone_and_the_others_stay() -> None:
    for said in (
        "take the squats out, i did those on another day",
        "leave out the squats",
        "forget the squats, didn't do them",
        "no squats, cut those",
    ):
        assert played(BOTH, said).startswith("3 sets of 10 at 80 kg, Romanian deadlift")


@pytest.mark.parametrize("said", ["yes but without rpe 7", "no rpe", "leave out the rpe"])
def test_an_effort_that_is_taken_back_is_gone_and_the_sets_stay(said: str) -> None:
    assert played("hip thrust 3x8 100kg rpe 7", said).startswith("3 sets of 8 at 100 kg, barbell hip thrust")


def test_sets_put_down_to_somebody_else_give_way_to_the_own() -> None:
    assert played("4x8 at 80kg", "No! that's Ben's. My own: 3x10 at 70").startswith("3 sets of 10 at 70 kg")


def test_when_all_is_left_out_it_asks_what_was_done() -> None:
    assert played(SAID, "leave out the hip thrusts").startswith("What did you do?")


@pytest.mark.parametrize(
    ("correction", "echo"), [("the 20 was 15", "What does “15” stand for?"), ("the 20 was 24", "3 sets of 8 at 24 kg")]
)
def test_a_number_that_may_be_the_load_as_well_as_the_reps_is_asked_about(correction: str, echo: str) -> None:
    assert echo in played("kettlebell swing 3x8 20kg", correction)


@pytest.mark.parametrize("remark", ["lol my cat just sat on the plate", "ok nice", "you there mate?"])
def test_a_remark_changes_nothing(remark: str) -> None:
    log = begun(SAID)
    assert heard(log, remark)[0].drafts == log.drafts


def test_a_question_about_the_numbers_changes_none() -> None:
    log = begun(SAID)
    assert heard(log, "what's that in pounds?")[0] == log


def test_sets_that_may_stand_beside_or_in_place_of_the_others_are_offered_both_ways() -> None:
    log, _ = heard(begun("3x8 at 100kg"), "3x6")
    words, _ = log_in_words(log, today=TODAY)
    assert words == "Which of these did you mean? 3 sets of 6 at 100 kg, or 8, 8, 8, 6, 6 and 6 reps at 100 kg?"
