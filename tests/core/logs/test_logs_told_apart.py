"""A second log that is told while one is open stays whole: each keeps its own day, sets and effort."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from core.logs.log_play import TODAY, YESTERDAY, begun, heard, played

from bot.conversation.log.moves import Turn
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.wording import log_in_words, readings_in_words, saved_in_words
from bot.understanding.facts import Trouble

FIRST = "hip thrust 4x9 at 55 kg rpe 7"
FRIDAY = TODAY - timedelta(days=3)
THURSDAY = TODAY - timedelta(days=4)


def after(*messages: str) -> OpenLog:
    """The log after some messages."""
    log = OpenLog("one")
    for message in messages:
        log, _ = heard(log, message)
    return log


def told(log: OpenLog) -> list[tuple[str, date | None, list[int | None], list[int | None]]]:
    """Lift, day, reps and efforts of each session."""
    return [
        (
            draft.lift,
            draft.day,
            [one.reps for one in draft.sets],
            [None if one.rpe is None else int(one.rpe) for one in draft.sets],
        )
        for draft in log.drafts
    ]


WAITS = ("barbell hip thrust", TODAY, [9] * 4, [7] * 4)


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("also friday i did 2x6 at 72", FRIDAY),
        ("oh and on friday it was 2x6 at 72", FRIDAY),
        ("friday was 2x6 at 72", FRIDAY),
        ("actually i also did 2x6 at 72 on friday", FRIDAY),
        ("last friday: 2x6 at 72", FRIDAY),
        ("forgot to log thursday: 2x6 72", THURSDAY),
        ("one more session from thursday: 2x6 at 72", THURSDAY),
        ("another one from last thursday 2x6 at 72", THURSDAY),
        ("last week thursday 2x6 72", THURSDAY),
        ("yesterday 72 for 2x6", YESTERDAY),
        ("3 days ago: 2x6 72 kg", FRIDAY),
        ("and what about friday, i did 2x6 at 72 then", FRIDAY),
    ],
)
def test_a_log_of_another_day_is_a_session_of_its_own(second: str, day: date) -> None:
    log = after(FIRST, second)
    assert told(log) == [WAITS, ("barbell hip thrust", day, [6, 6], [None, None])]
    assert log.waits_for_yes


@pytest.mark.parametrize("yes", ["yes", "save both", "save friday too", "yes both of them", "both", "both please"])
def test_one_clear_yes_saves_both(yes: str) -> None:
    log, turn = heard(after(FIRST, "also friday i did 2x6 at 72"), yes)
    assert (turn, len(log.drafts)) == (Turn.SAVED, 2)
    said = saved_in_words(log, TODAY)
    assert said == "Saved, 2 sessions: barbell hip thrust, today (23 Nov); barbell hip thrust, Friday 20 Nov."


@pytest.mark.parametrize("message", ["both felt heavy", "both sides"])
def test_what_only_speaks_of_both_saves_nothing(message: str) -> None:
    assert heard(after(FIRST, "also friday i did 2x6 at 72"), message)[1] is not Turn.SAVED


def test_what_was_saved_is_said_in_few_words() -> None:
    assert saved_in_words(begun(FIRST), TODAY) == "Saved."
    assert saved_in_words(begun("squat 4x9 55 kg, rdl 4x9 45 kg"), TODAY) == "Saved, 2 lifts."
    assert saved_in_words(replace(begun(FIRST), instead_of=(3,)), TODAY) == "Changed."


def test_a_second_log_leaves_the_question_about_the_first_open() -> None:
    log = after("4x9", "friday i did squats 2x6 at 72")
    assert told(log)[1] == ("squat", FRIDAY, [6, 6], [None, None])
    assert "\nBarbell hip thrust, today (23 Nov): What weight did you use?" in log_in_words(log, today=TODAY)[0]
    log, _ = heard(log, "55 kg")
    assert [str(draft.sets[0].load) for draft in log.drafts] == ["55 kg", "72"]


def test_what_is_missing_in_a_second_log_is_asked() -> None:
    log = after(FIRST, "also friday i did squats")
    assert told(log)[1] == ("squat", FRIDAY, [], [])
    assert log_in_words(log, today=TODAY)[0].endswith("\nSquat, Friday 20 Nov: How many sets and reps did you do?")
    assert told(after(FIRST, "friday i did 2x6"))[1][:3] == ("barbell hip thrust", FRIDAY, [6, 6])


def test_the_same_on_another_day_is_another_session_without_its_effort() -> None:
    log = after(FIRST, "did the same on friday")
    assert told(log) == [WAITS, ("barbell hip thrust", FRIDAY, [9] * 4, [None] * 4)]
    assert told(after(FIRST, "on friday the same with 5 kg more"))[1][1] == FRIDAY


@pytest.mark.parametrize(
    ("more", "reps"),
    [("and one more set of 12", [9, 9, 9, 9, 12]), ("then 2x6 at 72", [9, 9, 9, 9, 6, 6]), ("72x6", [9, 9, 9, 9, 6])],
)
def test_sets_without_a_day_grow_the_open_log(more: str, reps: list[int]) -> None:
    log = after(FIRST, more)
    assert [(day, told_reps) for _, day, told_reps, _ in told(log)] == [(TODAY, reps)]


def test_a_second_session_of_the_day_is_read_without_what_announces_it() -> None:
    assert told(after(FIRST, "and a second workout this evening, 2x6 at 72 kg"))[0][2] == [9, 9, 9, 9, 6, 6]


@pytest.mark.parametrize("message", ["no, friday, 4x9 at 60", "no that was friday", "sorry, it was on friday"])
def test_a_correction_of_the_day_tells_no_second_session(message: str) -> None:
    assert [(draft.day, len(draft.sets)) for draft in after(FIRST, message).drafts] == [(FRIDAY, 4)]


@pytest.mark.parametrize("message", ["i did 4x9 on friday", "it was friday, 2x6 at 72"])
def test_what_may_be_either_is_offered_both_ways(message: str) -> None:
    both, one = readings_in_words(after(FIRST, message), today=TODAY)
    assert "today (23 Nov)" in both
    assert "Friday 20 Nov" in both
    assert "today" not in one


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("friday was 11 reps", [WAITS, ("barbell hip thrust", FRIDAY, [11, 11], [None, None])]),
        ("the one from friday was rpe 9", [WAITS, ("barbell hip thrust", FRIDAY, [6, 6], [9, 9])]),
        ("make fridays 5 reps", [WAITS, ("barbell hip thrust", FRIDAY, [5, 5], [None, None])]),
        ("no, today was rpe 8", [(*WAITS[:3], [8] * 4), ("barbell hip thrust", FRIDAY, [6, 6], [None, None])]),
        (
            "and today another set of 5",
            [(*WAITS[:2], [9, 9, 9, 9, 5], [*[7] * 4, None]), ("barbell hip thrust", FRIDAY, [6, 6], [None, None])],
        ),
        (
            "today 2x5 at 65",
            [
                (*WAITS[:2], [9, 9, 9, 9, 5, 5], [*[7] * 4, None, None]),
                ("barbell hip thrust", FRIDAY, [6, 6], [None, None]),
            ],
        ),
        ("sorry that was thursday", [WAITS, ("barbell hip thrust", THURSDAY, [6, 6], [None, None])]),
        ("friday was actually thursday", [WAITS, ("barbell hip thrust", THURSDAY, [6, 6], [None, None])]),
        ("fridays last set was 5 reps", [WAITS, ("barbell hip thrust", FRIDAY, [6, 5], [None, None])]),
        (
            "change the friday one to 5 reps and todays to rpe 8",
            [(*WAITS[:3], [8] * 4), ("barbell hip thrust", FRIDAY, [5, 5], [None, None])],
        ),
        ("rpe 8", [WAITS, ("barbell hip thrust", FRIDAY, [6, 6], [8, 8])]),
        ("drop friday", [WAITS]),
        ("leave out the one from friday", [WAITS]),
        ("delete my session of today", [("barbell hip thrust", FRIDAY, [6, 6], [None, None])]),
        (
            "both were yesterday",
            [(WAITS[0], YESTERDAY, *WAITS[2:]), ("barbell hip thrust", YESTERDAY, [6, 6], [None, None])],
        ),
    ],
)
def test_each_is_corrected_by_naming_its_day(
    said: str, changed: list[tuple[str, date, list[int], list[int | None]]]
) -> None:
    assert sorted(told(after(FIRST, "also friday i did 2x6 at 72", said)), key=lambda one: -len(one[2])) == changed


def test_a_lift_of_two_days_means_the_one_told_last() -> None:
    log = after(FIRST, "also friday i did 2x6 at 72", "the hip thrusts were rpe 8")
    assert [rpe for *_, rpe in told(log)] == [[7] * 4, [8, 8]]


def test_only_one_of_two_is_saved_by_its_day() -> None:
    log, turn = heard(after(FIRST, "also friday i did 2x6 at 72"), "never mind, save only friday")
    assert (turn, [draft.day for draft in log.drafts]) == (Turn.SAVED, [FRIDAY])


def test_trouble_and_notes_stay_with_the_session_that_they_were_told_of() -> None:
    log = after(FIRST, "friday 2x6 at 72, my back hurt, slept badly", "my form slipped today")
    assert [draft.troubles for draft in log.drafts] == [{Trouble.LOST_CONTROL}, {Trouble.PAIN}]
    words = log_in_words(log, today=TODAY)[0]
    assert "today (23 Nov). You also told me: your form slipped.\n" in words
    assert "Friday 20 Nov. You also told me: it hurt. Your note: “slept badly”.\n" in words


@pytest.mark.parametrize("message", ["scrap that, 2x6 at 72", "forget that. it was 2x6 at 72 rpe 7"])
def test_what_is_told_behind_scrap_that_takes_its_place(message: str) -> None:
    assert told(after(FIRST, message)) == [("barbell hip thrust", TODAY, [6, 6], [7, 7])]


@pytest.mark.parametrize("message", ["dont save it", "no, forget it"])
def test_a_log_is_called_off(message: str) -> None:
    assert heard(begun(FIRST), message)[1] is Turn.CALLED_OFF


def test_whoever_saves_too_early_is_told_what_is_missing_in_ever_other_words() -> None:
    first = played("4x9", "save it")
    second = played("4x9", "save it", "save it")
    assert first.startswith("I need one more thing before I can save it. What weight did you use?")
    assert second == "It isn't saved yet: I still need the weight, such as “60 kg” or “body weight”."
    several = played("4x9", "friday 2x6 at 72", "save both", "save both")
    assert several.startswith("It isn't saved yet. Barbell hip thrust, today (23 Nov): I still need the weight")
    assert played("save it").startswith("There is nothing to save yet.")


def test_a_session_that_was_not_told_is_asked_for_and_nothing_is_saved_in_its_place() -> None:
    log, turn = heard(begun(FIRST), "save yesterdays one too")
    assert turn is Turn.ASKS
    assert log_in_words(log, today=TODAY)[0].startswith("I have nothing of yesterday (22 Nov) yet.")
    log, _ = heard(log, "2x6 at 72")
    assert told(log) == [WAITS, ("barbell hip thrust", YESTERDAY, [6, 6], [None, None])]
    several = heard(log, "and save fridays too")[0]
    assert "\n• " in log_in_words(several, today=TODAY)[0]
    assert "yesterday" in played(FIRST, "log it for yesterday")


@pytest.mark.parametrize(
    "message", ["i did that on friday too", "i have one from friday too", "save the friday one too"]
)
def test_sets_of_a_day_that_is_only_announced_are_asked_for(message: str) -> None:
    log, turn = heard(begun(FIRST), message)
    assert (turn, told(log)) == (Turn.ASKS, [WAITS])
    assert told(heard(log, "2x6 at 72")[0])[1][:3] == ("barbell hip thrust", FRIDAY, [6, 6])


def test_two_days_in_one_stretch_are_asked_about() -> None:
    log = after(FIRST, "friday 2x6 at 72", "friday today rpe 9")
    assert told(log)[0] == WAITS


def test_a_day_that_was_not_logged_is_no_correction_unsaid() -> None:
    both, _ = readings_in_words(after(FIRST, "friday's workout wasn't logged, 2x6 @ 72"), today=TODAY)
    assert "today (23 Nov)" in both


def test_a_day_that_is_asked_for_is_that_of_sets_alone() -> None:
    log, _ = heard(begun(FIRST), "save yesterdays one too")
    assert told(heard(log, "the last set was rpe 9")[0]) == [(*WAITS[:3], [7, 7, 7, 9])]


@pytest.mark.parametrize(
    "message",
    ["i was supposed to do 2x6 at 72 on friday", "next friday ill do 2x6 at 72", "my cousin did 2x6 at 72 on friday"],
)
def test_what_was_planned_or_is_to_come_moves_no_log(message: str) -> None:
    log, turn = heard(begun(FIRST), message)
    assert (turn, told(log)) == (Turn.ASIDE, [WAITS])


def test_a_day_beside_an_answer_is_the_day_of_the_lift_that_was_asked_about() -> None:
    assert told(after("4x9", "55, and it was friday"))[0][1] == FRIDAY
    assert told(after("4x9", "55 friday"))[0][1] == FRIDAY


def test_a_load_of_another_day_is_asked_for_its_sets_and_changes_none() -> None:
    log = after(FIRST, "friday 72")
    assert told(log) == [WAITS, ("barbell hip thrust", FRIDAY, [None], [None])]
    assert log_in_words(log, today=TODAY)[0].endswith("How many sets and reps did you do?")
    assert told(after(FIRST, "72 kg, and it was friday"))[0][1] == FRIDAY


@pytest.mark.parametrize("anew", ["sunday was 4x5 @175", "wait sunday was 4x5 @175 not 180"])
def test_the_session_of_a_day_told_anew_takes_its_own_place_and_no_other(anew: str) -> None:
    echo = played("hip thrust sunday 4x5 @180 kg", "also today 3x5 at 185", anew)
    assert "4 sets of 5 at 175 kg" in echo
    assert "180" not in echo
    assert "3 sets of 5 at 185 kg" in echo
