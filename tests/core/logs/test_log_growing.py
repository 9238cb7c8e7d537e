"""Sets come one by one: an open log grows, and what waits is never replaced unsaid."""

from __future__ import annotations

import pytest
from core.logs.log_play import TODAY, begun, heard, played

from bot.conversation.log.moves import Turn, after_nothing, picked, reminded
from bot.conversation.log.open_log import OpenLog, log_from_json
from bot.conversation.log.wording import log_in_words, readings_in_words
from bot.understanding.facts import Trouble
from bot.understanding.units import Unit


@pytest.mark.parametrize(
    ("messages", "echo"),
    [
        (["60kg x 10", "60 x 9"], "10 and 9 reps at 60 kg"),
        (["1 set of 12 at 70 kg", "and one more set of 12"], "2 sets of 12 at 70 kg"),
        (["2x12 at 70kg", "also 2x8 at 80"], "2 sets of 12 at 70 kg, 2 sets of 8 at 80 kg"),
        (["3x10 60kg", "plus one more set of 6"], "10, 10, 10 and 6 reps at 60 kg"),
        (["1x10 60kg", "same", "same"], "3 sets of 10 at 60 kg"),
        (["1x10 60kg", "next one 65 x 8"], "1 set of 10 at 60 kg, 1 set of 8 at 65 kg"),
        (["3x10 60kg", "plus a drop set of 15 at 40"], "3 sets of 10 at 60 kg, 1 set of 15 at 40 kg"),
        (["hip thrust 1x10 60kg", "hip thrust 1x10 60kg"], "2 sets of 10 at 60 kg"),
        (["hip thrust 3x10 60kg", "and hip thrust 3x10 60kg"], "6 sets of 10 at 60 kg"),
        (["1x10 60kg", "same again"], "2 sets of 10 at 60 kg"),
        (["3x8 90kg", "plus 2 warmup sets at 50kg x 10"], "3 sets of 8 at 90 kg, warm-up 2 sets of 10 at 50 kg"),
        (["3x8 90kg", "i forgot, i did 2 sets at 95 before that"], "3 sets of 8 at 90 kg, 2 sets of 8 at 95 kg"),
        (["3x10 90kg", "same weight for squats 3x8"], "at 90 kg.\n• Squat: 3 sets of 8 at 90 kg."),
        (["3x10 90kg", "same sets and reps for squats but 70"], "at 90 kg.\n• Squat: 3 sets of 10 at 70 kg."),
        (["60kg 10", "60kg 10", "60kg 9"], "10, 10 and 9 reps at 60 kg"),
        (["1x10 60kg", "65 x 6 last set"], "1 set of 10 at 60 kg, 1 set of 6 at 65 kg"),
        (["3x10 60kg", "last set 50 x 8"], "2 sets of 10 at 60 kg, 1 set of 8 at 50 kg"),
        (["hip thrust 4x8 70kg", "i did 4x8 at 90 kg myself tho"], "4 sets of 8 at 70 kg, 4 sets of 8 at 90 kg"),
        (["1x10 60kg", "same again", "once more"], "3 sets of 10 at 60 kg"),
        (["3x10 60kg", "another set at 65"], "3 sets of 10 at 60 kg, 1 set of 10 at 65 kg"),
        (["3x10 60kg", "one more at 65 for 6"], "3 sets of 10 at 60 kg, 1 set of 6 at 65 kg"),
        (["3x10 60kg", "forgot the last set, 65x5"], "3 sets of 10 at 60 kg, 1 set of 5 at 65 kg"),
        (
            ["3x10 60kg", "I did squats too, 3x8 at 80"],
            "• Barbell hip thrust: 3 sets of 10 at 60 kg.\n• Squat: 3 sets of 8",
        ),
    ],
)
def test_the_echo_shows_all_of_it(messages: list[str], echo: str) -> None:
    words = played(*messages)
    assert echo in words
    assert words.endswith("Should I save this?")


@pytest.mark.parametrize(
    ("first", "again", "echo"),
    [
        ("hip thrust 3x10 60kg", "hip thrust 3x10 60kg", "3 sets of 10 at 60 kg"),
        ("hip thrust 3x10 60kg, rdl 3x8 50kg", "hip thrust 3x10 65kg, rdl 3x8 50kg", "hip thrust: 3 sets of 10 at 65"),
    ],
)
def test_a_session_that_is_said_again_takes_the_place_of_the_waiting_one(first: str, again: str, echo: str) -> None:
    assert echo in played(first, again)


