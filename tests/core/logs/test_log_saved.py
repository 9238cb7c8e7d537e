"""A log that was just saved is undone, corrected or asked about in words; other messages leave it alone."""

from __future__ import annotations

from datetime import date

import pytest
from core.logs.log_play import TODAY, YESTERDAY, begun, heard, played

from bot.conversation.log.moves import Turn
from bot.conversation.log.wording import log_in_words
from bot.understanding.logs.beginning import begins_log, first_sets
from bot.understanding.logs.edits import Instead, OnTop
from bot.understanding.logs.endings import is_ending, says_undo, takes_out
from bot.understanding.logs.reply import read_reply
from bot.understanding.logs.saved import corrects_saved, moves_saved
from bot.understanding.understand import understand
from bot.understanding.units import Unit
from bot.understanding.words import words_of

SAVED = begun("3x10 at 100kg").drafts


@pytest.mark.parametrize(
    "text", ["actually the second set was only 9", "wait, it was 105", "that was yesterday", "rpe 9 on the last set",
             "no, 3x12", "one more set of 8", "my bad, 105"],
)  # fmt: skip
def test_a_saved_log_is_corrected_in_the_next_message(text: str) -> None:
    assert corrects_saved(understand(text), SAVED, today=TODAY, fresh=True)


@pytest.mark.parametrize(
    "text", ["yesterday was 5x5 at 70 kg", "same as last time but 2 more reps", "squat 3x5 120kg", "thanks",
             "bigger glutes", "no thanks", "also yesterday 4x6",
             "hip thrust 4x6 at 65 kg", "actually how many sets do I need", "was that good?"],
)  # fmt: skip
def test_what_is_no_correction_leaves_a_saved_log_alone(text: str) -> None:
    assert not corrects_saved(understand(text), SAVED, today=TODAY, fresh=True)


def test_after_a_deletion_nothing_corrects() -> None:
    assert not corrects_saved(understand("show me my log"), (), today=TODAY, fresh=True)


def test_later_only_words_that_correct_speak_of_a_saved_log() -> None:
    assert corrects_saved(understand("my bad, it was 105"), SAVED, today=TODAY, fresh=False)
    assert not corrects_saved(understand("it was 105"), SAVED, today=TODAY, fresh=False)
    assert not corrects_saved(understand("last set was 9"), SAVED, today=TODAY, fresh=False)
    assert not corrects_saved(understand("one more set of 8"), SAVED, today=TODAY, fresh=False)


@pytest.mark.parametrize("text", ["take it back", "undo that", "oops, only a test, take it back", "actually delete it"])
def test_a_saved_log_is_taken_out_in_words(text: str) -> None:
    assert takes_out(words_of(text))


def test_undo_is_asked_for_by_its_own_word() -> None:
    assert says_undo(words_of("undo that"))
    assert not says_undo(words_of("take it back"))


@pytest.mark.parametrize(
    "text", ["thanks", "delete set 2", "i forget how to breathe in a thrust do i hold it all the way"]
)
def test_other_words_take_nothing_out(text: str) -> None:
    assert not takes_out(words_of(text))
    assert not is_ending(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "3x10 at 60kg",
        "bulgarian split squats 3x8",
        "hip thrust 100kg",
        "Week 3 Day 2\nHip thrust 4x6 115kg",
        "yesterday i did step ups",
        "hip thrusts 9@65, 9@70, 8@75, and then at the end of it all 14@50",
    ],
)
def test_training_that_is_told_begins_a_log(text: str) -> None:
    assert begins_log(understand(text), today=TODAY)


@pytest.mark.parametrize(
    "text", ["i squat 3x5 twice a week", "is 3x10 at 60kg good", "i want to do 3x10 hip thrusts", "my max is 100kg",
             "squats 3 times a week", "i weigh 80kg", "hip thrust or squat", "best squat is 140kg",
             "mum of 2 here, 30 lbs over what i was", "dad of 3, 20 kg down since spring, my legs look thin"],
)  # fmt: skip
def test_habits_wishes_records_and_questions_begin_none(text: str) -> None:
    assert not begins_log(understand(text), today=TODAY)


