"""A question or chatter changes no log that is open, and begins none."""

from __future__ import annotations

from datetime import date

import pytest
from core.logs.log_play import begun, heard

from bot.understanding.logs.beginning import begins_log, read_sets
from bot.understanding.logs.reply import corrects_saved
from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)
QUESTIONS = [
    "do partial reps count, since a squat is deep",
    "is 3x10 better than 5x5",
    "does a pad help with 60 kg",
    "i wonder if 4 sets is too many",
    "should the last set be to failure",
    "how heavy should i go next time",
    "should i stop if it hurts",
]
CHATTER = [
    "next session please",
    "i used to do 100kg for 5",
    "my coach says 3x12",
    "lets talk about squats instead",
    "ok what about tomorrow then",
    "my glutes were sore",
    "my friend did 160",
    "next week i'll try 145",
    "last week was 55",
    "thats a 5kg pr",
    "i weigh 62 kg",
    "this gym only has small plates up to 20 kg",
]


@pytest.mark.parametrize("said", [*QUESTIONS, *CHATTER])
def test_a_question_or_chatter_changes_nothing(said: str) -> None:
    log = begun("hip thrust 3x10 at 60kg")
    assert heard(log, said)[0].drafts == log.drafts


@pytest.mark.parametrize("said", [*QUESTIONS, *CHATTER])
def test_a_question_or_chatter_begins_no_log_and_corrects_none(said: str) -> None:
    reading = understand(said)
    assert not begins_log(reading, today=TODAY)
    assert not corrects_saved(reading, begun("hip thrust 3x10 at 60kg").drafts, today=TODAY, fresh=True)


@pytest.mark.parametrize(
    ("said", "reps"),
    [
        ("can you make the last set 8", [10, 10, 8]),
        ("could you add a set", [10, 10, 10, 10]),
        ("did i say 10? it was 9 reps", [9, 9, 9]),
        ("was 8 on the last one", [10, 10, 8]),
        ("should be 9 reps", [9, 9, 9]),
    ],
)
def test_a_request_and_what_stands_beside_a_question_still_count(said: str, reps: list[int]) -> None:
    log = heard(begun("hip thrust 3x10 at 60kg"), said)[0]
    assert [one.reps for one in log.drafts[0].sets] == reps


def test_pain_told_beside_another_lift_marks_the_log_and_renames_nothing() -> None:
    (draft,) = heard(begun("hip thrust 3x10 at 60kg"), "my knee hurts when i squat")[0].drafts
    assert draft.lift == "barbell hip thrust"
    assert draft.troubles


@pytest.mark.parametrize("text", ["squat numbers by bodyweight", "back squat standards by body weight"])
def test_what_is_counted_by_the_body_is_no_set(text: str) -> None:
    assert [draft.sets for draft in read_sets(text, today=date(2026, 11, 4), unit=None).drafts] == [()]