def test_a_lift_that_may_be_said_again_or_be_more_of_it_is_offered_both_ways() -> None:
    log, _ = heard(begun("hip thrust 3x10 60kg"), "hip thrust 3x10 65kg")
    more, instead = readings_in_words(log, today=TODAY)
    assert "3 sets of 10 at 60 kg, 3 sets of 10 at 65 kg" in more
    assert "60 kg" not in instead


def test_sets_of_the_same_lift_are_one_lift_of_the_log() -> None:
    log = begun("squat 3x8 80kg")
    log, _ = heard(log, "hip thrust 3x10 100kg")
    log, _ = heard(log, "squat 1x6 90kg")
    assert sorted((draft.lift, len(draft.sets)) for draft in log.drafts) == [("barbell hip thrust", 3), ("squat", 4)]


def test_a_lift_without_sets_is_asked_about_and_can_be_left_out_with_a_save() -> None:
    log, turn = heard(begun("3x8 at 90kg"), "i did squats too")
    assert "How many sets and reps did you do?" in log_in_words(log, today=TODAY)[0]
    log, turn = heard(log, "fine, just save the thrusts")
    assert turn is Turn.SAVED
    assert [draft.lift for draft in log.drafts] == ["barbell hip thrust"]


@pytest.mark.parametrize("yes", ["yes", "save it", "yep thats all of it", "cool yes keep the log", "yes both", "y"])
def test_a_clear_yes_saves(yes: str) -> None:
    assert heard(begun("3x10 at 60kg"), yes)[1] is Turn.SAVED


@pytest.mark.parametrize("noise", ["huh", "hmm", "oh", "mhm", "lol", "right"])
def test_a_noise_saves_nothing_and_loses_nothing(noise: str) -> None:
    log = begun("3x10 at 60kg")
    after, turn = heard(log, noise)
    assert turn is Turn.ASIDE
    after, turn = after_nothing(after)
    assert (after.drafts, turn) == (log.drafts, Turn.ASKS)


def test_a_yes_to_a_question_is_no_yes_to_save() -> None:
    log = begun("3x10 at 60", unit=None)
    _, turn = heard(log, "yes", unit=None)
    assert turn is Turn.ASKS


@pytest.mark.parametrize(
    ("messages", "both"),
    [
        (["1x10 60kg", "1x8 60kg", "last one 70 x 6"], "10 and 8 reps at 60 kg, 1 set of 6 at 70 kg, or 1 set of 10"),
        (["3x10 60kg", "3x10 60kg"], "6 sets of 10 at 60 kg, or 3 sets of 10 at 60 kg?"),
    ],
)
def test_sets_that_may_be_the_next_or_change_those_that_wait_are_offered_both_ways(
    messages: list[str], both: str
) -> None:
    assert played(*messages).startswith(f"Which of these did you mean? {both}")


@pytest.mark.parametrize(
    ("messages", "asked"),
    [
        (["3x10 90kg", "hip thrust or maybe glute bridge, not sure"], "Which lift was it?"),
        (["3x10 90kg", "not sure if it was hip thrust or squat"], "Which lift was it?"),
        (["3x10 90kg", "hip thrust or maybe glute bridge", "glute bridge"], "glute bridge, today (23 Nov). Should I"),
    ],
)
def test_a_lift_that_is_in_doubt_is_asked_about(messages: list[str], asked: str) -> None:
    assert asked in played(*messages)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("delete that squat", "5 sets of 5 at 120 kg, barbell hip thrust"),
        ("no squats", "5 sets of 5 at 120 kg, barbell hip thrust"),
        ("the squat never happened", "5 sets of 5 at 120 kg, barbell hip thrust"),
        ("i had to stop, was tired", "• Squat: 3 sets of 5 at 80 kg."),
    ],
)
def test_a_lift_that_is_taken_out_or_a_remark_leaves_the_rest(message: str, left: str) -> None:
    assert left in played("hip thrust 5x5 120kg, squat 3x5 80 kg", message)


