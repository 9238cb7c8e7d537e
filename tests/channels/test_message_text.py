"""What a person typed, made safe: cleaning, commands as words, and which payloads were offered."""

from __future__ import annotations

import pytest

from bot.channels.message_text import MAX_CHARACTERS, MessageTooLongError, as_typed, clean, offered_payloads


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("do I need them?", "do I need them?"),
        ("  do I\t need   them? ", "do I need them?"),
        ("squat 3x8\r\n\n \n rdl  3x10\n", "squat 3x8\nrdl 3x10"),
        ("a\x00b\x07c", "abc"),
        ("a\u200bb\u202ec", "abc"),
        ("<b>hip</b> thrust", "hip thrust"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("3 < 5 and 7 > 2", "3 < 5 and 7 > 2"),
        ("<3 hip thrusts", "<3 hip thrusts"),
        ("", ""),
        ("   ", ""),
        ("?!", ""),
        ("😀", ""),
        ("<br>", ""),
        ("👍", "yes"),
        ("👍🏽", "yes"),
        ("👎", "no"),
        ("❌", "no"),
        ("hip thrusts 👍", "hip thrusts 👍"),
        ("每周", "每周"),
        ("100kg", "100kg"),
    ],
)
def test_clean_leaves_the_words(typed: str, expected: str) -> None:
    assert clean(typed) == expected


def test_clean_never_leaves_a_blank_line() -> None:
    assert clean("a\n\n \nb") == "a\nb"


def test_clean_twice_changes_nothing() -> None:
    for typed in ("<b>hip</b> thrust", "a\x00b", "👍", "  x  "):
        assert clean(clean(typed)) == clean(typed)


def test_what_is_too_long_is_refused_without_repeating_it() -> None:
    assert clean("x" * MAX_CHARACTERS)
    with pytest.raises(MessageTooLongError) as refusal:
        clean("secret" * MAX_CHARACTERS)
    assert "secret" not in str(refusal.value)
    assert str(MAX_CHARACTERS) in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hello", "hello"),
        ("a/b", "a/b"),
        ("/squat_vs_thrust", "squat vs thrust"),
        ('/intent{"x":"y"}', "intent"),
        ("/restart", "restart"),
        ("//restart", "restart"),
        ("/don't know", "don't know"),
        ("/", ""),
        ("///{}", ""),
        ("/ /restart", "restart"),
        ("/log 3x10 at 62.5 kg", "log 3x10 at 62.5 kg"),
        ("/log 3x10 at 62.5 kg\nrpe 8.5", "log 3x10 at 62.5 kg\nrpe 8.5"),
        ('/log 3x10 {"load": 5}', "log 3x10"),
    ],
)
def test_a_command_is_read_as_words(typed: str, expected: str) -> None:
    assert as_typed(typed) == expected
    assert not as_typed(typed).startswith("/")


def test_offered_payloads_are_those_of_the_bots_buttons() -> None:
    events: list[dict[str, object]] = [
        {"event": "user", "text": "/setup"},
        {"event": "user", "data": {"buttons": [{"payload": "/restart"}]}},
        {"event": "bot", "data": {"buttons": [{"title": "a", "payload": "/ask_why"}, {"payload": "/setup"}]}},
        {"event": "bot", "data": {"buttons": None}},
        {"event": "bot", "data": {}},
        {"event": "bot", "data": None},
        {"event": "bot"},
        {"event": "action", "name": "action_listen"},
    ]
    assert offered_payloads(events) == {"/ask_why", "/setup"}
    assert offered_payloads([]) == set()
