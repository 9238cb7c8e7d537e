"""Leave to train in anybody's own words: what speaks against it, and what is quoted of it."""

from __future__ import annotations

import pytest

from bot.understanding.health import around, leave_told


@pytest.mark.parametrize(
    "text",
    [
        "The hand surgeon looked at it and lifting is permitted.",
        "physio says im ready for the bar",
        "Cardiology okayed weights, nothing maximal",
        "My rheumatologist has no objection to strength work",
        "the clinic says i can drive and lift again",
        "my cardiologist mailed me, lifting is ok as long as i breathe",
        "physio appointment went well, shes letting me lift",
    ],
)
def test_who_allowed_training_gave_leave(text: str) -> None:
    assert leave_told(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "the hand surgeon wont let me lift yet",
        "no training until the next scan, says the doctor",
        "Doctor says i may drive again.",
        "lets say my surgeon had allowed it",
        "hopefully they clear me on monday",
        "when the doc okays it im back",
        "my trainer says its fine with my heart",
        "i asked chatgpt and it allowed it",
        "before the operation my doctor wanted me to lift",
        "does my doctor have to clear me?",
        "the doctor said nothing about sport",
        "walking is allowed, so thrusts are fine too",
        "the midwife allows swimming, on the bar she said nothing",
        "doctor says stairs are ok. Lifting we did not get to",
        "the heart clinic rings me back on tuesday",
        "i phoned the surgeon and left a message",
        "my rheumatologist is not back until the 9th",
        "physio has a slot on wednesday",
        "sets and reps for glutes please",
        "",
    ],
)
def test_what_is_refused_supposed_from_nobody_or_for_something_else_is_no_leave(text: str) -> None:
    assert leave_told(text) is None


def test_who_gave_it_is_named_and_the_sentence_is_quoted() -> None:
    leave = leave_told("Hi again. The midwife saw me today and lifting is fine. How heavy?")
    assert leave is not None
    assert (leave.by, leave.limit, leave.within) == ("midwife", "", "")
    assert leave.words == "The midwife saw me today and lifting is fine"


def test_its_limits_are_kept_in_the_words_they_were_told_in() -> None:
    leave = leave_told("Consultant was pleased. Training is allowed, moderate effort, nothing flat.")
    assert leave is not None
    assert leave.within == "Training is allowed, moderate effort, nothing flat"


def test_a_long_sentence_is_quoted_in_part() -> None:
    leave = leave_told(f"the surgeon allows lifting {'and more of it ' * 20}")
    assert leave is not None
    assert leave.words.endswith("…")
    assert len(leave.words) < 140


@pytest.mark.parametrize(
    ("text", "distant"),
    [
        ("nurse on a burns ward, i see blood all day", True),
        ("my patients have chest pain, i train to unwind", True),
        ("slipped disc in 2003, never a twinge since, nothing since", True),
        ("slipped disc in 2003 and it hurts", False),
        ("my chest hurts", False),
    ],
)
def test_work_and_what_has_healed_long_ago_are_told_at_a_distance(text: str, distant: bool) -> None:
    assert around(text).distant is distant


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("my neighbour runs me there", True),
        ("they kept me a night", True),
        ("the nurse had a look, all fine", True),
        ("he says he is fine and wants to go on", False),
        ("do i tell the doctor?", False),
        ("feeling better already", False),
    ],
)
def test_who_helps_is_named_by_who_tells_of_it_and_asks_nothing(text: str, named: bool) -> None:
    assert around(text).names_help is named


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("my physio is back thursday, i can hold out", True),
        ("the nurse comes by tomorrow", True),
        ("numb since monday, my neighbour runs me there", False),
        ("my brother drives me to the hospital", False),
        ("i fell on sunday. the doctor is here", False),
    ],
)
def test_who_helps_on_another_day_is_no_help_now(text: str, later: bool) -> None:
    assert around(text).far_off is later


def test_who_asks_for_a_number_tells_of_no_leave() -> None:
    assert leave_told("midwife is useless honestly. just give me a number, is lying back ok") is None


def test_who_is_unwell_does_not_say_that_it_was_looked_at() -> None:
    assert around("she says she is fine and wants to finish").by_nobody
    assert not around("the nurse says she is fine").by_nobody