@pytest.mark.parametrize(
    "words",
    [
        "never happened",
        "no dont save it, i mixed it up with another day",
        "oh no, forget it. that was my sisters session",
        "no, forget it",
        "delete that please",
        "cancel",
        "nah cancel that wasnt me it was my sister",
    ],
)
def test_a_log_is_called_off_in_words(words: str) -> None:
    assert heard(begun("3x10 at 60kg"), words)[1] is Turn.CALLED_OFF


def test_after_a_bare_no_sets_stand_in_the_place_of_the_others() -> None:
    assert "What should I change?" in played("5x5 185 lb", "no")
    assert played("5x5 185 lb", "no", "5x4").startswith("5 sets of 4 at 185 lb")


def test_a_log_that_holds_sets_asks_twice_more_and_then_waits_in_silence() -> None:
    log = begun("3x10 at 60kg")
    asked = []
    for _ in range(3):
        log, turn = after_nothing(log)
        asked.append(turn)
    assert asked == [Turn.ASKS, Turn.ASKS, Turn.ASIDE]
    assert reminded(log).is_silent
    assert after_nothing(reminded(log))[1] is Turn.ASIDE
    assert log.drafts == begun("3x10 at 60kg").drafts


def test_a_log_that_holds_nothing_is_given_up() -> None:
    log = OpenLog("one")
    turns = [(log := after_nothing(log)[0]).given_up for _ in range(2)]
    assert turns == [False, True]


def test_a_bare_yes_brings_a_silent_log_back_and_one_that_says_save_saves() -> None:
    silent = reminded(reminded(begun("3x10 at 60kg")))
    log, turn = heard(silent, "yes")
    assert (turn, log.is_silent) == (Turn.ASKS, False)
    assert heard(log, "yes")[1] is Turn.SAVED
    assert heard(silent, "no")[1] is Turn.ASIDE
    assert heard(silent, "save it")[1] is Turn.SAVED


def test_what_is_told_to_a_silent_log_changes_it_and_shows_it() -> None:
    silent = reminded(reminded(begun("3x10 at 60kg")))
    log, turn = heard(silent, "make it 65")
    assert (turn, log.is_silent) == (Turn.ASKS, False)


def test_a_reminder_is_counted_until_the_log_is_spoken_of() -> None:
    log = reminded(reminded(begun("3x10 at 60kg")))
    assert log.reminders == 2
    assert heard(log, "rpe 8")[0].reminders == 0


def test_one_of_two_readings_is_picked() -> None:
    log, _ = heard(begun("3x8 at 100kg"), "3x6")
    first, second = readings_in_words(log, today=TODAY)
    assert log_in_words(picked(log, second=False), today=TODAY)[0].lower().startswith(first)
    assert log_in_words(picked(log, second=True), today=TODAY)[0].lower().startswith(second)
    assert not log.waits_for_yes


def test_after_midnight_the_day_is_asked() -> None:
    log, _ = heard(OpenLog("one"), "3x10 at 60kg", late=True)
    words, choices = log_in_words(log, today=TODAY)
    assert "Do you mean today (23 Nov) or yesterday (22 Nov)?" in words
    assert [title for title, _ in choices] == ["Today (23 Nov)", "Yesterday (22 Nov)"]
    log, _ = heard(log, choices[1][1])
    assert "yesterday (22 Nov). Should I save this?" in log_in_words(log, today=TODAY)[0]


def test_after_midnight_a_day_that_was_named_is_taken() -> None:
    log, _ = heard(OpenLog("one"), "yesterday 3x10 at 60kg", late=True)
    assert log.waits_for_yes


def test_pain_stands_in_every_lift() -> None:
    log = begun("squat 3x8 80kg, hip thrust 3x10 100kg").hurt()
    assert all(Trouble.PAIN in draft.troubles for draft in log.drafts)


def test_a_log_comes_back_from_its_slot_as_it_was() -> None:
    log = begun("squat 3x8 at 62.5, hip thrust 4x12 bw rpe 8.5 on monday")
    assert log_from_json(log.as_json()) == log_from_json(log_from_json(log.as_json()).as_json())


def test_the_unit_that_was_used_is_known() -> None:
    assert begun("3x10 at 60 lb", unit=None).unit is Unit.LB
    assert begun("3x10 bodyweight", unit=None).unit is None
    assert begun("3x10 at 60", unit=Unit.KG).unit is Unit.KG
