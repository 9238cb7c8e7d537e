"""The reading of a message as it comes from a channel: typed words, and buttons."""

from __future__ import annotations

from bot.understanding.messages import (
    DOUBT,
    NAMES,
    PET,
    PRESSING_IN,
    TREATED_IN,
    URGENCY,
    doubt_of,
    is_tap,
    leave_of,
    reading_of,
    told_in,
    urgency_of,
)
from bot.understanding.replies import is_clear_yes


def test_typed_words_are_read() -> None:
    assert is_clear_yes(reading_of({"text": "yes please"}))


def test_a_message_is_read_once_however_many_ask() -> None:
    assert reading_of({"text": "my knee hurts"}) is reading_of({"text": "my knee hurts", "intent": {}})


def test_a_button_says_nothing_in_words() -> None:
    tap = {"text": '/affirm{"question": "a1b2"}', "entities": [{"entity": "question", "value": "a1b2"}]}
    assert is_tap(tap)
    assert reading_of(tap).words == ()


def test_a_button_that_answers_is_read_as_its_answer() -> None:
    tap = {"text": '/inform{"answer": "100 kg"}', "entities": [{"entity": "answer", "value": "100 kg"}]}
    assert reading_of(tap).text == "100 kg"


def test_a_message_without_text_says_nothing() -> None:
    assert reading_of({}).clauses == ()
    assert reading_of({"text": None}).clauses == ()


def test_how_urgent_a_message_is_comes_with_it_and_a_button_is_not() -> None:
    dark = {"emergency": 0.9, "quiet": 0.1}
    assert urgency_of({"text": "it all went dark on the left", URGENCY: dark}) == dark
    assert urgency_of({"text": "/affirm"}) == {}
    assert doubt_of({"text": "it went dark", DOUBT: "emergency"}) == "emergency"
    assert doubt_of({"text": "hi"}) == ""


def test_a_few_words_are_urgent_only_where_they_are_as_good_as_certain() -> None:
    assert urgency_of({"text": "and if not", URGENCY: {"emergency": 0.9, "quiet": 0.1}}) == {}
    assert urgency_of({"text": "my face fell", URGENCY: {"emergency": 0.99, "quiet": 0.01}})["emergency"] == 0.99


def test_leave_needs_a_meaning_and_words_that_do_not_speak_against_it() -> None:
    likely = {URGENCY: {"leave": 0.9, "quiet": 0.1}}
    told = leave_of({"text": "The cardiologist had a look and lifting is permitted.", **likely})
    assert told is not None
    assert told.person.is_lifter
    assert leave_of({"text": "The cardiologist had a look and lifting is not permitted.", **likely}) is None
    assert leave_of({"text": "how many sets for glutes", URGENCY: {"quiet": 1.0}}) is None
    assert leave_of({"text": "/affirm", **likely}) is None


def test_leave_of_somebody_who_is_only_named_is_not_the_lifters() -> None:
    text = "How many sets should i do? My sister mentioned it: her surgeon allowed her to lift."
    told = leave_of({"text": text, URGENCY: {"leave": 0.9, "quiet": 0.1}})
    assert told is None or not told.person.is_lifter


def test_a_message_is_read_with_who_was_told_of_before() -> None:
    assert [one.word for one in reading_of({"text": "and for priya?", NAMES: ["Priya"]}).people] == ["Priya"]
    alarm = {"text": "he is on strong pills and will not wake up", URGENCY: {"emergency": 0.9, "quiet": 0.1}}
    assert urgency_of(alarm)
    assert urgency_of({**alarm, PET: "dog"}) == {}


def test_what_is_wrong_is_named_by_the_most_pressing_clause_first() -> None:
    assert told_in({PRESSING_IN: "i went sideways", TREATED_IN: "i have gout"}) == "i went sideways"
    assert told_in({TREATED_IN: "i have gout"}) == "i have gout"
    assert told_in({}) == ""