@pytest.mark.parametrize("text", ["yes save", "save it", "yes", "yep save that please"])
def test_who_says_save_while_something_is_open_is_told_that_first(text: str) -> None:
    hurried, turn = heard(begun("3x10 at 60", None), text, None)
    assert (hurried.hurried, hurried.misses, turn) == (True, 0, Turn.ASKS)
    told, turn = heard(hurried, "kg")
    assert (told.hurried, told.waits_for_yes, turn) == (False, True, Turn.ASKS)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("that should be saturday", True),
        ("that was yesterday", True),
        ("that was hard", False),
        ("saturday", False),
        ("was that saturday?", False),
        ("that was saturday, 3x8", False),
    ],
)
def test_what_was_saved_moves_to_the_day_that_is_told_and_nothing_else(text: str, moves: bool) -> None:
    assert moves_saved(understand(text), SAVED, today=TODAY) is moves


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hip thrust 3x8 60kg, forgot the calves", "You told no sets of calf raise, so I left it out."),
        ("hip thrust 3x8 60kg, dead bugs, calf raises", "so I left them out."),
    ],
)
def test_lifts_without_sets_are_told_to_be_left_out(text: str, says: str) -> None:
    assert says in played(text)


def test_a_day_told_before_the_sets_is_theirs() -> None:
    day = date(2026, 11, 20)
    reading = understand("hip thrusts 3x9 at 87 kg")
    edits, other = first_sets(reading, today=TODAY, late=False, unit=Unit.KG, last=None, day=day)
    assert not other
    drafts = [draft for edit in edits if isinstance(edit, (Instead, OnTop)) for draft in edit.drafts]
    assert {draft.day for draft in drafts} == {day}


def test_a_message_that_tells_only_when_somebody_trained_begins_a_log_of_that_day() -> None:
    reading = understand("yesterday i trained legs")
    assert begins_log(reading, today=TODAY)
    assert read_reply(reading, (), today=TODAY).lacks == YESTERDAY
    assert not begins_log(understand("yesterday my knee hurt"), today=TODAY)


@pytest.mark.parametrize(
    ("first", "then", "echo"),
    [
        ("squat 3x8 60kg, rdl 3x8 50kg", "remove the rdl and add leg press 3x10 140kg", "• Leg press: 3 sets of 10"),
        ("squat 3x8 60kg", "delete it and log leg press 3x5 140kg instead", "3 sets of 5 at 140 kg, leg press, today"),
        ("rdl 3x8 60kg", "scrap that and put 3x8 65kg", "3 sets of 8 at 65 kg, Romanian deadlift, today (23 Nov)."),
        ("rdl 3x8 60kg", "delete the last set and add 2 sets of 5", "Romanian deadlift"),
        ("rdl 3x8 60kg", "delete it and log rpe 9", "Romanian deadlift"),
    ],
)
def test_what_is_logged_for_what_is_taken_out_takes_its_place(first: str, then: str, echo: str) -> None:
    assert echo in log_in_words(heard(begun(first), then)[0], today=TODAY)[0]


def test_a_load_told_in_all_settles_what_a_number_stood_for() -> None:
    log = heard(begun("smith hip thrust 3x9, 60 kg"), "bar is 20")[0]
    assert "What does “20” stand for?" in log_in_words(log, today=TODAY)[0]
    assert "3 sets of 9 at 80 kg" in log_in_words(heard(log, "total 80")[0], today=TODAY)[0]
    assert heard(log, "total 80")[0].waits_for_yes


@pytest.mark.parametrize(
    ("text", "saves"),
    [
        ("yes log it", True),
        ("keep the log", True),
        ("cool, log that", True),
        ("show me the log", False),
        ("show me Ben's log", False),
        ("is that in my training log", False),
    ],
)
def test_a_log_that_is_only_named_is_not_saved(text: str, saves: bool) -> None:
    assert read_reply(understand(text), SAVED, today=TODAY).saves is saves


def test_a_log_for_somebody_else_is_no_yes_to_the_own_one() -> None:
    assert not read_reply(understand("save it under Ben", frozenset({"Ben"})), SAVED, today=TODAY).agrees
