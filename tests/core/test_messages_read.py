"""The reading of a message as it comes from a channel: typed words, and buttons."""

from __future__ import annotations

from bot.understanding.messages import DOUBT, URGENCY, doubt_of, is_tap, reading_of, urgency_of
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
