"""What is said about a log: short, plain, all of it, days without doubt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from core.logs.log_play import TODAY, begun, heard, played

from bot.conversation.log.echo import echo_in_words
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.questions import choices, day_in_words, question_in_words
from bot.conversation.log.wording import loads_in_words, log_in_words
from bot.trainer.reading_grade import reading_grade
from bot.understanding.logs.draft import Ask, Draft, DraftSet, Note, Question, Why
from bot.understanding.units import Unit

SAVE = " Should I save this?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3x10 at 100 kg rpe 8 yesterday", "3 sets of 10 at 100 kg, RPE 8, barbell hip thrust, yesterday (22 Nov)."),
        ("1x5 62,5kg", "1 set of 5 at 62.5 kg, barbell hip thrust, today (23 Nov)."),
        ("bw 12, 12, 10 rdl", "12, 12 and 10 reps at body weight, Romanian deadlift, today (23 Nov)."),
        ("3x10 100kg rpe 7, 8, 9", "3 sets of 10 at 100 kg, RPE 7, 8, 9, barbell hip thrust, today (23 Nov)."),
        (
            "3x10 100kg last set rpe 9.5",
            "3 sets of 10 at 100 kg, last set RPE 9.5, barbell hip thrust, today (23 Nov).",
        ),
        ("100kg x 10 rpe 8, 90kg x 9", "1 set of 10 at 100 kg, 1 set of 9 at 90 kg, RPE 8, –, barbell hip thrust"),
        ("3x10 zercher carry at 100kg", "3 sets of 10 at 100 kg, zercher carry, today (23 Nov)."),
        ("pull ups 3x8 bw+10kg", "3 sets of 8 at body weight + 10 kg, pull-up, today (23 Nov)."),
        ("hip thrust 40kg x 10 warm-up, 3x8 80kg", "Warm-up 1 set of 10 at 40 kg, 3 sets of 8 at 80 kg, barbell"),
    ],
)
def test_the_echo_says_everything_that_was_understood(text: str, words: str) -> None:
    assert played(text).startswith(words)
    assert played(text).endswith(SAVE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3x10", "3 sets of 10, barbell hip thrust"),
        ("3 sets at 80kg", "3 sets at 80 kg, barbell hip thrust"),
        ("pendlay 3x8 at 60kg", "3 sets of 8 at 60 kg, today (23 Nov). Was that “pendlay”?"),
        ("20kg each side 3x10", "3 sets of 10 at 20 kg a side, barbell hip thrust"),
        ("2 plates 3x10", "3 sets of 10 with 2 plates a side, barbell hip thrust"),
        ("just the bar 3x10", "3 sets of 10 with the bar, barbell hip thrust"),
        ("leg press 3x8 with a green band", "3 sets of 8, leg press"),
    ],
)
def test_what_is_not_known_yet_is_left_out_and_asked(text: str, words: str) -> None:
    assert played(text, unit=None).startswith(words)
    assert not played(text, unit=None).endswith(SAVE)


def test_the_echo_adds_what_was_taken_for_granted() -> None:
    text = "supposed to do 3x10 with 2 plates, got 10, 10, 8, bounced a bit and form broke down, slept badly"
    words = played(text, unit=Unit.LB)
    assert "The plan was 3 sets of 10." in words
    assert "your form slipped and the reps bounced" in words
    assert "I counted 45 lb for the bar and 45 lb for each big plate." in words
    assert "Your note: “slept badly”." in words


def test_each_thing_taken_for_granted_has_its_words() -> None:
    draft = Draft(TODAY, begun("3x10 at 60kg").drafts[0].sets, notes=frozenset(Note))
    words = echo_in_words(OpenLog("one", (draft,)), today=TODAY)
    for said in ("every set", "used the one before", "Give me an RPE", "as body weight", "left out the set"):
        assert said in words


def test_a_session_of_many_lifts_is_a_list_with_its_day_first() -> None:
    lifts = ("squat", "deadlift", "leg press", "lunge", "leg curl", "calf raise", "row", "bench press")
    words = played("\n".join(f"{lift} 3x10 40kg" for lift in lifts))
    lines = words.split("\n")
    assert lines[0] == "Today (23 Nov):"
    assert len(lines) == len(lifts) + 2
    assert all(line.startswith("• ") and line.endswith(": 3 sets of 10 at 40 kg.") for line in lines[1:-1])
    assert lines[-1] == "Should I save this?"
    assert "\n\n" not in words


def test_lifts_of_different_days_name_them() -> None:
    words = played("squat 3x8 80kg", "yesterday: hip thrust 3x10 100kg")
    assert "• Squat: 3 sets of 8 at 80 kg, today (23 Nov)." in words
    assert "• Barbell hip thrust: 3 sets of 10 at 100 kg, yesterday (22 Nov)." in words


def test_a_lift_that_is_asked_about_is_named_by_its_words_in_a_list() -> None:
    squat = begun("squat 3x8 80kg").drafts[0]
    unnamed = Draft(TODAY, squat.sets, doubts=(Question(Ask.LIFT, Why.UNCLEAR, "pendlay"),))
    missing = Draft(TODAY, (), doubts=(Question(Ask.LIFT),))
    words = echo_in_words(OpenLog("one", (squat, unnamed, missing)), today=TODAY)
    assert "• Pendlay: 3 sets of 8 at 80 kg." in words
    assert words.endswith("• Lift.")


def test_the_unit_is_asked_for_the_load_that_lacks_one() -> None:
    known, bare = (begun(text, unit=None).drafts[0] for text in ("squat 3x5 100 kg", "hip thrust 3x8 at 315"))
    words, _ = log_in_words(OpenLog("one", (known, bare)), today=TODAY)
    assert words.endswith("Is 315 in kg or lb?")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today (23 Nov)"),
        (TODAY - timedelta(days=1), "yesterday (22 Nov)"),
        (TODAY - timedelta(days=3), "Friday 20 Nov"),
        (TODAY - timedelta(days=20), "3 Nov"),
        (date(2025, 12, 1), "1 Dec 2025"),
    ],
)
def test_a_day_names_its_month(day: date, words: str) -> None:
    assert day_in_words(day, TODAY) == words


def test_days_to_choose_from_are_offered() -> None:
    words, offered = log_in_words(begun("did 3x10 100kg on 11/10"), today=TODAY)
    assert words.endswith("Do you mean 11 Oct or 10 Nov?")
    assert offered == (("11 Oct", "2026-10-11"), ("10 Nov", "2026-11-10"))


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        (Question(Ask.UNIT), ["Kilograms", "Pounds"]),
        (Question(Ask.BAR, Why.UNCLEAR, "20 kg"), ["Plus the bar", "No bar"]),
        (Question(Ask.LIFT, Why.UNCLEAR, "pendlay"), ["Pendlay", "Hip thrusts"]),
        (Question(Ask.LOAD), []),
    ],
)
def test_answers_are_offered_as_buttons(question: Question, titles: list[str]) -> None:
    assert [title for title, _ in choices(question, TODAY)] == titles


@pytest.mark.parametrize("ask", list(Ask))
@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("heard", ["", "this"])
def test_a_question_is_short_plain_and_calm(ask: Ask, why: Why, heard: str) -> None:
    words = question_in_words(Question(ask, why, heard), today=TODAY)
    assert reading_grade(words) <= 8, words
    assert words.endswith((".", "?"))
    assert "!" not in words
    assert len(words) <= 190


def test_loads_are_told_in_the_other_unit() -> None:
    assert loads_in_words(begun("3x8 225", unit=Unit.LB), Unit.KG) == "225 lb is about 102.1 kg."
    assert loads_in_words(begun("3x8 100kg"), Unit.LB) == "100 kg is about 220.5 lb."
    assert loads_in_words(begun("3x8 100kg"), Unit.KG) == "100 kg is 100 kg already."
    assert loads_in_words(begun("3x8 body weight"), Unit.KG) == ""
    assert loads_in_words(begun("3x8 80", unit=None), Unit.LB) == "80 may be kg or lb, which I don't know yet."


def test_nothing_told_yet_asks_what_was_done() -> None:
    assert log_in_words(OpenLog("one"), today=TODAY) == ("What did you do? For example: 3x10 at 100 kg, RPE 8.", ())


def test_a_note_before_the_sets_is_kept_with_them() -> None:
    log, _ = heard(OpenLog("one"), "slept badly, like 4 hours")
    log, _ = heard(log, "3x10 at 60kg")
    assert log.drafts[0].notes_of_session == ("slept badly, like 4 hours",)
    log, _ = heard(log, "low energy today")
    assert "“low energy today”" in log_in_words(log, today=TODAY)[0]


def test_pain_that_is_taken_back_is_gone() -> None:
    assert "it hurt" in played("3x10 at 100kg, my back hurts")
    assert "it hurt" not in played("3x10 at 100kg, my back hurts", "no it didn't hurt")


def test_a_set_without_anything_is_one_set() -> None:
    log = OpenLog("one", (Draft(TODAY, (DraftSet(),)),))
    assert echo_in_words(log, today=TODAY).startswith("1 set, barbell hip thrust")
