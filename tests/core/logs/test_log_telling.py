"""A question or chatter changes no log that is open, and begins none."""

from __future__ import annotations

from datetime import date

import pytest
from core.logs.log_play import begun, heard

from bot.understanding.logs.beginning import begins_log, read_sets
from bot.understanding.logs.saved import corrects_saved
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
    "my flatmate says i should do lunges too",
    "ella reckons 5x5 builds more",
    "apparently front squats are better",
    "cool, i'll be back on thursday",
    "sweet. ill log sunday",
    "tomorrow is arm day",
    "see you friday",
    "friday is my rest day",
    "i get paid on friday",
    "i might try deadlifts next time",
    "i hate lunges",
    "squats are boring",
    "lets do lunges",
    "i wish i could do 120",
    "i'm 47 by the way",
    "i weigh 71",
    "i have 3 kids",
    "there were 6 people waiting",
    "our place shuts at 9",
]
PUT_RIGHT = [
    ("it should be squats", "squat"),
    ("squats sorry", "squat"),
    ("i meant lunges", "lunge"),
    ("make it lunges please", "lunge"),
    ("i want to change it to squats", "squat"),
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


@pytest.mark.parametrize(("said", "lift"), PUT_RIGHT)
def test_a_lift_that_is_put_right_changes_the_log_however_it_is_put(said: str, lift: str) -> None:
    assert [draft.lift for draft in heard(begun("3x10 at 60kg"), said)[0].drafts] == [lift]


@pytest.mark.parametrize("said", ["that was on saturday", "saturday", "i did it saturday", "no, saturday's session"])
def test_a_day_that_says_when_it_was_is_that_of_the_log(said: str) -> None:
    (draft,) = heard(begun("3x10 at 60kg"), said)[0].drafts
    assert draft.day == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("new pb 135x2 this morning", True),
        ("finally got 95 for 6", True),
        ("hit 150 for a single", True),
        ("my pb is 135 x 2", False),
        ("log 4x9 at 65 and tell me how long i should rest", True),
        ("can you log 4x9 at 65, and how long should i rest?", True),
        ("tell me if 4x9 at 65 is too much", False),
        ("give me a 4x9 program at 65 kg?", False),
        ("got 90 likes for 4 posts", False),
    ],
)
def test_a_record_that_was_just_set_and_a_wish_to_log_begin_one(said: str, begins: bool) -> None:
    assert begins_log(understand(said), today=TODAY) is begins


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


@pytest.mark.parametrize("said", ["the smith was taken", "smith was busy", "my sis did 75"])
def test_gear_and_people_that_are_spoken_of_change_no_log(said: str) -> None:
    log = begun("3x10 at 60kg")
    assert heard(log, said)[0].drafts == log.drafts
